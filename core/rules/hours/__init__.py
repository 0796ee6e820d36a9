"""Days and weeks: what may be entered, signed, confirmed and put right."""
