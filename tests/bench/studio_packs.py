"""Editing among 2,000 cards in 16 languages: how long the lists of packs and of cards take, and saving and finishing a card."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec

from tests.bench.report import Row, row
from tests.bench.studio_stock import CARDS, PACKS, SIZE, fill
from tests.bench.studio_translations import pages, seen_after
from tests.browser.server import Server
from tests.server import PASSWORD

ASKED = 100  # times
NAME = "Ahmed"
PACK = "groot-7"


def measure_packs() -> list[Row]:
    """What an editor waits for, over HTTP and loopback."""
    with _house() as server, _desk(server) as client:
        packs = [_took(lambda: client.get("/api/packs").raise_for_status()) for _ in range(ASKED)]
        cards = [_took(lambda: client.get(f"/api/packs/{PACK}").raise_for_status()) for _ in range(ASKED)]
        saves, finishes = zip(*(_edit(client, number) for number in range(ASKED)), strict=True)
        seen = [seen_after(page, "#/packs", "a[href^='#/packs/']", PACKS) for page in pages(server)]
        again = [_took(lambda: client.get("/api/packs").raise_for_status()) for _ in range(ASKED)]
    return [
        row(
            "studio.packs-visible",
            seen,
            "ms",
            at_most=1000,
            against=f"{SIZE}; from the link to the painted packs",
        ),
        _p95("studio.packs", [*packs, *again], 100),
        _p95("studio.packs-cards", cards, 100, f"; {CARDS} cards of one pack"),
        _p95("studio.packs-draft", list(saves), None),
        _p95("studio.packs-finish", list(finishes), None),
    ]


@contextmanager
def _house() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        server = Server(Path(folder) / "server")
        server.start()
        server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
        fill(server)
        server.stop()
        server.start()  # cards that came in by the back door get their versions
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def _desk(server: Server) -> Iterator[httpx.Client]:
    """An editor who is logged in."""
    url = f"http://127.0.0.1:{server.port}"
    headers = {"origin": url, "sec-fetch-site": "same-origin"}
    with httpx.Client(base_url=url, timeout=60, headers=headers) as client:
        reply = client.post("/api/accounts/session", json={"name": NAME, "password": PASSWORD})
        client.headers["x-csrf-token"] = reply.raise_for_status().json()["csrf"]
        yield client


def _edit(client: httpx.Client, number: int) -> tuple[float, float]:
    """Milliseconds to save a draft of a card, and to finish it."""
    path = f"/api/resources/G7-{number % CARDS}"
    card: dict[str, Any] = client.get(path).raise_for_status().json()
    content = card["content"]
    content["blocks"][0]["text"]["nl"] = f"Ga naar balie {number}."
    draft = {"based_on": card["number"], "content": content}
    saved = _took(lambda: client.put(f"{path}/draft", json=draft).raise_for_status())
    seen = {"number": card["number"] + 1}
    return saved, _took(lambda: client.post(f"{path}/finish", json=seen).raise_for_status())


def _took(deed: Callable[[], object]) -> float:
    """Milliseconds."""
    since = time.perf_counter()
    deed()
    return (time.perf_counter() - since) * 1000


def _p95(name: str, taken: list[float], bar: float | None, more: str = "") -> Row:
    slow = statistics.quantiles(taken, n=20)[-1]
    found = row(name, [slow], "ms", at_most=bar, against=f"p95 over HTTP, {SIZE}{more}")
    return msgspec.structs.replace(found, runs=len(taken))
