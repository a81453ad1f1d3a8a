"""Phones that send batches to a server over connections that stay open, bounded in count and in time.

Bodies are made ahead, because what phones do is not the server's work. Each phone comes from an address of its own, as
phones do, so that the limit per address does not bound all of them together. Devices of staff, whose requests are
signed, would be one more kind of `Visitor` beside `send_batches`.
"""

import asyncio
import base64
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

HEAD = b"POST /sync/batches HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
RESOURCES = 8  # of the starter pack, F1-01 to F1-08
METRICS = ("opened", "shown", "saved", "good", "bad", "asked")
TICKS = 100  # of the processor's clock in a second


class Form(NamedTuple):
    """How many phones there are, and what each sends in a request."""

    phones: int
    batches: int
    rows: int = 8

    def __str__(self) -> str:
        return f"{self.phones} connections, {self.batches} batches of {self.rows} rows a request"


class Load(NamedTuple):
    """What became of it: batches that got their receipt, and seconds that each request waited."""

    batches: int
    seconds: float
    waits: Sequence[float]

    @property
    def rate(self) -> float:
        return self.batches / self.seconds


Visitor = Callable[[int, Iterator[bytes], float], Awaitable[list[float]]]


def make_requests(form: Form, count: int, day: str) -> list[bytes]:
    """Bodies with new batches; their rows take turns over the pack's resources and metrics."""
    return [
        msgspec.json.encode(
            {
                "schema": 1,
                "request_id": _id(),
                "batches": [make_batch(form.rows, day) for _ in range(form.batches)],
            }
        )
        for _ in range(count)
    ]


def make_batch(rows: int, day: str) -> dict[str, Any]:
    return {
        "batch_id": _id(),
        "schema": 1,
        "shape": "day",
        "period": day,
        "rows": [_row(n) for n in range(rows)],
    }


def run_load(port: int, form: Form, bodies: Sequence[bytes], seconds: float) -> Load:
    """Send the bodies until they are gone or the time is up."""
    return asyncio.run(_run(port, form, bodies, seconds))


def processor(group: int) -> float:
    """Seconds of the processor that every process of a group took so far."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        ticks += int(fields[11]) + int(fields[12]) if int(fields[2]) == group else 0
    return ticks / TICKS


async def _run(port: int, form: Form, bodies: Sequence[bytes], seconds: float) -> Load:
    waiting = iter(bodies)
    began = time.perf_counter()
    visits: list[Awaitable[list[float]]] = [
        send_batches(port, waiting, began + seconds) for _ in range(form.phones)
    ]
    waits = [wait for waited in await asyncio.gather(*visits) for wait in waited]
    return Load(len(waits) * form.batches, time.perf_counter() - began, waits)


async def send_batches(port: int, waiting: Iterator[bytes], until: float) -> list[float]:
    """Plain HTTP/1.1 by hand: a client library would take more of the processor than the server under test."""
    own = ".".join(["127", *(str(1 + secrets.randbelow(250)) for _ in range(3))])
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(own, 0))
    waits = []
    for body in waiting:
        began = time.perf_counter()
        writer.write(HEAD % len(body) + body)
        head = await reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        assert found, head
        reply = await reader.readexactly(int(found[1]))
        assert reply.count(b'"committed"') == body.count(b'"batch_id"'), reply
        waits.append(time.perf_counter() - began)
        if time.perf_counter() > until:
            break
    writer.close()
    return waits


def _row(place: int) -> dict[str, Any]:
    return {
        "pack": "aankomst",
        "edition": 1,
        "resource": f"F1-0{place % RESOURCES + 1}",
        "metric": METRICS[place // RESOURCES % len(METRICS)],
        "n": place % 9 + 1,
    }


def _id() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode()
