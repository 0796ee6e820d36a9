"""What the time calls for: deadlines that are due, chores, and which clock says so."""
