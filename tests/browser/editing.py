"""What an editor does between two editions: changes the words of the starter packs, imports them and publishes."""

import asyncio
import os
import shutil
import subprocess
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
from tests.browser.server import HOUSE, Server


def publish_change(
    server: Server, card: str, before: str, after: str, media: Mapping[str, bytes] | None = None
) -> None:
    """A next edition in which one place of one card reads otherwise, and its pack has these pictures and sounds as well."""
    desk = server.folder / "desk"
    if not desk.exists():
        shutil.copytree(HOUSE / "backend" / "starter", desk / "starter")
        shutil.copytree(HOUSE / "locale", desk / "locale")
    path = next((desk / "starter").rglob(f"{card}.yaml"))
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    for name, data in (media or {}).items():
        (path.parent / "media").mkdir(exist_ok=True)
        (path.parent / "media" / name).write_bytes(data)
    command = [sys.executable, "-m", "tests.browser.editing", str(desk)]
    subprocess.run(command, env=server.environment, cwd=HOUSE, check=True, capture_output=True, timeout=60)


async def bring(desk: Path) -> None:
    settings = msgspec.structs.replace(
        read_settings(os.environ), starter=desk / "starter", locale=desk / "locale"
    )
    async with open_data(settings):
        await import_starter(
            settings.starter, settings.locale, read_kit(settings.kit), BlobStore(settings.blobs)
        )
        await publish(settings, utc_now())


if __name__ == "__main__":
    asyncio.run(bring(Path(sys.argv[1])))
