"""A PostgreSQL whose disk runs full under phones that send: refusals say so, and the server goes on when there is room."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.faults.processes import CALM_PATIENCE, ENDLESS, REFUSED, WEATHER, Line, judged, prepared
from tests.faults.words import OFFER
from tests.postgres import Postgres
from tests.simulator import Answer, Simulation, run

SIZE = 256 * 1024 * 1024  # bytes of the disk
LEFT = 200 * 1024  # bytes of it, for what is new
TAKEN = 20  # calls that are answered again before the disk runs full once more
# What phones may be told meanwhile: the disk is full; or, where PostgreSQL ended over it, that it is away.
HONEST = {"disk-full", "unavailable"}


class Outcome(NamedTuple):
    """How a run ended: how often the disk was full, what phones were told then, and what is wrong at the end."""

    runs: int
    batches: int
    refusals: dict[str, int]
    unanswered: int
    lost: int
    doubled: int
    stuck: int

    @property
    def holds(self) -> bool:
        wrong = (self.unanswered, self.lost, self.doubled, self.stuck)
        return (
            self.runs > 0 and "disk-full" in self.refusals and set(self.refusals) <= HONEST and not any(wrong)
        )


def full_disk_of_postgres(times: int, seed: int) -> Outcome:
    """So often the disk runs full: first for rows, then for the write-ahead log, over which PostgreSQL ends, and so on.

    Whoever looks after PostgreSQL makes room, and starts it again where it has ended. The web server is never touched.
    """
    with (
        small_disk(SIZE) as disk,
        Postgres.started(is_safe=True, folder=disk) as postgres,
        tempfile.TemporaryDirectory() as folder,
    ):
        server = prepared(Path(folder), postgres)
        server.start()
        simulation, line = (
            Simulation(seed, OFFER, phones=5, weather=WEATHER),
            Line(server.port, CALM_PATIENCE),
        )
        try:
            phones = Phones(simulation, line)
            for at in range(times):
                ballast = _fill(disk)
                phones.call_until_refused(_begin_new_segment(postgres) if at % 2 else _nothing)
                ballast.unlink()
                postgres.start()
                phones.call_until_taken()
            run(simulation, 0, line.ask)
        finally:
            server.stop()
        found = judged(times, simulation, line, server.database)
    refusals = dict(sorted(line.refusals.items()))
    return Outcome(times, found.batches, refusals, line.unanswered, found.lost, found.doubled, found.stuck)


class Phones:
    """The phones of a simulation, call by call."""

    def __init__(self, simulation: Simulation, line: Line) -> None:
        self._play, self._line = simulation.steps(ENDLESS), line
        self._answer: Answer = None

    def call_until_refused(self, meanwhile: Callable[[], None]) -> None:
        refused = self._line.refused + REFUSED
        while self._line.refused < refused:
            self._call()
            meanwhile()

    def call_until_taken(self) -> None:
        """At once: nobody has to start anything of ours."""
        refused = self._line.refused
        for _ in range(TAKEN):
            self._call()
        assert self._line.refused == refused, "it does not go on"

    def _call(self) -> None:
        self._answer = self._line.ask(self._play.send(self._answer))


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """A folder that holds so many bytes, in memory. Only who may mount can make one."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=True)
        try:
            yield folder
        finally:
            subprocess.run(["umount", folder], check=True)
    finally:
        folder.rmdir()


def _fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - LEFT)
    return ballast


def _begin_new_segment(postgres: Postgres) -> Callable[[], None]:
    """PostgreSQL may have some segments in store; one more each time, it soon has to make one."""

    def begin() -> None:
        with suppress(subprocess.CalledProcessError):
            postgres.say("SELECT pg_switch_wal()")

    return begin


def _nothing() -> None:
    return
