"""Buttons of inviting somebody new, and of what was before with a candidate."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class NewCandidate(Callback, code=275):
    """Invite a new candidate."""


@dataclass(frozen=True)
class IntakeAnswer(Callback, code=276):
    """Yes or no to a question of the checklist (its place among `core.rules.people.invitation_checklist.QUESTIONS`)."""

    place: int
    says_yes: bool


@dataclass(frozen=True)
class SendInvitation(Callback, code=277):
    """Everything is right: make the link."""


@dataclass(frozen=True)
class NewEmployer(Callback, code=278):
    """Enter a new employer."""


@dataclass(frozen=True)
class NewStaff(Callback, code=279):
    """Invite a new colleague of the municipality."""


@dataclass(frozen=True)
class StaffRole(Callback, code=280):
    """What the new colleague is (the place among `core.actions.people.inviting.COLLEAGUES`)."""

    place: int


@dataclass(frozen=True)
class ShowHistory(Callback, code=281):
    """What was before with this candidate?"""

    candidate: int
