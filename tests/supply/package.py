"""The package as somebody gets it: a wheel, an environment with nothing in it but what the wheel asks for, and the commands there."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from tests.supply.licences import ROOT, libraries

PACKAGES = ("core", "words", "office", "bot", "simulator")
NETWORK = "FLEXBOT_TEST_PACKAGE_NETWORK"
"""Set in the environment of the tests: they install as a newcomer does."""
PATIENCE = 300
"""Seconds that one command may take."""


@dataclass(frozen=True)
class Installed:
    """An environment with flexbot in it, and an empty folder to work in."""

    environment: Path
    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.environment / "bin" / "python"

    def runs(self, *command: str, exit_code: int = 0) -> str:
        """Run a command of the environment in the folder; answers what it printed. Nothing of this machine's settings reaches it."""
        done = subprocess.run(
            [self.environment / "bin" / command[0], *command[1:]],
            cwd=self.folder,
            env={"PATH": os.defpath, "HOME": str(self.folder), "LANG": "C.UTF-8", "FLEXBOT_DATABASE": "sqlite:///flexbot.db"},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == exit_code, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def build(target: Path) -> Path:
    """The wheel of the working tree."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(target), versions=["standard"])))


def tracked() -> set[str]:
    """The files of the packages that are kept in git, or will be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *PACKAGES]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(filter(None, listed.stdout.split("\0")))


def install(wheel: Path, folder: Path) -> Installed:
    """The wheel in an environment of its own, without network: the pinned libraries are those of this environment, each by a link,
    and nothing else is there, neither the source tree nor what only tests use."""
    installed = _empty(folder)
    for name, _, _ in libraries():
        try:
            _link(distribution(name), _site_packages(installed))
        except PackageNotFoundError:
            continue  # a library of another kind of machine
    _pip(installed, "install", "--no-deps", "--no-index", str(wheel))
    return installed


def install_from_network(folder: Path) -> Installed:
    """`pip install .` in an empty environment: build and libraries from the registry, as a newcomer gets them."""
    installed = _empty(folder)
    _pip(installed, "install", "--quiet", str(ROOT))
    return installed


def lacks(installed: Installed) -> str:
    """What pip says of libraries that are missing or of the wrong version; empty when all is there."""
    done = subprocess.run([*_pip_of(installed), "check"], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout


def _empty(folder: Path) -> Installed:
    environment, work = folder / "environment", folder / "work"
    venv.create(environment, with_pip=False, symlinks=True)
    work.mkdir()
    return Installed(environment, work)


def _site_packages(installed: Installed) -> Path:
    where = {"base": str(installed.environment), "platbase": str(installed.environment)}
    return Path(sysconfig.get_path("purelib", "venv", where))


def _link(library: Distribution, target: Path) -> None:
    """Everything of one library by links: what it has at the top of site-packages. Programs of its own are left out."""
    for top in {file.parts[0] for file in library.files or () if file.parts[0] not in ("..", "__pycache__")}:
        link = target / top
        if not link.exists():
            link.symlink_to(Path(str(library.locate_file(top))))


def _pip(installed: Installed, *arguments: str) -> None:
    done = subprocess.run([*_pip_of(installed), *arguments], cwd=installed.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"pip {arguments}\n{done.stdout}\n{done.stderr}"


def _pip_of(installed: Installed) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(installed.python)]
