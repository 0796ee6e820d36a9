"""Who there is: people, accounts, employers, contact persons, leaves, invites and PINs."""
