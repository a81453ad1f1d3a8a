"""Batches over HTTP into both databases, against a bare loop that makes the same writes with the same durability."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Literal

from backend.core.address import PostgresAddress
from tests.bench.bare import copy_tables, loop_postgres, loop_sqlite
from tests.bench.load import Form, Load, make_requests, processor, run_load
from tests.bench.report import Row, row
from tests.browser.server import Server
from tests.postgres import Postgres

Kind = Literal["sqlite", "postgres"]
BareLoop = Callable[[Sequence[bytes]], float]

FORMS = [Form(phones, batches) for phones in (1, 8, 32) for batches in (1, 8, 20)]
JUDGED = Form(8, 8)
SLICES = 15  # short and in turns, so that a noisy machine disturbs both alike
SLICE = 60  # requests
ROUNDS = 3
SECONDS = 1.5
AT_MOST = 12_000  # batches within a round
HALF = 0.5


def measure_words() -> list[Row]:
    """Every form on both databases, and the judged one against its loop."""
    return [*_measure("sqlite"), *_measure("postgres")]


@contextmanager
def serving(kind: Kind, folder: Path) -> Iterator[tuple[Server, BareLoop]]:
    """A server over the database, and the bare loop over another one of the same kind with the same tables."""
    server = Server(folder / "server")
    if kind == "sqlite":
        with _started(server):
            bare = folder / "bare.sqlite"
            copy_tables(server.data / "wegwijs.sqlite", bare)
            yield server, lambda bodies: loop_sqlite(bare, bodies)
        return
    with Postgres.started(is_safe=True) as postgres:
        server.postgres = postgres.create("words")
        with _started(server):
            pass
        bare_address: PostgresAddress = postgres.create("bare", template="words")
        with _started(server):
            yield server, lambda bodies: loop_postgres(bare_address, bodies)


@contextmanager
def _started(server: Server) -> Iterator[None]:
    server.start()
    try:
        yield
    finally:
        server.stop()


def today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())


def _measure(kind: Kind) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, serving(kind, Path(folder)) as (server, loop):
        return [*_compare(kind, server, loop), *(_form(kind, server, form) for form in FORMS)]


def _compare(kind: Kind, server: Server, loop: BareLoop) -> list[Row]:
    pairs = []
    for _ in range(SLICES):
        ours = run_load(server.port, JUDGED, make_requests(JUDGED, SLICE, today()), 60).rate
        pairs.append((ours, loop(make_requests(JUDGED, SLICE, today()))))
    against = (
        f"bare {kind} loop, {median(theirs for _, theirs in pairs):.0f} batches/s, "
        f"a full sync per request of {JUDGED.batches} batches; {JUDGED}"
    )
    shares = [ours / theirs for ours, theirs in pairs]
    return [row(f"main.batches-{kind}-share-of-bare-loop", shares, "x", at_least=HALF, against=against)]


def _form(kind: Kind, server: Server, form: Form) -> Row:
    loads, taken = [], processor(server.group)
    for _ in range(ROUNDS):
        bodies = make_requests(form, AT_MOST // form.batches, today())
        loads.append(run_load(server.port, form, bodies, SECONDS))
    taken = processor(server.group) - taken
    name = f"main.batches-{kind}-{form.phones}x{form.batches}"
    return row(name, [load.rate for load in loads], "batches/s", against=_told(form, loads, taken))


def _told(form: Form, loads: Sequence[Load], taken: float) -> str:
    waits = quantiles([wait for load in loads for wait in load.waits], n=100)
    rows = median(load.rate for load in loads) * form.rows
    each = taken / sum(load.done for load in loads)
    return (
        f"{form}: {rows:.0f} rows/s, p50 {waits[49] * 1000:.1f} ms, p99 {waits[98] * 1000:.1f} ms a request, "
        f"{each * 1e6:.0f} us of the processor a batch, without the database server's"
    )
