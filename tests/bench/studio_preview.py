"""How soon the preview beside the form shows what was typed."""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, expect

from tests.bench.line import phone_on, serving
from tests.bench.report import Row, row
from tests.browser.phone import Phone
from tests.browser.test_admin import NAME, PASSWORD, log_in

BAR = 100  # ms
KEYS = 60
CARD = "F1-08"
AGAINST = "a card of 14 blocks, 95th percentile of keystrokes in its title"
# From each key that goes down to the frame after the one in which the preview says what the field says.
WATCH = """() => {
  window.took = [];
  const field = document.querySelector("textarea");
  const title = () => document.querySelector(".preview iframe").contentDocument.querySelector("h1").textContent;
  field.addEventListener("keydown", ({ key }) => {
    if (key.length > 1) return; // End types nothing
    const [since, before] = [performance.now(), field.value];
    const look = () => requestAnimationFrame(
      field.value !== before && title() === field.value
        ? () => window.took.push(performance.now() - since)
        : look,
    );
    requestAnimationFrame(look);
  });
}"""


def measure_preview() -> list[Row]:
    """At an editor's desk, of this machine's speed."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "server") as (server, wire):
        server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
        with phone_on(wire, Path(folder) / "desk") as desk:
            desk.page.set_viewport_size(ViewportSize(width=1280, height=800))
            log_in(desk, PASSWORD)
            desk.go(f"#/card/{CARD}")
            expect(desk.page.frame_locator(".preview iframe").locator("h1")).to_be_visible()
            desk.page.evaluate(WATCH)
            slowest = _type(desk)
    return [row("studio.preview", [slowest], "ms", at_most=BAR, against=AGAINST)]


def _type(desk: Phone) -> float:
    field = desk.page.locator("textarea").first
    for count in range(KEYS):
        field.press("End")
        field.press("abcdefghij"[count % 10])
        desk.page.wait_for_function("count => window.took.length > count", arg=count)
    took: list[float] = desk.page.evaluate("window.took")
    return statistics.quantiles(took, n=20)[-1]
