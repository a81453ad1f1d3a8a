"""A stock TUF client, which knows nothing of us, gets our manifests from our server over real HTTP."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from granian.constants import Interfaces
from granian.server.embed import Server
from tuf.ngclient import Updater

from backend.app import create_app
from backend.core.config import Settings
from sync.manifest import parse_manifest
from tests.backend.packs.sample import FIRST
from tests.backend.publishing.conftest import Studio


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[str]:
    """The server's address while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(settings)
    server = Server(app, port=port, interface=Interfaces.ASGINL, log_enabled=False)
    running = asyncio.create_task(server.serve())
    await asyncio.sleep(0.3)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()
        await running


def refresh_and_download(address: str, home: Path, root: bytes) -> bytes:
    """What any python-tuf client does."""
    for folder in ("metadata", "targets"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    updater = Updater(
        metadata_dir=str(home / "metadata"),
        metadata_base_url=f"{address}/metadata/",
        target_dir=str(home / "targets"),
        target_base_url=f"{address}/targets/",
        bootstrap=root,
    )
    updater.refresh()
    target = updater.get_targetinfo("buurt.json")
    assert target is not None
    return Path(updater.download_target(target)).read_bytes()


async def test_a_stock_client_follows_our_editions(studio: Studio, tmp_path: Path) -> None:
    await studio.publish()
    root = (studio.settings.data / "metadata" / "1.root.json").read_bytes()
    async with served(studio.settings) as address:
        first = await asyncio.to_thread(refresh_and_download, address, tmp_path / "client", root)
        await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
        await studio.publish()
        second = await asyncio.to_thread(refresh_and_download, address, tmp_path / "client", root)
    assert [parse_manifest(data, "buurt").edition for data in (first, second)] == [1, 2]
    assert json.loads(second)["languages"] == ["nl", "en", "ar", "fa-AF"]
