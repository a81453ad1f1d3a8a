"""How long a newcomer waits: first paint, usable, again through the service worker, and again without a network."""

import tempfile
from pathlib import Path

from tests.bench.line import SLOW, phone_on, serving, throttle
from tests.bench.report import Row, row
from tests.browser.phone import Phone

RUNS = 3
PAINT = "performance.getEntriesByType('paint')[0]?.startTime"
# The app has taken the place of the static list: every control on the screen answers.
USABLE = (
    "document.querySelector('#app > .frame') === null && document.querySelector('h1') && performance.now()"
)
THROUGH = "400 kbit/s, 400 ms, 4x processor slow-down"


def measure_opening() -> list[Row]:
    """Medians over fresh phones of the first visit, the next one online, and one without a network."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "server") as (_, wire):
        visits = []
        for run in range(RUNS):
            with phone_on(wire, Path(folder) / f"phone-{run}") as phone:
                visits.append(_visit(phone))
    paint, usable, again, offline = (list(column) for column in zip(*visits, strict=True))
    return [
        row("main.first-paint", paint, "s", at_most=2.5, against=THROUGH),
        row("main.usable", usable, "s", at_most=6, against=THROUGH),
        row("main.repeat-online", again, "s", against=f"{THROUGH}, through the service worker"),
        row("main.offline-restart", offline, "s", at_most=1.0, against="no network, 4x processor slow-down"),
    ]


def _visit(phone: Phone) -> tuple[float, float, float, float]:
    phone.wire.slow_down(SLOW)
    throttle(phone)
    phone.open()
    usable = _seconds(phone, USABLE)
    paint = _seconds(phone, PAINT)
    phone.wire.slow_down(None)
    phone.begin("ar")
    phone.save_pack()
    phone.wire.slow_down(SLOW)
    again = _reopened(phone, is_offline=False)
    phone.cut_network()
    offline = _reopened(phone, is_offline=True)
    phone.restore_network()
    phone.wire.slow_down(None)
    return paint, usable, again, offline


def _reopened(phone: Phone, *, is_offline: bool) -> float:
    phone.restart()
    phone.context.set_offline(is_offline)
    throttle(phone)
    phone.open()
    return _seconds(phone, USABLE)


def _seconds(phone: Phone, milliseconds: str) -> float:
    """When the page has a figure, by its own clock, looked at before every frame."""
    found = phone.page.evaluate(
        f"""() => new Promise((tell) => {{
            const look = () => {{
                const found = {milliseconds};
                if (found) tell(found); else requestAnimationFrame(look);
            }};
            look();
        }})"""
    )
    return float(found) / 1000
