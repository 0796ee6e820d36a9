"""Who comes in, with which account and which rights, and who guides them."""
