"""A real server that is killed, or stopped for a while, under phones that go on sending: every word is counted once."""

import asyncio
import http.client
import os
import random
import signal
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sync.exchange import JSON_TYPE
from tests.browser.server import Server
from tests.faults.words import OFFER, judge, read_totals
from tests.phones import Heard, Weather
from tests.server import make_published
from tests.simulator import Answer, Call, Simulation, run, without_periods

MOMENTS = int(os.environ.get("MOMENTS", "500"))  # fewer for a quick look
ENDLESS = 10**9  # steps: the calm day comes when all mishaps are over
SOON = 0.6  # seconds: the mishap comes within them
STOPPED = 2.0  # seconds
LONG = 60.0  # seconds, once
LEAVES_OFF = 0.1  # chance after each call, once the mishap has come
STOPS = 0.1  # share of mishaps that only stop the server for a while
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


class Line:
    """Calls of a simulation as requests to a port; what is not answered within `patience` seconds is lost."""

    def __init__(self, port: int, patience: float = STOPPED / 2) -> None:
        self.port, self.patience = port, patience
        self.unanswered = 0
        self.refused = 0

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
        self.refused += heard.status != http.client.OK
        return heard


def mishaps(count: int, seed: int, *, first_stop: float = STOPPED) -> Outcome:
    """So many mishaps of one server, the first of them a stop of so many seconds, and then a calm day."""
    with tempfile.TemporaryDirectory() as folder:
        server = prepared(Path(folder))
        simulation = Simulation(seed, OFFER, phones=5, weather=WEATHER)
        chance, line = random.Random(seed), Line(server.port)
        server.start()
        try:
            for at in range(count):
                is_killed = at > 0 and chance.random() >= STOPS
                stopped = STOPPED if at else first_stop
                _one_mishap(server, simulation, line, chance, None if is_killed else stopped)
            run(simulation, 0, line.ask)
        finally:
            server.stop()
        return _judged(count, simulation, line, server.data / "wegwijs.sqlite")


def full_disk(seed: int) -> Outcome:
    """The disk fills up while phones send, until nothing more goes in; then there is room again, and a calm day."""
    with tempfile.TemporaryDirectory() as folder:
        server = prepared(Path(folder))
        server.start()
        server.stop()
        database = server.data / "wegwijs.sqlite"
        simulation, line = Simulation(seed, OFFER, phones=5, weather=WEATHER), Line(server.port)
        server.largest = database.stat().st_size + LEFT
        server.start()
        try:
            play = simulation.steps(ENDLESS)
            answer: Answer = None
            while line.refused < REFUSED:
                answer = line.ask(play.send(answer))
            server.stop()
            server.largest = None
            server.start()
            run(simulation, 0, line.ask)
        finally:
            server.stop()
        return _judged(1, simulation, line, database)


def _judged(count: int, simulation: Simulation, line: Line, database: Path) -> Outcome:
    counted, messages = read_totals(database)
    # The phones' days pass much faster than the server's.
    simulation.expected = without_periods(simulation.expected)
    judged = judge(simulation, without_periods(counted), messages)
    unanswered = line.unanswered + line.refused
    return Outcome(count, judged.runs, unanswered, judged.lost, judged.doubled, judged.stuck)


def prepared(folder: Path) -> Server:
    """A server over one small pack, published."""
    asyncio.run(make_published(folder))
    return Server(folder)


def _one_mishap(
    server: Server, simulation: Simulation, line: Line, chance: random.Random, stopped: float | None
) -> None:
    """The server is stopped for so many seconds, or killed; then it goes on, or is started again."""
    deed = server.kill if stopped is None else partial(server.signal, signal.SIGSTOP)
    mishap = threading.Timer(chance.uniform(0, SOON), deed)
    mishap.start()
    play = simulation.steps(ENDLESS)
    answer: Answer = None
    # The phones are in the middle of something when the server comes back.
    while mishap.is_alive() or chance.random() > LEAVES_OFF:
        answer = line.ask(play.send(answer))
    mishap.join()
    if stopped is None:
        server.start()
    else:
        time.sleep(stopped)
        server.signal(signal.SIGCONT)
