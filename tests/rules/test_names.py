"""What is a name, and of whom."""

import pytest

from core.rules.names import NameCode, may_be_a_person, may_be_called, read_name
from core.rules.refusals import Refusal


@pytest.mark.parametrize("name", ["Amina", "Jan-Willem van der Berg", "Ngọc", "ሰላም", "أمينة", "D'Angelo", "Ø"])
def test_people_are_called_so(name: str) -> None:
    """Letters of any script, with what stands between them."""
    assert may_be_a_person(name) is None


@pytest.mark.parametrize("name", ["", "👍", "...", "-", "  "])
def test_without_a_letter_it_is_nothing(name: str) -> None:
    """Neither a person, nor an employer or a site."""
    for verdict in (may_be_a_person(name), may_be_called(name)):
        assert isinstance(verdict, Refusal)
        assert verdict.code is NameCode.NO_NAME


@pytest.mark.parametrize("name", ["KVK 12345678", "Amina 2", "Jan ٣"])
def test_a_number_is_of_an_employer_at_most(name: str) -> None:
    """Employers and sites have numbers in their names, people have none."""
    verdict = may_be_a_person(name)
    assert isinstance(verdict, Refusal)
    assert verdict.code is NameCode.NO_PERSONS_NAME
    assert may_be_called(name) is None


def test_sixty_fit_and_sixty_one_do_not() -> None:
    """On a card."""
    assert may_be_a_person("a" * 60) is None
    verdict = may_be_a_person("a" * 61)
    assert isinstance(verdict, Refusal)
    assert (verdict.code, verdict.facts) == (NameCode.NAME_TOO_LONG, {"most": 60})


def test_it_stands_on_one_line() -> None:
    """However it was typed."""
    assert read_name("  Amina \n  van\0  Dam ") == "Amina van Dam"
