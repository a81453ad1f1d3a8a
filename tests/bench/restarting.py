"""How long an old phone takes to open the app again without a network, in turns with a static page of the same text."""

import tempfile
from pathlib import Path

from tests.bench.line import phone_on, serving, throttle
from tests.bench.report import Row, row
from tests.bench.still import still_copy
from tests.browser.phone import Phone

RUNS = 7
# What is opened, and what stands on it once it can be read, in the app and in the static page alike.
OPENED = {
    "offline-restart": ("/", "a.topic"),
    "offline-restart-card": ("/#/r/aankomst/F1-05", "article.reading"),
}
# ms. A browser keeps what it compiled of a page that stays open for a while, as one that somebody reads does.
READ = 5000
THROUGH = "app and saved pack, no network, 4x processor slow-down"
# By the page's own clock, which begins with the navigation, and from its first moment on: when the frame was painted.
SEEN = """(() => {
  const look = () => {
    if (!document.querySelector("%s")) requestAnimationFrame(look);
    else requestAnimationFrame(() => { window.seenAt = performance.now(); });
  };
  requestAnimationFrame(look);
})()"""


def measure_restarting() -> list[Row]:
    """Medians of Begin and of a card in Arabic and Dutch, and how many times the static page's they are."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "server") as (_, wire),
        phone_on(wire, Path(folder) / "phone") as phone,
    ):
        phone.begin("ar")
        phone.save_pack()
        return [found for name in OPENED for found in _compare(phone, name)]


def _compare(phone: Phone, name: str) -> list[Row]:
    address, seen = OPENED[name]
    phone.restore_network()
    phone.open(address)
    phone.page.locator(seen).first.wait_for()
    phone.page.wait_for_timeout(READ)
    with still_copy(phone.page) as still:
        phone.page.goto(still)
        phone.wait_for_worker()
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(_reopened(phone, f"{phone.wire.url}{address}", seen))
            theirs.append(_reopened(phone, still, seen))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    beside = "the same screen as a static page kept by a minimal service worker, in turns"
    return [
        row(f"newcomer.{name}", ours, "s", at_most=1.0, against=THROUGH),
        row(f"newcomer.{name}-static-page", theirs, "s", against=f"{beside}, 4x processor slow-down"),
        row(f"newcomer.{name}-ratio", ratios, "x", at_most=1.5, against=beside),
    ]


def _reopened(phone: Phone, url: str, seen: str) -> float:
    """Seconds from the navigation to the frame that can be read, in a browser that was just opened."""
    phone.restart()
    phone.cut_network()
    throttle(phone)
    phone.context.add_init_script(SEEN % seen)
    phone.page.goto(url, wait_until="commit")
    phone.wait_until(lambda: phone.page.evaluate("window.seenAt !== undefined"))
    return float(phone.page.evaluate("window.seenAt")) / 1000
