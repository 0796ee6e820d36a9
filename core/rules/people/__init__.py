"""Who may take part or come in: accounts, invites, PINs, the checklist and what is agreed beforehand."""
