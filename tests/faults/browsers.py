"""A real browser that is killed at any moment while words are made and sent over a bad line: each arrives exactly once.

What a phone said it had kept is what its screen or its own store told before the kill. No backup makes a word durable
here, so a phone keeps each batch that it ever closed: in the end its store and the server's tables must agree wholly.
"""

import collections
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import Error, Playwright, sync_playwright

from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.faults.downloads import kill_browser
from tests.faults.line import SHARE, BadLine
from tests.faults.words import SHAPES

KILLS = int(os.environ.get("MOMENTS", "500"))  # fewer for a quick look
A_PROFILE = 50  # kills of one profile; then comes another phone
SOON = 2.5  # seconds: the browser is killed within them, from before the app is opened
ROUNDS = 12  # of sending, at most, until a calm line has taken everything
CARDS = [f"F1-{number:02}" for number in range(1, 11)]
TAKEN = Path(__file__).with_name("words.js").read_text("utf-8")

Totals = collections.Counter[str]


class Outcome(NamedTuple):
    """Kills, what was said and done meanwhile, faults of the line, and what is wrong at the end."""

    runs: int
    kept: int  # words of which a phone had said that it keeps them
    tried: int  # words that were begun
    faults: int
    rounds: int  # the most that a phone needed to become quiet
    lost: int  # words that a phone had said to keep, or that it has, and that the server has not
    doubled: int  # words that the server has more often than they were tried, or than a phone has them
    stuck: int  # words without a receipt after all rounds

    @property
    def holds(self) -> bool:
        return self.kept > 0 and self.faults > 0 and self.lost == self.doubled == self.stuck == 0


class Person:
    """Who uses one profile: opens cards, taps faces, asks and sends, and notes what was tried and what was kept."""

    def __init__(self, random: Random, name: str) -> None:
        self.random, self.name = random, name
        self.asked: list[str] = []
        self.confirmed: list[str] = []
        self.tried = 0  # uses
        self.kept = 0  # uses that the store had
        self.rounds = 0
        self.end: dict[str, Any] = {}  # what the store has in the end

    def use(self, phone: Phone) -> None:
        """One thing after another, until the browser is gone."""
        phone.open()
        while True:
            self.random.choice((self._read, self._read, self.ask, self._send))(phone)
            self.kept = max(self.kept, uses(phone.page.evaluate(TAKEN)["counts"]))

    def finish(self, phone: Phone) -> None:
        """Send until nothing waits any more."""
        phone.open()
        self.end = phone.page.evaluate(TAKEN)
        while self.rounds < ROUNDS and self.end["waiting"]:
            self.rounds += 1
            phone.send_now()
            with suppress(AssertionError):
                phone.wait_until(lambda: not phone.page.evaluate(TAKEN)["waiting"], seconds=5)
            self.end = phone.page.evaluate(TAKEN)

    def _read(self, phone: Phone) -> None:
        self.tried += 1
        phone.open_card(self.random.choice(CARDS))
        if self.random.random() < 0.5:
            self.tried += 1
            phone.page.locator("button.face").first.click()

    def ask(self, phone: Phone) -> None:
        text = f"vraag {self.name}-{len(self.asked)}."
        self.asked.append(text)
        phone.ask(text)
        # Its screen opens when the phone has it, and says so.
        self.confirmed.append(text)

    def _send(self, phone: Phone) -> None:
        phone.send_now()


def uses(counts: dict[str, int]) -> int:
    """Cards opened and faces tapped; each use has one count of a month."""
    return counts.get("month opened", 0) + counts.get("month good", 0)


class Rig:
    """A server, a bad line to it, and a profile of a phone that has the app and a pack."""

    def __init__(self, playwright: Playwright, root: Path, server: Server, line: BadLine) -> None:
        self.playwright, self.root, self.server, self.line = playwright, root, server, line
        line.share = 0
        ready = Phone(playwright, root / "ready", line)
        ready.begin("nl")
        ready.save_pack()
        ready.switch_off()

    def live(self, random: Random, name: str, kills: int) -> Person:
        """One profile through so many kills, and then to its rest on a calm line."""
        person, profile = Person(random, name), self.root / name
        shutil.copytree(self.root / "ready", profile, ignore=shutil.ignore_patterns("Singleton*"))
        self.line.share = SHARE
        for _ in range(kills):
            self._kill_once(person, profile)
        self.line.calm()
        phone = Phone(self.playwright, profile, self.line)
        person.finish(phone)
        phone.switch_off()
        return person

    def _kill_once(self, person: Person, profile: Path) -> None:
        phone = Phone(self.playwright, profile, self.line)
        is_killed = threading.Event()

        def strike() -> None:
            is_killed.set()
            kill_browser(profile)

        timer = threading.Timer(person.random.uniform(0, SOON), strike)
        timer.start()
        try:
            person.use(phone)
        except (Error, AssertionError):
            if not is_killed.is_set():
                raise
        finally:
            timer.join()
            with suppress(Error):
                phone.switch_off()
        assert phone.problems == []


@contextmanager
def rig(root: Path) -> Iterator[Rig]:
    """Everything that the kills share, under `root`."""
    server = Server(root / "server")
    server.start()
    line = BadLine(server.port, seed=1)
    line.open()
    try:
        with sync_playwright() as playwright:
            yield Rig(playwright, root, server, line)
    finally:
        line.close()
        server.stop()


def judge(people: Sequence[Person], rig: Rig) -> Outcome:
    """What phones said and have against what the server's tables have."""
    counts, messages = read_tables(rig.server.data / "wegwijs.sqlite")
    kept, had = Totals(), sum(person.end["messages"] for person in people)
    for person in people:
        kept.update(person.end["counts"])
    confirmed = Totals(text for person in people for text in person.confirmed)
    asked = Totals(text for person in people for text in person.asked)
    forgotten = sum(max(0, person.kept - uses(person.end["counts"])) for person in people)
    invented = sum(max(0, uses(person.end["counts"]) - person.tried) for person in people)
    missing, more = max(0, had - messages.total()), max(0, messages.total() - had)
    return Outcome(
        runs=0,
        kept=confirmed.total() + sum(person.kept for person in people),
        tried=asked.total() + sum(person.tried for person in people),
        faults=rig.line.faults.total(),
        rounds=max(person.rounds for person in people),
        lost=(confirmed - messages).total() + (kept - counts).total() + forgotten + missing,
        doubled=(messages - asked).total() + (counts - kept).total() + invented + more,
        stuck=sum(person.end["waiting"] for person in people),
    )


def read_tables(database: Path) -> tuple[Totals, Totals]:
    """Counts by shape and metric, and every message's text."""
    counts = Totals()
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        for table, shape in SHAPES.items():
            rows = connection.execute(f"SELECT metric, SUM(n) FROM {table} GROUP BY metric")
            counts.update({f"{shape} {metric}": n for metric, n in rows})
        messages = Totals(text for (text,) in connection.execute("SELECT text FROM message"))
    return counts, messages


def kill_browsers(seed: int, kills: int = KILLS) -> Outcome:
    """So many kills, of one profile after another."""
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder)) as made:
        people = []
        for at in range(0, kills, A_PROFILE):
            people.append(made.live(Random(seed + at), f"phone-{at}", min(A_PROFILE, kills - at)))
            print(judge(people, made), flush=True)
        return judge(people, made)._replace(runs=kills)
