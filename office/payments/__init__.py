"""Payments: a proposal to look at, the accounts of one run, and the file for the bank."""
