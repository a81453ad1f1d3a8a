"""Teams push to two servers over one database, commits are slow, and others read on: nobody skips a row of the feed (4.3)."""

import asyncio
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, closing, contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import asyncpg
import httpx

from backend.accounts.devices import invite
from backend.core.address import Address
from backend.core.database import DB
from sync.operations import FeedEntry, parse_feed, parse_snapshot
from tests.backend.intake.words import key_of, message, send
from tests.browser.server import Server, copy_server
from tests.conftest import Caller
from tests.devices import TeamDevice
from tests.faults.processes import prepared
from tests.faults.words import heard, rows_of
from tests.phones import CALM
from tests.postgres import Postgres
from tests.server import PLACE
from tests.tablets import Tablet

WRITERS = 4
READERS = 4
MOST_AT_ONCE = 3  # operations of a push
HELD = 0.05  # seconds that somebody else keeps the writers waiting, at most

# What is deferred happens at the COMMIT: rows have their numbers, and for up to 30 ms nobody sees them.
SLOW_COMMITS = """
CREATE FUNCTION commit_late() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_sleep(random() * 0.03); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER late AFTER INSERT OR UPDATE ON replica_mark
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION commit_late();
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON told_message
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION commit_late();
"""
FEED = """
SELECT commit_seq, op_id FROM staff_operation WHERE reason = ''
UNION ALL SELECT commit_seq, text FROM told_message JOIN message ON message.id = told_message.message
ORDER BY 1
"""

Row = tuple[int, str]  # its number; the operation's id or the message's text


class Outcome(NamedTuple):
    """How a run ended: rows of the feed, pages that were read, and what is wrong with them over all readers."""

    runs: int
    pages: int
    skipped: int
    doubled: int
    disordered: int

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.skipped == self.doubled == self.disordered == 0


class Writer:
    """A team's tablet that writes and pushes, to either server."""

    def __init__(self, device: TeamDevice, actor: str, chance: Random) -> None:
        self._device, self._actor, self._chance = device, actor, chance
        self._tablet = Tablet(chance, CALM)

    async def push(self, clients: Sequence[httpx.AsyncClient], times: int) -> None:
        for _ in range(times):
            for _ in range(self._chance.randint(1, MOST_AT_ONCE)):
                self._write()
            while (body := self._tablet.push()) is not None:
                target = f"/sync/replicas/{self._tablet.disk.log.replica}/operations"
                client = self._chance.choice(clients)
                reply = await self._device.ask(client, "POST", target, datetime.now(UTC), body)
                self._tablet.pushed(heard(reply))

    def _write(self) -> None:
        counted = {"entity": "count", "entity_id": "v1", "patch": {"category": "age-18", "n": 1}}
        self._tablet.write({"actor": self._actor, "place": PLACE, **counted}, datetime.now(UTC))


class Reader:
    """A tablet that reads on from its cursor, at either server, and remembers what it was told."""

    def __init__(self, device: TeamDevice, cursor: str, chance: Random) -> None:
        self._device, self._cursor, self._chance = device, cursor, chance
        self.told: list[Row] = []
        self.pages = 0

    async def follow(self, clients: Sequence[httpx.AsyncClient], over: asyncio.Event) -> None:
        """Until nothing more is written, and all that was is read."""
        while True:
            is_last = over.is_set()
            if not await self._read(self._chance.choice(clients)) and is_last:
                return

    async def _read(self, client: httpx.AsyncClient) -> bool:
        """One page; whether there is more."""
        target = f"/sync/feed?scope={PLACE}&cursor={self._cursor}"
        said = heard(await self._device.ask(client, "GET", target, datetime.now(UTC)))
        feed = parse_feed(said.status, said.media_type, said.body)
        assert (feed.after, feed.is_reset) == (self._cursor, False)
        self._cursor = feed.cursor
        self.told += map(_row, feed.entries)
        self.pages += 1
        return feed.has_more


def follow_feed(
    pushes: int, seed: int, postgres: Postgres | None = None, program: list[str] | None = None
) -> Outcome:
    """Each writer pushes so often, and phones send as many messages to the library here; everybody else reads.

    `program` is run instead of `wegwijs`.
    """
    with tempfile.TemporaryDirectory() as folder, _two_servers(Path(folder), postgres, program) as servers:
        return asyncio.run(_play(servers, pushes, Random(seed)))


@contextmanager
def _two_servers(
    root: Path, postgres: Postgres | None, program: list[str] | None
) -> Iterator[tuple[Server, Server]]:
    first = prepared(root / "first", postgres)
    first.program = program or first.program
    # Both find everything published.
    first.start()
    first.stop()
    second = copy_server(first, root / "second")
    first.start()
    try:
        second.program, second.postgres, second.sqlite = first.program, first.postgres, first.sqlite
        second.starter = first.starter
        second.start()
        try:
            yield first, second
        finally:
            second.stop()
    finally:
        first.stop()


async def _play(servers: tuple[Server, Server], pushes: int, chance: Random) -> Outcome:
    database = servers[0].database
    async with AsyncExitStack() as opened:
        clients = [
            await opened.enter_async_context(httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}"))
            for server in servers
        ]
        devices = await _enrolled(database, clients[0], chance)
        actor = dict(rows_of(database, "SELECT name, id FROM account"))["Sanne"]
        writers = [Writer(device, actor, chance) for device in devices[:WRITERS]]
        readers = [await _reader(device, clients[0], chance) for device in devices[WRITERS:]]
        await _slow_down(database)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as others:
            for reader in readers:
                others.create_task(reader.follow(clients, over))
            others.create_task(_hinder(database, over, chance))
            await asyncio.gather(*(writer.push(clients, pushes) for writer in writers), _ask(clients, pushes))
            over.set()
    return _judged(rows_of(database, FEED), readers)


async def _enrolled(database: Address, client: httpx.AsyncClient, chance: Random) -> list[TeamDevice]:
    devices = [TeamDevice(chance) for _ in range(WRITERS + READERS)]
    await DB.open(database)
    now = datetime.now(UTC)
    codes = [await invite("Tablet", [PLACE], now, is_for_helpers=False) for _ in devices]
    await DB.close()
    for device, code in zip(devices, codes, strict=True):
        assert (await device.enrol(client, code)).status_code == 200
    return devices


async def _reader(device: TeamDevice, client: httpx.AsyncClient, chance: Random) -> Reader:
    said = heard(await device.ask(client, "GET", "/sync/snapshot", datetime.now(UTC)))
    return Reader(device, parse_snapshot(said.status, said.media_type, said.body).cursor, chance)


async def _ask(clients: Sequence[httpx.AsyncClient], times: int) -> None:
    """What newcomers ask the library here comes into the feed too, by another way."""
    about = {"audience": "here", "place": PLACE, "language": None, "topic": "other"}
    for at in range(times):
        phone = Caller(clients[at % len(clients)])
        asked = message(f"m{at}", thread_key=key_of(f"t{at}"), text=f"vraag {at}", **about)
        (receipt,) = await send(phone, asked)
        assert receipt["outcome"] == "committed"


async def _slow_down(database: Address) -> None:
    if not isinstance(database, Path):
        connection = await asyncpg.connect(database.url)
        await connection.execute(SLOW_COMMITS)
        await connection.close()


async def _hinder(database: Address, over: asyncio.Event, chance: Random) -> None:
    """Somebody else who now and then holds what writers need, and gives it up again."""
    while not over.is_set():
        await asyncio.sleep(chance.uniform(0, HELD))
        if isinstance(database, Path):
            await asyncio.to_thread(_hold, database, chance.uniform(0, HELD))
            continue
        connection = await asyncpg.connect(database.url)
        async with connection.transaction():
            await connection.execute("SELECT 1 FROM commit_sequence FOR UPDATE")
            await asyncio.sleep(chance.uniform(0, HELD))
        await connection.close()


def _hold(database: Path, pause: float) -> None:
    with closing(sqlite3.connect(database, timeout=60, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(pause)
        connection.execute("ROLLBACK")


def _row(entry: FeedEntry) -> Row:
    if entry.operation is not None:
        return entry.commit_seq, entry.operation["op_id"]
    assert entry.message is not None
    return entry.commit_seq, entry.message.text


def _judged(rows: Sequence[tuple[int, str]], readers: Sequence[Reader]) -> Outcome:
    there = Counter((number, what) for number, what in rows)
    told = [Counter(reader.told) for reader in readers]
    numbers = [[number for number, _ in reader.told] for reader in readers]
    return Outcome(
        runs=there.total(),
        pages=sum(reader.pages for reader in readers),
        skipped=sum((there - heard_of).total() for heard_of in told),
        doubled=sum((heard_of - there).total() for heard_of in told),
        disordered=sum(later <= former for one in numbers for former, later in pairwise(one)),
    )
