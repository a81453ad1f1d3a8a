"""Pages of the studio as they should look on a laptop: compared with the pictures in `pictures/`.

`python -m tests.browser.studio_pictures` takes the pictures anew; look at each before it is kept. They are compared as those of
`stored.py` are, and show packs that change only when the tests do: lines about the starter packs are left out.
"""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.library import furnish, serving
from tests.browser.server import Server
from tests.browser.stored import picture, store
from tests.browser.studio import LAPTOP, Studio
from tests.browser.studio_seed import QUIZ, furnish_studio

SCREENS = {
    "studio-board": "#/board",
    "studio-packs": "#/packs",
    "studio-card": f"#/card/{QUIZ}",
    "studio-matrix": "#/translations",
    "studio-publish": "#/publish",
}
OURS = ":has([href*='oefenen'], [href*='blijven'], [href*='questions'])"
# Lines of other packs, and what is of today or by chance.
HIDDEN = f"""
  .packs > li:not({OURS}), .matrix tbody tr:not({OURS}), main section table tbody tr:not({OURS}),
  .todo > section:not({OURS}), .todo li:not({OURS}), tfoot, .card[aria-labelledby='regions'] {{ display: none }}
  .todo-n, .todo-part, .todo-place span span, .saved-where, .code, .todo-beside, p.aside,
  .card[aria-labelledby='keys'] p {{ visibility: hidden }}
"""


def take(studio: Studio, screen: str) -> Image.Image:
    """The page as it is when somebody comes to it."""
    studio.page.set_viewport_size(LAPTOP)
    studio.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    studio.come_back()
    studio.go(SCREENS[screen])
    studio.settle()
    if screen == "studio-board":
        expect(studio.page.get_by_text("nog nagekeken")).to_have_count(0, timeout=60_000)
    if screen == "studio-card":
        sound = studio.page.frame_locator("iframe").get_by_role("button", name="Luister")
        expect(sound.first).to_be_visible()  # it comes beside the words
    return picture(studio, HIDDEN)


def take_all(playwright: Playwright, folder: Path) -> None:
    library = Server(folder / "library")
    library.start()
    library.stop()
    furnish(library)
    with serving(library, folder / "server") as (server, wire):
        studio = Studio(playwright, folder / "desk", wire)
        furnish_studio(studio, server)
        for screen in SCREENS:
            store(take(studio, screen), screen)
        studio.switch_off()


if __name__ == "__main__":
    with sync_playwright() as started, tempfile.TemporaryDirectory() as name:
        take_all(started, Path(name))
