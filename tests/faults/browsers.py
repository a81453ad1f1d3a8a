"""A real browser that is killed at any moment while words are made and sent over a bad line: each arrives exactly once.

What a phone said it had kept is what its screen or its own store told before the kill. No backup makes a word durable
here, so a phone keeps each batch that it ever closed: in the end its store and the server's tables must agree wholly.

Chromium itself now and then throws a whole IndexedDB away. Killed between the two writes of one record of its log, it
goes on behind the torn record at the next start, and at the one after that calls the log damaged and begins anew
(`test_browsers.py` shows it). No page can prevent that; such stores are counted apart, with what went with them.
"""

import collections
import os
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import Error, Playwright, sync_playwright

from tests.browser.phone import Phone
from tests.browser.server import Server, copy_server
from tests.faults.downloads import kill_browser
from tests.faults.line import LONGEST, SHARE, BadLine
from tests.faults.words import SHAPES

KILLS = int(os.environ.get("MOMENTS", "500"))  # fewer for a quick look
A_PROFILE = 50  # kills of one profile; then comes another phone
SOON = 2.5  # seconds: the browser is killed within them, from before the app is opened
AT_ONCE = 2
OPENINGS = 5  # at least, of the app: the same on a machine that is slow
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
    dropped: int  # stores that the browser threw away whole
    gone: int  # words that a phone had said to keep, and that went with such a store

    @property
    def holds(self) -> bool:
        return self.kept > 0 and self.faults > 0 and self.lost == self.doubled == self.stuck == 0


class Tables(NamedTuple):
    """At the server: counts by shape and metric, and every message's text."""

    counts: Totals
    messages: Totals

    def since(self, before: "Tables") -> "Tables":
        return Tables(self.counts - before.counts, self.messages - before.messages)


class Person:
    """Who uses one profile: opens cards, taps faces, asks and sends, and notes what was tried and what was kept."""

    def __init__(self, random: Random, name: str) -> None:
        self.random, self.name = random, name
        self.asked: list[str] = []
        self.confirmed: list[str] = []
        self.tried = 0  # uses
        self.kept = 0  # uses that the store had
        self.rounds = 0
        self.kills = 0
        self.is_dropped = False  # its store, by the browser
        self.end: dict[str, Any] = {"counts": {}, "messages": 0, "waiting": 0}  # in the store, in the end
        self.arrived = Tables(Totals(), Totals())

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
                phone.wait_until(lambda: not phone.page.evaluate(TAKEN)["waiting"])
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
        began = time.monotonic()
        ready.open()
        # On a busy machine later, too, or each would be killed before the app is open.
        self.soon = max(SOON, OPENINGS * (time.monotonic() - began))
        ready.switch_off()

    def live(self, random: Random, name: str, kills: int) -> Person:
        """One profile through so many kills, or until its store is thrown away; then to its rest on a calm line."""
        person, profile, before = Person(random, name), self.root / name, self.tables()
        self.line.share = SHARE
        while person.kills < kills and not person.is_dropped:
            self._kill_once(person, profile)
            person.kills += 1
            person.is_dropped = has_new_store(profile)
        self.line.calm()
        if person.is_dropped:
            time.sleep(LONGEST)  # what was on the way arrives
        else:
            with self.phone(name) as phone:
                person.finish(phone)
        person.arrived = self.tables().since(before)
        return person

    def tables(self) -> Tables:
        return read_tables(self.server.data / "wegwijs.sqlite")

    def _kill_once(self, person: Person, profile: Path) -> None:
        is_killed = threading.Event()

        def strike() -> None:
            is_killed.set()
            kill_browser(profile)

        timer = threading.Timer(person.random.uniform(0, self.soon), strike)
        with self.phone(person.name) as phone:
            timer.start()
            try:
                person.use(phone)
            except (Error, AssertionError):
                if not is_killed.is_set():
                    raise
            finally:
                timer.join()
        assert phone.problems == []

    @contextmanager
    def phone(self, name: str) -> Iterator[Phone]:
        """A browser on the profile of this name, which is a copy of the ready one at first."""
        profile = self.root / name
        if not profile.exists():
            # Without the logs of its making, so that the making of another store can be told by them.
            ignored = shutil.ignore_patterns("Singleton*", "LOG*")
            shutil.copytree(self.root / "ready", profile, ignore=ignored)
        phone = Phone(self.playwright, profile, self.line)
        yield phone
        with suppress(Error):
            phone.switch_off()


@contextmanager
def rig(root: Path, seed: int = 1, template: Server | None = None) -> Iterator[Rig]:
    """Everything that the kills share, under `root`; what a first start publishes may be there already, in `template`."""
    server = copy_server(template, root / "server") if template else Server(root / "server")
    server.start()
    line = BadLine(server.port, seed)
    line.open()
    try:
        with sync_playwright() as playwright:
            yield Rig(playwright, root, server, line)
    finally:
        line.close()
        server.stop()


def has_new_store(profile: Path) -> bool:
    """Whether the browser has begun the profile's database anew, as its own log says."""
    logs = profile.glob("Default/IndexedDB/*.leveldb/LOG*")
    return any("Creating DB" in log.read_text("utf-8", errors="replace") for log in logs)


def judge(people: Sequence[Person], faults: int) -> Outcome:
    """What phones said and have against what arrived of them."""
    whole, dropped = ([person for person in people if person.is_dropped == is_so] for is_so in (False, True))
    return Outcome(
        runs=sum(person.kills for person in people),
        kept=sum(len(person.confirmed) + person.kept for person in people),
        tried=sum(len(person.asked) + person.tried for person in people),
        faults=faults,
        rounds=max(person.rounds for person in people),
        lost=sum(_forgotten(person) + _lost(person) for person in whole),
        doubled=sum(map(_doubled, people)),
        stuck=sum(person.end["waiting"] for person in whole),
        dropped=len(dropped),
        gone=sum(_gone(person) for person in dropped),
    )


def _forgotten(person: Person) -> int:
    return max(0, person.kept - uses(person.end["counts"]))


def _lost(person: Person) -> int:
    counts, messages = person.arrived
    missing = (Totals(person.end["counts"]) - counts).total() + (Totals(person.confirmed) - messages).total()
    return missing + max(0, person.end["messages"] - messages.total() - missing)


def _doubled(person: Person) -> int:
    counts, messages = person.arrived
    more = (messages - Totals(person.asked)).total() + max(0, uses(counts) - person.tried)
    return more if person.is_dropped else more + (counts - Totals(person.end["counts"])).total()


def _gone(person: Person) -> int:
    counts, messages = person.arrived
    return (Totals(person.confirmed) - messages).total() + max(0, person.kept - uses(counts))


def read_tables(database: Path) -> Tables:
    counts = Totals()
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        for table, shape in SHAPES.items():
            rows = connection.execute(f"SELECT metric, SUM(n) FROM {table} GROUP BY metric")
            counts.update({f"{shape} {metric}": n for metric, n in rows})
        messages = Totals(text for (text,) in connection.execute("SELECT text FROM message"))
    return Tables(counts, messages)


def kill_browsers(seed: int, kills: int = KILLS) -> Outcome:
    """So many kills, of one profile after another, at two servers at the same time."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        parts = list(threads.map(lambda at: _kill_some(seed + at, kills // AT_ONCE), range(AT_ONCE)))
    people = [person for part, _ in parts for person in part]
    return judge(people, sum(faults for _, faults in parts))


def _kill_some(seed: int, kills: int) -> tuple[list[Person], int]:
    random, people, left = Random(seed), list[Person](), kills
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder), seed) as made:
        while left > 0:
            people.append(made.live(random, f"phone-{len(people)}-of-{seed}", min(A_PROFILE, left)))
            left -= people[-1].kills
            print(judge(people, made.line.faults.total()), flush=True)
        return people, made.line.faults.total()
