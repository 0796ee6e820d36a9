"""What comes in: fetched or posted, committed to the inbox, and handled person by person."""
