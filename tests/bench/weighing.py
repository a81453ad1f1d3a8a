"""How much a phone has to hold for a screen: elements and memory, and how far what is on it moves by itself."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.line import SLOW, phone_on, serving, throttle
from tests.bench.opening import THROUGH, USABLE
from tests.bench.report import Row, row
from tests.browser.phone import Phone
from tests.browser.screens import SCREENS as EVERY_SCREEN

LANGUAGE = "ar"
BIG = 5  # times as many cards as the pack that is published
SETTLED = 700  # ms; what a screen reads after its first frame
SCREENS = {
    **{name: address for name, address in EVERY_SCREEN.items() if not name.startswith("O-")},
    "when": "#/when",
    "books": "#/books",
    "buddy": "#/buddy",
}
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true });"""
# Each card of a pack again under other names, as many times as asked.
MULTIPLY = """async ([pack, times]) => {
  const asked = (request) => new Promise((give, fail) => {
    request.onsuccess = () => give(request.result);
    request.onerror = () => fail(request.error);
  });
  const store = await asked(indexedDB.open("wegwijs"));
  const change = store.transaction(["packs", "blobs"], "readwrite");
  const blobs = change.objectStore("blobs");
  const kept = await asked(change.objectStore("packs").get(pack));
  const { manifest, lists } = kept.active;
  const again = (id, at) => `${id}-${at}`;
  const copies = Array.from({ length: times - 1 }, (_, at) => at + 1);
  const first = [...manifest.resources];
  for (const at of copies) manifest.resources.push(...first.map((one) => ({ ...one, id: again(one.id, at) })));
  for (const list of Object.values(lists)) {
    for (const file of list.files.filter(({ kind }) => kind === "document")) {
      const card = JSON.parse(new TextDecoder().decode(await asked(blobs.get(file.sha256))));
      for (const at of copies) {
        const resource = again(file.resource, at);
        const sha256 = again(file.sha256, at);
        blobs.put(new TextEncoder().encode(JSON.stringify({ ...card, resource })), sha256);
        list.files.push({ ...file, resource, sha256, path: again(file.path, at) });
      }
    }
  }
  change.objectStore("packs").put(kept, pack);
  await new Promise((give) => { change.oncomplete = give; });
  store.close();
}"""


class Weight(NamedTuple):
    """What one screen takes."""

    screen: str
    elements: float
    heap: float  # MB, with what was not collected yet
    shifted: float  # as Cumulative Layout Shift counts


def measure_weighing() -> list[Row]:
    """The heaviest screen with a pack of ten cards and with one of fifty, and the first visit's shift."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "server") as (_, wire):
        with phone_on(wire, Path(folder) / "first") as phone:
            shifted = _shift_of_first_visit(phone)
        with phone_on(wire, Path(folder) / "phone") as phone:
            phone.begin(LANGUAGE)
            phone.save_pack()
            small = list(_weigh(phone))
            phone.page.evaluate(MULTIPLY, ["aankomst", BIG])
            big = list(_weigh(phone))
    return [
        row("newcomer.layout-shift-first-visit", [shifted], "", at_most=0.05, against=THROUGH),
        *_judge("", small, "a pack of ten cards"),
        *_judge("-big-pack", big, "a pack of fifty cards"),
    ]


def _shift_of_first_visit(phone: Phone) -> float:
    phone.wire.slow_down(SLOW)
    throttle(phone)
    phone.context.add_init_script(SHIFTS)
    phone.open()
    phone.wait_until(lambda: phone.page.evaluate(USABLE))
    phone.page.wait_for_timeout(SETTLED)
    phone.wire.slow_down(None)
    return float(phone.page.evaluate("window.shifted"))


def _weigh(phone: Phone) -> Iterator[Weight]:
    """Every screen, one after the other on the same page, as a reader who never closes the app sees them."""
    phone.restart()
    throttle(phone)
    phone.context.add_init_script(SHIFTS)
    phone.open()
    phone.page.locator("a.topic").first.wait_for()
    session = phone.context.new_cdp_session(phone.page)
    session.send("Performance.enable")
    for screen, address in SCREENS.items():
        phone.page.evaluate("window.shifted = 0")
        phone.go(address)
        phone.page.wait_for_timeout(SETTLED)
        figures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        yield Weight(
            screen,
            phone.page.evaluate("document.getElementsByTagName('*').length"),
            figures["JSHeapUsedSize"] / 1e6,
            phone.page.evaluate("window.shifted"),
        )


def _judge(name: str, weights: list[Weight], pack: str) -> list[Row]:
    rows = []
    for figure, unit, bar in (("elements", "", 800), ("heap", "MB", 60), ("shifted", "", 0.05)):
        most = max(weights, key=lambda weight: getattr(weight, figure))
        against = f"most of {len(weights)} screens ({most.screen}), {pack}, 4x processor slow-down"
        named = {"elements": "dom-elements", "shifted": "layout-shift"}.get(figure, figure)
        rows.append(
            row(f"newcomer.{named}{name}", [getattr(most, figure)], unit, at_most=bar, against=against)
        )
    return rows
