"""The fifteen screens of a newcomer in pictures, as the README of the phone shows them.

`python -m tests.browser.album` takes the pictures and writes the table there.
"""

import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.library import a_new_one, settle
from tests.browser.phone import Phone
from tests.browser.server import HOUSE
from tests.browser.stored import take
from tests.browser.wire import Wire

README = HOUSE / "pwa" / "README.md"
PICTURES = HOUSE / "pwa" / "screens"
BEGIN, END = "<!-- screens -->", "<!-- /screens -->"
LANGUAGES = ("nl", "ar")
HEAVIEST = 15_000  # bytes of a picture
WIDTH = 180  # px in the README


class Entry(NamedTuple):
    """A screen: what it is called, what is done there, and which one of the matrix shows it."""

    name: str
    deed: str
    screen: str


ENTRIES = {
    "N1": Entry("Taal kiezen", "tap your own language", "language"),
    "N2": Entry("Welkom", "tap what fits you; free, without a name", "situation"),
    "N3": Entry("Begin", "ten words, a topic, the library", "begin"),
    "N4": Entry("Onderwerp", "open a card", "topic"),
    "N5": Entry("Kaart", "read in two languages, 🙂 or 🙁", "F1-01"),
    "N6": Entry("Zin", "listen, slowly, hold it up", "O-01"),
    "N7": Entry("10 woorden", "known, or once more", "words"),
    "N8": Entry("Quiz", "choose a picture", "quiz-answered"),
    "N9": Entry("Laat zien", "hold up the phone", "show"),
    "N10": Entry("Wanneer en waar?", "put it into the calendar", "when"),
    "N11": Entry("Boeken", "choose a language, wish for a book", "books"),
    "N12": Entry("Taalmaatje", "show the card at the desk", "buddy-card"),
    "N13": Entry("Vraag", "help in danger; a topic, then a question", "ask"),
    "N14": Entry("Bewaard", "what is on this phone, and room for more", "saved"),
    "N15": Entry("Instellingen", "letters, darkness, Wis mijn sporen", "settings"),
}


def table() -> str:
    """One line for each screen, with its picture in each language."""
    lines = [["", "screen", *LANGUAGES], ["---"] * (2 + len(LANGUAGES))]
    for number, (name, deed, _) in ENTRIES.items():
        pictures = [
            f'<img src="{path_of(number, tag).relative_to(README.parent)}" width="{WIDTH}" alt="">'
            for tag in LANGUAGES
        ]
        lines.append([number, f"**{name}**: {deed}", *pictures])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def path_of(number: str, language: str) -> Path:
    return PICTURES / f"{number}-{language}.webp"


def take_all(playwright: Playwright, wire: Wire, folder: Path) -> None:
    PICTURES.mkdir(exist_ok=True)
    for language in LANGUAGES:
        phone = Phone(playwright, folder / language, wire)
        settle(phone, language)
        for number, entry in ENTRIES.items():
            keep(take(phone, entry.screen), path_of(number, language))
        phone.switch_off()


def keep(picture: Image.Image, path: Path) -> None:
    """As good as it can be within its weight."""
    for quality in (80, 70, 60, 50, 40):
        picture.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= HEAVIEST:
            return


def write_table() -> None:
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}", "utf-8")


def main() -> None:
    """Take the pictures and write the table into the README."""
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as name,
        a_new_one(Path(name)) as wire,
    ):
        take_all(playwright, wire, Path(name))
    write_table()


if __name__ == "__main__":
    main()
