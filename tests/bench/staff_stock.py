"""What a place has by the time that its team opens: a long list of items, and every fourth of them is out."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.team import PLACE, Written, enrol_team
from tests.browser.server import Server
from tests.browser.tablet import add_place

ITEMS = 2000
LOANS = 500
A_PUSH = 100  # operations
LANGUAGES = ("nl", "ar", "ti", "uk", "tr", "en")
PATIENCE = 60  # seconds


def barcode(number: int) -> str:
    """The code of an item of the list."""
    return f"29{number:011}"


def stock(server: Server, folder: Path) -> None:
    """The items through the import of a list, and the loans as another tablet tells them to the centre."""
    listed = folder / "items.csv"
    rows = [f"Boek nummer {n} van de kast;{LANGUAGES[n % len(LANGUAGES)]};{barcode(n)}" for n in range(ITEMS)]
    listed.write_text("\n".join(["titel;taal;barcode", *rows]), "utf-8")
    add_place(server, PLACE, "AZC Delft")
    server.run("items", "import", str(listed), "--place", PLACE)
    (tablet,) = enrol_team(server, 1)
    out = _loans()
    tablet.prepare(LOANS // A_PUSH, A_PUSH, datetime.now(UTC), lambda *_: next(out))
    asyncio.run(tablet.visit(server.port, time.perf_counter() + PATIENCE))


def numbers_in() -> Iterator[int]:
    """The items that are not out."""
    return (number for number in range(ITEMS) if number % (ITEMS // LOANS))


def _loans() -> Iterator[Written]:
    for number in range(0, ITEMS, ITEMS // LOANS):
        yield "loan", barcode(number), {"event": "lent"}, None
