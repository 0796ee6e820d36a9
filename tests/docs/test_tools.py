"""The tools around the code say what they do, and call what is there."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


def test_every_target_of_make_says_what_it_does() -> None:
    """`make help` lists each with a line."""
    said = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = {line.split()[0] for line in said.splitlines() if len(line.split()) > 2}
    assert listed == set(TARGETS)


def test_every_rule_that_is_no_file_is_a_target() -> None:
    """Each stands in .PHONY, so that no file of its name keeps `make` from running it; and .PHONY names no rule that is not there."""
    rules = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert rules == set(TARGETS)


@pytest.mark.parametrize("name", ["ruff", "mypy", "lint-imports", "words.check", "tests/docs"])
def test_hooks_call_the_repositorys_own_tools(name: str) -> None:
    """Those of .venv, so that a commit is judged as `make check` judges it."""
    entries = re.findall(r"^ +entry: (.*)$", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"), re.MULTILINE)
    assert any(name in entry for entry in entries)
    assert [entry for entry in entries if not entry.startswith(".venv/bin/")] == []


def test_the_container_for_working_in_it_forwards_the_demo() -> None:
    """Port 8081, on which `make demo` opens, and `make setup` once the container is made."""
    told = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert told["forwardPorts"] == [8081]
    assert "make setup" in told["postCreateCommand"]


def test_the_image_takes_every_package_of_the_wheel() -> None:
    """What `pyproject.toml` packs, and what its build reads."""
    copied = set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Containerfile").read_text("utf-8"), re.MULTILINE))
    (packages,) = re.findall(r"^packages = \[(.*)\]$", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[:1]
    assert copied == set(re.findall(r'"(\w+)"', packages)) | {"locales"}


def test_bench_runs_every_bench() -> None:
    """`make bench` says all of it: each module of `tests/bench` that is a command. That of the timesheets is a part of the office's."""
    benches = {
        f"tests.bench.{path.stem}".removesuffix(".__main__")
        for path in (ROOT / "tests" / "bench").glob("*.py")
        if '__name__ == "__main__"' in path.read_text("utf-8") and path.stem != "timesheets"
    }
    (recipe,) = re.findall(r"^bench:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert set(re.findall(r"-m ([\w.]+)", recipe)) == benches
