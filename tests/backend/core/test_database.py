"""The engine keeps what Piccolo's loses: connections, savepoints and the truth about a failed transaction."""

import asyncio
import contextvars
import sqlite3
from collections.abc import AsyncIterator
from datetime import date

import asyncpg
import pytest
from piccolo.apps.migrations.tables import Migration

from backend.core.address import Address
from backend.core.database import DB
from backend.core.errors import DatabaseError
from backend.core.migrations import migrate
from backend.questions.tables import Message, Thread
from tests.conftest import ON_BOTH

DAY = date(2026, 11, 25)
# Keys are looked at when the transaction ends, which makes its COMMIT fail.
AT_THE_END = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgres": "ALTER TABLE message ALTER CONSTRAINT message_thread_fkey DEFERRABLE INITIALLY DEFERRED",
}


pytestmark = ON_BOTH


@pytest.fixture(autouse=True)
async def opened(database: Address) -> AsyncIterator[None]:
    await DB.open(database)
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
    with pytest.raises((sqlite3.IntegrityError, asyncpg.ForeignKeyViolationError)):
        async with DB.transaction():
            await Thread.raw(AT_THE_END[DB.engine_type])
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


async def test_migrating_again_changes_nothing() -> None:
    before = await Migration.select()
    await migrate()
    assert await Migration.select() == before
