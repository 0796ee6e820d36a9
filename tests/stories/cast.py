"""Who appears in stories, and what their municipality has agreed."""

from dataclasses import dataclass
from datetime import date

from core.store.people.people import Role

POLICY = (
    ("premium_per_hour", "2.00"),
    ("travel_per_km", "0.23"),
    ("tariff_floor_per_hour", "17.50"),
    ("administration_percentage", "12.5"),
    ("pin_after_hours", "0"),
)


@dataclass(frozen=True)
class Character:
    """Somebody who appears in stories."""

    place: int
    role: Role
    first_name: str
    last_name: str
    language: str | None = "nl"
    birth_date: date = date(1974, 5, 3)
    experience: str = ""
    works_for: str = ""


CAST = {
    "candidate": Character(1, Role.CANDIDATE, "Amina", "Bakker", experience="3 jaar in een kantine"),
    "other_candidate": Character(2, Role.CANDIDATE, "Henk", "de Vries", experience="heftruck, magazijn"),
    "english_candidate": Character(3, Role.CANDIDATE, "Selam", "Tesfay", "en", experience="schoonmaak"),
    "newcomer": Character(4, Role.CANDIDATE, "Ilse", "van Dam", None),
    "employer": Character(11, Role.EMPLOYER, "Joost", "Visser", works_for="Drukkerij De Punt"),
    "colleague": Character(12, Role.EMPLOYER, "Anja", "Prins", works_for="Drukkerij De Punt"),
    "other_employer": Character(13, Role.EMPLOYER, "Petra", "Mulder", works_for="Zorggroep Oost"),
    "consultant": Character(21, Role.CONSULTANT, "Karin", "Smit"),
    "stand_in": Character(22, Role.CONSULTANT, "Mark", "Jansen"),
    "lead": Character(23, Role.LEAD, "Els", "de Boer"),
    "account_manager": Character(24, Role.ACCOUNT_MANAGER, "Fatma", "Kaya"),
}
ELSEWHERE = {
    "far_candidate": Character(51, Role.CANDIDATE, "Noor", "Dekker"),
    "far_employer": Character(52, Role.EMPLOYER, "Wim", "Kuipers", works_for="Kwekerij Zuid"),
    "far_consultant": Character(53, Role.CONSULTANT, "Tom", "Bos"),
}
NOBODY_YET = frozenset({"newcomer"})
"""Known to the municipality, but their phone is not."""
