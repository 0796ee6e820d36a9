"""What people type, read as times, days, amounts and work; what cannot be read in one way is asked."""
