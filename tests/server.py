"""The real application over a data folder of its own, for tests, faults and benchmarks alike."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from litestar import Litestar

from backend.accounts.add_user import add_user
from backend.accounts.roles import STAFF, Grant
from backend.core.address import PostgresAddress
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.migrations import migrate
from backend.packs.import_starter import import_starter
from backend.packs.scenes import read_kit
from backend.places.places import PlaceEntry, add_place
from backend.publishing.publish import publish
from backend.publishing.trust import create_keys
from tests.backend.packs.sample import write_kit, write_pack

PUBLISHED_AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
PLACE = "azc-ergens"
PASSWORD = "een heel lang wachtwoord"


def settings_in(root: Path, postgres: PostgresAddress | None = None) -> Settings:
    """Settings of a server that keeps everything under `root`, or its tables in another database."""
    data = root / "data"
    return Settings(
        data=data,
        sqlite=data / "wegwijs.sqlite",
        postgres=postgres,
        blobs=data / "blobs",
        dist=root / "dist",
    )


async def make_published(root: Path, postgres: PostgresAddress | None = None) -> None:
    """Two accounts, one place and one small pack under `root`, published."""
    write_pack(root / "starter")
    settings = settings_in(root, postgres)
    await DB.open(settings.database)
    await migrate()
    await add_user("Ahmed", PASSWORD, PUBLISHED_AT)
    await add_user("Sanne", PASSWORD, PUBLISHED_AT, [Grant(STAFF)])
    await add_place(PlaceEntry(id=PLACE, name="AZC Ergens", kind="shelter"))
    await import_starter(
        root / "starter", root / "locale", read_kit(write_kit(root / "kit.json")), BlobStore(settings.blobs)
    )
    create_keys(settings, PUBLISHED_AT)
    await publish(settings, PUBLISHED_AT)
    await DB.close()


@asynccontextmanager
async def living(app: Litestar) -> AsyncIterator[Litestar]:
    """The application between its start and its stop."""
    began, over = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        # A task of its own: what the framework enters in a task it must also leave in it.
        async with app.lifespan():
            began.set()
            await over.wait()

    life = asyncio.create_task(live())
    waiting = asyncio.create_task(began.wait())
    await asyncio.wait({life, waiting}, return_when=asyncio.FIRST_COMPLETED)
    try:
        yield app
    finally:
        over.set()
        await life
