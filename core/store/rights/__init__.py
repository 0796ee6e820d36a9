"""Everything that is held about a person, and who asked to be forgotten."""
