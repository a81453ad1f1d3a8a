"""Photographs every screen, to be looked at: `python -m tests.browser.screens FOLDER [README picture]`.

Every newcomer's screen at 360x640 in Dutch, Arabic and Tigrinya, light and dark, without a network.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.phone import SMALL, Phone
from tests.browser.server import Server
from tests.browser.wire import Wire

LANGUAGES = ("nl", "ar", "ti")
LOOKS = ("light", "dark")
RESOURCES = tuple(f"F1-{number:02}" for number in range(1, 11))
SCREENS = {
    "begin": "#/",
    "topics": "#/p/aankomst",
    **{resource: f"#/r/aankomst/{resource}" for resource in RESOURCES},
    "show": "#/show/aankomst/F1-05/F1-05.g2-3",
    "learn": "#/learn",
    "saved": "#/saved",
    "ask": "#/ask",
    "settings": "#/settings",
    "counted": "#/counted",
    "situation": "#/situation",
    "place": "#/place",
    "language": "#/language",
}
# For the README: screen, language, look; three above three.
PICTURE = (
    ("language", "nl", "light"),
    ("begin", "ar", "light"),
    ("F1-01", "ti", "light"),
    ("saved", "nl", "light"),
    ("ask", "ar", "dark"),
    ("show", "ar", "light"),
)
GAP = 24  # px
GROUND = (217, 212, 200)


def photograph(phone: Phone, folder: Path, tag: str) -> None:
    """Save the pack in this language, cut the network, and photograph screen by screen."""
    phone.begin(tag)
    phone.save_pack()
    phone.cut_network()
    for look in LOOKS:
        phone.page.emulate_media(color_scheme=look)
        for name, hash_ in SCREENS.items():
            phone.go(hash_)
            phone.page.wait_for_timeout(400)
            phone.page.screenshot(path=folder / f"{tag}-{look}-{name}.png")
    phone.restore_network()


def compose(folder: Path, target: Path) -> None:
    """Put the README's six side by side."""
    size = (SMALL["width"], SMALL["height"])
    sheet = Image.new("RGB", (GAP + len(PICTURE) * (size[0] + GAP), size[1] + 2 * GAP), GROUND)
    for at, (name, tag, look) in enumerate(PICTURE):
        with Image.open(folder / f"{tag}-{look}-{name}.png") as screen:
            sheet.paste(screen, (GAP + at * (size[0] + GAP), GAP))
    sheet.resize((sheet.width // 2, sheet.height // 2)).save(target, optimize=True)


def main(folder: Path, picture: Path | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = Server(Path(scratch) / "server")
        server.start()
        for tag in LANGUAGES:
            wire = Wire(server.port)
            wire.open()
            phone = Phone(playwright, Path(scratch) / tag, wire)
            photograph(phone, folder, tag)
            phone.switch_off()
            wire.close()
        server.stop()
    if picture:
        compose(folder, picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
