"""Crowds of visitors that keep a server busy over connections that stay open, bounded in count and in time.

Bodies are made ahead, because what phones do is not the server's work. Each phone comes from an address of its own, as
phones do, so that the limit per address does not bound all of them together. Tablets of a team, which sign what they
ask, are in `team.py`.
"""

import asyncio
import base64
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self

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
    """What became of it: how much got its receipt, and seconds that each request waited."""

    done: int
    seconds: float
    waits: Sequence[float]

    @property
    def rate(self) -> float:
        return self.done / self.seconds


# Comes to a port and stays until a moment; how long each of its requests waited.
Visitor = Callable[[int, float], Awaitable[list[float]]]


class Crowd(NamedTuple):
    """Visitors of one kind, and how much of what is counted each of their requests brings."""

    visitors: Sequence[Visitor]
    each: int


class Line:
    """A connection that stays open, from an address of its own.

    Plain HTTP/1.1 by hand: a client library would take more of the processor than the server under test.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.requests = self.bytes = 0  # so far, heads included, both ways

    @classmethod
    async def to(cls, port: int) -> Self:
        own = ".".join(["127", *(str(1 + secrets.randbelow(250)) for _ in range(3))])
        return cls(*await asyncio.open_connection("127.0.0.1", port, local_addr=(own, 0)))

    async def ask(self, request: bytes) -> bytes:
        """The body of the reply, which must be what was asked for."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        assert found, head
        body = await self._reader.readexactly(int(found[1]))
        assert head.startswith(b"HTTP/1.1 200"), (head, body)
        self.requests += 1
        self.bytes += len(request) + len(head) + len(body)
        return body

    def close(self) -> None:
        self._writer.close()


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
    return run_crowds(port, [phones(form, bodies)], seconds)[0]


def phones(form: Form, bodies: Sequence[bytes]) -> Crowd:
    """Phones that share the bodies among them."""
    waiting = iter(bodies)
    return Crowd([partial(send_batches, waiting) for _ in range(form.phones)], form.batches)


def run_crowds(port: int, crowds: Sequence[Crowd], seconds: float) -> list[Load]:
    """Let them all come at once; what became of each crowd."""

    async def come() -> list[Load]:
        return await asyncio.gather(*(_come(port, crowd, seconds) for crowd in crowds))

    return asyncio.run(come())


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


async def _come(port: int, crowd: Crowd, seconds: float) -> Load:
    began = time.perf_counter()
    visits = await asyncio.gather(*(visitor(port, began + seconds) for visitor in crowd.visitors))
    waits = [wait for waited in visits for wait in waited]
    return Load(len(waits) * crowd.each, time.perf_counter() - began, waits)


async def send_batches(waiting: Iterator[bytes], port: int, until: float) -> list[float]:
    """One phone."""
    line, waits = await Line.to(port), []
    for body in waiting:
        began = time.perf_counter()
        reply = await line.ask(HEAD % len(body) + body)
        assert reply.count(b'"committed"') == body.count(b'"batch_id"'), reply
        waits.append(time.perf_counter() - began)
        if time.perf_counter() > until:
            break
    line.close()
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
