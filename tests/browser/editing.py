"""What an editor does between two editions: changes the words of the starter packs, imports them and publishes."""

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from backend.app import open_data, utc_now
from backend.core.blobs import BlobStore
from backend.core.config import read_settings
from backend.packs.import_starter import import_starter
from backend.packs.scenes import read_kit
from backend.publishing.publish import publish
from tests.backend.packs.media_files import tone
from tests.browser.server import HOUSE, Server

PACKS = Path(__file__).with_name("packs")
MAIN = "aankomst"
TONES = {"dokter.mp3": tone(11), "sleutel.mp3": tone(23)}  # the recordings of the pack `oefenen`


def publish_change(
    server: Server, card: str, before: str, after: str, media: Mapping[str, bytes] | None = None
) -> None:
    """A next edition in which one place of one card reads otherwise, and its pack has these pictures and sounds as well."""
    desk = _desk(server)
    path = next((desk / "starter").rglob(f"{card}.yaml"))
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    for name, data in (media or {}).items():
        (path.parent / "media").mkdir(exist_ok=True)
        (path.parent / "media" / name).write_bytes(data)
    server.edit(desk)


def publish_pack(server: Server, *packs: str) -> None:
    """More packs, of the folder `packs` beside this file, with two tones for those that name them."""
    publish_folders(server, *(PACKS / pack for pack in packs))


def publish_folders(server: Server, *folders: Path) -> None:
    """The same of packs that lie elsewhere; their catalogues lie beside them."""
    desk = _desk(server)
    for folder in folders:
        pack = folder.name
        shutil.copytree(folder, desk / "starter" / pack)
        for catalogue in folder.parent.glob(f"pack-{pack}.*.po"):
            language = catalogue.suffixes[0].removeprefix(".")
            shutil.copy(catalogue, desk / "locale" / language / "LC_MESSAGES" / f"pack-{pack}.po")
        (desk / "starter" / pack / "media").mkdir()
        for name, data in TONES.items():
            (desk / "starter" / pack / "media" / name).write_bytes(data)
    server.edit(desk)


def _desk(server: Server) -> Path:
    """What the editor works on: copies of the pack for who arrives and of the catalogues; the others stay as they are."""
    desk = server.folder / "desk"
    if not desk.exists():
        shutil.copytree(HOUSE / "backend" / "starter" / MAIN, desk / "starter" / MAIN)
        shutil.copytree(HOUSE / "locale", desk / "locale")
    return desk


async def bring(desk: Path) -> None:
    settings = msgspec.structs.replace(
        read_settings(os.environ), starter=desk / "starter", locale=desk / "locale"
    )
    async with open_data(settings):
        await import_starter(
            settings.starter, settings.locale, read_kit(settings.kit), BlobStore(settings.blobs)
        )
        await publish(settings, utc_now())


def main() -> None:
    asyncio.run(bring(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
