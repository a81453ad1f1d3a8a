"""What the engine does of SQLite's own."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import DiskFullError
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


@pytest.mark.parametrize("count", [20, 100])  # with one row to a statement SQLite itself ends the transaction
async def test_a_full_disk_is_told_as_such_and_later_it_goes_on(count: int) -> None:
    rows = [(str(n), "x" * 10_000, "2026-11-25") for n in range(count)]
    await Thread.raw("PRAGMA max_page_count = 1")  # as large as it is, at least
    for _ in range(2):
        with pytest.raises(DiskFullError):
            async with DB.transaction():
                await DB.apply_each(
                    [[Write("INSERT INTO thread (id, key_hash, day) VALUES (?, ?, ?)", rows)]]
                )
    await Thread.raw("PRAGMA max_page_count = 1000000")
    await Thread.insert(Thread(id="t", key_hash="t", day=DAY))
    assert await Thread.select(Thread.id).output(as_list=True) == ["t"]


async def test_a_file_that_is_no_database_keeps_no_other_from_being_opened(tmp_path: Path) -> None:
    await DB.close()
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all" * 999)
    with pytest.raises(sqlite3.DatabaseError):
        await DB.open(tmp_path / "broken.sqlite")
    await DB.open(tmp_path / "wegwijs.sqlite")
    assert await Thread.count() == 0
