"""One update's turn: which handler it is for, what it may do, and what is said in return."""
