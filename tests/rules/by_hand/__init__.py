"""The page of `flexbot calculate` read once more, case by case, with outcomes worked out by hand."""
