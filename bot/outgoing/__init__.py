"""What goes out: rows of the outbox, drawn in the reader's language and sent in order, at Telegram's pace."""
