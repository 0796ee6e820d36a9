"""Commands that are more than a few lines, beside the office's."""
