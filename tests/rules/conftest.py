"""Plain files for `flexbot calculate`, written by a test, and what comes out of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from office.calculate import calculate_command
from tests.rules.plain_files import HEADERS

Document = dict[str, Any]


class Plain:
    """A directory of plain files with a sensible policy and one placement, P1 of C1, until a test says otherwise."""

    POLICY = 'municipality = "Voorbeeldstad"\npremium_per_hour = [[2017-01-01, "2.00"]]\n'
    P1 = "P1,C1,E1,job,1971-03-02,,32,2017-01-16,,12.30,"

    def __init__(self, directory: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.directory = directory
        self._capfd = capfd
        self.policy(self.POLICY)
        self.rows("placements", self.P1)

    def policy(self, text: str) -> None:
        """The whole policy."""
        (self.directory / "policy.toml").write_text(text, "utf-8")

    def also(self, *lines: str) -> None:
        """The sensible policy and more keys."""
        self.policy(self.POLICY + "\n".join(lines) + "\n")

    def rows(self, name: str, *rows: str) -> None:
        """A file with its usual header and these lines."""
        self.file(f"{name}.csv", "\n".join([HEADERS[f"{name}.csv"], *rows]) + "\n")

    def file(self, name: str, content: str | bytes) -> None:
        """A file with exactly this in it."""
        (self.directory / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, format: str = "json") -> tuple[int, str, str]:
        """Exit code, stdout and stderr."""
        code = calculate_command(self.directory, format)
        out, err = self._capfd.readouterr()
        return code, out, err

    def document(self) -> Document:
        """What comes out, which must be a document."""
        code, out, err = self.run()
        assert (code, err) == (0, "")
        found: Document = json.loads(out)
        return found

    def refused(self) -> list[tuple[str, int | None, str]]:
        """The refusals without their facts."""
        return [(line["file"], line["row"], line["code"]) for line in self.document()["refusals"]]

    def fault(self) -> str:
        """The one line on stderr of files that cannot be read."""
        code, out, err = self.run()
        assert (code, out) == (2, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err


@pytest.fixture
def plain(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Plain:
    """A directory of plain files to fill."""
    return Plain(tmp_path, capfd)
