"""That one cannot come, as people type it; a day that was not worked, hours and questions are something else."""

import pytest

from core.rules.reading.spoken import says_cannot_come


@pytest.mark.parametrize(
    "typed",
    [
        "Ik ben ziek.",
        "ziek",
        "ben vandaag ziek",
        "Kan niet komen",
        "ik kan vandaag niet komen",
        "ik kom morgen niet",
        "Ik voel me niet lekker",
        "ziekmelden",
        "I'm sick",
        "I can’t come today",
        "I cannot work today",
        "أنا مريض",
        "نمی‌توانم بیایم",
        "Jestem chora",
        "Nie mogę przyjść!",
        "waan xanuunsanahay",
        "ክመጽእ ኣይክእልን",
        "Hastayım",
        "BUGÜN GELEMİYORUM",
    ],
)
def test_it_is_read(typed: str) -> None:
    """In each language, whatever the capitals and the full stop."""
    assert says_cannot_come(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "ik was ziek",
        "niet gewerkt",
        "ik kan niet lezen",
        "ik kom",
        "mijn kind is ziek",
        "9-17",
        "niet",
        "kan ik morgen komen?",
        "",
        "ziek " * 40,
    ],
)
def test_something_else_is_not(typed: str) -> None:
    """What was, whatever asks something, and what is too long to be read."""
    assert not says_cannot_come(typed)
