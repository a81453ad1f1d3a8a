"""A short way for blobs: answered out of memory before routing, because phones ask for little else.

Only what needs no thought is answered here: a GET of a name that is a hash, without a range or a dictionary. All the
rest goes the long way, and the answers are the same, byte for byte.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litestar.types import ASGIApp, HTTPScope, Receive, Send

from backend.core.blobs import BlobStore
from backend.core.files import DICTIONARY, VARY, best_twin
from backend.core.web import IMMUTABLE

BLOB = re.compile(rb"/b/([0-9a-f]{64})")
KEPT = 64 * 1024 * 1024  # bytes
THOUGHTFUL = {b"range", DICTIONARY.encode()}


class Answer(NamedTuple):
    """A reply as it is sent."""

    start: Mapping[str, object]
    body: Mapping[str, object]
    size: int


class BlobLane:
    """Answers for blobs out of a folder; the application has every other request."""

    def __init__(self, blobs: Path, headers: Mapping[bytes, bytes]) -> None:
        self._blobs = BlobStore(blobs)
        self._headers = list(headers.items())
        self._kept: OrderedDict[tuple[bytes, bytes], Answer] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: HTTPScope, receive: Receive, send: Send, app: ASGIApp) -> None:
        answer = self._answer(scope) if scope["method"] == "GET" else None
        if answer is None:
            await app(scope, receive, send)
            return
        await send(answer.start)  # type: ignore[arg-type]  # the same messages, made once
        await send(answer.body)  # type: ignore[arg-type]

    def _answer(self, scope: HTTPScope) -> Answer | None:
        found = BLOB.fullmatch(scope["raw_path"])
        if found is None or scope["query_string"] or any(name in THOUGHTFUL for name, _ in scope["headers"]):
            return None
        accepted = next((value for name, value in scope["headers"] if name == b"accept-encoding"), b"")
        key = (found[1], accepted)
        answer = self._kept.get(key)
        if answer is None:
            answer = self._read(found[1].decode(), accepted.decode("latin-1"))
            if answer is not None:
                self._keep(key, answer)
        return answer

    def _read(self, sha256: str, accepted: str) -> Answer | None:
        encoding, path = best_twin(self._blobs.path(sha256), accepted)
        try:
            body = path.read_bytes()
        except OSError:
            return None
        coded: Iterable[tuple[bytes, bytes]] = [(b"content-encoding", encoding.encode())] if encoding else []
        headers = [
            *self._headers,
            (b"cache-control", IMMUTABLE.encode()),
            (b"vary", VARY.encode()),
            (b"content-type", b"application/octet-stream"),
            (b"content-length", str(len(body)).encode()),
            *coded,
        ]
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        return Answer(start, {"type": "http.response.body", "body": body, "more_body": False}, len(body))

    def _keep(self, key: tuple[bytes, bytes], answer: Answer) -> None:
        self._kept[key] = answer
        self._size += answer.size
        while self._size > KEPT:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.size
