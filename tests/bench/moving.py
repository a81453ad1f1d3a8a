"""How long an old phone takes to show the next screen, and the same card in another language, without a network."""

import statistics
import tempfile
from pathlib import Path

import msgspec

from tests.bench.line import phone_on, serving, throttle
from tests.bench.report import Row, row
from tests.browser.phone import Phone

RUNS = 3  # starts of the browser
LAPS = 2  # of the circuit after each; code and texts are read for the first time on the first
CARD = "#/r/aankomst/F1-05"
LANGUAGES = ("ar", "ti", "nl")
# What is tapped, one after the other, and what the new screen shows besides its heading.
CIRCUIT = (
    ('.tab-bar a[href="#/learn"]', "main"),
    ('.tab-bar a[href="#/saved"]', "main"),
    ('.tab-bar a[href="#/ask"]', "main"),
    ('.tab-bar a[href="#/"]', "a.topic"),
    ('a.topic[href^="#/p/aankomst"]', ".cards a"),
    (".cards a", "article.reading"),
    ('header a[href^="#/p/aankomst"]', ".cards a"),
    ('header a[href="#/"]', "a.topic"),
    ('a[href="#/settings"]', "main"),
    ('.tab-bar a[href="#/"]', "a.topic"),
)
# From the tap to the frame after the one that is painted with a new heading and what else is asked for.
TAP = """([tapped, shown]) => new Promise((tell) => {
  const former = document.querySelector("h1");
  const since = performance.now();
  document.querySelector(tapped).click();
  const look = () => {
    const heading = document.querySelector("h1");
    const isThere = heading !== former && heading?.textContent && document.querySelector(shown);
    requestAnimationFrame(isThere ? () => tell(performance.now() - since) : look);
  };
  requestAnimationFrame(look);
})"""


def measure_moving() -> list[Row]:
    """Median and 95th percentile of changes of screen and of switches of language."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "server") as (_, wire),
        phone_on(wire, Path(folder) / "phone") as phone,
    ):
        _save_in_three_languages(phone)
        moves, switches = [], []
        for _ in range(RUNS):
            _start(phone, "/", "a.topic")
            moves += [_tap(phone, *step) for _ in range(LAPS) for step in CIRCUIT]
            _start(phone, f"/{CARD}", "article.reading")
            switches += [_switch(phone, tag) for _ in range(LAPS) for tag in LANGUAGES]
    return [
        *_judge("newcomer.screen-change", moves, 200, "tabs, Begin, topic, card and back"),
        *_judge("newcomer.language-switch", switches, 300, "the same card in Arabic, Tigrinya, Dutch"),
    ]


def _save_in_three_languages(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    for tag in LANGUAGES:
        phone.go("#/language")
        phone.choose_language(tag)
        phone.page.locator(f'html[lang="{tag}"]').wait_for(state="attached")
        phone.page.wait_for_url("**/#/")
        phone.go(CARD)
        phone.page.locator(f'h1[lang="{tag}"]').wait_for()
        phone.go("#/")


def _start(phone: Phone, address: str, shown: str) -> None:
    phone.restart()
    phone.cut_network()
    throttle(phone)
    phone.open(address)
    phone.page.locator(shown).first.wait_for()


def _tap(phone: Phone, tapped: str, shown: str) -> float:
    return float(phone.page.evaluate(TAP, [tapped, shown]))


def _switch(phone: Phone, tag: str) -> float:
    _tap(phone, 'header a[href="#/language"]', f'a[href="#/language/{tag}"]')
    card = f'html[lang="{tag}"] .frame:has(h1[lang="{tag}"]) article.reading'
    return _tap(phone, f'a[href="#/language/{tag}"]', card)


def _judge(name: str, taken: list[float], bar: float, what: str) -> list[Row]:
    against = f"{what}, to the painted frame, no network, 4x processor slow-down"
    slow = statistics.quantiles(taken, n=20)[-1]
    slowest = row(f"{name}-p95", [slow], "ms", at_most=bar, against=against)
    return [
        row(name, taken, "ms", at_most=bar, against=against),
        msgspec.structs.replace(slowest, runs=len(taken)),
    ]
