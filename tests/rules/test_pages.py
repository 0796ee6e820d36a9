"""The pages of docs/rules are true: every scenario on them is run, and gives the figures that stand there.

A scenario is a fenced block of TOML. Either it is a little directory for `flexbot calculate` (`policy`, `placements`, `hours`, ... as
strings) with a part of the document as `expected`, or it calls a rule by name: each of `cases` has its inputs and its `answer`.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.rules.choices import DEFAULTS
from core.rules.disagreements import QUESTIONS
from office.calculate import calculate_command
from tests.rules import named_amounts, named_choices, named_payouts, named_people, named_work

PAGES = Path(__file__).parents[2] / "docs" / "rules"
INDEX = PAGES / "README.md"
NAMED = {
    **named_amounts.RULES,
    **named_choices.RULES,
    **named_payouts.RULES,
    **named_people.RULES,
    **named_work.RULES,
}
SECTIONS = ("## The question", "## What was decided", "## What else was seen", "## Scenarios", "## Source")
SCENARIO = re.compile(r"^```scenario\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = {
    "policy": "policy.toml",
    **{name: f"{name}.csv" for name in ("placements", "hours", "travel", "costs", "other_premiums", "payments")},
}


@dataclass(frozen=True)
class Scenario:
    """One block of a page."""

    page: str
    table: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.page}: {self.table['name']}"


def pages() -> list[Path]:
    return sorted(page for page in PAGES.glob("*.md") if page != INDEX)


def scenarios(page: Path) -> Iterator[Scenario]:
    for block in SCENARIO.findall(page.read_text("utf-8")):
        yield Scenario(page.stem, tomllib.loads(block))


ALL = [scenario for page in pages() for scenario in scenarios(page)]


def differences(expected: object, found: object, place: str = "") -> Iterator[str]:
    """Where what was found is not what was expected; a table may hold more, unless it is to be empty."""
    if isinstance(expected, dict) and isinstance(found, dict) and (expected or not found):
        for key, value in expected.items():
            yield from differences(value, found.get(key, "nothing"), f"{place}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{place}[{number}]")
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield f"{place}: the page says {expected!r}, the rules {found!r}"


def by_rule(rule: str, cases: list[dict[str, Any]]) -> Iterator[str]:
    """What the rule says otherwise than the page."""
    for case in cases:
        given = {name: value for name, value in case.items() if name != "answer"}
        yield from differences(case["answer"], NAMED[rule](**given), f"{rule} {given}")


def write_files(table: dict[str, Any], directory: Path) -> None:
    """The files of a scenario, as `flexbot calculate` finds them."""
    assert table.keys() <= {*FILES, "name", "expected"}
    for key in FILES.keys() & table.keys():
        (directory / FILES[key]).write_text(table[key].lstrip("\n"), "utf-8")


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
def test_the_scenario_gives_the_figures_on_the_page(
    scenario: Scenario, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Run as it stands there."""
    table = scenario.table
    if "rule" in table:
        assert list(by_rule(table["rule"], table["cases"])) == []
        return
    write_files(table, tmp_path)
    assert calculate_command(tmp_path, "json") == 0
    assert list(differences(table["expected"], json.loads(capfdbinary.readouterr().out))) == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_has_its_sections_and_a_scenario(page: Path) -> None:
    """Question, decision, what else was seen, scenarios, source, in this order."""
    text = page.read_text("utf-8")
    places = [text.find(section) for section in SECTIONS]
    assert -1 not in places
    assert places == sorted(places)
    found = list(scenarios(page))
    assert found
    assert len(found) == text.count("```scenario")
    assert all(one.table.get("cases") or one.table.get("expected") for one in found)


def test_the_index_names_every_page() -> None:
    """Nobody has to guess what there is."""
    linked = re.findall(r"\]\(([a-z0-9-]+\.md)\)", INDEX.read_text("utf-8"))
    assert sorted(linked) == [page.name for page in pages()]


def test_names_of_scenarios_are_different() -> None:
    """Each can be pointed at."""
    assert len({scenario.name for scenario in ALL}) == len(ALL)


def test_a_wrong_figure_is_found() -> None:
    """A page that says 15.99 where the rules say 16.00 fails, also deep in a list."""
    page_says = {"a": [{"b": "15.99"}]}
    assert list(differences(page_says, {"a": [{"b": "16.00", "c": 1}]})) == [".a[0].b: the page says '15.99', the rules '16.00'"]
    assert list(differences({"a": [1]}, {"a": [1, 2]}))
    assert list(differences({"a": 1}, {}))
    assert list(differences({}, {"a": 1}))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_of_policy_stands_on_its_page(question: str) -> None:
    """With all its choices and its default."""
    rows = [line for line in (PAGES / "policy.md").read_text("utf-8").splitlines() if line.startswith(f"| `{question}` |")]
    assert len(rows) == 1
    default = getattr(DEFAULTS, question)
    shown = "none" if default is None else str(default).lower()
    assert f"| {shown} |" in rows[0]
    assert all(f"{choice}: " in rows[0] for choice in QUESTIONS[question].says)
