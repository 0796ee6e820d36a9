"""Jobs, offers, first meetings, and the pool of candidates."""
