"""A real server: `wegwijs serve` as a process of its own, on a free port, over a data folder of its own."""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import ClassVar

from backend.core.address import Address, PostgresAddress
from tests.forks import Forked, Forks, Order

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = [str(HOUSE / ".venv" / "bin" / "wegwijs")]
EDITING = "tests.browser.editing"
STARTED_WITHIN = 120  # seconds; a first start publishes the starter packs
# Below those that a system gives to who asks for none: such a one could be taken while a server is away that comes back to it.
PORTS = range(10_000, 32_000)


class Server:
    """One server and its data folder; it can be stopped and started again, as after a crash."""

    forks: ClassVar[Forks | None] = (
        None  # whoever starts servers without their imports, for who measures nothing
    )

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | Forked | None = None
        self.sqlite = folder / "data" / "wegwijs.sqlite"
        self.postgres: PostgresAddress | None = None  # instead of the file
        self.starter: Path | None = None  # what a first start brings instead of the starter packs
        self.largest: int | None = None  # bytes of any file that it may write, from the next start on
        self.under: list[str] = []  # the command that it is started by, from the next start on
        self.program = PROGRAM
        folder.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        self._log = (self.folder / "serve.log").open("ab")
        self._process = self._forked() or self._launched()
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None
            self._log.close()

    def signal(self, what: signal.Signals) -> None:
        """Send this to every process of the server."""
        assert self._process is not None
        os.killpg(self._process.pid, what)

    def kill(self) -> None:
        """As a power cut would, but for the disk."""
        self.signal(signal.SIGKILL)
        assert self._process is not None
        self._process.wait(30)
        self._process = None
        self._log.close()

    def run(self, *words: str, said: str = "") -> str:
        """What `wegwijs <words>` answers over this server's data; `said` is its standard input."""
        if self.forks and self.program == PROGRAM:
            code, told, complaints = self.forks.run(self._order(*words), said)
        else:
            done = subprocess.run(
                [*self.program, *words],
                env=self.environment,
                cwd=self.folder,
                input=said,
                capture_output=True,
                text=True,
                check=False,
            )
            code, told, complaints = done.returncode, done.stdout, done.stderr
        assert code == 0, complaints
        return told

    def edit(self, desk: Path) -> None:
        """Import what lies on a desk and publish it, whatever its gates say: a sample need not be fit for people."""
        if self.forks:
            order = self._order(str(desk))._replace(module=EDITING, folder=str(HOUSE))
            code, _, complaints = self.forks.run(order, "")
        else:
            command = [sys.executable, "-m", EDITING, str(desk)]
            done = subprocess.run(
                command, env=self.environment, cwd=HOUSE, check=False, capture_output=True, text=True
            )
            code, complaints = done.returncode, done.stderr
        assert code == 0, complaints

    def count(self, query: str) -> int:
        """One number out of the database, as the server would read it."""
        with closing(sqlite3.connect(f"file:{self.sqlite}?mode=ro", uri=True)) as database:
            return int(database.execute(query).fetchone()[0] or 0)

    @property
    def group(self) -> int:
        """The process group that all of it runs in."""
        assert self._process is not None
        return self._process.pid

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> Address:
        return self.postgres or self.sqlite

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("WEGWIJS_")}
        database = self.postgres.url if self.postgres else f"sqlite:///{self.sqlite.absolute()}"
        ours: dict[str, object] = {
            "WEGWIJS_DATA": self.data,
            "WEGWIJS_PORT": self.port,
            "WEGWIJS_DATABASE": database,
        }
        if self.starter is not None:
            ours["WEGWIJS_STARTER"] = self.starter
        return inherited | {name: str(value) for name, value in ours.items()}

    def _forked(self) -> Forked | None:
        """Without its imports, where nothing is said about how it is to be started."""
        if self.forks is None or self.program != PROGRAM or self.under or self.largest is not None:
            return None
        with Path(os.devnull).open("rb") as nothing:
            log = self._log.fileno()
            return self.forks.begin(self._order("serve"), [nothing.fileno(), log, log])

    def _launched(self) -> subprocess.Popen[bytes]:
        # As on a disk that is full: what does not fit is refused, and Python hears of it by the write alone.
        limit = [] if self.largest is None else ["prlimit", f"--fsize={self.largest}"]
        return subprocess.Popen(
            [*limit, *self.under, *self.program, "serve"],
            env=self.environment,
            cwd=self.folder,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that all of it can be killed at once
        )

    def _order(self, *words: str) -> Order:
        return Order(words, self.environment, str(self.folder))

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < until:
            assert self._process is not None
            assert self._process.poll() is None, self._said()
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2).close()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"the server did not start: {self._said()}")

    def _said(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8", errors="replace")[-2000:]


def made_once(template: Path, make: Callable[[Path], None]) -> Server:
    """The server of this folder; whoever of several processes comes first makes it, and the others wait."""
    template.parent.mkdir(parents=True, exist_ok=True)
    with template.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            unfinished = template.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(template)
    return Server(template)


def copy_server(template: Server, folder: Path) -> Server:
    """Another server over a copy of what the first one published, so that nothing is published twice."""
    unchanging = (f"{template.data}/blobs/", f"{template.data}/backups/")

    def copy(source: str, target: str) -> None:
        # Thousands of files that are replaced by others and never written into: a link takes a tenth of the time.
        if source.startswith(unchanging):
            os.link(source, target)
        else:
            shutil.copy2(source, target)

    shutil.copytree(template.data, folder / "data", copy_function=copy)
    return Server(folder)


def free_port() -> int:
    """One that nobody listens at, and that is given to nobody else by chance."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as asked, suppress(OSError):
            asked.bind(("127.0.0.1", port))
            return port
