"""The recipes of CONTRIBUTING.md are true: done to the letter on a copy of the tree, the tests that they name are green."""

import re
from pathlib import Path

import pytest

from tests.docs.recipes import WHERE, Tree, blocks, section

CAP = "premium_cap_per_calendar_year"


@pytest.fixture(name="tree")
def copy_of_the_tree(tmp_path: Path) -> Tree:
    """Compiled, as `make words` leaves it."""
    return Tree(tmp_path / "flexbot")


def test_every_block_says_where_it_goes() -> None:
    """None of them is for somebody who knows already."""
    for title in ("A screen", "A rule"):
        starts = re.findall(r"(?:^|\n)\n( {7}.*)", section(title))
        assert len(blocks(title)) >= 4
        assert [line for line in starts if not WHERE.match(line) and not _is_inside(title, line)] == []


def _is_inside(title: str, line: str) -> bool:
    """A line that stands behind an empty one, in a block of its own."""
    return any(line.strip() in block.lines for block in blocks(title))


@pytest.mark.slow
def test_the_recipe_of_a_rule(tree: Tree) -> None:
    """The scenario runs from the page, the refusal is said in Dutch, and one sentence that nobody translated yet is one red test."""
    tree.follow("A rule")
    tree.runs("words.compile")
    tree.tests("tests/rules/test_pages.py")
    done = tree.tries("pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/contracts/test_refusals.py")
    red = re.findall(r"^FAILED (\S+)", done.stdout, re.MULTILINE)
    assert red == ["tests/contracts/test_refusals.py::test_every_refusal_can_be_said[HoursCode.TOO_MANY_KILOMETRES]"], done.stdout
    lacks = tree.tries("words.check").stdout
    assert (
        len(re.findall("no translation of", lacks))
        == len(re.findall("no translation of 'You cannot claim more than", lacks))
        == 6
    )
    tree.runs("words.todo")
    assert sorted(path.parent.name for path in (tree.folder / "build" / "todo").rglob("hours.po")) == [
        "ar",
        "fa",
        "pl",
        "so",
        "ti",
        "tr",
    ]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_recipe_of_a_screen(tree: Tree) -> None:
    """Its story is told, nothing is red in what it says to run, and no word lacks."""
    tree.follow("A screen")
    tree.runs("words.compile")
    tree.runs("words.check")
    tree.tests("tests/stories/test_count.py", "tests/contracts", "-m", "not slow")


@pytest.mark.slow
def test_the_recipe_of_a_rate(tree: Tree) -> None:
    """The row that it names is taken, and outside `tests/rules` nothing leans on its not being there."""
    row, until = re.findall(r"`(\[\d.+?\])`.*?: `(\d{4}-\d\d-\d\d)`", section("A rate"), re.DOTALL)[0]
    amounts = (tree.folder / "core" / "rules" / "data" / "amounts.toml").read_text("utf-8")
    (series,) = re.findall(rf"^\[{CAP}\]\n(?:.+\n)+", amounts, re.MULTILINE)
    longer = re.sub(r"known_until = \S+", f"known_until = {until}", series).rstrip().removesuffix("]") + f"  {row},\n]\n"
    tree.change("core/rules/data/amounts.toml", series, longer)
    office = ("tests/office/test_amounts.py", "tests/office/test_payments.py", "tests/office/test_payment_approval.py")
    stories = ("tests/stories/test_deciding.py", "tests/stories/test_payment_moment.py")
    tree.tests(*office, *stories, "-m", "not slow")
