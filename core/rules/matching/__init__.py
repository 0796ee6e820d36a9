"""From a reported job to a candidate: the checks, who fits, what stops it, offers and first meetings."""
