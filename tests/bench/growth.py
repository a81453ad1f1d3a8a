"""What a million batches do to the database: its bytes for each, and how long the next one takes.

Two servers fill up, one to a hundredth of the other; then both take the same in short turns, so that a noisy machine
disturbs both alike.
"""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from tests.bench.load import Form, make_requests, run_load
from tests.bench.report import Row, row
from tests.browser.server import Server

SIZES = (10_000, 100_000, 1_000_000)  # batches
FORM = Form(8, 20)
PART = 500  # requests
SLICES = 21
SLICE = 40  # requests
DAYS = 30  # that the batches are of
BYTES_BAR = 160  # a batch's id, month and number, in its table and in the index by month
SLOWER_BAR = 1.3


def measure_growth() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        small, large = (Server(Path(folder) / name) for name in ("small", "large"))
        small.start()
        large.start()
        try:
            _fill(small, 0, SIZES[0])
            return [
                found
                for size in zip((0, *SIZES), SIZES, strict=False)
                for found in _grow(small, large, *size)
            ]
        finally:
            small.stop()
            large.stop()


def _grow(small: Server, large: Server, done: int, size: int) -> list[Row]:
    before = _bytes(large)
    _fill(large, done, size)
    each = (_bytes(large) - before) / (size - done)
    what = f"a database of {SIZES[0]} batches, in turns; {FORM}"
    slower = [_seconds(large) / _seconds(small) for _ in range(SLICES)]
    told = f"batches {done} to {size}, the counters of {DAYS} days among them"
    return [
        row(
            f"main.growth-bytes-{size}",
            [each],
            "bytes a batch",
            at_most=BYTES_BAR if done else None,
            against=told,
        ),
        row(f"main.growth-time-{size}", slower, "x", at_most=SLOWER_BAR, against=what),
    ]


def _fill(server: Server, done: int, size: int) -> None:
    requests = (size - done) // FORM.batches
    for start in range(0, requests, PART):
        day = _day(start // PART)
        run_load(server.port, FORM, make_requests(FORM, min(PART, requests - start), day), 600)


def _seconds(server: Server) -> float:
    """For one batch, its share of the waiting of all connections."""
    load = run_load(server.port, FORM, make_requests(FORM, SLICE, _day(0)), 600)
    return median(load.waits) / FORM.batches


def _day(place: int) -> str:
    return f"{datetime.now(UTC).date() - timedelta(days=place % DAYS)}"


def _bytes(server: Server) -> int:
    return (server.data / "wegwijs.sqlite").stat().st_size
