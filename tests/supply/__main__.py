"""`python -m tests.supply audit | sbom FILE | package`: known weaknesses in what is pinned; a bill of materials (CycloneDX) and the page of
licences; the tests of the package after `pip install .` over the network."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply.licences import PAGE, ROOT, RUN, libraries, page
from tests.supply.package import NETWORK

BIN = Path(sys.executable).parent
SERVICES = ("pypi", "osv")


def audit() -> int:
    """1 when a pinned library has a known weakness; 0 when none is known, or when nobody can be asked, which is said in one line."""
    for service in SERVICES:
        found = _asked(service)
        if found is not None:
            weak = [one for one in found["dependencies"] if one.get("vulns")]
            for one in weak:
                print(f"{one['name']} {one['version']}: {', '.join(v['id'] for v in one['vulns'])}")
            print(f"audit: {len(found['dependencies'])} libraries, {len(weak)} with a known weakness")
            return bool(weak)
    print("audit: no vulnerability service can be reached from here; nothing was checked")
    return 0


def _asked(service: str) -> dict[str, Any] | None:
    command = [
        BIN / "pip-audit",
        "-r",
        RUN,
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "-f",
        "json",
        "-s",
        service,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: dict[str, Any] = json.loads(run.stdout)
    except ValueError:
        return None
    return None if all("skip_reason" in one for one in found["dependencies"]) else found


def sbom(target: Path) -> int:
    """Write both; the addresses of a registry and what hashes say twice are left out."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.json"
        command = [
            BIN / "cyclonedx-py",
            "requirements",
            RUN,
            "--pyproject",
            ROOT / "pyproject.toml",
            "--output-reproducible",
            "-o",
            raw,
        ]
        subprocess.run(command, check=True, capture_output=True)
        bill = json.loads(raw.read_text("utf-8"))
    licences = {name: licence for name, _, licence in libraries()}
    for part in bill["components"]:
        part.pop("description", None)
        hashes = [one for reference in part.pop("externalReferences", []) for one in reference.get("hashes", [])]
        part |= {"hashes": hashes, "licenses": [{"expression": licences[part["name"]]}]} if licences.get(part["name"]) else {}
    text = json.dumps(bill, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    assert wrong is None, wrong
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    PAGE.write_text(page(), "utf-8")
    print(f"{target}: {len(bill['components'])} libraries; {PAGE.relative_to(ROOT)}")
    return 0


def package() -> int:
    """The exit code of the tests of the package, installed as a newcomer does."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/supply/test_package.py", "--timeout=900"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {NETWORK: "yes"}, check=False).returncode


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["audit"]:
            sys.exit(audit())
        case ["sbom", target]:
            sys.exit(sbom(Path(target)))
        case ["package"]:
            sys.exit(package())
        case _:
            sys.exit(__doc__)
