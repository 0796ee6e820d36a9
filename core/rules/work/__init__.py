"""Work that runs: its term, its extension, what may change in it, and how it ends."""
