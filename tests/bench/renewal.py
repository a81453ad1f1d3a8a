"""What it costs a phone that one article changed, and that nothing did, against the whole pack in one language."""

import tempfile
import time
from pathlib import Path

from tests.bench.line import phone_on, serving
from tests.bench.report import Row, row
from tests.browser.server import Server
from tests.browser.wire import Exchange, Wire

CONTENT = r"^/(metadata|targets|b|anchor)"
WHOLE_PACK = 600_000  # bytes, the budget of a first language


def measure_renewal() -> list[Row]:
    """One article of pack aankomst gets a new sentence; the phone has it in Arabic and Dutch."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "server") as (server, wire),
        phone_on(wire, Path(folder) / "phone") as phone,
    ):
        phone.begin("ar")
        phone.save_pack()
        whole = _weigh(wire.asked(CONTENT))
        wire.clear()
        phone.restart()
        phone.open()
        phone.page.wait_for_timeout(3000)
        nothing = wire.asked(CONTENT)
        change_an_article(server, Path(folder) / "edited")
        wire.clear()
        phone.restart()
        phone.open()
        _wait_for_edition(wire)
        renewal = wire.asked(CONTENT)
    against = f"{whole} bytes for the whole pack"
    bar = max(50_000, WHOLE_PACK // 50)
    return [
        row("main.nothing-new-requests", [len(nothing)], "requests", at_most=1, against="a daily check"),
        row("main.nothing-new-bytes", [_weigh(nothing)], "bytes", at_most=2000, against="a daily check"),
        row("main.renewal-bytes", [_weigh(renewal)], "bytes", at_most=bar, against=against),
        row("main.renewal-requests", [len(renewal)], "requests", against=against),
    ]


def change_an_article(server: Server, folder: Path) -> None:
    """Publish an edition in which one Dutch sentence of one article is another."""
    server.run("packs", "export", str(folder))
    article = folder / "starter" / "aankomst" / "F1-07.yaml"
    text = article.read_text("utf-8")
    changed = text.replace("Speel samen, ook kort.", "Speel elke dag samen, ook kort.")
    assert changed != text
    article.write_text(changed, "utf-8")
    server.run("packs", "import", str(folder))
    server.run("publish")


def _wait_for_edition(wire: Wire) -> None:
    """Until the phone has fetched blobs, and then until it asks for no more."""
    for _ in range(200):
        before = len(wire.exchanges)
        time.sleep(0.5)
        if wire.asked(r"^/b/") and len(wire.exchanges) == before:
            return
    raise AssertionError("the phone fetched nothing")


def _weigh(exchanges: list[Exchange]) -> int:
    return sum(exchange.received for exchange in exchanges)
