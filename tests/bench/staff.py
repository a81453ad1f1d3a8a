"""A team's day on a slow tablet of a place with a long list of items: how long each of its deeds takes."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
from playwright.sync_api import sync_playwright

from tests.bench.line import SLOW, serving
from tests.bench.report import Row, row
from tests.bench.staff_pages import as_tablet, bare_derivation, bare_put, tap, took, unlock, watch_key
from tests.bench.staff_stock import ITEMS, LOANS, barcode, numbers_in, stock
from tests.bench.team import PLACE
from tests.browser.scanning import scan
from tests.browser.server import Server
from tests.browser.tablet import PIN, SAMIRA, Tablet
from tests.browser.wire import Line, Wire

FIRST_LINE = Line(bytes_per_second=1_600_000 / 8, round_trip=0.15)
THROUGH = f"{ITEMS} items, {LOANS} loans, no network, 4x processor slow-down"
RUNS = 5
TILES = 5  # counted on in turns
COUNTS = 250
SCANS = 60  # half of them back again
BETWEEN = 250  # ms from one that is there to the next: nobody's finger is faster
BESIDE = 20  # puts to compare with
TODAY = ".open-visit > button"
KEPT = """async () => {
  const asked = (request) => new Promise((give) => {
    request.onsuccess = () => give(request.result);
  });
  const store = await asked(indexedDB.open("wegwijs-team"));
  const entries = await asked(store.transaction("entries").objectStore("entries").getAll());
  store.close();
  const last = entries.at(-1);
  const size = JSON.stringify({ ...last, own: undefined }).length + last.own.bytes.length;
  return { entries: entries.length, size };
}"""


class Scene(NamedTuple):
    """A place that lends, and a tablet that was not at work yet."""

    server: Server
    wire: Wire
    tablet: Tablet


@contextmanager
def team_place() -> Iterator[Scene]:
    """Items, loans of another tablet, and this one enrolled, with its packs."""
    with (
        tempfile.TemporaryDirectory(prefix="staff-") as name,
        serving(Path(name) / "server") as (server, wire),
    ):
        stock(server, Path(name))
        with sync_playwright() as playwright:
            tablet = Tablet(playwright, Path(name) / "tablet", wire)
            try:
                as_tablet(tablet)
                tablet.enrol(server, SAMIRA, places=[PLACE])
                yield Scene(server, wire, tablet)
            finally:
                tablet.switch_off()


def measure_staff() -> list[Row]:
    """First sync, the PIN, opening the day, counting, scanning, and telling all of it in the evening."""
    before = os.getloadavg()[0]
    with team_place() as scene:
        rows = _first_sync(scene)
        scene.tablet.cut_network()
        rows += _unlock(scene.tablet)
        rows += _open(scene.tablet)
        size = _sealed_size(scene.tablet)
        rows += _judge("tap-to-counted", *_count(scene.tablet, size), 100, size)
        rows += _judge("scan-to-saved", *_scan(scene.tablet, size), 150, size)
        rows += _tell(scene)
    # What else the machine did meanwhile is in each figure.
    load = f"the machine's load {before:.0f} to {os.getloadavg()[0]:.0f} on {os.cpu_count()} processors"
    return [msgspec.structs.replace(found, against=f"{found.against}; {load}") for found in rows]


def _first_sync(scene: Scene) -> list[Row]:
    """From the last digit of a new PIN to the list with every item and loan; only what the centre tells a place."""
    server, wire, tablet = scene
    code = server.run("user", "start", SAMIRA.name).split()[0]
    tablet.open("/staff#/items")
    tablet.tap(tablet.page.locator(".person", has_text=SAMIRA.name))
    tablet.page.get_by_label("Startcode").fill(code)
    tablet.press("Verder")
    tablet.type_pin(PIN)
    tablet.page.get_by_label("Nog een keer dezelfde pincode").wait_for()
    wire.clear()
    wire.slow_down(FIRST_LINE)
    watch_key(tablet, PIN[-1], ".team-head .aside", f"{ITEMS} boeken · {LOANS} uitgeleend")
    tablet.type_pin(PIN)
    seconds = took(tablet) / 1000
    asked = wire.asked(r"^/sync/")
    wire.slow_down(None)
    size = sum(exchange.received for exchange in asked)
    alone = size / FIRST_LINE.bytes_per_second + len(asked) * FIRST_LINE.round_trip
    through = f"{ITEMS} items, {LOANS} loans, 1.6 Mbit/s, 150 ms, 4x processor slow-down"
    return [
        row(
            "staff.first-sync",
            [seconds],
            "s",
            at_most=5,
            against=f"{through}, the new PIN's half a second included",
        ),
        row(
            "staff.first-sync-line",
            [alone],
            "s",
            against="the same requests and bytes on this line, and nothing else",
        ),
        row("staff.first-sync-bytes", [size], "bytes", against=f"{len(asked)} requests, heads included"),
    ]


def _unlock(tablet: Tablet) -> list[Row]:
    tablet.go("#/")
    ours, bare = [], []
    for _ in range(RUNS):
        tablet.lock()
        ours.append(unlock(tablet, SAMIRA, TODAY))
        bare.append(bare_derivation(tablet))
    ratios = [one / other for one, other in zip(ours, bare, strict=True)]
    beside = "one PBKDF2 of as many iterations on the same page, in turns"
    return [
        row(
            "staff.unlock",
            ours,
            "ms",
            at_most=1500,
            against=f"last digit of the PIN to the painted work, {THROUGH}",
        ),
        row("staff.unlock-derivation", bare, "ms", against=f"{beside}; made to take half a second"),
        row("staff.unlock-ratio", ratios, "x", against=beside),
    ]


def _open(tablet: Tablet) -> list[Row]:
    """The day is opened, closed and opened again; it stays open."""
    taken = []
    for run in range(RUNS):
        if run > 0:
            tablet.go("#/visit")
            tablet.press("Klaar: sluit de dag")
            tablet.page.locator("#closed").wait_for()
            tablet.go("#/")
        tablet.page.locator(TODAY).wait_for()
        taken.append(tap(tablet, TODAY, ".count-tiles"))
    return [
        row("staff.open-visit", taken, "ms", at_most=1000, against=f"tap to the painted tiles, {THROUGH}")
    ]


def _count(tablet: Tablet, size: int) -> tuple[list[float], list[float]]:
    """Taps on the tiles in turns, and rows of the same size put beside them."""
    taken, bare = [], []
    for number in range(COUNTS):
        tile = f".count-tiles li:nth-child({number % TILES + 1})"
        taken.append(tap(tablet, f"{tile} button", f"{tile} strong"))
        tablet.page.wait_for_timeout(BETWEEN)
        if number % (COUNTS // BESIDE) == 0:
            bare.append(bare_put(tablet, size))
    return taken, bare


def _scan(tablet: Tablet, size: int) -> tuple[list[float], list[float]]:
    """Items go out, and all of them come back."""
    tablet.go("#/lending")
    numbers = list(islice(numbers_in(), SCANS // 2))
    taken, bare = [], []
    for number in [*numbers, *numbers]:
        watch_key(tablet, "Enter", ".said-now")
        scan(tablet.page, barcode(number))
        taken.append(took(tablet))
        tablet.page.wait_for_timeout(BETWEEN)
        if len(taken) % (SCANS // BESIDE) == 0:
            bare.append(bare_put(tablet, size))
    return taken, bare


def _judge(name: str, taken: Sequence[float], bare: Sequence[float], bar: float, size: int) -> list[Row]:
    through = f"to the painted frame, kept on the disk by then, {THROUGH}"
    slow = row(
        f"staff.{name}-p95", [statistics.quantiles(taken, n=20)[-1]], "ms", at_most=bar, against=through
    )
    put = f"one strict IndexedDB transaction with {size} bytes on the same page"
    return [
        row(f"staff.{name}", taken, "ms", at_most=bar, against=through),
        msgspec.structs.replace(slow, runs=len(taken)),
        row(f"staff.{name}-put", bare, "ms", against=f"{put}, to the next frame"),
        row(f"staff.{name}-ratio", [statistics.median(taken) / statistics.median(bare)], "x", against=put),
    ]


def _tell(scene: Scene) -> list[Row]:
    """The network is back: all that was written that day goes up."""
    _, wire, tablet = scene
    operations = _kept(tablet)["entries"]
    wire.clear()
    wire.slow_down(SLOW)
    since = time.perf_counter()
    tablet.restore_network()
    # Said here: the browser that was scanned with did not say it by itself, and the app would wait for its back-off.
    tablet.page.evaluate("dispatchEvent(new Event('online'))")
    tablet.page.locator('.team-rail a[href="#/queue"]', has_text="Alles verstuurd").wait_for(timeout=90_000)
    seconds = time.perf_counter() - since
    pushes = wire.asked(r"^/sync/replicas/")
    wire.slow_down(None)
    sent, back = sum(len(push.sent) for push in pushes), sum(push.received for push in pushes)
    alone = (sent + back) / SLOW.bytes_per_second + len(pushes) * SLOW.round_trip
    what = f"{operations} operations of a day, each sealed and chained"
    return [
        row(
            "staff.day-push-bytes",
            [sent],
            "bytes",
            against=f"{what}; bodies, {sent / operations:.0f} bytes each",
        ),
        row("staff.day-push-requests", [len(pushes)], "requests", against=f"{what}; {back} bytes came back"),
        row("staff.day-push", [seconds], "s", against=f"{what}; 400 kbit/s, 400 ms, 4x processor slow-down"),
        row(
            "staff.day-push-line",
            [alone],
            "s",
            against="the same requests and bytes on this line, and nothing else",
        ),
    ]


def _kept(tablet: Tablet) -> dict[str, int]:
    """How many operations the tablet keeps, and how many bytes the last of them takes, sealed for both."""
    kept: dict[str, int] = tablet.page.evaluate(KEPT)
    return kept


def _sealed_size(tablet: Tablet) -> int:
    return _kept(tablet)["size"]
