"""The package as somebody gets it: all of it is in the wheel, and away from the source tree every command works.

`make package` tries the same after `pip install .` over the network.
"""

import json
import os
import shutil
import tomllib
import zipfile
from email.parser import HeaderParser
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.office.conftest import FILES
from tests.supply.licences import ROOT
from tests.supply.package import NETWORK, PACKAGES, Installed, build, install, install_from_network, lacks, tracked
from words.language import OFFERED

EXAMPLE = ROOT / "tests" / "rules" / "calculate_example"


@pytest.fixture(name="wheel", scope="module")
def built_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(name="installed", scope="module")
def installed_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    return install_from_network(folder) if NETWORK in os.environ else install(wheel, folder)


def test_everything_is_in_the_wheel_and_nothing_else(wheel: Path) -> None:
    """Every file of the packages that is kept in git, a compiled catalogue a language, and what a wheel says about itself."""
    with zipfile.ZipFile(wheel) as packed:
        carried = {name for name in packed.namelist() if ".dist-info/" not in name}
    catalogues = {f"words/locales/{language}/LC_MESSAGES/flexbot.mo" for language in OFFERED}
    assert carried == tracked() | catalogues


def test_whoever_uses_it_gets_its_types(wheel: Path) -> None:
    """Each package is marked as typed (PEP 561)."""
    with zipfile.ZipFile(wheel) as packed:
        assert {f"{package}/py.typed" for package in PACKAGES} <= set(packed.namelist())


def test_it_says_what_it_is(wheel: Path) -> None:
    """Its licence and its fonts', with their texts, the Python it needs, and all that it needs to run but nothing that only tests use."""
    with zipfile.ZipFile(wheel) as packed:
        (metadata,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(packed.read(metadata).decode())
        for text in ("LICENSE", "office/documents/fonts/OFL.txt"):
            assert any(name.endswith(f".dist-info/licenses/{text}") for name in packed.namelist()), text
    assert said["License-Expression"] == "EUPL-1.2 AND OFL-1.1"
    assert said["Requires-Python"] == ">=3.11"
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    needed = {need for need in said.get_all("Requires-Dist") or [] if "extra ==" not in need}
    assert {_name(need) for need in needed} == {_name(need) for need in wanted}


def test_nothing_is_missing_and_the_source_is_not_in_sight(installed: Installed) -> None:
    """The libraries that it asks for are all there; its modules are those of the environment."""
    assert lacks(installed) == ""
    where = "import bot, core, office, simulator, words; print(*(p.__path__[0] for p in (bot, core, office, simulator, words)), sep='\\n')"
    for path in installed.runs("python", "-c", where).splitlines():
        assert Path(path).is_relative_to(installed.environment), path
    assert (
        installed.runs("python", "-c", "import sys; print([p for p in sys.path if p.startswith(sys.argv[1])])", str(ROOT))
        == "[]\n"
    )


def test_its_version_is_the_wheels(wheel: Path, installed: Installed) -> None:
    """The tag of the source, as the name of the file has it."""
    assert installed.runs("flexbot", "--version") == f"flexbot {wheel.name.split('-')[1]}\n"


def test_it_calculates(installed: Installed) -> None:
    """The worked example to the cent: the amounts of the law are in it."""
    shutil.copytree(EXAMPLE, installed.folder / "example")
    (installed.folder / "example" / "expected.json").unlink()
    expected = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))
    found = json.loads(installed.runs("flexbot", "calculate", "example"))
    for refusal in found["refusals"]:
        refusal.pop("facts")  # the example leaves them out
    assert found == expected


def test_from_an_empty_database_to_a_document(installed: Installed) -> None:
    """`migrate`, `import`, `overview`: the migrations, the catalogues, the fonts and the templates are in it."""
    installed.runs("flexbot", "migrate")
    files = installed.folder / "files"
    files.mkdir()
    for name, content in FILES.items():
        (files / name).write_text(content, "utf-8")
    installed.runs("flexbot", "import", "files")
    made = installed.runs("flexbot", "overview", "--month", "2026-08", "--out", "out").splitlines()
    (paper,) = (path for path in made if path.endswith(".pdf"))
    pages = PdfReader(BytesIO((installed.folder / paper).read_bytes())).pages
    assert "Overzicht van 08-2026" in pages[0].extract_text()
    assert "sound" in installed.runs("flexbot", "verify")


def test_the_local_telegram_has_its_page(installed: Installed) -> None:
    """`flexbot demo` shows phones: the page, its programs and its styles are in it."""
    look = """
import asyncio, aiohttp
from simulator.server import start

async def main():
    telegram = await start()
    async with aiohttp.ClientSession() as session:
        for name in ("", "page/main.js", "page/style.css"):
            async with session.get(telegram.url.rstrip("/") + "/" + name) as page:
                print(page.status, len(await page.read()) > 500)
    await telegram.close()

asyncio.run(main())
"""
    assert installed.runs("python", "-c", look).splitlines() == ["200 True"] * 3


def test_it_speaks_every_language(installed: Installed) -> None:
    """The catalogues are found: no language falls back to the English of the source."""
    say = "from words import words_for; import sys; print(*(words_for(code)('Yes') for code in sys.argv[1:]), sep='\\n')"
    languages = [code for code in OFFERED if code != "en"]
    spoken = installed.runs("python", "-c", say, *languages).splitlines()
    assert len(spoken) == len(languages)
    assert [code for code, word in zip(languages, spoken, strict=True) if word == "Yes"] == []


def _name(requirement: str) -> str:
    return requirement.split(";")[0].split("[")[0].split(">")[0].split("<")[0].split("=")[0].strip().lower()
