"""The worked example of `flexbot calculate`, reproduced."""

import json
import subprocess
import sys
from pathlib import Path

from office.calculate import calculate_command

EXAMPLE = Path(__file__).parent / "calculate_example"


def test_the_worked_example_is_reproduced(capfd) -> None:
    """Every sum, payment and refusal of the example; only the facts of the refusals are not in it."""
    assert calculate_command(EXAMPLE, "json") == 0
    found = json.loads(capfd.readouterr().out)
    for refusal in found["refusals"]:
        refusal.pop("facts")
    assert found == json.loads((EXAMPLE / "expected.json").read_text())


def test_the_document_is_written_as_the_example_is(capfd) -> None:
    """Keys sorted, indented by one space, a line's end at the end: the same text, facts aside."""
    calculate_command(EXAMPLE, "json")
    text = capfd.readouterr().out
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_refusals_say_what_they_rest_on(capfd) -> None:
    """A refused tariff names the floor, since when it holds and who says so."""
    calculate_command(EXAMPLE, "json")
    refusals = json.loads(capfd.readouterr().out)["refusals"]
    floor = next(line for line in refusals if line["code"] == "tariff_below_floor")
    assert floor["facts"] == {"floor": "12.30", "since": "2017-01-01", "source": "REPORT 5.1.8, MANUAL 4a"}


def test_the_table_shows_the_same_figures(capfd) -> None:
    """For people: the sums of a placement and a payment stand in the tables."""
    assert calculate_command(EXAMPLE, "table") == 0
    shown = capfd.readouterr().out
    for figure in ("488.93", "79.50", "317.40", "2344.50", "third_payment_moment"):
        assert figure in shown


def test_the_command_loads_neither_bot_nor_database() -> None:
    """`flexbot calculate` as a whole process needs no aiogram, SQLAlchemy, asyncio, rich or catalogue: it starts where none of them could."""
    program = (
        "import sys; from bot.__main__ import app\n"
        "try: app(['calculate', sys.argv[1]], standalone_mode=False)\n"
        "except SystemExit as end: sys.exit(9)\n"
        "loaded = {'aiogram', 'sqlalchemy', 'asyncio', 'ssl', 'rich', 'babel', 'core.store', 'bot.app'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(EXAMPLE)], capture_output=True, cwd=EXAMPLE.parents[2], check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["placements"]["P1"]["premium"] == "79.50"
