"""The documents of the work: what stands in each, in which languages, and what does not stand there."""

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from core.actions.things import Sort
from office.documents import codes_in, print_document
from tests.office.documents import HOSTILE, fonts_of, made, read
from tests.office.papers import CONFIRMATION, INVOICE, MY_PLACEMENT, TIMESHEET, TRAVEL_FORM

ALL = {
    Sort.TIMESHEET: TIMESHEET,
    Sort.TRAVEL_FORM: TRAVEL_FORM,
    Sort.CONFIRMATION: CONFIRMATION,
    Sort.MY_PLACEMENT: MY_PLACEMENT,
    Sort.INVOICE: INVOICE,
}
TITLES = {
    Sort.TIMESHEET: ("Urenstaat", "Timesheet"),
    Sort.TRAVEL_FORM: ("Reiskostenformulier", "Travel form"),
    Sort.CONFIRMATION: ("Bevestiging van een plaatsing", "Confirmation of a placement"),
    Sort.MY_PLACEMENT: ("Bevestiging van je werk", "Confirmation of your work"),
}


def says(sort: Sort, **facts: Any) -> str:
    """What the paper says with these facts."""
    return read(print_document(made(ALL[sort] | facts, sort)))


@pytest.mark.parametrize("sort", TITLES)
def test_dutch_alone_or_with_the_readers_language(sort: Sort) -> None:
    """Dutch first; the reader's own below, which says that the Dutch text counts."""
    dutch, english = TITLES[sort]
    assert dutch in says(sort)
    assert english not in says(sort)
    both = says(sort, language="en")
    assert both.index(dutch) < both.index("This is a translation. The Dutch text counts.") < both.index(english)


@pytest.mark.parametrize("sort", TITLES)
def test_a_language_that_is_not_spoken_here_gets_dutch(sort: Sort) -> None:
    """And is no fault."""
    assert "translation" not in says(sort, language="xx")


def test_an_invoice_is_in_dutch_alone() -> None:
    """It is for the books."""
    assert says(Sort.INVOICE, language="en") == says(Sort.INVOICE)


def test_what_employers_read_is_not_half_in_arabic() -> None:
    """Their sentences are in Dutch and English: a sheet from right to left with Dutch in it serves nobody."""
    assert says(Sort.CONFIRMATION, language="ar") == says(Sort.CONFIRMATION)
    assert says(Sort.MY_PLACEMENT, language="ar") != says(Sort.MY_PLACEMENT), "a candidate's own paper is in Arabic too"


@pytest.mark.parametrize("sort", ALL)
def test_the_same_facts_make_the_same_bytes(sort: Sort) -> None:
    """Printed twice."""
    first, second = (sha256(print_document(made(ALL[sort], sort))).hexdigest() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", [*HOSTILE, "O'Brien", "<3"])
def test_names_stay_names(name: str) -> None:
    """Whatever is typed as a name, a title or a place is set as it was typed."""
    plain = " ".join(name.split())
    for sort in (Sort.TIMESHEET, Sort.TRAVEL_FORM, Sort.CONFIRMATION, Sort.MY_PLACEMENT):
        assert says(sort, candidate=name, employer=name, title=name, place=name).count(plain) >= 4, sort
    assert plain in says(Sort.INVOICE, employer=INVOICE["employer"] | {"name": name})


@pytest.mark.parametrize("sort", TITLES)
def test_other_scripts_and_what_hides(sort: Sort) -> None:
    """Arabic and Ethiopic can be read back; what turns or hides text is left out."""
    said = says(sort, candidate="يوسف", employer="ተስፋይ", title="Ali\u202egnikuez\u200b")
    assert "يوسف" in said
    assert "ተስፋይ" in said
    assert "Aligniku" in said
    assert "\u202e" not in said


def test_what_stands_on_a_timesheet() -> None:
    """The week, each day, the sum, and who said so when; no money."""
    said = says(Sort.TIMESHEET)
    for words in (
        "47: 16 november 2026 tot en met 22 november 2026",
        "maandag 16 november 09:00 13:15 15 minuten 4 uur",
        "vrijdag 20 november 0 uur",
        "Samen 16 uur",
        "Amina getekend op 20 november 2026, 13:16",
        "Joost Visser, Drukkerij De Punt bevestigd op 20 november 2026, 13:20",
    ):
        assert words in said, words
    assert "€" not in said
    assert "Later verbeterd" not in said


@pytest.mark.parametrize(
    ("how", "by", "words"),
    [
        ("by_candidate", "", "Drukkerij De Punt gaf deze uren op; Amina was het eens op 20 november 2026, 13:20"),
        ("employer_is_right", "Karin Smit", "besliste op 20 november 2026, 13:20: de uren van Drukkerij De Punt gelden"),
        ("candidate_is_right", "Karin Smit", "besliste op 20 november 2026, 13:20: de uren van Amina gelden"),
        ("imported", "Karin Smit", "overgenomen uit een oudere lijst op 20 november 2026, 13:20"),
    ],
)
def test_how_a_week_came_to_be_confirmed(how: str, by: str, words: str) -> None:
    """By agreeing, by a decision, or before the bot."""
    said = says(Sort.TIMESHEET, confirmed=TIMESHEET["confirmed"] | {"how": how, "by": by})
    assert words in said
    assert ("Amina getekend op" in said) == (how in ("by_candidate", "candidate_is_right"))
    assert ("Amina tekende voor andere uren op" in said) == (how == "employer_is_right")
    decided = how.endswith("is_right")
    assert ("Vastgesteld door Karin Smit op 20 november 2026, 13:20" in said) == decided
    assert ("Getekend door beide kanten" in said) == (how == "by_candidate")


def test_a_correction_stands_on_it() -> None:
    """Which day, what it became, who said so and who agreed."""
    one = {"day": "2026-11-17", "minutes": 200, "by": "Amina", "agreed": "Joost Visser", "at": "2026-11-23 08:00:00+00:00"}
    said = says(Sort.TIMESHEET, corrections=[one])
    assert "Later verbeterd" in said
    assert (
        "dinsdag 17 november werd 3 uur en 20 min. Amina zei dat; Joost Visser was het eens op 23 november 2026, 09:00." in said
    )


def test_what_stands_on_a_travel_form() -> None:
    """Each day with its kilometres or ticket, and the sum."""
    said = says(Sort.TRAVEL_FORM)
    for words in ("maandag 16 november 14 € 3,22", "dinsdag 17 november kaartje € 4,50", "Samen € 7,72", "Amina Bakker"):
        assert words in said, words


def test_what_the_employer_reads() -> None:
    """What is agreed, with the tariff and the additional terms; nothing of the benefit or the premium."""
    said = says(Sort.CONFIRMATION)
    for words in (
        "Amina komt bij jullie werken.",
        "maandag: 09:00 tot 13:15, pauze 15 minuten",
        "dinsdag: 09:00 tot 13:00",
        "€ 18,50 voor elk gewerkt uur",
        "Aanvullende voorwaarden",
        "Het mag hoogstens duren tot en met 15 mei 2027.",
        "Contactpersoon Karin Smit",
        "Een contract gaat altijd voor.",
    ):
        assert words in said, words
    for hidden in ("Bakker", "premie", "plafond", "uitkering", "bijstand", "toeslag", "€ 2,00"):
        assert hidden.lower() not in said.lower(), hidden


def test_what_the_candidate_reads() -> None:
    """The own premium, and that the benefit goes on; no tariff."""
    said = says(Sort.MY_PLACEMENT)
    for words in ("Amina Bakker, je gaat werken bij Drukkerij De Punt.", "€ 2,00 voor elk uur dat je werkt", "Je mag stoppen."):
        assert words in said, words
    assert "tarief" not in said.lower()
    assert "18,50" not in said


def test_what_stands_on_an_invoice() -> None:
    """A unit to its cent at its tariff an hour, VAT apart, and the hours by day as annex; a credit note says what it takes back."""
    said = says(Sort.INVOICE)
    for words in (
        "Factuur FX-000002",
        "De Punt <3 & Co, Kade 12, 1234 CD Proefstad",
        "Inpakken (P1) 7 september 2026 13 september 2026 5 uur en 45 min € 18,50 € 106,38",
        "Zonder btw € 106,38",
        "Btw € 22,34",
        "In totaal € 128,72",
        "Inpakken (P1) 7 september 2026 4 uur",
    ):
        assert words in said, words
    credit = says(Sort.INVOICE, credits=1, net=-10638, vat=-2234)
    assert "Creditnota FX-000002" in credit
    assert "FX-000001" in credit
    assert "Betaal voor" not in credit


@pytest.mark.parametrize("sort", ALL)
def test_each_says_to_be_pdf_a_with_its_fonts_inside(sort: Sort) -> None:
    """PDF/A-2b in the metadata, the code as keyword, every font embedded."""
    pdf = print_document(made(ALL[sort], sort))
    metadata = PdfReader(BytesIO(pdf)).xmp_metadata
    assert metadata is not None
    xmp = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert codes_in(pdf) == ["ACDEF34679"]
    assert {name.split("-")[0] for name in fonts_of(pdf)} == {"NotoSans"}
