"""Days and weeks: entered, signed, confirmed, disputed, corrected."""
