"""The studio over 2,000 cards in 16 languages: how long an answer takes, and until it is seen."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
from playwright.sync_api import Page, sync_playwright

from tests.bench.report import Row, row
from tests.bench.studio_stock import CARDS, LANGUAGES, PACKS, SIZE, TEXTS, fill
from tests.browser.phone import FLAGS, find_chromium
from tests.browser.server import Server
from tests.server import PASSWORD

ASKED = 100  # times
SEEN = 7  # times
NAME = "Ahmed"
SHEET = "/api/translations/groot-7/ar"
LAPTOP = {"width": 1280, "height": 800}
# From a change of the address to the frame after the one in which so many of these are there.
UNTIL = """([address, watched, many]) => new Promise((tell) => {
  const since = performance.now();
  location.hash = address;
  const look = () => requestAnimationFrame(
    document.querySelectorAll(watched).length >= many ? () => tell(performance.now() - since) : look,
  );
  requestAnimationFrame(look);
})"""


@contextmanager
def large_house() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        server = Server(Path(folder) / "server")
        server.start()
        server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
        fill(server)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def desk(server: Server) -> Iterator[httpx.Client]:
    """Somebody who is logged in."""
    url = f"http://127.0.0.1:{server.port}"
    with httpx.Client(
        base_url=url, timeout=60, headers={"origin": url, "sec-fetch-site": "same-origin"}
    ) as client:
        reply = client.post("/api/accounts/session", json={"name": NAME, "password": PASSWORD})
        client.headers["x-csrf-token"] = reply.raise_for_status().json()["csrf"]
        yield client


def measure_matrix() -> list[Row]:
    """The matrix when nothing changed, when one text did before each look, just after the start, and on the screen."""
    with large_house() as server, desk(server) as client:
        first = _took(lambda: client.get("/api/translations").raise_for_status())
        same = [_took(lambda: client.get("/api/translations").raise_for_status()) for _ in range(ASKED)]
        changed = []
        for number in range(ASKED):
            _save(client, f"G7-{number % CARDS}.2", f"نص {number}")
            changed.append(_took(lambda: client.get("/api/translations").raise_for_status()))
        seen = [
            seen_after(page, "#/translations", "a.cell", PACKS * len(LANGUAGES)) for page in pages(server)
        ]
    return [
        _p95("studio.matrix", same),
        _p95("studio.matrix-changed", changed, more="; a text saved before each"),
        row("studio.matrix-first", [first], "ms", against=f"{SIZE}; the first after the start counts all"),
        row(
            "studio.matrix-visible",
            seen,
            "ms",
            at_most=1000,
            against=f"{SIZE}; from the link to the painted cells",
        ),
    ]


def measure_translation() -> list[Row]:
    """A pack's list of texts, one text with all beside it, and saving it; then the same on the screen."""
    with large_house() as server, desk(server) as client:
        sheet = [_took(lambda: client.get(SHEET).raise_for_status()) for _ in range(ASKED)]
        lines, saves = [], []
        for number in range(ASKED):
            segment = f"G7-{number % CARDS}.2"
            lines.append(_took(lambda name=segment: client.get(f"{SHEET}/{name}").raise_for_status()))  # type: ignore[misc]
            saves.append(_save(client, segment, f"نص {number}"))
        seen = [
            seen_after(page, "#/translations/groot-7/ar", ".source, .segments li", 2)
            for page in pages(server)
        ]
    return [
        _p95("studio.translation", lines),
        _p95("studio.translation-list", sheet, more=f"; {CARDS * TEXTS} texts of one pack", bar=None),
        _p95("studio.translation-save", saves),
        row(
            "studio.translation-visible",
            seen,
            "ms",
            at_most=1000,
            against=f"{SIZE}; from the link to the painted text",
        ),
    ]


def _save(client: httpx.Client, segment: str, text: str) -> float:
    shown = client.get(f"{SHEET}/{segment}").raise_for_status().json()
    given = {"text": text, "source_hash": shown["source_hash"], "was": shown["text_hash"]}
    return _took(lambda: client.put(f"{SHEET}/{segment}", json=given).raise_for_status())


def _took(deed: Callable[[], object]) -> float:
    """Milliseconds."""
    since = time.perf_counter()
    deed()
    return (time.perf_counter() - since) * 1000


def _p95(name: str, taken: list[float], more: str = "", bar: float | None = 100) -> Row:
    slow = statistics.quantiles(taken, n=20)[-1]
    found = row(name, [slow], "ms", at_most=bar, against=f"p95 over HTTP, {SIZE}{more}")
    return msgspec.structs.replace(found, runs=len(taken))


def pages(server: Server) -> Iterator[Page]:
    """The same laptop, on another page of the studio, as often as somebody looks."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
        page.goto(f"http://127.0.0.1:{server.port}/admin#/places")
        page.get_by_label("Naam").fill(NAME)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        for _ in range(SEEN):
            page.evaluate("location.hash = '#/places'")
            page.get_by_role("heading", name="Locaties", level=1).wait_for()
            yield page
        browser.close()


def seen_after(page: Page, address: str, watched: str, many: int) -> float:
    """Milliseconds from the link to the frame in which so many of these are painted."""
    return float(page.evaluate(UNTIL, [address, watched, many]))
