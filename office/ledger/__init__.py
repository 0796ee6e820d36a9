"""The whole books over the trust account, for other programs."""
