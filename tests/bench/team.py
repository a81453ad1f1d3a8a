"""Tablets of a team under load: enrolled over HTTP, operations in a chain of each, every request signed (RFC 9421).

Pushes are made ahead, as phones' batches are. They are signed when they go out, since a signature soon grows old.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import NamedTuple

import httpx
import msgspec

from backend.core.address import Address
from sync.cursors import read_cursor
from sync.operations import Body, Mark, Raw, build_push, hash_body, hash_operation, op_id
from sync.replica import Log, link
from tests.bench.load import Crowd, Line
from tests.browser.server import Server
from tests.devices import TeamDevice
from tests.faults.words import rows_of
from tests.phones import random_id
from tests.server import PASSWORD

PLACE = "azc-delft"  # of the starter packs
HEAD = "{} {} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n{}content-length: {}\r\n\r\n"
BOOKS = 300
TEXT = "Twee kinderen vroegen naar boeken in het Tigrinya: volgende week meenemen, met de folder over de huisarts."


class Work(NamedTuple):
    """How a team works: how many tablets, and operations in each push."""

    tablets: int
    operations: int

    def __str__(self) -> str:
        return f"{self.tablets} tablets, {self.operations} operations a push, the feed after each"


class Told(msgspec.Struct, frozen=True):
    """What the feed or a snapshot says of where to go on."""

    cursor: str
    has_more: bool = False


class BusyTablet:
    """One tablet: its chain, what it will push, and how far it has heard."""

    def __init__(self, device: TeamDevice, actor: str) -> None:
        self.device, self.actor, self.random = device, actor, device.random
        self.log = Log(random_id(self.random))
        self.cursor = ""
        self.pushes: list[bytes] = []
        self.pulls: list[float] = []  # seconds that each took

    async def begin(self, line: Line) -> None:
        """Show what there is."""
        self._hear(await self._ask(line, "GET", "/sync/snapshot"))

    def begin_chain(self) -> None:
        """Write as another replica from now on; what was not pushed is gone."""
        self.log = Log(random_id(self.random))
        self.pushes.clear()

    def prepare(self, pushes: int, operations: int, day: datetime, write: "Write | None" = None) -> None:
        """Write so many operations a push, all of one day: what a team writes, or what is made here."""
        self.pushes += [self._write(operations, day, write) for _ in range(pushes)]

    async def visit(self, port: int, until: float) -> list[float]:
        """Push what is prepared until it is gone or the time is up, and pull after each push."""
        line, waits = await Line.to(port), []
        while self.pushes and time.perf_counter() < until:
            began = time.perf_counter()
            await self.push(line)
            pushed = time.perf_counter()
            await self.pull(line)
            waits.append(pushed - began)
            self.pulls.append(time.perf_counter() - pushed)
        line.close()
        return waits

    async def push(self, line: Line) -> None:
        body = self.pushes.pop(0)
        reply = await self._ask(line, "POST", f"/sync/replicas/{self.log.replica}/operations", body)
        assert reply.count(b'"committed"') == body.count(b'"op_id"'), reply

    async def pull(self, line: Line) -> None:
        """Hear all that follows what it has."""
        while self._hear(await self._ask(line, "GET", f"/sync/feed?scope={PLACE}&cursor={self.cursor}")):
            pass

    def _hear(self, reply: bytes) -> bool:
        told = msgspec.json.decode(reply, type=Told)
        self.cursor = told.cursor
        return told.has_more

    async def _ask(self, line: Line, method: str, target: str, body: bytes = b"") -> bytes:
        signed = self.device.sign(method, target, body, datetime.now(UTC))
        lines = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
        return await line.ask(HEAD.format(method, target, lines, len(body)).encode() + body)

    def _write(self, operations: int, day: datetime, write: "Write | None") -> bytes:
        after, written, bodies = self.log.base, [], []
        for _ in range(operations):
            entity, entity_id, patch, body = (write or self.random.choice(WRITES))(self.random, day)
            content = {
                "op_id": op_id(day, self.random.randbytes(10)),
                "actor": self.actor,
                "place": PLACE,
                "entity": entity,
                "entity_id": entity_id,
                "base_rev": {},
                "patch": patch,
            }
            operation = link(self.log, content, day)
            base = Mark(operation["seq"], hash_operation(operation))
            self.log = msgspec.structs.replace(self.log, base=base, hlc=operation["hlc"])
            written.append(operation)
            bodies += [] if body is None else [body]
        epoch, _ = read_cursor(self.cursor)
        return build_push(random_id(self.random), epoch, after, written, bodies)


def enrol_team(server: Server, tablets: int) -> list[BusyTablet]:
    """So many tablets of one place in the hands of one person."""
    server.run("user", "add", "Sanne", "--password-stdin", said=f"{PASSWORD}\n")
    database: Address = server.postgres or server.data / "wegwijs.sqlite"
    [(actor,)] = rows_of(database, "SELECT id FROM account WHERE name = 'Sanne'")
    codes = [
        server.run("device", "enrol", f"Tablet {number}", "--place", PLACE).split()[0]
        for number in range(tablets)
    ]
    return asyncio.run(_enrol(server.port, codes, actor))


def team(tablets: list[BusyTablet], operations: int) -> Crowd:
    """All of them, each at its own pushes."""
    return Crowd([tablet.visit for tablet in tablets], operations)


async def _enrol(port: int, codes: list[str], actor: str) -> list[BusyTablet]:
    tablets = [BusyTablet(TeamDevice(Random(code)), actor) for code in codes]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for tablet, code in zip(tablets, codes, strict=True):
            assert (await tablet.device.enrol(client, code)).status_code == 200
    line = await Line.to(port)
    for tablet in tablets:
        await tablet.begin(line)
    line.close()
    return tablets


Written = tuple[str, str, Raw, Body | None]  # entity, its id, the patch, and the text that this names
Write = Callable[[Random, datetime], Written]


def _count(chance: Random, day: datetime) -> Written:
    patch = {"category": f"age-{chance.choice([0, 4, 12, 18, 65])}", "n": chance.randrange(1, 6)}
    return "count", f"visit-{day:%Y-%m-%d}", patch, None


def _loan(chance: Random, day: datetime) -> Written:
    return "loan", f"book-{chance.randrange(BOOKS)}", {"event": chance.choice(["lent", "returned"])}, None


def _activity(chance: Random, day: datetime) -> Written:
    patch = {"visit": f"visit-{day:%Y-%m-%d}", "kind": "quiz", "people": chance.randrange(2, 30)}
    return "activity", random_id(chance), patch, None


def _note(chance: Random, day: datetime) -> Written:
    salt = random_id(chance)
    body = Body(hash_body(salt, TEXT), salt, TEXT)
    return "note", random_id(chance), {"topic": "school", "text": {"body": body.hash}}, body


# What a team writes in an afternoon: mostly who comes, and what goes out and comes back.
WRITES: tuple[Write, ...] = (*6 * (_count,), *2 * (_loan,), _activity, _note)
