"""Exit codes of commands that did not do what was asked."""

REFUSED, WRONG_USE, INTERRUPTED = 1, 2, 130
