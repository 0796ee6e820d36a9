"""What the bot is made of: pinned with hashes, from no named registry, under licences that a work under the EUPL may use."""

import re

import pytest

from tests.supply.licences import PAGE, PINNED, ROOT, SPELT, is_usable, libraries, page


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_everything_is_pinned_with_its_hashes(file: str) -> None:
    """Each library one version and at least one hash; no address of a registry anywhere."""
    text = (ROOT / "requirements" / file).read_text("utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(blocks) > 40
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block or not PINNED.match(block)] == []
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize(("name", "licence"), [(name, licence) for name, _, licence in libraries()])
def test_every_licence_may_be_used(name: str, licence: str) -> None:
    """Permissive, or in the appendix of the EUPL; one that says nothing may not be used."""
    assert licence, f"{name} does not say under which licence it comes"
    assert is_usable(licence), f"{name}: {licence}"


def test_the_page_of_licences_is_up_to_date() -> None:
    """`make sbom` writes it anew."""
    assert page() == PAGE.read_text("utf-8")


def test_what_may_not_be_used_is_noticed() -> None:
    """Neither alone, nor beside one that may."""
    assert not is_usable("AGPL-3.0-only")
    assert not is_usable("MIT AND SSPL-1.0")
    assert is_usable("Proprietary OR MIT")


@pytest.mark.parametrize("called", ["Dual License", "Artistic License", "BSD License", "LGPL"])
def test_a_name_of_several_licences_is_none(called: str) -> None:
    """It says nothing of a package whose own text nobody read."""
    assert not is_usable(SPELT.get(called, called))
