"""What the engine does of SQLite's own."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from backend.core.database import DB
from backend.core.migrations import migrate
from backend.questions.tables import Message, Thread

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
async def opened(tmp_path: Path) -> AsyncIterator[None]:
    await DB.open(tmp_path / "wegwijs.sqlite")
    await migrate()
    yield
    await DB.close()


async def test_every_commit_is_synced_in_full_and_keys_are_enforced() -> None:
    async with DB.transaction():
        assert await Thread.raw("PRAGMA synchronous") == [{"synchronous": 2}]
        assert await Thread.raw("PRAGMA foreign_keys") == [{"foreign_keys": 1}]
        assert await Thread.raw("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await Message.insert(Message(id="m", thread="nobody", day=DAY))


async def test_no_table_of_ours_keeps_the_order_in_which_rows_arrived() -> None:
    tables = await Thread.raw(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN "
        "('thread', 'message', 'usage_day', 'usage_week', 'usage_month')"
    )
    assert len(tables) == 5
    assert all(table["sql"].endswith("WITHOUT ROWID") for table in tables)


async def test_a_file_that_is_no_database_keeps_no_other_from_being_opened(tmp_path: Path) -> None:
    await DB.close()
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all" * 999)
    with pytest.raises(sqlite3.DatabaseError):
        await DB.open(tmp_path / "broken.sqlite")
    await DB.open(tmp_path / "wegwijs.sqlite")
    assert await Thread.count() == 0
