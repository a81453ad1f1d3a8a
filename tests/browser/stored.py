"""Ten screens from right to left as they should look: compared with the pictures in `pictures/`.

`python -m tests.browser.stored` takes the pictures anew; look at each before it is kept. Two machines draw letters a little
differently, so a picture is compared by how dark its parts are, and what is on the wrong side, missing or too large is found.
"""

import io
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.library import a_new_one, come_by_poster, save_with_sound
from tests.browser.looking import show
from tests.browser.phone import SMALL, Phone

PICTURES = Path(__file__).with_name("pictures")
LANGUAGE = "ar"
SCREENS = (
    "language",
    "situation",
    "begin",
    "practice",
    "O-01",
    "O-07",
    "quiz-answered",
    "words",
    "books",
    "ask",
)
COLOURS = 32
CELL = 8  # px of a side
SOFT = 1  # cells
DIFFERENT = 20  # of 255; other letters make at most 10 of it
SHARE = 0.002  # of the cells that may be different
HIDDEN = ".offer { visibility: hidden }"  # what else there is to save, which changes with the starter packs
# A constructed sheet, because the page's policy allows no other.
DRESS = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""


class Difference(NamedTuple):
    """How far two pictures are apart."""

    share: float  # of cells that are clearly lighter or darker
    most: int  # of 255, in any cell

    @property
    def is_same(self) -> bool:
        return self.share <= SHARE


def prepare(phone: Phone) -> None:
    """A phone with a pack that changes only when the tests do."""
    come_by_poster(phone, LANGUAGE)
    save_with_sound(phone)


def take(phone: Phone, screen: str) -> Image.Image:
    """The screen as it is when somebody comes to it."""
    phone.page.set_viewport_size(SMALL)
    phone.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    show(phone, screen)
    phone.page.evaluate("document.querySelector('main').scrollTo(0, 0)")
    return picture(phone)


def picture(phone: Phone, style: str = "") -> Image.Image:
    """What is on the screen now, with these rules besides."""
    phone.page.evaluate(DRESS, HIDDEN + style)
    taken = phone.page.screenshot(animations="disabled", caret="hide")
    phone.page.evaluate(DRESS, "")
    return read(taken)


def read(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """Of two pictures of the same size."""
    apart = ImageChops.difference(_coarse(one), _coarse(other))
    cells = list(apart.get_flattened_data())
    return Difference(sum(cell > DIFFERENT for cell in cells) / len(cells), max(cells))


def _coarse(picture: Image.Image) -> Image.Image:
    """How dark each cell is: where letters stand, but no longer their edges."""
    size = (picture.width // CELL, picture.height // CELL)
    return picture.convert("L").resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(SOFT))


def store(picture: Image.Image, screen: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{screen}.png", optimize=True)


def stored(screen: str) -> Image.Image:
    return read((PICTURES / f"{screen}.png").read_bytes())


def take_all(playwright: Playwright, folder: Path) -> None:
    with a_new_one(folder) as wire:
        phone = Phone(playwright, folder / "phone", wire)
        prepare(phone)
        for screen in SCREENS:
            store(take(phone, screen), screen)
        phone.switch_off()


if __name__ == "__main__":
    with sync_playwright() as started, tempfile.TemporaryDirectory() as name:
        take_all(started, Path(name))
