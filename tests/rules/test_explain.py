"""`flexbot calculate --explain`: every amount of the document says which rule, which row and which source made it, in plain Dutch."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.cents import plain
from office.calculate import calculate_command
from office.calculate.explained import Explained, explained
from office.calculate.lines import PaymentLine, PeriodLine, PlacementLine, YearLine, line_named
from office.calculate.outcome import calculate
from office.calculate.spoken import spoken
from office.calculate.written import as_json
from tests.rules.conftest import Plain
from tests.rules.plain_files import Files
from words import LANGUAGES, words_for

EXAMPLE = Path(__file__).parent / "calculate_example"


def says(capfd: pytest.CaptureFixture[str], line: str, directory: Path = EXAMPLE) -> list[str]:
    """What the program prints about a line."""
    assert calculate_command(directory, "json", line) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out.splitlines()


def test_a_premium_by_week(capfd: pytest.CaptureFixture[str]) -> None:
    """Hours, rate and rounding of each unit, and the row that the rate was read from."""
    assert says(capfd, "placements/P1/premium") == [
        "Premie, P1: € 79,50",
        "",
        "Week vanaf 16 januari 2017: € 31,50",
        "  15 uur en 45 min werk, tegen € 2,00 per uur.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "",
        "Week vanaf 30 januari 2017: € 16,00",
        "  8 uur werk, tegen € 2,00 per uur.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "",
        "Week vanaf 1 februari 2017: € 16,00",
        "  8 uur werk, tegen € 2,00 per uur.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "",
        "Week vanaf 10 april 2017: € 16,00",
        "  8 uur werk, tegen € 2,00 per uur.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "",
        "De premie is € 2,00 per uur sinds 1 januari 2017. Bron: besluit van de gemeente.",
    ]


def test_travel_claim_by_claim(capfd: pytest.CaptureFixture[str]) -> None:
    """Kilometres at a rate, or what the ticket cost."""
    assert says(capfd, "placements/P1/2017-01-16/travel") == [
        "Reiskosten, P1, week vanaf 16 januari 2017: € 6,74",
        "",
        "Week vanaf 16 januari 2017: € 6,74",
        "  16 januari 2017: 12,5 kilometer, tegen € 0,19 per kilometer.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "  17 januari 2017: een kaartje van € 4,36.",
        "",
        "Reizen is € 0,19 per kilometer sinds 1 januari 2017. Bron: besluit van de gemeente.",
    ]


def test_a_payment_and_its_cap(capfd: pytest.CaptureFixture[str]) -> None:
    """What was due, what room there was, and the row of the law."""
    assert says(capfd, "candidates/C1/2017/payments/2017-06-30/paid") == [
        "Betaalde premie, C1, betaling van 30 juni 2017: € 40,17",
        "",
        "Premie tegoed: € 40,17",
        "  Premie van alle weken die op 30 juni 2017 klaar waren: € 87,67.",
        "  Daarvan is eerder betaald of vervallen: € 47,50.",
        "",
        "Ruimte onder de hoogste premie: € 2.344,50",
        "  De hoogste premie op 30 juni 2017: € 2.392,00.",
        "  Eerder betaald in dat jaar: € 47,50.",
        "  Andere premies van dat jaar: € 0,00.",
        "",
        "Betaalde premie: € 40,17",
        "  Tegoed: € 40,17. Ruimte onder de hoogste premie: € 2.344,50.",
        "  Er is genoeg ruimte. Alles wordt betaald.",
        "",
        "De hoogste premie is € 2.392,00 per jaar sinds 1 januari 2017. "
        "Bron: https://wetten.overheid.nl/BWBR0015703/2017-01-01#Artikel31",
    ]


def test_what_is_left_for_the_municipality(capfd: pytest.CaptureFixture[str]) -> None:
    """Administration with its base and percentage; the remainder with all that goes before it."""
    assert says(capfd, "placements/P1/2017-01-16/administration")[2:] == [
        "Week vanaf 16 januari 2017: € 14,44",
        "  Omzet € 193,73, min premie € 31,50, reiskosten € 6,74 en andere kosten € 39,95: € 115,54.",
        "  Daarvan 12,5 %.",
        "  Afgerond op hele centen. Een halve cent gaat omhoog.",
        "",
        "De administratie is 12,5 %. Bron: besluit van de gemeente.",
    ]
    assert says(capfd, "placements/P1/2017-01-16/remainder")[3] == (
        "  Omzet € 193,73, min premie € 31,50, reiskosten € 6,74, andere kosten € 39,95 en administratie € 14,44."
    )
    assert says(capfd, "periods/2017H1/administration") == ["Administratie, 2017H1: € 51,34", "P1: € 45,34", "P2: € 6,00"]


def test_a_tariff_beside_its_floor(capfd: pytest.CaptureFixture[str], plain: Plain) -> None:
    """With its source; the minimum wage says that it raised it; where no floor is known there is none."""
    assert (
        says(capfd, "placements/P1/tariff")[-1]
        == "Het laagste tarief is € 12,30 per uur sinds 1 januari 2017. Bron: REPORT 5.1.8, MANUAL 4a"
    )
    plain.also('tariff_floor_per_hour = [[2024-01-01, "12"]]')
    plain.rows("placements", "P1,C1,E1,job,1971-03-02,,32,2024-02-01,,13.305,")
    assert says(capfd, "placements/P1/tariff", plain.directory) == [
        "Tarief per uur, P1: € 13,305",
        "",
        "Laagste tarief: € 13,27",
        "  Dit is het laagste tarief voor werk dat begint op 1 februari 2024.",
        "",
        "Het minimumloon is € 13,27 per uur sinds 1 januari 2024. Het laagste tarief gaat mee omhoog. "
        "Bron: ministerial notice for 2024-01-01",
    ]
    plain.also('tariff_floor = "advisory"')
    assert says(capfd, "placements/P1/tariff", plain.directory) == ["Tarief per uur, P1: € 13,305"]


def test_a_last_day(capfd: pytest.CaptureFixture[str]) -> None:
    """The hours that count, the months, the first start, and the end that was agreed."""
    assert says(capfd, "placements/P2/last_day") == [
        "Laatste dag, P2: 30 september 2017",
        "  Uren per week die tellen: 12.",
        "  Het werk mag 6 maanden duren, vanaf 28 juni 2017.",
        "  Afgesproken is dat het stopt op 30 september 2017.",
    ]


def test_what_is_above_the_cap(capfd: pytest.CaptureFixture[str], plain: Plain) -> None:
    """Waits or is written off, and says so; a cap that nobody confirmed says that too."""
    plain.policy('municipality = "M"\ntariff_floor = "advisory"\npremium_per_hour = [[2017-01-01, 400]]\n')
    plain.rows("placements", "P1,C1,E1,job,1971-03-02,,12,2026-07-01,,99,")
    plain.rows("hours", "P1,2026-07-01,600")
    plain.rows("payments", "C1,2026-07-31")
    waiting = says(capfd, "candidates/C1/2026/payments/0/left", plain.directory)
    assert waiting[0] == "Premie die wacht, C1 2026: € 602,00"
    assert "  Wat erboven komt, wacht op de volgende betaling: € 602,00." in waiting
    assert waiting[-1] == "Dit bedrag is niet bevestigd sinds 1 juli 2026. Misschien is het iets hoger."
    plain.policy((plain.directory / "policy.toml").read_text() + 'above_cap = "forfeit"\n')
    lost = says(capfd, "candidates/C1/2026/payments/0/written_off", plain.directory)
    assert "  Wat erboven komt, vervalt: € 602,00." in lost


def test_every_digit_is_said(capfd: pytest.CaptureFixture[str], plain: Plain) -> None:
    """However many a cell holds."""
    plain.rows("placements", f"P1,C1,E1,job,1971-03-02,,32,2017-01-16,,1{'0' * 33}.5,")
    plain.rows("hours", "P1,2017-01-16,60")
    assert says(capfd, "placements/P1/turnover", plain.directory)[0] == f"Omzet, P1: € 1{'.000' * 11},50"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "placements",
        "placements/P9/premium",
        "placements/P1/colour",
        "placements/P1/2017-03-06/premium",
        "placements/P1/2017-01-17/premium",
        "placements/P1/2017-02-30/premium",
        "periods/2018-01/premium",
        "periods/2017-13/premium",
        "candidates/C9/2017/paid",
        "candidates/C1/2016/paid",
        "candidates/C1/2017/payments/2/paid",
        "candidates/C1/2017/payments/2017-01-30/paid",
        "candidates/C1/2017/payments/2017-02-30/paid",
    ],
)
def test_a_line_that_is_not_there(capfd: pytest.CaptureFixture[str], line: str) -> None:
    """One line on stderr with what to write, nothing on stdout, exit code 2."""
    assert calculate_command(EXAMPLE, "json", line) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"flexbot: {line!r}: no such line here; write placements/NAME/premium")
    assert err.count("\n") == 1


def test_a_name_may_hold_a_slash() -> None:
    """The field is what stands last."""
    assert line_named("placements/a/b/premium") == PlacementLine("a/b", "premium")
    assert line_named("candidates/x/2017/2018/paid") == YearLine("x/2017", 2018, "paid")


def test_what_it_says_cannot_steer_a_terminal(capfd: pytest.CaptureFixture[str], plain: Plain) -> None:
    """Names in files are anybody's; an ampersand stays one."""
    plain.rows("placements", "A\x1b[31m & B,C1,E1,job,1971-03-02,,32,2017-01-16,,12.30,")
    assert says(capfd, "placements/A\x1b[31m & B/last_day", plain.directory)[0] == "Laatste dag, A[31m & B: 15 april 2017"


def lines_of(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every line of a document that has a value, and the value."""
    for part in ("placements", "periods"):
        for name, fields in document[part].items():
            yield from ((f"{part}/{name}/{field}", value) for field, value in fields.items())
    for name, years in document["candidates"].items():
        for year, fields in years.items():
            yield from (
                (f"candidates/{name}/{year}/{f}", fields[f]) for f in ("earned", "paid", "other_premiums", "cap") if fields[f]
            )
            for n, payment in enumerate(fields["payments"]):
                for field in ("due", "room", "paid", "left", "written_off"):
                    yield f"candidates/{name}/{year}/payments/{n}/{field}", payment[field]


def as_written(one: Explained) -> object:
    """A value as the document writes it."""
    if one.line.field == "last_day":
        return str(one.value)
    return one.value if one.line.field == "minutes" else plain(int(str(one.value)))


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=True))
def test_every_line_of_any_document_is_explained_to_the_cent(random: Random) -> None:
    """What the traces come to is what the document says, also where they are parts of a sum; and every language has words for it."""
    with TemporaryDirectory() as folder:
        directory = Path(folder)
        Files(random).write(directory)
        outcome = calculate(directory)
        document = json.loads("".join(as_json(outcome)))
        for text, value in lines_of(document):
            line = line_named(text)
            assert line is not None, text
            found = explained(directory, outcome, line)
            assert found is not None, text
            assert as_written(found) == value, text
            if isinstance(line, PlacementLine | PeriodLine | YearLine) and line.field not in ("last_day", "cap"):
                assert sum(part.value for part in found.parts) == found.value
            for part in found.parts:
                if len(part.traces) == 1 and not isinstance(line, PaymentLine):
                    assert part.traces[0].cents == part.value, text
            for language in LANGUAGES:
                assert all("{" not in said for said in spoken(words_for(language), found) if "{" not in text)
