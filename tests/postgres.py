"""A PostgreSQL server of our own under a temporary folder: started, killed and gone again; its socket is its only door."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from backend.core.address import PostgresAddress

PORT = 5432  # of a socket in a folder of its own, so it need not be free
STARTS_IN = 120.0  # seconds
STATUS_AT = 7  # in postmaster.pid
FAST = {"fsync": "off", "full_page_writes": "off"}  # a test's database outlives no power cut
OURS = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "log_min_messages": "fatal",
    "autovacuum": "off",
    # After a kill it has its files synced at once, not one by one: a tenth of the wait for the same.
    "recovery_init_sync_method": "syncfs",
}


class Postgres:
    """One server; `create` makes a database in it."""

    def __init__(self, folder: Path, *, is_safe: bool) -> None:
        self.folder, self._options = folder, OURS | ({} if is_safe else FAST)
        self.under: list[str] = []  # the command that it is started by, from the next start on
        self._bin = _programs()
        self._names = count(1)
        # Root may not run it; Debian's package brings an account along that may.
        self._account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        self._server: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def started(cls, *, is_safe: bool, folder: Path | None = None) -> Iterator["Postgres"]:
        """`is_safe` when it has to keep what it promised through a kill of the machine."""
        # Short: a socket's path has 107 bytes at most.
        folder = folder or Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        server = cls(folder, is_safe=is_safe)
        try:
            server.prepare()
            server.start()
            yield server
            server.stop()
        finally:
            server.kill()
            shutil.rmtree(folder, ignore_errors=True)

    def prepare(self) -> None:
        if self._account is not None:
            os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
        asked = ("--auth=trust", "--username=wegwijs", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        subprocess.run(
            [self._bin / "initdb", f"--pgdata={self._data}", *asked],
            check=True,
            stdout=subprocess.DEVNULL,
            **self._as_account(),
        )

    def start(self) -> None:
        """Returns when it takes connections; after a kill that is when it has recovered."""
        until = time.monotonic() + STARTS_IN
        while not self._answers():
            # After a kill it refuses to begin beside a child of the former one that is still ending.
            if self._server is None or self._server.poll() is not None:
                self._server = self._launched()
            if time.monotonic() > until:
                raise RuntimeError("PostgreSQL did not start")
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL to the postmaster and to every process that it began; returns when none of them is there."""
        if self._server is not None:
            killed = [self._server.pid, *_children(self._server.pid)]
            for pid in killed:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._server.wait()
            self._server = None
            while not all(map(_is_gone, killed)):
                time.sleep(0.005)

    def stop(self) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait()
            self._server = None

    def create(self, name: str | None = None, template: str = "template0") -> PostgresAddress:
        """A database, empty or a copy of another one."""
        name = name or f"test_{next(self._names)}"
        self.say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return PostgresAddress(f"postgresql://wegwijs@/{name}?host={self.folder}&port={PORT}")

    def say(self, sql: str, database: str = "template1") -> str:
        """What it answers to a statement."""
        return _say(
            *("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-p", str(PORT)),
            *("-U", "wegwijs", "-d", database, "-c", sql),
        )

    def _launched(self) -> subprocess.Popen[bytes]:
        options = [part for name, value in self._options.items() for part in ("-c", f"{name}={value}")]
        program = [*self.under, self._bin / "postgres", "-D", self._data, "-k", self.folder, "-p", str(PORT)]
        return subprocess.Popen(
            [*program, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._as_account(),
        )

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _answers(self) -> bool:
        # As pg_ctl looks: a program that asks again and again takes what the server needs to recover.
        with suppress(FileNotFoundError):
            lines = (self._data / "postmaster.pid").read_text("utf-8").splitlines()
            own = "" if self._server is None else str(self._server.pid)
            return len(lines) > STATUS_AT and (lines[0], lines[STATUS_AT].strip()) == (own, "ready")
        return False

    def _as_account(self) -> Mapping[str, int]:
        if self._account is None:
            return {}
        return {"user": self._account.pw_uid, "group": self._account.pw_gid}


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]
    except FileNotFoundError:
        return []  # it ended by itself, and they did before it


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2][0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def _programs() -> Path:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    program = found[-1] if found else shutil.which("postgres")
    if program is None:
        raise RuntimeError("PostgreSQL is not installed: sh .ci/postgres")
    return Path(program).parent


def _say(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
