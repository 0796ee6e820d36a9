"""The rules on plain files: for checking a year by hand, for audits, and for "what if our premium were 1.50?"."""

from office.calculate.command import calculate_command

__all__ = ["calculate_command"]
