"""A municipality's files as somebody would make them, and an empty database to bring them into."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import bot.store  # noqa: F401  (its tables belong to the schema)
from core.store.database import Database
from core.store.migrate import migrate
from core.store.opening import connect
from office.importing.run import Report, import_files

NOW = datetime.fromisoformat("2026-10-14T09:00:00+02:00")  # a Wednesday

FILES = {
    "policy.toml": """municipality = "Gemeente Proefstad"
premium_per_hour = [[2024-01-01, "2.00", "raadsbesluit 12"]]
tariff_floor_per_hour = [[2024-01-01, "17.50", "raadsbesluit 13"]]
above_cap = "hold"
""",
    "employers.csv": "employer,name\nE1,Drukkerij De Punt\n",
    "people.csv": """person,role,first_name,last_name,language,birth_date,contact,employer,stand_in
K1,consultant,Karin,Smit,nl,,,,K2
K2,consultant,Mark,Jansen,nl,,,,
C1,candidate,Amina,Bakker,nl,1974-05-03,K1,,
C2,candidate,Henk,de Vries,nl,1969-11-20,K1,,
W1,employer,Joost,Visser,nl,,,E1,
""",
    "jobs.csv": """job,employer,title,place,start,hours_per_week,tariff,places,monday,wednesday,thursday
J1,E1,Inpakken,"Kade 12, Proefstad",2026-08-03,20,18.50,2,09:00-13:15/15,09:00-13:15/15,09:00-13:15/15
""",
    "placements.csv": """placement,candidate,job,hours_per_week,start,end,tariff
P1,C1,J1,20,2026-09-28,,18.50
P2,C2,J1,20,2026-08-03,2026-09-11,18.50
""",
    "hours.csv": "placement,date,minutes\nP1,2026-09-28,240\nP1,2026-10-12,240\nP2,2026-08-03,480\nP2,2026-08-04,225\n",
    "other_premiums.csv": "candidate,date,amount\nC2,2026-03-01,100.00\n",
    "payments.csv": "candidate,date,amount,written_off\nC2,2026-06-30,250.50,\n",
}


@dataclass
class Desk:
    """A folder with files, and the database that they go into."""

    folder: Path
    database: Database
    url: str

    def lay(self, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    def lay_all(self) -> None:
        """Put all the good files there."""
        for name, content in FILES.items():
            self.lay(name, content)

    def change(self, name: str, old: str, new: str) -> None:
        """Change something in a file that is there."""
        before = (self.folder / name).read_text("utf-8")
        assert old in before
        self.lay(name, before.replace(old, new))

    async def brings(self, municipality: str = "", now: datetime = NOW) -> Report:
        """Import the folder."""
        return await import_files(self.database, [self.folder], municipality, now)

    async def faults(self) -> list[str]:
        """Import the folder, which is refused, and nothing is left behind."""
        before = await self.ask("SELECT count(*) FROM trail")
        report = await self.brings()
        assert report.faults
        assert await self.ask("SELECT count(*) FROM trail") == before
        return list(report.faults)

    async def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the database says."""
        async with self.database.begin() as tx:
            return [tuple(row) for row in (await tx.execute(text(query))).all()]


@pytest.fixture(scope="session")
async def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("office") / "empty.db"
    await migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def desk(empty_database: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    """An empty folder and an empty database."""
    shutil.copy(empty_database, tmp_path / "office.db")
    folder = tmp_path / "files"
    folder.mkdir()
    url = f"sqlite:///{tmp_path / 'office.db'}"
    database = connect(url)
    yield Desk(folder, database, url)
    await database.close()
