"""How well the tests watch the rules of money and terms: `python -m tests.rules.mutants` (`make mutants`).

mutmut changes the rules of premium, settlement and terms in one small way at a time, in a copy of its own; a change that no test of
those rules notices is a survivor. Prints the score and each survivor as a difference; exit code 1 under 90 %.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MUTATED = ("premium", "settlement", "terms")
TESTS = [f"tests/rules/test_{name}.py" for name in MUTATED]
AIM = 90
SETTINGS = """[mutmut]
source_paths=core
only_mutate=
{mutated}
also_copy=
    office
pytest_add_cli_args_test_selection=
{tests}
pytest_add_cli_args=
    -p
    no:cacheprovider
    --hypothesis-seed=1

[tool:pytest]
pythonpath = .
addopts = --import-mode=importlib
"""


def prepare(directory: Path) -> None:
    """The rules, the calculation that they are tried with, and their tests."""
    for part in ("core/rules", "office/calculate", "tests/rules"):
        shutil.copytree(ROOT / part, directory / part, ignore=shutil.ignore_patterns("__pycache__"))
    for package in ("core", "office", "tests"):
        (directory / package / "__init__.py").touch()
    mutated = "\n".join(f"    core/rules/{name}.py" for name in MUTATED)
    tests = "\n".join(f"    {path}" for path in TESTS)
    (directory / "setup.cfg").write_text(SETTINGS.format(mutated=mutated, tests=tests))


def mutmut(directory: Path, *arguments: str) -> str:
    """What a mutmut command prints."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=directory, check=True, stdout=subprocess.PIPE, text=True).stdout


def survivors(directory: Path) -> Iterator[str]:
    """Each change that no test noticed, as a difference."""
    for line in mutmut(directory, "results").splitlines():
        name, _, status = line.strip().partition(": ")
        if status not in ("", "killed"):
            yield f"{status}: {mutmut(directory, 'show', name)}"


def main() -> int:
    """Print the survivors and the score."""
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        prepare(directory)
        mutmut(directory, "run", "--max-children", "1")
        for survivor in survivors(directory):
            print(survivor)
        mutmut(directory, "export-cicd-stats")
        counts = json.loads((directory / "mutants" / "mutmut-cicd-stats.json").read_text())
    caught = counts["killed"] + counts["timeout"]
    score = 100 * caught / counts["total"]
    print(f"{caught} of {counts['total']} changes noticed: {score:.1f} % (aim: {AIM} %)")
    return 0 if score >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
