"""Whoever reads what was done about them reads a sentence of its own for every deed."""

from core.store.trail import ERASED
from tests.contracts.test_trail import deeds_in_the_house
from words.deeds import ANSWERED, SAID

ABOUT_NOBODY = {
    "month sent": "about the municipality's month as a whole",
    "change asked": "about an account of an employer or a colleague",
    "change decided": "about an account of an employer or a colleague",
    "goes away": "about a colleague",
    "is back": "about a colleague",
    "stand-in chosen": "about a colleague",
    "role changed": "about a colleague",
    "half settled": "about a municipality; each candidate's own payments are told",
    "invoice issued": "about an employer",
    "invoice paid": "about an employer",
    **dict.fromkeys(
        ("payments proposed", "payments replaced", "payments approved", "payments made"),
        "about a batch; each candidate's own payment is told",
    ),
    "areas entered": "about a municipality",
    "employer accepted again": "about an employer",
    "employer refused": "about an employer",
    "account manager named": "of an employer",
    "employer changed": "about an employer",
    "employer entered": "about an employer",
    "job changed": "about a job",
    "job checked": "about a job",
    "job described": "about a job",
    "job opened": "about a job",
    "job refused": "about a job",
    "job shared": "about a job",
    "job shared no longer": "about a job",
    "job report begun": "about a job",
    "job report dropped": "about a job",
    "job reported": "about a job",
    **dict.fromkeys(
        ("agreement accepted", "colleague invited", "colleague taken off", "site added", "site changed", "sites changed"),
        "of an employer",
    ),
    "job withdrawn": "about a job",
    "job entered": "about a job",
    "amount stated": "about a municipality",
    "policy decided": "about a municipality",
    "wrote to everybody": "about a municipality",
}


def test_every_deed_has_its_sentence() -> None:
    """A deed about a person is told in words/deeds.py; one that is about nobody is listed here."""
    deeds = deeds_in_the_house()
    missing = {deed: file for deed, file in deeds.items() if deed not in SAID and deed not in ABOUT_NOBODY and deed != ANSWERED}
    assert not missing, f"add a sentence to words/deeds.py for {missing}"


def test_no_sentence_is_of_no_deed() -> None:
    """A sentence that nothing says any more goes."""
    assert set(SAID) <= {*deeds_in_the_house(), ERASED}
