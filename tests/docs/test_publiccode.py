"""`publiccode.yml` says what is so, within the bounds of its standard (yml.publiccode.tools)."""

import re
import tomllib
from pathlib import Path

from words.language import OFFERED

ROOT = Path(__file__).parents[2]
SAID = (ROOT / "publiccode.yml").read_text("utf-8")
MANDATORY = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
             "maintenance", "localisation")  # fmt: skip


def value(key: str) -> list[str]:
    """What stands behind a key, each time that it is there."""
    return [found.strip().strip('"') for found in re.findall(rf"^ *{key}: *(\S.*)$", SAID, re.MULTILINE)]


def items(key: str) -> list[str]:
    """The list below a key."""
    (below,) = re.findall(rf"^( *){key}:\n((?:\1  - .*\n)+)", SAID, re.MULTILINE)
    return re.findall(r"- (.*)", below[1])


def test_every_mandatory_key_is_there() -> None:
    """The ten of the standard, at the top level of the file."""
    assert [key for key in MANDATORY if not re.search(rf"^{key}:", SAID, re.MULTILINE)] == []


def test_the_licence_is_that_of_the_package() -> None:
    """That of the code, as in `pyproject.toml`, and only one; the package is also under that of the fonts in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [*value("license"), "OFL-1.1"] == project["license"].split(" AND ")


def test_the_languages_are_those_on_offer() -> None:
    """Easy Dutch has no code of its own in BCP 47: it is Dutch."""
    assert items("availableLanguages") == [code for code in OFFERED if code != "nl-simple"]


def test_descriptions_have_the_length_that_catalogues_show() -> None:
    """Generic name 35 characters, short description 150, long one 500 to 10,000."""
    assert [text for text in value("genericName") if len(text) > 35] == []
    assert [text for text in value("shortDescription") if len(text) > 150] == []
    long = re.findall(r"longDescription: >\n((?: {6}.*\n)+)", SAID)
    assert len(long) == len(value("shortDescription")) == 2
    assert [len(text) for text in long if not 500 <= len(text) <= 10_000] == []


def test_every_language_names_as_many_features() -> None:
    """What one reader is told the software does, the other is told too."""
    lists = re.findall(r"^    features:\n((?: {6}- .*\n)+)", SAID, re.MULTILINE)
    assert [below.count("\n") for below in lists] == [9, 9]
