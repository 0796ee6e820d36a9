"""A page of a long list."""

import pytest

from core.rules.paging import Page, page_of

SEVEN = "abcdefg"


@pytest.mark.parametrize(
    ("found", "number", "page"),
    [
        (SEVEN, 0, Page("abc", 0, 3)),
        (SEVEN, 1, Page("def", 1, 3)),
        (SEVEN, 2, Page("g", 2, 3)),
        ("abcdef", 1, Page("def", 1, 2)),
        ("abc", 0, Page("abc", 0, 1)),
    ],
)
def test_a_page_of_three(found: str, number: int, page: Page[str]) -> None:
    """Each of the list once, the last page with what is left; a full page has no empty one behind it."""
    assert page_of(found, number, 3) == page


@pytest.mark.parametrize(("found", "page"), [(SEVEN, Page("g", 2, 3)), ("abcdef", Page("def", 1, 2)), ("a", Page("a", 0, 1))])
@pytest.mark.parametrize("number", [3, 99])
def test_a_page_that_is_no_more_is_the_last_one(found: str, number: int, page: Page[str]) -> None:
    """The list became shorter after the button was made: what is left of it is shown, never nothing."""
    assert page_of(found, number, 3) == page


@pytest.mark.parametrize("number", [0, 5])
def test_an_empty_list_is_one_empty_page(number: int) -> None:
    """There is nothing to turn to."""
    assert page_of("", number, 3) == Page("", 0, 1)
