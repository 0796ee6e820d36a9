"""Compiles the catalogues when a wheel is built, and puts them beside the words that read them."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Every .po becomes a .mo; the wheel carries the .mo only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        subprocess.run([sys.executable, "-m", "words.compile"], cwd=root, check=True)
        if version == "editable":
            return
        for mo in sorted(root.glob("locales/*/LC_MESSAGES/*.mo")):
            build_data["force_include"][str(mo)] = f"words/{mo.relative_to(root)}"
