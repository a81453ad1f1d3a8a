"""Phones in bad weather against the real intake on either database: what was counted and asked arrives once, or is there."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, closing
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Self

import asyncpg
import httpx

from backend.app import create_app
from backend.core.address import Address, PostgresAddress
from backend.core.backup import backups
from backend.core.config import Settings
from backend.intake.recovery import back_up_if_ready, recover, restore
from sync.exchange import JSON_TYPE
from tests.phones import Heard, Weather
from tests.server import PLACE, living, settings_in
from tests.simulator import Answer, Call, Offer, Say, Simulation, Totals, run_async

# Every message may be lost, doubled or late, in both directions.
WEATHER = Weather(lost=0.25, doubled=0.25, late=0.35, killed=0.05, backup=0, restore=0)
# And now and then the server is put back from one of its backups.
WITH_RESTORES = Weather(lost=0.2, doubled=0.2, late=0.3, killed=0.05, backup=0.05, restore=0.03)
STEPS_AT_ONCE = 200
SHAPES = {"usage_day": "day", "usage_week": "week", "usage_month": "month"}
HOST = "http://wegwijs.test"
OFFER = Offer(
    resources=(("buurt", 1, "B1-01", "green"), ("buurt", 1, "B1-02", "yellow")),
    places=(PLACE,),
    languages=("nl", "en", "ar"),
)


class Outcome(NamedTuple):
    """How a run ended: batches closed on phones, faults met, and what is wrong at the end."""

    runs: int
    faults: int
    lost: int
    doubled: int
    stuck: int
    kinds: Counter[str]  # the faults

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.lost == self.doubled == self.stuck == 0


def heard(reply: httpx.Response) -> Heard:
    """What a phone hears of a reply."""
    return Heard(reply.content, reply.status_code, reply.headers.get("content-type", ""))


class Centre:
    """The application, asked as a phone would over HTTP; stopped, put back and recovered as an operator would."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime], random: Random) -> None:
        self.settings, self.clock, self.random = settings, clock, random
        self.restored = 0

    async def __aenter__(self) -> Self:
        self._open = AsyncExitStack()
        app = await self._open.enter_async_context(living(create_app(self.settings, self.clock)))
        transport = httpx.ASGITransport(app)
        self.client = await self._open.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url=HOST)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def ask(self, call: Call) -> Answer:
        if call.kind == "backup":
            await back_up_if_ready(self.settings, self.clock())
            return None
        if call.kind == "restore":
            await self._restore()
            return None
        if call.kind == "status":
            return heard(await self.client.get("/sync/status"))
        headers = {"content-type": JSON_TYPE}
        reply = await self.client.post("/sync/batches", content=call.body, headers=headers)
        return heard(reply)

    async def _restore(self) -> None:
        """From either backup, where there is one."""
        kept = backups(self.settings.backups)
        if not kept:
            return
        await self.__aexit__()
        restore(self.settings, self.random.choice(kept), self.clock())
        await self.__aenter__()
        assert (await self.client.get("/sync/status")).status_code == 503
        await recover(self.settings, self.clock())
        self.restored += 1


async def run_words(
    seed: int,
    root: Path,
    *,
    least_batches: int,
    weather: Weather = WEATHER,
    postgres: PostgresAddress | None = None,
    say: Say | None = None,
) -> tuple[Outcome, int]:
    """Play one seed until so many batches were closed, and compare the tables with what the phones did.

    Also says how often the server was put back.

    `root` holds what `make_published` made, with its tables in `postgres` where that is given.
    """
    simulation = Simulation(seed, OFFER, phones=5, weather=weather)
    simulation.say = say

    def clock() -> datetime:
        return simulation.now

    settings = settings_in(root, postgres)
    async with Centre(settings, clock, Random(seed)) as centre:
        while simulation.closed() < least_batches:
            await run_async(simulation, STEPS_AT_ONCE, centre.ask)
            for phone in simulation.phones:
                phone.weather = weather
    counted, messages = read_totals(settings.database)
    return judge(simulation, counted, messages), centre.restored


def read_totals(database: Address) -> tuple[Totals, list[str]]:
    """What the tables say, with the keys that phones count under, and every message's text."""
    totals: Totals = Totals()
    for table, shape in SHAPES.items():
        totals.update({f"{shape}|{key}": n for key, n in rows_of(database, f"SELECT key, n FROM {table}")})
    return totals, [text for (text,) in rows_of(database, "SELECT text FROM message")]


def rows_of(database: Address, query: str) -> list[tuple[Any, ...]]:
    """What a database says to one query, read beside whoever has it open."""
    if isinstance(database, Path):
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    async def read() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(database.url)
        try:
            return [tuple(row) for row in await connection.fetch(query)]
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as alone:  # the caller may be in a loop of its own
        return alone.submit(asyncio.run, read()).result()


def judge(simulation: Simulation, counted: Totals, messages: list[str]) -> Outcome:
    """Count by count: too little is lost, too much is doubled; a batch without a receipt is stuck."""
    expected = simulation.expected.copy()
    expected.update(message.text for message in simulation.messages.values())
    found = counted.copy()
    found.update(messages)
    return Outcome(
        runs=simulation.closed(),
        faults=simulation.faults,
        lost=(expected - found).total(),
        doubled=(found - expected).total(),
        stuck=simulation.waiting(),
        kinds=simulation.kinds,
    )
