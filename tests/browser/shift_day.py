"""What a team does on its devices in a day, each deed once on a screen and once in a ledger that says what must come of it."""

import json
import subprocess
from collections import Counter
from random import Random
from typing import Any

from playwright.sync_api import expect

from tests.browser.scanning import scan
from tests.browser.server import HOUSE, Server
from tests.browser.tablet import PLACE, Tablet

AGES = {
    "age-0-3": "0 tot en met 3",
    "age-4-12": "4 tot en met 12",
    "age-13-17": "13 tot en met 17",
    "age-18": "18 en ouder",
    "first": "Voor het eerst",
}
TOPICS = ("Gezondheid", "Vervoer", "Werk")
# The tables as they lie, through the house's own door to either database.
RECORDS = """
import asyncio, json, os
from backend.app import open_data
from backend.core.config import read_settings
from backend.visits.tables import StaffRecord

async def told():
    async with open_data(read_settings(os.environ)):
        return await StaffRecord.select(StaffRecord.key, StaffRecord.state)

print(json.dumps({row["key"]: json.loads(row["state"]) for row in asyncio.run(told())}))
"""


class Ledger:
    """What was done on all of the devices together."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.events: dict[str, Counter[str]] = {}  # by item
        self.notes = 0
        self.deeds = 0

    def count(self, category: str, n: int) -> None:
        self.counted[category] += n
        self.deeds += 1

    def scan(self, item: str, event: str) -> None:
        self.events.setdefault(item, Counter())[event] += 1
        self.deeds += 1

    def totals(self) -> dict[str, int]:
        return {category: n for category, n in sorted(self.counted.items()) if n}


class Work:
    """One person's hands on one device."""

    def __init__(self, tablet: Tablet, ledger: Ledger, random: Random) -> None:
        self.tablet, self.ledger, self.random = tablet, ledger, random

    def count(self, times: int) -> None:
        self.tablet.go("#/")
        for _ in range(times):
            category = self.random.choice(list(AGES))
            self.tablet.tap(self.tablet.page.locator(".count-tile", has_text=AGES[category]))
            self.ledger.count(category, 1)

    def take_back(self) -> None:
        """The last one that was counted; the screen of counting is open."""
        undo = self.tablet.page.locator(".latest li button").first
        latest = self.tablet.page.locator(".latest li span").first
        expect(latest).to_contain_text("+1")
        said = latest.inner_text()
        (category,) = [one for one, name in AGES.items() if said.endswith(name)]
        self.tablet.tap(undo)
        self.ledger.count(category, -1)

    def lend(self, *items: str) -> None:
        """Each goes out, as far as this device knows."""
        self._scan(items, "Uitgeleend", "lent")

    def take(self, *items: str) -> None:
        """Each comes back here, from wherever it went out."""
        self.tablet.go("#/lending")
        self.tablet.page.get_by_label("Alleen terugnemen").check()
        self._scan(items, "Terug", "returned")
        self.tablet.page.get_by_label("Alleen terugnemen").uncheck()

    def note(self, times: int) -> None:
        """A question that was asked at the desk, answered there and then."""
        for _ in range(times):
            self.tablet.go("#/")
            self.tablet.go("#/questions")
            self.tablet.press(self.random.choice(TOPICS))
            self.tablet.tap(self.tablet.page.get_by_role("button", name="Tigrinya"))
            self.tablet.press("Nu beantwoord")
            expect(self.tablet.page.get_by_role("heading", name="De vraag is bewaard.")).to_be_visible()
            self.ledger.notes += 1
            self.ledger.deeds += 1

    def _scan(self, items: tuple[str, ...], word: str, event: str) -> None:
        if "#/lending" not in self.tablet.page.url:
            self.tablet.go("#/lending")
        expect(self.tablet.page.locator(".said-now")).to_be_visible()
        for item in items:
            scan(self.tablet.page, item)
            said = self.tablet.page.locator(".said-now")
            expect(said.locator(".what")).to_have_text(word)
            expect(said.locator(".title")).to_contain_text(item)
            self.ledger.scan(item, event)


def meet(tablet: Tablet, word: str, ledger: Ledger) -> None:
    """Whether the two of the one appointment met; the other device may say otherwise."""
    tablet.go("#/coaches")
    tablet.press(word)
    expect(tablet.page.get_by_text("Nog geen afspraak.")).to_be_visible()
    ledger.deeds += 1


def shown_counts(tablet: Tablet) -> dict[str, int]:
    """The numbers on the tiles."""
    tablet.go("#/")
    tiles = tablet.page.locator(".count-tile")
    expect(tiles).to_have_count(len(AGES))
    read = {
        category: int(tiles.filter(has_text=name).locator("strong").inner_text())
        for category, name in AGES.items()
    }
    return {category: n for category, n in sorted(read.items()) if n}


def kept_at_the_centre(server: Server) -> dict[str, Any]:
    """Every record of teams, by entity and id."""
    done = subprocess.run(
        [str(HOUSE / ".venv" / "bin" / "python"), "-c", RECORDS],
        env=server.environment,
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    records: dict[str, Any] = json.loads(done.stdout)
    return records


def counts_in(records: dict[str, Any]) -> dict[str, int]:
    """Sums by category over all replicas and visits."""
    sums: Counter[str] = Counter()
    for key, record in records.items():
        if key.startswith("count/"):
            for counters in record["counters"].values():
                sums.update(counters)
    return {category: n for category, n in sorted(sums.items()) if n}


def loans_in(records: dict[str, Any]) -> dict[str, Counter[str]]:
    """How often each item went out and came back."""
    loans = {item_of(key): one for key, one in records.items() if key.startswith("loan/")}
    return {item: Counter(event["event"] for event in loan["events"]) for item, loan in loans.items()}


def item_of(key: str) -> str:
    return key.removeprefix("loan/").removesuffix(f"-{PLACE}")
