"""The line between a phone and the server, in the test's hands: it counts, slows down, loses, cuts, spoils and lies.

A reverse proxy in a thread of its own. What the browser's page and its service worker ask passes here alike, which the
browser's own throttling and interception do not offer.
"""

import asyncio
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Deed = Literal["drop-reply", "cut-body", "tamper", "portal", "refuse"]
PORTAL = b"<!doctype html><title>Welkom op de wifi</title><p>Log eerst in."
PACKET = 1400  # bytes
NO_BODY = (204, 304)
# What would let the server answer with less than the whole plain file.
CONDITIONS = ("accept-encoding", "if-none-match", "if-modified-since", "range")


class Exchange(NamedTuple):
    """One request that reached the server, and what went back over the line."""

    method: str
    path: str
    status: int
    sent: bytes  # the request's body
    received: int  # bytes of the reply, head and body, as they crossed the line
    head: int  # of these, what stood before the body


class Line(NamedTuple):
    """How fast the line is."""

    bytes_per_second: float
    round_trip: float  # seconds


@dataclass
class Mishap:
    """What happens to the next `times` requests of a path."""

    path: re.Pattern[str]
    deed: Deed
    times: int
    change: Callable[[bytes], bytes]


@dataclass
class Request:
    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes

    def encode(self, left_out: tuple[str, ...] = ()) -> bytes:
        """As it goes on to the server, on a connection of its own."""
        kept = [pair for pair in self.headers if pair[0].lower() not in ("connection", *left_out)]
        lines = [f"{self.method} {self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in [*kept, ("connection", "close")]]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


@dataclass
class Reply:
    status: int
    reason: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def encode(self) -> bytes:
        length = [] if self.status in NO_BODY else [("content-length", str(len(self.body)))]
        lines = [f"HTTP/1.1 {self.status} {self.reason}"]
        lines += [
            f"{name}: {value}" for name, value in [*self.headers, *length, ("connection", "keep-alive")]
        ]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


class Wire:
    """The line; `exchanges` is what passed over it since it was last cleared."""

    def __init__(self, server_port: int) -> None:
        self.exchanges: list[Exchange] = []
        self.connections = 0
        self.port = 0
        self._server_port = server_port
        self._mishaps: list[Mishap] = []
        self._line: Line | None = None
        self._free_at = 0.0
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        self._thread.start()
        self._listener = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def cut(self) -> None:
        """No network: open connections break, new ones are refused."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._break_all)

    def mend(self) -> None:
        self._is_cut = False

    def slow_down(self, line: Line | None) -> None:
        self._line = line

    def happen(
        self,
        path: str,
        deed: Deed,
        times: int = 1,
        change: Callable[[bytes], bytes] = lambda body: body[::-1],
    ) -> None:
        """Let this happen to the next requests whose path matches; `change` is what tampering does to the body."""
        self._mishaps.append(Mishap(re.compile(path), deed, times, change))

    def calm_down(self) -> None:
        self._mishaps.clear()

    def clear(self) -> None:
        self.exchanges.clear()
        self.connections = 0

    def asked(self, path: str) -> list[Exchange]:
        """What passed whose path matches."""
        return [exchange for exchange in self.exchanges if re.search(path, exchange.path)]

    def received(self) -> int:
        """How many bytes came down since the last clearing."""
        return sum(exchange.received for exchange in self.exchanges)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _listen(self) -> asyncio.Server:
        listener = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = listener.sockets[0].getsockname()[1]
        return listener

    async def _shut(self) -> None:
        self._listener.close()
        self._break_all()
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.sleep(0)  # what was aborted closes its socket in the loop's next turn

    def _break_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        self.connections += 1
        try:
            await self._round_trip()
            while not self._is_cut and (request := await read_request(reader)):
                if not await self._answer(request, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the browser left or the line was cut: that is what a line does
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Pass one request on and its reply back; false when the connection is to end."""
        await self._round_trip()
        await self._go_up(len(request.body))
        mishap = self._next_mishap(request.path)
        if mishap and mishap.deed == "refuse":
            return False
        if mishap and mishap.deed == "portal":
            await self._send(writer, Reply(200, "OK", [("content-type", "text/html")], PORTAL).encode())
            return True
        reply = await self._ask(request, is_plain=mishap is not None and mishap.deed == "tamper")
        if mishap and mishap.deed == "tamper":
            reply.body = mishap.change(reply.body)
        whole = reply.encode()
        passing = whole[: len(whole) // 2] if mishap and mishap.deed == "cut-body" else whole
        if mishap and mishap.deed == "drop-reply":
            passing = b""
        head = min(len(passing), len(whole) - len(reply.body))
        exchange = Exchange(request.method, request.path, reply.status, request.body, len(passing), head)
        self.exchanges.append(exchange)
        await self._send(writer, passing)
        return len(passing) == len(whole)

    def _next_mishap(self, path: str) -> Mishap | None:
        for mishap in self._mishaps:
            if mishap.times > 0 and mishap.path.search(path):
                mishap.times -= 1
                return mishap
        return None

    async def _ask(self, request: Request, *, is_plain: bool = False) -> Reply:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._server_port)
        writer.write(request.encode(CONDITIONS if is_plain else ()))
        try:
            return read_reply(await reader.read(-1))
        finally:
            writer.transport.abort()

    async def _send(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        for start in range(0, len(data), PACKET):
            packet = data[start : start + PACKET]
            await self._take_turn(len(packet))
            writer.write(packet)
        await writer.drain()

    async def _round_trip(self) -> None:
        if self._line:
            await asyncio.sleep(self._line.round_trip)

    async def _go_up(self, size: int) -> None:
        """What a device says takes its time, too; one says little at a time, and no other thing meanwhile."""
        if self._line:
            await asyncio.sleep(size / self._line.bytes_per_second)

    async def _take_turn(self, size: int) -> None:
        """All connections share the line: each packet begins when the one before it has passed."""
        if self._line:
            now = self._loop.time()
            self._free_at = max(now, self._free_at) + size / self._line.bytes_per_second
            await asyncio.sleep(self._free_at - now)


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, headers = parse_head(head)
    method, path, _ = first.split(" ", 2)
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    return Request(method, path, headers, await reader.readexactly(length))


def read_reply(whole: bytes) -> Reply:
    head, _, body = whole.partition(b"\r\n\r\n")
    if not head:
        raise ConnectionResetError("the server closed without an answer")
    first, headers = parse_head(head)
    _, status, reason = first.split(" ", 2)
    if any(name.lower() == "transfer-encoding" for name, _ in headers):
        body = unchunk(body)
    left_out = {"connection", "transfer-encoding", "content-length"}
    kept = [(name, value) for name, value in headers if name.lower() not in left_out]
    return Reply(int(status), reason, kept, body)


def parse_head(head: bytes) -> tuple[str, list[tuple[str, str]]]:
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first, [(name, value.strip()) for name, _, value in pairs]


def unchunk(body: bytes) -> bytes:
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        whole, body = whole + body[:length], body[length + 2 :]
    return whole
