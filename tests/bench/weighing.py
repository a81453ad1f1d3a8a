"""How much a phone has to hold for a screen: elements and memory.

How far a screen shifts by itself is not measured: Chromium counted nothing for one that was shifted on purpose.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.line import phone_on, serving, throttle
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


def measure_weighing() -> list[Row]:
    """The heaviest screen with a pack as it is published, and with one of five times its cards."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "server") as (_, wire),
        phone_on(wire, Path(folder) / "phone") as phone,
    ):
        phone.begin(LANGUAGE)
        phone.save_pack()
        small = list(_weigh(phone))
        phone.page.evaluate(MULTIPLY, ["aankomst", BIG])
        big = list(_weigh(phone))
    return [*_judge("", small, "the pack as it is"), *_judge("-big-pack", big, "five times its cards")]


def _weigh(phone: Phone) -> Iterator[Weight]:
    """Every screen, one after the other on the same page, as a reader who never closes the app sees them."""
    phone.restart()
    throttle(phone)
    phone.open()
    phone.page.locator("a.topic").first.wait_for()
    session = phone.context.new_cdp_session(phone.page)
    session.send("Performance.enable")
    for screen, address in SCREENS.items():
        phone.go(address)
        phone.page.wait_for_timeout(SETTLED)
        figures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        yield Weight(
            screen,
            phone.page.evaluate("document.getElementsByTagName('*').length"),
            figures["JSHeapUsedSize"] / 1e6,
        )


def _judge(name: str, weights: list[Weight], pack: str) -> list[Row]:
    rows = []
    for figure, unit, bar in (("elements", "", 800), ("heap", "MB", 60)):
        most = max(weights, key=lambda weight: getattr(weight, figure))
        against = f"most of {len(weights)} screens ({most.screen}), {pack}, 4x processor slow-down"
        named = {"elements": "dom-elements"}.get(figure, figure)
        rows.append(
            row(f"newcomer.{named}{name}", [getattr(most, figure)], unit, at_most=bar, against=against)
        )
    return rows
