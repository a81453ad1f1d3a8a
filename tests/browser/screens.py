"""Every screen of a newcomer, what is looked for on it, and how it is looked at."""

import io
import os
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.pofile import read_po
from playwright.sync_api import Page

from tests.browser.phone import Phone
from tests.browser.server import HOUSE

CARDS = sorted(path.stem for path in (HOUSE / "backend" / "starter" / "aankomst").glob("F1-*.yaml"))
KINDS = [f"O-{number:02}" for number in range(1, 9)]  # of the pack `oefenen`, what no card above is
SCREENS = {
    "language": "#/language",
    "situation": "#/situation",
    "place": "#/place",
    "begin": "#/",
    "learn": "#/learn",
    "search": "#/search",
    "words": "#/words",
    "saved": "#/saved",
    "ask": "#/ask",
    "ask-topic": "#/ask?t=kinderen",
    "no-question": "#/ask/nergens",
    "when": "#/when",
    "books": "#/books",
    "buddy": "#/buddy",
    "courier": "#/courier",
    "outbox": "#/outbox",
    "settings": "#/settings",
    "counted": "#/counted",
    "pack": "#/p/aankomst",
    "topic": "#/p/aankomst?t=opvang",
    "practice": "#/p/oefenen?t=taal",
    "no-pack": "#/p/nergens",
    "no-card": "#/r/aankomst/nergens",
    **{card: f"#/r/aankomst/{card}" for card in CARDS},
    **{card: f"#/r/oefenen/{card}" for card in KINDS},
    "sheet": "#/sheet/aankomst/F1-05/F1-05.g1",
    "show": "#/show/aankomst/F1-05/F1-05.g1-1",
}
IS_WHOLE = os.environ.get("MATRIX") == "whole"
LANGUAGES = ("nl", "ar", "ti")  # in which every screen is looked at
WAYS = 4  # on a phone and on a laptop, in the light and in the dark
AXE = HOUSE / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_OTHER_SCRIPTS = ("ar", "fa", "fa_AF", "ru", "ti", "uk")
LINTS = Path(__file__).with_name("lints")
OUTPUT = Path(__file__).with_name("output")
# Clause 1.4.12 of WCAG; a constructed sheet, because the page's policy allows no other.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Whether a text is on the page from now on, be it for one frame.
WATCH = """text => {
  const look = () => { window.seen ||= document.body.textContent.includes(text); };
  window.seen = false;
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""

# Before the first element, as after the address bar; of a dialog, behind which nothing takes the focus, before its first.
FROM_THE_TOP = """() => {
  for (const walked of document.querySelectorAll("[data-walked]")) delete walked.dataset.walked;
  window.walked = 0;
  document.activeElement.blur();
  const top = document.createElement("span");
  top.tabIndex = -1;
  ([...document.querySelectorAll("dialog:modal")].pop() ?? document.body).prepend(top);
  top.focus();
  top.remove();
}"""


class Stop(NamedTuple):
    """One stop of the keyboard."""

    id: str
    name: str
    shows: bool
    is_covered: bool
    zone: int  # header, middle, way out, bar
    x: float  # px from where a line begins, at the right in Arabic
    y: float  # px
    wide: float  # px
    high: float  # px


def share_of_screens(reader: int, readers: int) -> dict[str, str]:
    """What one of so many readers looks at: together they see every second screen, in a whole run each sees all."""
    return SCREENS if IS_WHOLE else dict(list(SCREENS.items())[reader :: 2 * readers])


def is_sampled(screen: int, way: int, language: str) -> bool:
    """Whether a usual run looks at a screen in this way and language: at each once, and at as many in each of both."""
    return screen % WAYS == way and screen // WAYS % len(LANGUAGES) == LANGUAGES.index(language)


def run_lint(page: Page, name: str, argument: object = None) -> list[str]:
    found: list[str] = page.evaluate((LINTS / f"{name}.js").read_text("utf-8"), argument)
    return found


def run_axe(page: Page) -> list[str]:
    """What axe finds wrong, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", AXE_TAGS
    )
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


def walk(page: Page, most: int = 80) -> list[Stop]:
    """Press Tab from the top until the focus leaves the page or comes back to where it began; a trap never does."""
    page.evaluate(FROM_THE_TOP)
    stops: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate((LINTS / "focus.js").read_text("utf-8"))
        if at is None or (stops and at["id"] == stops[0].id):
            return stops
        if stops and at["id"] == stops[-1].id:
            continue  # a field for a time has parts
        if any(stop.id == at["id"] for stop in stops):
            break
        stops.append(Stop(**at))
    raise AssertionError(f"the keyboard does not get out: {stops[-3:]}")


@cache
def dutch_terms() -> list[str]:
    """Latin words that may stand in another script: those of the Dutch, as translators left them, and names of languages."""
    words = {"Wegwijs", "Nederlands", "English", "MB"}
    for folder in OF_OTHER_SCRIPTS:
        for path in (HOUSE / "locale" / folder / "LC_MESSAGES").glob("*.po"):
            for message in read_po(io.BytesIO(path.read_bytes())):
                if isinstance(message.string, str):
                    words |= set(re.findall(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'-]*", message.string))
    return sorted(words)


def screenshot(phone: Phone, name: str, theme: str) -> None:
    """For people to look through, who take a whole run."""
    if not IS_WHOLE:
        return
    OUTPUT.mkdir(exist_ok=True)
    phone.page.screenshot(path=OUTPUT / f"{name}-{phone.language}-{theme}.png")
