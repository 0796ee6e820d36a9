"""What people type for a worked day is understood, asked again, or read back as more than one meaning. It is never misread in silence.

Over 300 lines: one list of what people type.
"""

from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.rules.day_minutes import worked_minutes
from core.rules.reading.day import Reading, read_break, read_day, read_end, read_until, says_not_worked


def shown(readings: tuple[Reading, ...]) -> list[str]:
    """Readings as short text: 08:30-17:00 (30), 08:30-, = 450."""
    return [
        f"= {r.minutes}"
        if r.minutes is not None
        else f"{r.starts:%H:%M}-{r.ends.strftime('%H:%M') if r.ends else ''}"
        + (f" ({r.break_minutes})" if r.break_minutes is not None else "")
        for r in readings
    ]


CLEAR = {
    "٩:٠٠ إلى ١٢:٣٠": "09:00-12:30",
    "9:00 الى 12:30": "09:00-12:30",
    "۹:۰۰ تا ۱۲:۳۰": "09:00-12:30",
    "\u206809:00\u2069 إلى \u206812:30\u2069": "09:00-12:30",
    "od 09:00 do 12:30": "09:00-12:30",
    "09:00 ilaa 12:30": "09:00-12:30",
    "09:00 ክሳብ 12:30": "09:00-12:30",
    "09:00 – 12:30": "09:00-12:30",
    "8-17": "08:00-17:00",
    "9-17": "09:00-17:00",
    "9 - 17": "09:00-17:00",
    "9–17": "09:00-17:00",
    "9:00 tot 17:30": "09:00-17:30",
    "van 9:00 tot 17:30": "09:00-17:30",
    "9u-17u": "09:00-17:00",
    "9u 17u": "09:00-17:00",
    "9:00 17:00": "09:00-17:00",
    "9.00-17.30 uur": "09:00-17:30",
    "0900-1730": "09:00-17:30",
    "8h-16h": "08:00-16:00",
    "8-17 met pauze 30": "08:00-17:00 (30)",
    "8-17, 30 min pauze": "08:00-17:00 (30)",
    "8-17 zonder pauze": "08:00-17:00 (0)",
    "8-17 pauze 12:00-12:30": "08:00-17:00 (30)",
    "8-17 met 2 x 15 min pauze": "08:00-17:00 (30)",
    "half 9 tot 5 met een half uur pauze": "08:30-17:00 (30)",
    "7:30-16:00 (30 min pauze)": "07:30-16:00 (30)",
    "7:30-16:00 (pauze 30 min)": "07:30-16:00 (30)",
    "9 tot 12.30 (zonder pauze)": "09:00-12:30 (0)",
    "9-17 pauze 2 x een kwartier": "09:00-17:00 (30)",
    "9-17 met 2 keer een kwartier pauze": "09:00-17:00 (30)",
    "9-17, 2x een half uur pauze": "09:00-17:00 (60)",
    "9-12 en 13-17": "09:00-17:00 (60)",
    "9-12, 13-17": "09:00-17:00 (60)",
    "van 9 tot 12 en van 1 tot 5": "09:00-17:00 (60)",
    "8:30-12:15 en 12:45-17:00": "08:30-17:00 (30)",
    "9-17 en 18-20": "09:00-20:00 (60)",
    "٩-١٧": "09:00-17:00",
    "۰۹:۰۰ - ۱۷:۳۰": "09:00-17:30",
    "٨٫٠": "= 480",
    "۷،۵": "= 450",
    "٩-١٧، ٣٠ min pauze": "09:00-17:00 (30)",
    "half negen": "08:30-",
    "Half Negen": "08:30-",
    "half acht tot vier": "07:30-16:00",
    "half 9 tot half 6": "08:30-17:30",
    "kwart over 8": "08:15-",
    "kwart voor 9": "08:45-",
    "vijf voor half negen": "08:25-",
    "quarter past 8 to 4": "08:15-16:00",
    "half past 8 to 5": "08:30-17:00",
    "9am-5pm": "09:00-17:00",
    "8 uur 's ochtends tot 5 uur 's middags": "08:00-17:00",
    "drie uur 's middags tot 8 uur": "15:00-20:00",
    "5 voor 12 's middags": "11:55-",
    "9-5": "09:00-17:00",
    "9 to 5": "09:00-17:00",
    "halfnegen tot 5 uur": "08:30-17:00",
    "half9-17": "08:30-17:00",
    "12-8": "12:00-20:00",
    "22:00-06:00": "22:00-06:00",
    "22-6": "22:00-06:00",
    "20-8": "20:00-08:00",
    "16-24": "16:00-00:00",
    "00:00-08:00": "00:00-08:00",
    "7,5": "= 450",
    "7.5": "= 450",
    "7,75": "= 465",
    "8,0": "= 480",
    "7 en een half uur": "= 450",
    "zeven en een half uur": "= 450",
    "anderhalf uur": "= 90",
    "8 uur gewerkt": "= 480",
    "in totaal 8 uur": "= 480",
    "7 uur 30 min": "= 450",
    "7 uur en 30 minuten": "= 450",
    "450 minuten": "= 450",
    "24 uur gewerkt": "= 1440",
}


@pytest.mark.parametrize(("typed", "meant"), CLEAR.items())
def test_a_clear_day_has_one_meaning(typed: str, meant: str) -> None:
    """What can mean only one thing is read as that."""
    assert shown(read_day(typed)) == [meant]


DOUBTFUL = {
    "7:30": ["07:30-", "= 450"],
    "7u30": ["07:30-", "= 450"],
    "7.30": ["07:30-", "= 450"],
    "7,30": ["07:30-", "= 450"],
    "7,50": ["07:50-", "= 450", "= 470"],
    "8": ["08:00-", "= 480"],
    "8 uur": ["08:00-", "= 480"],
    "3": ["03:00-", "15:00-", "= 180"],
    "1-5": ["01:00-05:00", "13:00-17:00"],
    "1-3 en 4-6": ["01:00-06:00 (60)", "13:00-18:00 (60)"],
    "2 tot 10": ["02:00-10:00", "14:00-22:00"],
    "9:00 tot 9:00": ["09:00-21:00", "21:00-09:00"],
    "tien tot tien": ["10:00-22:00", "22:00-10:00"],
    "12 tot 12": ["00:00-12:00", "12:00-00:00"],
    "09:00-05:00": ["09:00-17:00", "09:00-05:00"],
    "13-2": ["13:00-14:00", "13:00-02:00"],
    "8 uur 17": ["08:00-17:00", "08:17-", "= 497"],
    "8 uur met pauze 30": ["08:00- (30)", "= 480", "= 450"],
}


@pytest.mark.parametrize(("typed", "meanings"), DOUBTFUL.items())
def test_in_doubt_every_meaning_is_there(typed: str, meanings: list[str]) -> None:
    """A time or a total, night or afternoon: whoever asks can ask which."""
    assert shown(read_day(typed)) == meanings


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "８",
            "９-１７",
            "1e9",
            "-8",
            "25",
            "0",
            "0-0-0",
            "24",
            "9-25",
            "9:75",
            "9:00-24:30",
            "7,3",
            "7,333",
            "1.250",
            "9-17-18",
            "25 uur gewerkt",
        ),
        *(
            "hallo",
            "",
            " ",
            "tot 5",
            "8-17 met pauze",
            "8-17 met pauze zeven dagen",
            "8-17 met pauze 1",
            "9-12 en 13-17 en 18-20",
            "9-12,13-17",
            "9-12 en 12-17",
            "9-12 en 11-17",
            "6-8 en 18-20",
            "20-24 en 1-5",
            "13-17 en 9-12",
            "9-12 en 13-17 met pauze 15",
            "9-12 en 13-17 zonder pauze",
            "9-12 en 13",
            "9-17 (30)",
            "9-17 (30 min pauze) en nog wat",
            "(9-17) pauze 30",
            "9-17 (2 pauzes)",
            "👍",
            "<b>9-17</b>",
        ),
        *(
            "9\u200b-17",
            "\u202e9-17",
            "१-५",
            "٩٬١٧",
            "9-17" * 40,
            "9-17 morgen",
            "-",
            "half",
            "half 13",
            "kwart over",
            "NaN",
            "inf",
            "0x10",
            "+8",
        ),
    ],
)
def test_what_is_not_a_day_is_asked_again(typed: str) -> None:
    """Anything else has no meaning at all."""
    assert read_day(typed) == ()


@pytest.mark.parametrize(
    ("typed", "starts", "meant"),
    [
        ("17", time(9), ["09:00-17:00"]),
        ("5", time(9), ["09:00-17:00"]),
        ("half zes", time(9), ["09:00-17:30"]),
        ("tot 17:30", time(9), ["09:00-17:30"]),
        ("17 met pauze 30", time(9), ["09:00-17:00 (30)"]),
        ("6 uur 's ochtends", time(22), ["22:00-06:00"]),
        ("6", time(22, 30), ["22:30-06:00"]),
        ("10-17", time(9), ["10:00-17:00"]),
        ("8 uur gewerkt", time(9), ["= 480"]),
        ("25", time(9), []),
        ("geen idee", time(9), []),
    ],
)
def test_an_end_belongs_to_its_beginning(typed: str, starts: time, meant: list[str]) -> None:
    """After the beginning only the end is asked; who types the whole day, or the hours in all, is understood too."""
    assert shown(read_end(typed, starts)) == meant


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(
            ("30", 30),
            ("30 min", 30),
            ("30 minuten", 30),
            ("dertig minuten", 30),
            ("half uur", 30),
            ("een half uur", 30),
            ("0,5 uur", 30),
        ),
        *(
            ("0:30", 30),
            ("12:00-12:30", 30),
            ("2 x 15", 30),
            ("2x15 min", 30),
            ("15 + 15", 30),
            ("15 en 30", 45),
            ("pauze 2 x een kwartier", 30),
            ("2 keer een kwartier", 30),
            ("٣٠", 30),
            ("۱۵ + ۱۵", 30),
            ("2x een half uur", 60),
            ("30 min pauze", 30),
            ("Pauze: half uur", 30),
            ("zonder pauze", 0),
            ("kwartier", 15),
        ),
        *(
            ("drie kwartier", 45),
            ("1 uur", 60),
            ("een uur", 60),
            ("anderhalf uur", 90),
            ("geen", 0),
            ("Geen.", 0),
            ("nee", 0),
            ("0", 0),
        ),
    ],
)
def test_a_break_is_read_in_minutes(typed: str, minutes: int) -> None:
    """Minutes, hours, quarters, several breaks, from-to, or none."""
    assert read_break(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "1",
        "4",
        "1e9",
        "-8",
        "８",
        "999",
        "half",
        "lang",
        "",
        "30 uur",
        "12:30-12:00",
        "9-17-18",
        "pauze",
        "pauze 1",
        "2 x 2",
        "4 x 90",
    ],
)
def test_a_strange_break_is_asked_again(typed: str) -> None:
    """A bare 1 may be an hour or a minute; nothing is guessed."""
    assert read_break(typed) is None


TYPED = st.text(max_size=40) | st.text("0123456789:.,-+ umtohalfkwrpvezg'x", max_size=20)


@given(TYPED)
@example("9-17 pauze 9-17")
@example("half " * 9)
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed: no error, at most four meanings, each sayable on a clock and never more than 24 hours."""
    readings = read_day(text)
    assert len(readings) <= 4
    for reading in readings:
        assert (reading.minutes is None) != (reading.starts is None)
        assert reading.minutes is None or 1 <= reading.minutes <= 1440
        assert reading.ends is None or reading.starts is not None
        if reading.starts and reading.ends:
            assert isinstance(worked_minutes(date(2026, 11, 16), reading.starts, reading.ends), int)
    took = read_break(text)
    assert took is None or 0 <= took <= 240
    for reading in read_end(text, time(9)):
        assert reading.minutes is None or 1 <= reading.minutes <= 1440


@given(st.integers(0, 1439), st.integers(0, 1439), st.sampled_from([" tot ", "-", " - ", " to "]))
def test_times_written_in_full_are_among_the_meanings(first: int, second: int, between: str) -> None:
    """Two full 24-hour times are always understood as written, or asked about."""
    starts, ends = time(*divmod(first, 60)), time(*divmod(second, 60))
    assert Reading(starts, ends) in read_day(f"{starts:%H:%M}{between}{ends:%H:%M}")


@given(st.integers(1, 24), st.sampled_from([("", 0), (",5", 30), (".5", 30), (",25", 15), (",75", 45)]))
def test_a_decimal_total_is_exact(hours: int, part: tuple[str, int]) -> None:
    """Hours with a half or a quarter become whole minutes, with comma or point."""
    minutes = Fraction(hours) * 60 + part[1]
    meant = {reading.minutes for reading in read_day(f"{hours}{part[0]} uur gewerkt")}
    assert (minutes in meant) == (minutes <= 1440)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gewerkt tot 5", ["09:00-17:00"]),
        ("tot 13:30", ["09:00-13:30"]),
        ("ik heb gewerkt tot kwart over 1", ["09:00-13:15"]),
        ("tot 5 met een half uur pauze", ["09:00-17:00 (30)"]),
        ("9-17", []),
        ("tot morgen", []),
    ],
)
def test_an_end_alone_goes_with_the_planned_beginning(typed: str, meant: list[str]) -> None:
    """Work that was to begin at nine; without a plan an end alone says too little."""
    assert shown(read_until(typed, time(9))) == meant
    assert read_until(typed, None) == ()


@pytest.mark.parametrize(
    "typed", ["niet gewerkt", "Ik heb niet gewerkt.", "ik was ziek", "ziek", "0 uur gewerkt", "vrij", "I was sick"]
)
def test_not_worked_is_read(typed: str) -> None:
    """However it is said; it is no time."""
    assert says_not_worked(typed)
    assert read_day(typed) == ()


@pytest.mark.parametrize("typed", ["niet", "9-17", "niet gewerkt tot 5", "mijn kind was ziek", "8 uur gewerkt"])
def test_what_says_something_else_is_not_not_worked(typed: str) -> None:
    """Only what can mean nothing else."""
    assert not says_not_worked(typed)
