"""The full forms of what the suite tries in small: `python -m tests.office kills | books`.

`kills`: 200 kills at random moments of the back office's commands, on each database. `books`: 1,000 random municipalities, in the books as
`bean-check` reads them, in the settlement, and in `calculate` on plain files.
"""

import argparse
import os
import subprocess
import sys
import time

FORMS = {
    "kills": (("tests/office/test_kills.py", "tests/office/test_import_kills.py"), {"FLEXBOT_KILLS": "200"}),
    "books": (("tests/office/test_books.py",), {"FLEXBOT_EXAMPLES": "1000"}),
}


def main() -> int:
    """Run the forms that are asked for, one after another; answers 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="+", choices=FORMS)
    failed = 0
    for form in parser.parse_args().forms:
        paths, more = FORMS[form]
        begun = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "-s", "--timeout=0", *paths]
        failed |= subprocess.run(command, env=os.environ | more, check=False).returncode
        print(f"{form}: {time.monotonic() - begun:.0f} s, load average {os.getloadavg()[0]:.1f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
