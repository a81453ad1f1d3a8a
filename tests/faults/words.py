"""Phones in bad weather against the real intake on SQLite: what was counted and asked arrives once, or is still there."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import httpx

from backend.app import create_app
from sync.exchange import JSON_TYPE
from tests.phones import Weather
from tests.server import PLACE, living, settings_in
from tests.simulator import Answer, Call, Offer, Simulation, Totals, run_async

# Every message may be lost, doubled or late, in both directions. Restores arrive with their own commands.
WEATHER = Weather(lost=0.25, doubled=0.25, late=0.35, killed=0.05, backup=0, restore=0)
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

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.lost == self.doubled == self.stuck == 0


class Centre:
    """The application, asked as a phone would over HTTP."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def ask(self, call: Call) -> Answer:
        if call.kind == "status":
            return (await self.client.get("/sync/status")).content
        headers = {"content-type": JSON_TYPE}
        reply = await self.client.post("/sync/batches", content=call.body, headers=headers)
        return reply.content


async def run_words(seed: int, root: Path, *, least_batches: int) -> Outcome:
    """Play one seed until so many batches were closed, then compare the tables with what the phones did.

    `root` holds what `make_published` made.
    """
    simulation = Simulation(seed, OFFER, phones=5, weather=WEATHER)

    def clock() -> datetime:
        return simulation.now

    async with (
        living(create_app(settings_in(root), clock)) as app,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST) as client,
    ):
        centre = Centre(client)
        while simulation.closed() < least_batches:
            await run_async(simulation, STEPS_AT_ONCE, centre.ask)
            for phone in simulation.phones:
                phone.weather = WEATHER
    counted, messages = read_totals(settings_in(root).database)
    return judge(simulation, counted, messages)


def read_totals(database: Path) -> tuple[Totals, list[str]]:
    """What the tables say, with the keys that phones count under, and every message's text."""
    totals: Totals = Totals()
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        for table, shape in SHAPES.items():
            rows = connection.execute(f"SELECT key, n FROM {table}")
            totals.update({f"{shape}|{key}": n for key, n in rows})
        messages = [text for (text,) in connection.execute("SELECT text FROM message")]
    connection.close()
    return totals, messages


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
    )
