"""The engine keeps what Piccolo's loses: connections, savepoints and the truth about a failed transaction."""

import asyncio
import contextvars
import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from piccolo.apps.migrations.tables import Migration

from backend.core.database import DB
from backend.core.errors import DatabaseError
from backend.core.migrations import migrate
from backend.questions.tables import Message, Thread

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
async def opened(tmp_path: Path) -> AsyncIterator[None]:
    await DB.open(tmp_path / "wegwijs.sqlite")
    await migrate()
    yield
    await DB.close()


def thread(id: str) -> Thread:
    return Thread(id=id, key_hash=id, day=DAY)


async def ids() -> list[str]:
    return await Thread.select(Thread.id).order_by(Thread.id).output(as_list=True)


async def test_an_inner_failure_undoes_the_inner_writes_only() -> None:
    async with DB.transaction():
        await Thread.insert(thread("outer"))
        with pytest.raises(ZeroDivisionError):
            async with DB.transaction():
                await Thread.insert(thread("inner"))
                raise ZeroDivisionError
    assert await ids() == ["outer"]


async def test_a_failed_transaction_leaves_nothing_and_the_next_one_works() -> None:
    with pytest.raises(ZeroDivisionError):
        async with DB.transaction():
            await Thread.insert(thread("lost"))
            raise ZeroDivisionError
    async with DB.transaction():
        await Thread.insert(thread("kept"))
    assert await ids() == ["kept"]


async def test_a_commit_that_fails_leaves_nothing_and_the_next_one_works() -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with DB.transaction():
            await Thread.raw("PRAGMA defer_foreign_keys = ON")
            await Thread.insert(thread("lost"))
            await Message.insert(Message(id="m", thread="nobody", day=DAY))
    async with DB.transaction():
        await Thread.insert(thread("kept"))
    assert await ids() == ["kept"]


async def test_waiting_for_a_turn_may_be_given_up() -> None:
    async with DB.transaction():
        late = asyncio.create_task(_write_alone("late"), context=contextvars.Context())
        await asyncio.sleep(0)
        late.cancel()
        await asyncio.wait({late})
    async with asyncio.timeout(5):
        await Thread.insert(thread("after"))
    assert await ids() == ["after"]


async def _write_alone(id: str) -> None:
    async with DB.transaction():
        await Thread.insert(thread(id))


async def test_a_cancelled_transaction_is_rolled_back_and_gives_up_its_turn() -> None:
    began = asyncio.Event()

    async def write() -> None:
        async with DB.transaction():
            await Thread.insert(thread("cancelled"))
            began.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(write())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await Thread.insert(thread("after"))
    assert await ids() == ["after"]


async def test_many_writers_at_once_all_get_their_turn() -> None:
    async def write(id: str) -> None:
        async with DB.transaction():
            await Thread.select(Thread.id)
            await Thread.insert(thread(id))

    names = [f"t{n:03}" for n in range(200)]
    await asyncio.gather(*map(write, names))
    assert await ids() == names


async def test_a_task_begun_inside_a_transaction_cannot_write_into_it() -> None:
    async def stray() -> None:
        await Thread.insert(thread("stray"))

    async with DB.transaction():
        with pytest.raises(DatabaseError):
            await asyncio.create_task(stray())
    assert await ids() == []


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


async def test_migrating_again_changes_nothing() -> None:
    before = await Migration.select()
    await migrate()
    assert await Migration.select() == before


async def test_a_file_that_is_no_database_keeps_no_other_from_being_opened(tmp_path: Path) -> None:
    await DB.close()
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all" * 999)
    with pytest.raises(sqlite3.DatabaseError):
        await DB.open(tmp_path / "broken.sqlite")
    await DB.open(tmp_path / "wegwijs.sqlite")
    assert await ids() == []
