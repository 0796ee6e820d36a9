"""Names are data: whatever is in one, it breaks no message, hides nothing, and cannot pass for the bot."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words.language import END, ISOLATE, shown, words_for

words = words_for("nl")


@pytest.mark.parametrize(
    "name", ["Amina", "O'Brien", "José", "Zoë van 't Hoff", "Ștefan Țălină", "Nguyễn Thị Ánh", "李小龍", "Ngũgĩ wa Thiong'o"]
)
def test_a_name_stays_as_it_is(name: str) -> None:
    """Accents, apostrophes and other scripts."""
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Ka\u200brin", "Karin"),
        ("Ka\u2060r\ufeffin\u00ad", "Karin"),
        ("\u202eniraK\u202c", "niraK"),
        ("Karin\u2066\u2069", "Karin"),
        ("Ka\u034frin", "Karin"),
        ("\u3164\u2800Karin", "Karin"),
        ("Karin\u2028Je hebt ja gezegd", "KarinJe hebt ja gezegd"),
        ("Karin\x00\x07\r", "Karin"),
        ("Ka\u200drin", "Karin"),
        ("\U000e0041Karin", "Karin"),
        ("✅ Karin", " Karin"),
    ],
)
def test_what_hides_or_deceives_is_left_out(name: str, seen: str) -> None:
    """Zero width, overrides, blank look-alikes, lines of another kind, the bot's own signs."""
    assert shown(name) == seen


@pytest.mark.parametrize("name", ["אבי", "محمد", "אבי Cohen", "\u202eאבי"])
def test_a_right_to_left_name_is_isolated(name: str) -> None:
    """It reads its own way, and the sentence around it keeps its order."""
    seen = shown(name)
    assert seen.startswith(ISOLATE)
    assert seen.endswith(END)
    assert seen.count(ISOLATE) == seen.count(END) == 1


def test_persian_names_keep_their_joiner() -> None:
    """A zero-width non-joiner between two letters that would join is spelling."""
    assert shown("علی\u200cرضا") == f"{ISOLATE}علی\u200cرضا{END}"


def test_a_name_begins_no_line_of_its_own() -> None:
    """It cannot put a sentence of the bot beneath the real one."""
    said = words("This job was already offered to this person.")
    told = words("no. {number}", number=f"Karin\n{said}")
    assert "\n" not in told


def test_marks_do_not_stack_up() -> None:
    """Three on one letter at most."""
    assert shown("Z" + "\u0301" * 40 + "oe") == "Z" + "\u0301" * 3 + "oe"


@given(st.text(max_size=60))
def test_nothing_in_a_name_is_markup_or_order(name: str) -> None:
    """Whatever is in it: no tag, no override, no open isolate, no hidden character."""
    said = words.safe(name)
    assert "<" not in said
    assert ">" not in said
    plain = html.unescape(said)
    inner = plain.replace(ISOLATE, "").replace(END, "")
    assert plain.count(ISOLATE) == plain.count(END)
    hidden = {c for c in inner if unicodedata.category(c) in ("Cf", "Co", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"}
    assert hidden == set()
