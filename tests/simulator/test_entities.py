"""HTML becomes text and entities, and bad HTML is refused, as Telegram does it (its own test cases, in part)."""

import pytest

from simulator.entities import BadText, formatted
from simulator.render import as_html

SURROGATE = "HTML entities, check for unmatched surrogate code units"

BAD = [
    ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
    ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
    ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
    ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
    ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
    ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
    ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<script>alert(1)</script>", 'Unsupported start tag "script" at byte offset 0'),
    ("<3 Ann", 'Unsupported start tag "3" at byte offset 0'),
    ("<3", "Unclosed start tag at byte offset 0"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        "&#57311;",
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ),
]


@pytest.mark.parametrize(("source", "why"), BAD)
def test_bad_html_is_refused_in_telegrams_words(source: str, why: str) -> None:
    """Word for word, offsets in bytes of UTF-8: a bot meets here the error that it would meet there."""
    with pytest.raises(BadText) as refused:
        formatted(source, "HTML", None)
    assert str(refused.value) == f"can't parse entities: {why}"


GOOD = [
    ("plain", "plain", []),
    ('&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;', '<>&"&laquo;&raquo;&#12345678;', []),
    ("➡️ ➡️<i>➡️ ➡️</i>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
    ("➡️ ➡️<i>➡️ ➡️</i><b>➡️ ➡️</b>", "➡️ ➡️➡️ ➡️➡️ ➡️", [("italic", 5, 5), ("bold", 10, 5)]),
    ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
    ("🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>", "🏟 🏟🏟 ><🏟", [("italic", 5, 7), ("bold", 9, 3)]),
    ("🏟 🏟&lt;<i>🏟 🏟&lt;</>", "🏟 🏟<🏟 🏟<", [("italic", 6, 6)]),
    ("🏟 🏟&lt;<b></b>", "🏟 🏟<", []),
    ("<STRONG>a</STRONG><ins>b</ins><del>c</del><tg-spoiler>d</tg-spoiler>", "abcd",
     [("bold", 0, 1), ("underline", 1, 1), ("strikethrough", 2, 1), ("spoiler", 3, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
    ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
    ("  \n<b> a </b>\n ", "a", [("bold", 0, 1)]),
    ("a\tb\0c\r", "a\tb c", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Offsets and lengths count UTF-16 units."""
    found_text, found = formatted(source, "HTML", None)
    assert found_text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_a_link_keeps_its_address_and_code_its_language() -> None:
    """A bare host gets http:// and a slash, `&amp;` is decoded; `language-python` on code within pre is its language."""
    source = '<a href="telegram.org?a=1&amp;b=2">t</a> <pre><code class="language-python">x</code></pre>'
    assert formatted(source, "html", None)[1] == [
        {"type": "text_link", "offset": 0, "length": 1, "url": "http://telegram.org/?a=1&b=2"},
        {"type": "pre", "offset": 2, "length": 1, "language": "python"},
    ]


FOUND = [
    ("/start abc", [("bot_command", 0, 6)]),
    ("bel /hulp@local_bot nu", [("bot_command", 4, 15)]),
    ("1/2 en en/of", []),
    ("zie https://example.org/a?b=c.", [("url", 4, 25)]),
    ("mail a.b@example.org", [("email", 5, 15)]),
    ("🏟 @ann_test #werk", [("mention", 3, 9), ("hashtag", 13, 5)]),
    ("Dit is een zin. 1.50 euro.", []),
]


@pytest.mark.parametrize(("text", "entities"), FOUND)
def test_telegram_sees_commands_links_and_mentions_by_itself(text: str, entities: list[tuple[str, int, int]]) -> None:
    """Without a parse mode, in UTF-16 units; no command in 1/2, no link in `zin. 1.50`, and a full stop ends an address."""
    found = formatted(text, "", None)[1]
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


ROUND_TRIPS = [
    "a &lt;3 &amp; b",
    "<b>a<i>b</i></b> c",
    '<a href="https://example.org/?a=1&amp;b=2">🏟</a>',
    "<b>🏟</b><code>x&lt;y</code>",
    '<pre><code class="language-python">x</code></pre>',
    "<blockquote expandable>q <u>r</u></blockquote>",
]


@pytest.mark.parametrize("source", ROUND_TRIPS)
def test_what_people_read_as_html_is_what_was_sent(source: str) -> None:
    """Tags, escaped signs, addresses and languages come back character for character."""
    assert as_html(*formatted(source, "HTML", None)) == source


GIVEN = [
    ({"type": "bold", "offset": 100, "length": 1}, "entity begins after the end of the text at UTF-16 offset 100"),
    ({"type": "bold", "offset": 0, "length": 100},
     "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
    ({"type": "invalid_type", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type specified"),
    ({"type": "text_link", "offset": 0, "length": 4}, "can't parse MessageEntity: Can't find field \"url\""),
    ({"type": "bold", "offset": -1, "length": 1}, "receive an entity with incorrect offset -1"),
    ({"type": "text_link", "offset": 0, "length": 5, "url": "not-a-url"}, "entity URL 'not-a-url' is invalid: Wrong HTTP URL"),
    ({"type": "text_link", "offset": 0, "length": 5, "url": ""}, "entity URL '' is invalid: URL host is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "why"), GIVEN)
def test_wrong_explicit_entities_are_refused(entity: dict[str, object], why: str) -> None:
    """Outside the text, of no known kind, without an address or with a bad one: each with Telegram's reason."""
    with pytest.raises(BadText) as refused:
        formatted("hello", "", [entity])
    assert str(refused.value) == why


def test_explicit_entities_are_kept_and_moved_with_the_trimmed_text() -> None:
    """Two blanks before the text go, and the offset becomes less by two."""
    assert formatted("  hello", "", [{"type": "bold", "offset": 2, "length": 3}]) == (
        "hello",
        [{"type": "bold", "offset": 0, "length": 3}],
    )
