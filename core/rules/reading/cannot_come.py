"""That one cannot come, as people type it in any of the languages. Why not is nobody's business; whoever asks this keeps nothing of the words.

No document says how people type.
"""

import re

from core.rules.reading.spoken import bare, plain

_NOT_COMING = re.compile(
    r"(?:sorry )?(?:(?:ik )?(?:kan|kom|kan helaas|kom helaas)(?: vandaag| morgen)? niet(?: komen| werken)?(?: vandaag| morgen)?"
    r"|(?:ik )?(?:(?:ben|voel me|voel mij) )?(?:vandaag )?(?:nog )?(?:ziek|niet lekker|niet goed)(?: vandaag)?|(?:me |mij )?ziek ?melden"
    r"|(?:i )?(?:can't|cannot|can not|cant) (?:come|work)(?: today| tomorrow)?|(?:i'm |i am )?(?:sick|ill)(?: today)?)"
)
_ELSEWHERE = frozenset(
    bare(said)
    for said in (
        *("أنا مريض", "أنا مريضة", "مريض", "مريضة", "لا أستطيع الحضور", "لا أستطيع المجيء", "لا أقدر أن آتي"),
        *("مریضم", "من مریضم", "مریض هستم", "من مریض هستم", "نمی‌توانم بیایم", "نمیتونم بیام"),
        *("jestem chory", "jestem chora", "nie mogę przyjść", "nie przyjdę", "nie przyjdę dzisiaj", "nie mogę dzisiaj przyjść"),
        *("waan xanuunsanahay", "waan bukaa", "ma imaan karo", "ma iman karo", "maanta ma imaan karo", "maanta ma iman karo"),
        *("ሓሚመ", "ሓሚመ ኣለኹ", "ክመጽእ ኣይክእልን", "ክመጽእ ኣይክእልን እየ"),
        *("hastayım", "gelemem", "gelemiyorum", "bugün gelemem", "bugün gelemiyorum"),
    )
)


def says_cannot_come(text: str) -> bool:
    """Whether a typed text is that one cannot come, or not now."""
    return _NOT_COMING.fullmatch(plain(text)) is not None or bare(text) in _ELSEWHERE
