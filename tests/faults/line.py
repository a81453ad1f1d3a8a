"""A line as bad as lines get, between phones and a real server: from a seed it delays, cuts, doubles, mixes up and lies.

What it does to an exchange is drawn anew for each. No phone knows of it: each judges what it hears by clause 1.3 alone.
"""

import asyncio
import collections
import os
import re
import tempfile
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from backend.core.address import Address
from sync.exchange import JSON_TYPE
from tests.browser.wire import PORTAL, Reply, Request, Wire
from tests.faults import processes
from tests.faults.words import OFFER, judge, read_totals
from tests.phones import Phone, Weather
from tests.postgres import Postgres
from tests.simulator import Answer, Simulation, run, without_periods

EACH = int(os.environ.get("MOMENTS", "500"))  # faults of every kind; fewer for a quick look
PARTIES = 4  # of phones; all send at the same time
ENDLESS = 10**9  # steps: the calm day comes when the line has done enough
SHARE = 0.6  # of the exchanges that something happens to
PATIENCE = 0.4  # seconds that a phone waits for a reply
LONGEST = 2 * PATIENCE  # so that half of what is delayed comes too late
# The phones themselves are only killed now and then; all else is the line's doing.
WEATHER = Weather(lost=0, doubled=0, late=0, killed=0.02, backup=0, restore=0)
HTML = ("content-type", "text/html")
JSON = ("content-type", JSON_TYPE)
PORTALS = {
    "portal-page": Reply(200, "OK", [HTML], PORTAL),
    "portal-redirect": Reply(302, "Found", [("location", "/portal"), HTML], PORTAL),
    "portal-empty": Reply(200, "OK", [JSON]),
    "portal-json": Reply(200, "OK", [JSON], b'{"ok":true,"receipts":[]}'),
    "portal-511": Reply(511, "Network Authentication Required", [JSON], b'{"login":"/portal"}'),
}


class Outcome(NamedTuple):
    """How a run ended: exchanges, batches closed on phones, faults by kind, and what is wrong at the end."""

    runs: int
    batches: int
    faults: dict[str, int]
    lost: int
    doubled: int
    stuck: int

    @property
    def holds(self) -> bool:
        fewest = min(self.faults.get(kind, 0) for kind in KINDS)
        return fewest > 0 and self.lost == self.doubled == self.stuck == 0


class BadLine(Wire):
    """A wire on which something happens to a share of what goes to `paths`; `faults` counts it by kind."""

    def __init__(self, server_port: int, seed: int, paths: str = "^/sync/", share: float = SHARE) -> None:
        super().__init__(server_port)
        self.faults: collections.Counter[str] = collections.Counter()
        self.share = share
        self.met = 0  # exchanges
        self._random = Random(seed)
        self._paths = re.compile(paths)
        self._former: dict[str, Reply] = {}
        self._held: set[asyncio.Task[Any]] = set()

    def has_done(self, each: int) -> bool:
        """Whether every kind happened so many times."""
        return all(self.faults[kind] >= each for kind in KINDS)

    def calm(self) -> None:
        """From now on it passes everything on; what it still held back is delivered before this returns."""
        self.share = 0
        asyncio.run_coroutine_threadsafe(self._deliver(), self._loop).result(60)

    async def _deliver(self) -> None:
        await asyncio.gather(*self._held, return_exceptions=True)

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        self.met += 1
        if not self._paths.search(request.path) or self._random.random() >= self.share:
            return await super()._answer(request, writer)
        kind = self._random.choice(KINDS)
        if kind == "former-reply" and request.path not in self._former:
            return await super()._answer(request, writer)
        self.faults[kind] += 1
        if kind in PORTALS:
            return await self._reply(writer, PORTALS[kind])
        return await DEEDS[kind](self, request, writer)

    async def _ask(self, request: Request, *, is_plain: bool = False) -> Reply:
        reply = await super()._ask(request, is_plain=is_plain)
        self._former[request.path] = reply
        return reply

    async def _reply(self, writer: asyncio.StreamWriter, reply: Reply) -> bool:
        await self._send(writer, reply.encode())
        return True

    async def _delay(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """On the way there or on the way back; in half of the cases for longer than the phone waits."""
        before, after = self._random.choice([(1, 0), (0, 1)])
        pause = self._random.uniform(0, LONGEST)
        await asyncio.sleep(pause * before)
        reply = await self._ask(request)
        await asyncio.sleep(pause * after)
        return await self._reply(writer, reply)

    async def _cut_request(self, request: Request, _: asyncio.StreamWriter) -> bool:
        """The server hears a part of it, and then nothing any more; nor does the phone."""
        whole = request.encode()
        _, server = await asyncio.open_connection("127.0.0.1", self._server_port)
        server.write(whole[: self._random.randrange(1, len(whole))])
        await server.drain()
        server.close()
        return False

    async def _cut_reply(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        whole = (await self._ask(request)).encode()
        await self._send(writer, whole[: self._random.randrange(1, len(whole))])
        return False

    async def _drop_reply(self, request: Request, _: asyncio.StreamWriter) -> bool:
        await self._ask(request)
        return False

    async def _double(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Both at once; either of the replies comes back."""
        replies = await asyncio.gather(self._ask(request), self._ask(request))
        return await self._reply(writer, self._random.choice(replies))

    async def _deliver_late(self, request: Request, _: asyncio.StreamWriter) -> bool:
        """The phone hears that the line broke; the request arrives after others that it sent later."""

        async def deliver(pause: float) -> None:
            await asyncio.sleep(pause)
            await self._ask(request)

        task = asyncio.get_running_loop().create_task(deliver(self._random.uniform(0, 2)))
        self._held.add(task)
        task.add_done_callback(self._held.discard)
        return False

    async def _answer_with_former(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """The reply to an earlier request, of whichever phone; the request itself may still arrive."""
        former = self._former[request.path]
        if self._random.random() < 0.5:
            await self._ask(request)
        return await self._reply(writer, former)


Deed = Callable[[BadLine, Request, asyncio.StreamWriter], Coroutine[Any, Any, bool]]
DEEDS: dict[str, Deed] = {
    "delayed": BadLine._delay,
    "request-cut": BadLine._cut_request,
    "reply-cut": BadLine._cut_reply,
    "reply-dropped": BadLine._drop_reply,
    "request-doubled": BadLine._double,
    "request-late": BadLine._deliver_late,
    "former-reply": BadLine._answer_with_former,
}
KINDS = (*DEEDS, *PORTALS)


def bad_line(
    seed: int,
    each: int = EACH,
    make_phone: Callable[[Random, Weather], Phone] = Phone,
    postgres: Postgres | None = None,
) -> Outcome:
    """Parties of phones send at the same time until every kind of fault came so often, and then have a calm day."""
    with tempfile.TemporaryDirectory() as folder:
        server = processes.prepared(Path(folder), postgres)
        server.start()
        line = BadLine(server.port, seed)
        line.open()
        parties = [
            Simulation(seed + at, OFFER, phones=5, weather=WEATHER, make_phone=make_phone)
            for at in range(PARTIES)
        ]
        try:
            with ThreadPoolExecutor(PARTIES) as threads:
                list(threads.map(lambda party: _play(party, line, each), parties))
            line.calm()
            for party in parties:
                run(party, 0, processes.Line(line.port, processes.CALM_PATIENCE).ask)
        finally:
            line.close()
            server.stop()
        return _judged(parties, line, server.database)


def _play(party: Simulation, line: BadLine, each: int) -> None:
    phones = processes.Line(line.port, PATIENCE)
    play = party.steps(ENDLESS)
    answer: Answer = None
    while not line.has_done(each):
        answer = phones.ask(play.send(answer))


def _judged(parties: Sequence[Simulation], line: BadLine, database: Address) -> Outcome:
    whole = Simulation(0, OFFER, phones=0)
    for party in parties:
        whole.phones += party.phones
        # The phones' days pass much faster than the server's.
        whole.expected += without_periods(party.expected)
        whole.messages |= party.messages
    counted, messages = read_totals(database)
    judged = judge(whole, without_periods(counted), messages)
    faults = {kind: line.faults[kind] for kind in KINDS}
    return Outcome(line.met, judged.runs, faults, judged.lost, judged.doubled, judged.stuck)
