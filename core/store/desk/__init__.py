"""What a contact person watches, and what waits for one."""
