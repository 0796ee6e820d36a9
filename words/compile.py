"""`python -m words.compile`: the catalogues (.po) into what gettext reads (.mo), where they are older."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo

from words.catalogues import LOCALES, read, subjects


def compile_all(root: Path = LOCALES) -> list[Path]:
    """Compile every language under `root`; answers the files written."""
    written = []
    for folder in sorted(root.glob("*/LC_MESSAGES")):
        language, mo = folder.parent.name, folder / "flexbot.mo"
        newest = max((po.stat().st_mtime for po in subjects(language, root)), default=0.0)
        if mo.exists() and mo.stat().st_mtime >= newest:
            continue
        fresh = mo.with_suffix(".tmp")
        with fresh.open("wb") as target:
            write_mo(target, read(language, root))
        fresh.replace(mo)
        written.append(mo)
    return written


if __name__ == "__main__":
    for path in compile_all():
        print(f"compiled {path.relative_to(LOCALES)}", file=sys.stderr)
