"""What is PostgreSQL's own: connections that are lost, turns between processes, and a password that nobody reads."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from backend.core.address import PostgresAddress
from backend.core.backup import back_up, backups, check_backup, position_in, source_of
from backend.core.connection import Write, taken_together
from backend.core.database import DB, Database
from backend.core.errors import DatabaseError, DiskFullError, UnavailableError
from backend.core.migrations import migrate
from backend.intake.sequence import advance, begin_epoch, position
from backend.questions.tables import Thread
from tests.postgres import Postgres

DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
INSERT = "INSERT INTO thread (id, key_hash, day) VALUES (?, ?, ?)"


@pytest.fixture(scope="module")
def own() -> Iterator[Postgres]:
    """A server that may be killed."""
    with Postgres.started(is_safe=False) as server:
        yield server


@pytest.fixture(scope="module")
def template(own: Postgres) -> str:
    """The name of a database that is up to date."""

    async def made() -> None:
        await DB.open(own.create("template"))
        await migrate()
        await begin_epoch()
        await DB.close()

    asyncio.run(made())
    return "template"


@pytest.fixture
def database(own: Postgres, template: str) -> PostgresAddress:
    return own.create(template=template)


@pytest.fixture(autouse=True)
async def opened(database: PostgresAddress) -> AsyncIterator[None]:
    await DB.open(database)
    yield
    await DB.close()


def thread(id: str) -> Thread:
    return Thread(id=id, key_hash=id, day=DAY)


def group(*ids: str) -> list[Write]:
    return [Write(INSERT, [(id, id, "2026-11-25") for id in ids])]


async def ids() -> list[str]:
    return await Thread.select(Thread.id).order_by(Thread.id).output(as_list=True)


async def test_a_server_killed_in_a_transaction_leaves_nothing_and_the_next_one_works(own: Postgres) -> None:
    with pytest.raises(UnavailableError):
        async with DB.transaction():
            await Thread.insert(thread("lost"))
            own.kill()
            await Thread.insert(thread("never"))
    with pytest.raises(UnavailableError):
        await ids()
    own.start()
    assert DB.current() is None
    async with DB.transaction():
        await Thread.insert(thread("kept"))
    assert await ids() == ["kept"]


async def test_what_was_committed_outlives_a_kill_and_idle_connections_are_replaced(own: Postgres) -> None:
    await Thread.insert(thread("kept"))
    assert await asyncio.gather(ids(), ids(), ids()) == [["kept"]] * 3
    own.kill()
    own.start()
    await asyncio.sleep(0.05)
    assert await ids() == ["kept"]
    await Thread.insert(thread("next"))
    assert await ids() == ["kept", "next"]


async def test_a_commit_whose_connection_is_lost_keeps_nobody_out(own: Postgres) -> None:
    with pytest.raises(UnavailableError):
        async with DB.transaction():
            await Thread.insert(thread("lost"))
            own.kill()
    own.start()
    async with asyncio.timeout(10):
        await Thread.insert(thread("kept"))
    assert await ids() == ["kept"]


async def test_a_statement_that_failed_and_was_forgiven_makes_the_commit_an_error() -> None:
    with pytest.raises(DatabaseError, match="nothing of the transaction was kept"):
        async with DB.transaction():
            await Thread.insert(thread("a"))
            with pytest.raises(asyncpg.UniqueViolationError):
                await Thread.insert(thread("a"))
    assert await ids() == []
    await Thread.insert(thread("b"))
    assert await ids() == ["b"]


async def test_a_full_disk_is_told_as_such_and_later_it_goes_on() -> None:
    full = "BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END"
    await Thread.raw(f"CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $${full}$$")
    await Thread.raw("CREATE TRIGGER no_room BEFORE INSERT ON thread FOR EACH ROW EXECUTE FUNCTION no_room()")
    with pytest.raises(DiskFullError):
        async with DB.transaction():
            await DB.apply_each([group("a")])
    await Thread.raw("DROP TRIGGER no_room ON thread")
    await Thread.insert(thread("a"))
    assert await ids() == ["a"]


async def test_a_cancelled_statement_frees_the_turn_for_the_next(own: Postgres) -> None:
    async def wait_long() -> None:
        async with DB.transaction():
            await Thread.insert(thread("cancelled"))
            await Thread.raw("SELECT pg_sleep(60)")

    task = asyncio.create_task(wait_long(), context=contextvars.Context())
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await Thread.insert(thread("after"))
    assert await ids() == ["after"]


async def test_of_many_groups_only_those_that_are_refused_are_left_out() -> None:
    async with DB.transaction():
        await Thread.insert(thread("t5"))
        done = await DB.apply_each(
            [group(f"t{n}") for n in range(8)] + [group("x", "y", "x"), group("\0"), group("z")]
        )
    assert done == [True] * 5 + [False] + [True] * 2 + [False, False, True]
    assert await ids() == [*(f"t{n}" for n in range(8)), "z"]


def test_rows_of_one_statement_keep_their_order_when_groups_are_taken_together() -> None:
    groups = [[Write("a", [(1,)]), Write("b", [(2,)])], [Write("b", [(3,)]), Write("a", [(4,), (5,)])]]
    assert taken_together(groups) == [Write("a", [(1,), (4,), (5,)]), Write("b", [(2,), (3,)])]


async def test_numbers_become_visible_in_their_order_even_between_two_processes(
    database: PostgresAddress,
) -> None:
    other = Database()
    await other.open(database)
    seen: list[int] = []

    async def write(count: int) -> None:
        for _ in range(count):
            async with DB.transaction():
                before = await advance(1)
                await asyncio.sleep(0)
                id = f"{before.commit_seq + 1:06}"
                await Thread.insert(thread(id))

    async def write_in_the_other(count: int) -> None:
        for _ in range(count):
            async with other.transaction() as alone:
                rows = await alone.connection.execute(
                    "UPDATE commit_sequence SET commit_seq = commit_seq + 1 RETURNING commit_seq"
                )
                id = f"{rows[0]['commit_seq']:06}"
                await alone.connection.execute(
                    "INSERT INTO thread (id, key_hash, day) VALUES ($1, $1, $2)", (id, DAY)
                )

    async def follow() -> None:
        while len(seen) < 100:
            passed = f"{seen[-1] if seen else 0:06}"
            chosen = Thread.select(Thread.id).where(Thread.id > passed).order_by(Thread.id)
            seen.extend(int(id) for id in await chosen.output(as_list=True))

    async with asyncio.timeout(30):
        await asyncio.gather(
            *(
                asyncio.create_task(work, context=contextvars.Context())
                for work in (write(50), write_in_the_other(50), follow())
            )
        )
    await other.close()
    assert seen == list(range(1, 101))


async def test_every_commit_is_on_the_disk_before_it_returns() -> None:
    async with DB.transaction():
        assert await Thread.raw("SHOW synchronous_commit") == [{"synchronous_commit": "on"}]
    assert await Thread.raw("SELECT current_setting('synchronous_commit') AS kept") == [{"kept": "on"}]


async def test_once_a_day_rows_lose_the_order_in_which_they_came() -> None:
    for id in ("b", "c", "a"):
        await Thread.insert(thread(id))
    await Thread.update({Thread.topic: "home"}).where(Thread.id == "b")
    await DB.forget_order(Thread)
    rows = await Thread.raw("SELECT id, xmin::text AS written_by FROM thread ORDER BY ctid")
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert len({row["written_by"] for row in rows}) == 1


async def test_an_error_repeats_nobodys_words() -> None:
    with pytest.raises(asyncpg.PostgresError) as failed:
        await Thread.raw("INSERT INTO thread (id, topic, state) VALUES ('a secret', NULL, 'x')")
    with pytest.raises(DatabaseError) as refused:
        await Thread.insert(Thread(id="a secret that is too long for its column", key_hash="b", day=DAY))
    assert "secret" not in f"{failed.value}{refused.value}"


def test_a_password_is_in_no_text_about_the_address() -> None:
    for url in (
        "postgresql://lib:s3cret%2F@db.example/wegwijs",
        "postgresql://lib@db.example:5433/wegwijs?password=s3cret%2F&host=/run",
    ):
        address = PostgresAddress(url)
        assert "s3cret" not in f"{address} {address!r}"
        assert address.password == "s3cret/"
        assert address.beside("other").password == "s3cret/"


async def test_a_database_that_sorts_by_a_language_is_refused(own: Postgres) -> None:
    await DB.close()
    own.say("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    where = str(own.create()).rpartition("/test_")[0]
    query = str(own.create()).partition("?")[2]
    with pytest.raises(DatabaseError, match="createdb -E UTF8"):
        await DB.open(PostgresAddress(f"{where}/latin?{query}"))


async def test_a_backup_is_read_back_and_one_that_is_cut_short_is_none(
    database: PostgresAddress, tmp_path: Path
) -> None:
    async with DB.transaction():
        await advance(7)
    for day in range(3):
        await asyncio.to_thread(back_up, database, tmp_path, NOW + timedelta(days=day))
    kept = backups(tmp_path)
    assert len(kept) == 2
    assert [position_in(backup) for backup in kept] == [await position()] * 2
    assert {backup.stat().st_mode & 0o077 for backup in kept} == {0}
    whole = kept[0].read_bytes()
    kept[0].write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(DatabaseError):
        check_backup(kept[0])


async def test_a_look_at_the_database_says_whether_it_is_there(database: PostgresAddress) -> None:
    async with DB.transaction():
        await advance(3)
    source = source_of(database)
    source.require()
    source.check()
    assert source.position() == await position()
    away = PostgresAddress(database.beside("nowhere").url.replace("wegwijs@", "wegwijs:s3cret@"))
    with pytest.raises(DatabaseError, match="nowhere") as refused:
        source_of(away).require()
    assert "s3cret" not in str(refused.value)


async def test_without_the_client_tools_a_backup_says_what_is_missing(
    database: PostgresAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DatabaseError, match="client tools"):
        back_up(database, tmp_path, NOW)


async def test_no_two_databases_are_open_at_once(database: PostgresAddress) -> None:
    with pytest.raises(DatabaseError, match="open already"):
        await DB.open(database)
