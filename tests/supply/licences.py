"""Under which licence each library comes that the bot runs with, and whether a work under the EUPL may use it."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUN = ROOT / "requirements" / "run.txt"
PAGE = ROOT / "docs" / "licences.md"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", re.MULTILINE)
SPELT = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""What older packages call it, where that can be one licence alone, and its name as SPDX writes it."""
READ = {
    ("python-dateutil", "Dual License"): "Apache-2.0 OR BSD-3-Clause",
    ("python-stdnum", "LGPL"): "LGPL-2.1-or-later",
    ("rstr", "BSD License"): "BSD-3-Clause",
    ("segno", "BSD License"): "BSD-3-Clause",
    ("text-unidecode", "Artistic License"): "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""What a package calls it, where that could be several, and which it is by the texts that the package brings. Of another one that says
the same somebody reads those first."""
NOT_HERE = {"colorama": "BSD-3-Clause", "tzdata": "Apache-2.0", "uvloop": "MIT"}
"""Libraries of other machines, which are not installed on every one."""
FONTS = ROOT / "office" / "documents" / "fonts"
USABLE = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "LGPL-2.1-only",
        "LGPL-2.1-or-later",
        "GPL-2.0-or-later",
        "Unlicense",
    ]
)
"""Permissive ones ask for no more than their text; the MPL, the LGPL and the GPL are compatible licences in the appendix of the EUPL 1.2,
and the libraries under them are used as they are."""


def libraries() -> list[tuple[str, str, str]]:
    """Name, version and licence (as SPDX) of every pinned library."""
    return [(name, version, licence_of(name)) for name, version in PINNED.findall(RUN.read_text("utf-8"))]


def licence_of(name: str) -> str:
    """As its package says; "" where it says nothing."""
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return NOT_HERE.get(name, "")
    expression = said.get("License-Expression")
    if expression:
        return expression
    named = [entry.rsplit("::", 1)[-1].strip() for entry in said.get_all("Classifier") or [] if entry.startswith("License")]
    called = next((one for one in ((said.get("License") or "").strip(), *named) if one), "")
    return READ.get((name, called)) or SPELT.get(called, called)


def is_usable(licence: str) -> bool:
    """Whether one of the licences to choose from asks for nothing that the EUPL does not allow."""
    choices = licence.replace("(", "").replace(")", "").split(" OR ")
    return any(all(part in USABLE for part in choice.split(" AND ")) for choice in choices)


def page() -> str:
    """The page for people."""
    rows = "\n".join(f"| {name} | {version} | {licence} |" for name, version, licence in libraries())
    fonts = "\n".join(f"| {font.name} | OFL-1.1 |" for font in sorted(FONTS.glob("*.ttf")))
    return (
        "# Licences\n\n"
        "flexbot is under the EUPL 1.2. It runs with these libraries, each used as it is; their licences are permissive or stand in the\n"
        "appendix of compatible licences of the EUPL. Made by `make sbom` from `requirements/run.txt`; a test holds it to that.\n\n"
        f"| library | version | licence |\n|---|---|---|\n{rows}\n\n"
        "The package carries these fonts, for its documents (`office/documents/fonts`, with the text of their licence), each as it is:\n\n"
        f"| font | licence |\n|---|---|\n{fonts}\n"
    )
