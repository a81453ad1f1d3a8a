"""The short way for counters answers as the long way does, and takes nothing that the long way would refuse."""

import asyncio
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.types import Message

from backend.app import create_app
from backend.core.config import Settings
from backend.usage.tables import UsageDay
from sync.exchange import REQUEST_MAX
from tests.backend.intake.words import day_batch, id_of
from tests.conftest import Clock
from tests.server import living

Answer = tuple[int, dict[bytes, bytes], bytes]


def body_of(*batches: dict[str, Any]) -> bytes:
    return msgspec.json.encode({"schema": 1, "request_id": id_of("r"), "batches": batches})


async def ask(app: Litestar, parts: list[bytes], query: bytes = b"") -> Answer:
    """One request in so many parts; a query that nobody reads sends it the long way."""
    waiting = [
        {"type": "http.request", "body": part, "more_body": place < len(parts)}
        for place, part in enumerate(parts, 1)
    ]
    said: list[Message] = []

    async def receive() -> Any:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    scope: Any = {
        "type": "http",
        "method": "POST",
        "path": "/sync/batches",
        "raw_path": b"/sync/batches",
        "query_string": query,
        "headers": [(b"content-type", b"application/json")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
        "scheme": "http",
        "root_path": "",
        "http_version": "1.1",
        "extensions": {},
    }
    await app(scope, receive, send)
    start: Any = said[0]
    return start["status"], dict(start["headers"]), b"".join(m["body"] for m in said[1:] if "body" in m)  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    "body",
    [
        body_of(day_batch("a")),
        body_of(day_batch("a"), day_batch("bad", colour="red")),
        body_of(day_batch("old", period="2020-01-01")),
        b"",
        b"{",
        body_of(),
        body_of(day_batch("a")) + b" " * REQUEST_MAX,
    ],
)
async def test_both_ways_give_the_same_answer(settings: Settings, clock: Clock, body: bytes) -> None:
    app = create_app(settings, clock)
    async with living(app):
        short, long = await ask(app, [body]), await ask(app, [body], b"long")
        assert short == long


async def test_a_body_in_parts_counts_once(settings: Settings, clock: Clock) -> None:
    app = create_app(settings, clock)
    body = body_of(day_batch("a"))
    async with living(app):
        answers = await asyncio.gather(*(ask(app, [body[:cut], body[cut:]]) for cut in range(5, 100, 5)))
        assert {status for status, _, _ in answers} == {200}
        assert len({said for _, _, said in answers}) == 1
        assert [row["n"] for row in await UsageDay.select(UsageDay.n)] == [3]
