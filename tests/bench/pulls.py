"""How long a tablet that was away takes to hear what its place did meanwhile: its signed requests, one after the other."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from sync.cursors import write_cursor
from sync.exchange import Status
from tests.bench.load import Line
from tests.bench.report import Row, row
from tests.bench.team import BusyTablet, enrol_team
from tests.bench.words import Kind, serving

AWAY = {1: "1-day", 30: "30-days"}
A_DAY = 400  # operations of the place
TABLETS = 8  # that write them
A_PUSH = 10
ROUNDS = 9
STATUS = b"GET /sync/status HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"


class Pull(NamedTuple):
    """What it cost to hear something."""

    seconds: float
    requests: int
    bytes: int

    def __str__(self) -> str:
        return f"{self.requests} requests, {self.bytes / 1000:.0f} kB"


def measure_pulls() -> list[Row]:
    """A day and thirty days of a place, out of both databases."""
    return [*_measure("sqlite"), *_measure("postgres")]


def _measure(kind: Kind) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, serving(kind, Path(folder)) as (server, _):
        [away, *others] = enrol_team(server, 1 + TABLETS)
        return asyncio.run(_pull(kind, server.port, away, others))


async def _pull(kind: Kind, port: int, away: BusyTablet, others: Sequence[BusyTablet]) -> list[Row]:
    line = await Line.to(port)
    left_at = {days: await _work(line, others, days) for days in range(max(AWAY), 0, -1)}
    rows = []
    for days, name in AWAY.items():
        pulls, snapshots = [], []
        for _ in range(ROUNDS):
            away.cursor = left_at[days]
            pulls.append(await _timed(line, away.pull))
            snapshots.append(await _timed(line, away.begin))
        against = (
            f"{pulls[0]} for {A_DAY} operations a day of {TABLETS} tablets; "
            f"all of the place anew in {median(one.seconds for one in snapshots):.3f} s, {snapshots[0]}; "
            "over loopback, before the tablet's own work"
        )
        rows.append(row(f"words.pull-{name}-{kind}", [one.seconds for one in pulls], "s", against=against))
    line.close()
    return rows


async def _work(line: Line, tablets: Sequence[BusyTablet], days_ago: int) -> str:
    """All that the place writes in a day; the cursor of who left before it."""
    status = msgspec.json.decode(await line.ask(STATUS), type=Status)
    for tablet in tablets:
        tablet.prepare(A_DAY // TABLETS // A_PUSH, A_PUSH, datetime.now(UTC) - timedelta(days=days_ago))
        while tablet.pushes:
            await tablet.push(line)
    return write_cursor(status.epoch, status.commit_seq)


async def _timed(line: Line, asked: Callable[[Line], Awaitable[None]]) -> Pull:
    requests, size, began = line.requests, line.bytes, time.perf_counter()
    await asked(line)
    return Pull(time.perf_counter() - began, line.requests - requests, line.bytes - size)
