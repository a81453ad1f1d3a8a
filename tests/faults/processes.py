"""A real server that is killed, or stopped for a while, under phones that go on sending: every word is counted once."""

import asyncio
import http.client
import json
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from backend.core.address import Address
from sync.exchange import JSON_TYPE
from tests.browser.server import Server
from tests.faults.words import OFFER, judge, read_totals
from tests.phones import Heard, Weather
from tests.postgres import Postgres
from tests.server import make_published
from tests.simulator import Answer, Call, Simulation, run, without_periods

MOMENTS = int(os.environ.get("MOMENTS", "500"))  # fewer for a quick look
ENDLESS = 10**9  # steps: the calm day comes when all mishaps are over
SOON = 0.6  # seconds: the mishap comes within them
STOPPED = 2.0  # seconds
PATIENCE = 0.5  # seconds: a stopped server keeps each call waiting for so long
CALM_PATIENCE = 20.0  # seconds, when nothing goes wrong any more
LONG = 60.0  # seconds, once
LEAVES_OFF = 0.1  # chance after each call, once the mishap has come
STOPS = 0.1  # share of mishaps that only stop the server for a while
OF_POSTGRES = 0.5  # share of the others that befall the database's own server, where it has one
BOTH = 0.3  # share of those that befall both
LEFT = 300_000  # bytes beyond what the database has already
REFUSED = 50  # calls until there is room again
WEATHER = Weather(lost=0.1, doubled=0.1, late=0.2, killed=0.02, backup=0, restore=0)


class Outcome(NamedTuple):
    """How a run ended: mishaps of the server, batches closed on phones, and what is wrong at the end."""

    runs: int
    batches: int
    unanswered: int
    lost: int
    doubled: int
    stuck: int

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.unanswered > 0 and self.lost == self.doubled == self.stuck == 0


class Mishap(NamedTuple):
    """What happens, and what makes it go on."""

    happens: Callable[[], None]
    is_over: Callable[[], None]


class Line:
    """Calls of a simulation as requests to a port; what is not answered within `patience` seconds is lost."""

    def __init__(self, port: int, patience: float = PATIENCE) -> None:
        self.port, self.patience = port, patience
        self.unanswered = 0
        self.refusals: Counter[str] = Counter()

    def ask(self, call: Call) -> Answer:
        method, path = ("GET", "/sync/status") if call.kind == "status" else ("POST", "/sync/batches")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request(method, path, call.body or None, {"content-type": JSON_TYPE})
            reply = connection.getresponse()
            heard = Heard(reply.read(), reply.status, reply.getheader("content-type", ""))
        except (OSError, http.client.HTTPException):
            self.unanswered += 1
            return None
        finally:
            connection.close()
        if heard.status != http.client.OK:
            self.refusals[_code(heard)] += 1
        return heard

    @property
    def refused(self) -> int:
        return self.refusals.total()


def mishaps(
    count: int, seed: int, *, first_stop: float = STOPPED, postgres: Postgres | None = None
) -> Outcome:
    """So many mishaps of one server, the first of them a stop of so many seconds, and then a calm day.

    Where its tables are in `postgres`, that server has its share of them.
    """
    with tempfile.TemporaryDirectory() as folder:
        server = prepared(Path(folder), postgres)
        simulation = Simulation(seed, OFFER, phones=5, weather=WEATHER)
        chance, line = random.Random(seed), Line(server.port)
        server.start()
        try:
            for at in range(count):
                stopped = first_stop if at == 0 else STOPPED if chance.random() < STOPS else None
                _one_mishap(_mishap(server, postgres, chance, stopped), simulation, line, chance)
            line.patience = CALM_PATIENCE
            run(simulation, 0, line.ask)
        finally:
            server.stop()
        return judged(count, simulation, line, server.database)


def _mishap(
    server: Server, postgres: Postgres | None, chance: random.Random, stopped: float | None
) -> Mishap:
    """What happens to whom, and how it goes on."""
    if stopped is not None:

        def goes_on() -> None:
            time.sleep(stopped)
            server.signal(signal.SIGCONT)

        return Mishap(partial(server.signal, signal.SIGSTOP), goes_on)
    if postgres is None or chance.random() >= OF_POSTGRES:
        return Mishap(server.kill, server.start)
    if chance.random() < BOTH:
        return Mishap(_in_turn(postgres.kill, server.kill), _in_turn(postgres.start, server.start))
    return Mishap(postgres.kill, postgres.start)


def _in_turn(*deeds: Callable[[], None]) -> Callable[[], None]:
    def done() -> None:
        for deed in deeds:
            deed()

    return done


def full_disk(seed: int) -> Outcome:
    """The disk fills up while phones send, until nothing more goes in; then there is room again, and a calm day."""
    with tempfile.TemporaryDirectory() as folder:
        server = prepared(Path(folder))
        server.start()
        server.stop()
        simulation, line = Simulation(seed, OFFER, phones=5, weather=WEATHER), Line(server.port)
        server.largest = server.sqlite.stat().st_size + LEFT
        server.start()
        try:
            play = simulation.steps(ENDLESS)
            answer: Answer = None
            while line.refused < REFUSED:
                answer = line.ask(play.send(answer))
            server.stop()
            server.largest = None
            server.start()
            line.patience = CALM_PATIENCE
            run(simulation, 0, line.ask)
        finally:
            server.stop()
        return judged(1, simulation, line, server.database)


def judged(count: int, simulation: Simulation, line: Line, database: Address) -> Outcome:
    """Compare the tables with what the phones did."""
    counted, messages = read_totals(database)
    # The phones' days pass much faster than the server's.
    simulation.expected = without_periods(simulation.expected)
    verdict = judge(simulation, without_periods(counted), messages)
    unanswered = line.unanswered + line.refused
    return Outcome(count, verdict.runs, unanswered, verdict.lost, verdict.doubled, verdict.stuck)


def prepared(folder: Path, postgres: Postgres | None = None) -> Server:
    """A server over one small pack, published, which brings no other at its start."""
    server = Server(folder)
    server.starter = folder / "nothing"
    server.starter.mkdir()
    if postgres is not None:
        server.postgres = postgres.create()
    asyncio.run(make_published(folder, server.postgres))
    return server


def _code(refusal: Heard) -> str:
    """What a problem is called, or its status where it is told in another form."""
    if refusal.media_type != "application/problem+json":
        return str(refusal.status)
    return str(json.loads(refusal.body)["code"])


def _one_mishap(mishap: Mishap, simulation: Simulation, line: Line, chance: random.Random) -> None:
    """It happens at a random moment under load; then it goes on, or is started again."""
    timer = threading.Timer(chance.uniform(0, SOON), mishap.happens)
    timer.start()
    play = simulation.steps(ENDLESS)
    answer: Answer = None
    # The phones are in the middle of something when the server comes back.
    while timer.is_alive() or chance.random() > LEAVES_OFF:
        answer = line.ask(play.send(answer))
    timer.join()
    mishap.is_over()
