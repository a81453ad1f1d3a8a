"""A short way for counters, in front of a routing that would take as much of the processor as they do themselves.

Only what is taken is answered here, header for header as on the long way. A message, and what is refused or fails, goes
there with the body that was read: the same batches again have no effect (clause 3.4).
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from litestar.types import ASGIApp, HTTPScope, Receive, ReceiveMessage, Send

from backend.core.config import Settings
from backend.core.throttle import Throttle
from backend.core.web import NO_STORE, caller_key
from backend.intake.answer import answer_request
from backend.intake.receive import Intake
from backend.intake.recovery import Readiness
from sync.exchange import JSON_TYPE, REQUEST_MAX, parse_request

PATH = b"/sync/batches"


class Desk(NamedTuple):
    """What taking batches needs; the long way has the same."""

    settings: Settings
    clock: Callable[[], datetime]
    intake: Intake
    limit: Throttle
    readiness: Readiness


class BatchLane:
    """Takes counters; the application has every other request."""

    def __init__(self, desk: Desk, headers: Mapping[bytes, bytes]) -> None:
        self._desk = desk
        self._headers = [
            *headers.items(),
            (b"cache-control", NO_STORE.encode()),
            (b"content-type", JSON_TYPE.encode()),
        ]

    async def __call__(self, scope: HTTPScope, receive: Receive, send: Send, app: ASGIApp) -> None:
        if scope["raw_path"] != PATH or scope["query_string"]:
            await app(scope, receive, send)
            return
        body, came = await _read(receive)
        reply = None if body is None or b'"message"' in body else await self._answer(scope, body)
        if reply is None:
            await app(scope, _again(came, receive), send)
            return
        headers = [*self._headers, (b"content-length", str(len(reply)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": reply, "more_body": False})

    async def _answer(self, scope: HTTPScope, body: bytes) -> bytes | None:
        desk = self._desk
        try:
            await desk.readiness.require()
            request = parse_request(body)
            desk.limit.take(caller_key(scope))
            return msgspec.json.encode(
                await answer_request(request, desk.clock(), desk.settings, desk.intake)
            )
        except Exception:  # noqa: BLE001  # whatever it was, the long way says it
            return None


async def _read(receive: Receive) -> tuple[bytes | None, list[ReceiveMessage]]:
    """The whole body, or None of one that is too long or was broken off; and what came of it."""
    came: list[ReceiveMessage] = []
    size = 0
    while size <= REQUEST_MAX:
        message = await receive()
        came.append(message)
        if message["type"] != "http.request":
            return None, came
        size += len(message["body"])
        if not message.get("more_body"):
            return b"".join(part["body"] for part in came if part["type"] == "http.request"), came
    return None, came


def _again(came: list[ReceiveMessage], receive: Receive) -> Receive:
    """What came once more, and then what comes."""
    waiting = iter(came)

    async def received() -> ReceiveMessage:
        for message in waiting:
            return message
        return await receive()

    return received
