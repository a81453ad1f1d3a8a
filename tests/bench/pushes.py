"""Operations of a team over HTTP into both databases, while phones send batches at the same time."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from tests.bench.load import Crowd, Form, Load, make_requests, phones, processor, run_crowds
from tests.bench.report import Row, row
from tests.bench.team import BusyTablet, Work, enrol_team, team
from tests.bench.words import Kind, serving, today
from tests.browser.server import Server

WORK = Work(8, 20)
BESIDE = Form(8, 8)
ROUNDS = 5
SECONDS = 3.0
PUSHES = 120  # of each tablet within a round, at most
REQUESTS = 2500  # of all phones within a round, at most


def measure_pushes() -> list[Row]:
    """Operations a second of a team beside phones, and what one takes of the processor where they are alone."""
    return [_measure("sqlite"), _measure("postgres")]


def _measure(kind: Kind) -> Row:
    with tempfile.TemporaryDirectory() as folder, serving(kind, Path(folder)) as (server, _):
        tablets = enrol_team(server, WORK.tablets)
        taken = processor(server.group)
        alone = [_come(server, tablets)[0] for _ in range(ROUNDS)]
        taken = processor(server.group) - taken
        for tablet in tablets:
            tablet.pulls.clear()
        beside = [_come(server, tablets, _phones()) for _ in range(ROUNDS)]
    loads, theirs = [load for load, _ in beside], [load for _, load in beside]
    pulls = [wait for tablet in tablets for wait in tablet.pulls]
    against = (
        f"{WORK}: {_waits(loads)} a push, {_told(pulls)} a pull; beside phones that get in "
        f"{median(load.rate for load in theirs):.0f} batches/s ({BESIDE}), {_waits(theirs)} a request; without phones "
        f"{median(load.rate for load in alone):.0f} operations/s and {taken / sum(load.done for load in alone) * 1e6:.0f} us "
        f"of the processor for each, its telling to {WORK.tablets} tablets included, without the database server's"
    )
    return row(f"words.pushes-{kind}", [load.rate for load in loads], "operations/s", against=against)


def _come(server: Server, tablets: list[BusyTablet], *others: Crowd) -> list[Load]:
    for tablet in tablets:
        tablet.begin_chain()
        tablet.prepare(PUSHES, WORK.operations, datetime.now(UTC))
    return run_crowds(server.port, [team(tablets, WORK.operations), *others], SECONDS)


def _phones() -> Crowd:
    return phones(BESIDE, make_requests(BESIDE, REQUESTS, today()))


def _waits(loads: Sequence[Load]) -> str:
    return _told([wait for load in loads for wait in load.waits])


def _told(waits: Sequence[float]) -> str:
    parts = quantiles(waits, n=100)
    return f"p50 {parts[49] * 1000:.1f} ms, p99 {parts[98] * 1000:.1f} ms"
