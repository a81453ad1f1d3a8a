"""The studio's first screen over a large house: how long the server takes, and when it is seen."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from tests.bench.report import Row, row
from tests.bench.studio_stock import SIZE, fill
from tests.browser.phone import FLAGS, find_chromium
from tests.browser.server import Server

NAME, PASSWORD = "Sanne", "een heel lang wachtwoord"
ROUNDS, RUNS = 60, 5
LOOKED_WITHIN = 1800  # seconds
SEEN = """() => new Promise((tell) => {
  const look = () => document.querySelector(".todo h2") ? tell(performance.now()) : requestAnimationFrame(look);
  look();
})"""


def measure_board() -> list[Row]:
    """Each request after somebody saved a translation, so that something has to be counted anew every time."""
    with tempfile.TemporaryDirectory() as folder, _large_house(Path(folder)) as server:
        with _desk(server) as desk:
            first, busy, whole = _until_looked(desk)
            calm = [_ask(desk, server, round_) for round_ in range(ROUNDS)]
            _until_looked(desk)
        server.stop()
        server.start()
        with _desk(server) as desk:
            started, _, again = _until_looked(desk)
            seen = _seen(f"http://127.0.0.1:{server.port}", desk.cookies["wegwijs"])
    return [
        row(
            "studio.board",
            [_p95(calm)],
            "ms",
            at_most=100,
            against=f"p95 of {ROUNDS} requests, each after a translation was saved; {SIZE}; while all packs are looked"
            f" at for the first time, which takes {whole:.0f} s, p95 {_p95(busy):.0f} ms; the very first {first:.0f} ms",
        ),
        row(
            "studio.board-start",
            [started],
            "ms",
            against=f"the first request after a start; until no pack is looked at any more {again:.1f} s; {SIZE}",
        ),
        row("studio.board-seen", seen, "s", at_most=1.0, against=f"from opening the page, logged in; {SIZE}"),
    ]


@contextmanager
def _large_house(folder: Path) -> Iterator[Server]:
    server = Server(folder / "server")
    server.start()
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    fill(server)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _desk(server: Server) -> Iterator[httpx.Client]:
    """Somebody who is logged in."""
    address = f"http://127.0.0.1:{server.port}"
    with httpx.Client(base_url=address, timeout=60, headers={"origin": address}) as desk:
        desk.post("/api/accounts/session", json={"name": NAME, "password": PASSWORD}).raise_for_status()
        yield desk


def _until_looked(desk: httpx.Client) -> tuple[float, list[float], float]:
    """The first request, those while packs are being looked at, and how long that was, in ms, ms and s."""
    since, took = time.perf_counter(), []
    while time.perf_counter() - since < LOOKED_WITHIN:
        asked = time.perf_counter()
        board = desk.get("/api/board").raise_for_status().json()
        took.append((time.perf_counter() - asked) * 1000)
        if not board["looking"]:
            return took[0], took[1:], time.perf_counter() - since
        time.sleep(0.5)
    raise AssertionError("the packs were never looked at")


def _ask(desk: httpx.Client, server: Server, round_: int) -> float:
    with closing(sqlite3.connect(server.sqlite, timeout=10)) as database, database:
        place = (f"Ga naar het loket, nummer {round_}.", f"G{round_ % 10}-{round_}.3.tr")
        database.execute("UPDATE translation SET text = ? WHERE id = ?", place)
    asked = time.perf_counter()
    desk.get("/api/board").raise_for_status()
    took = (time.perf_counter() - asked) * 1000
    time.sleep(0.2)
    return took


def _seen(address: str, cookie: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page()
        page.context.add_cookies([{"name": "wegwijs", "value": cookie, "url": address}])
        page.goto(f"{address}/admin#/board")
        page.locator(".todo h2").first.wait_for()
        seen = []
        for _ in range(RUNS):
            page.reload(wait_until="commit")
            seen.append(page.evaluate(SEEN) / 1000)
        browser.close()
        return seen


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
