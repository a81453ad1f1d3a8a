"""PostgreSQL: a pool for reading, and one connection kept for writing; what is lost is opened anew.

Writers take turns here as on SQLite: in the process on the engine's lock, between processes on an advisory lock that
is held to the end. So transactions become visible in the order of their commit_seq, and a reader of the feed skips
none (clause 1.5). Against piccolo 1.38, which reads and writes over any connection of a pool: a transaction whose
connection was lost leaves nothing behind that later statements of its task would join.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import asyncpg

from backend.core.address import PostgresAddress
from backend.core.connection import DISK_FULL, End, Row, Write, taken_together
from backend.core.errors import DatabaseError, DiskFullError, UnavailableError

READERS = 8  # connections
OLDEST_SERVER = 15
TURN = 0x57656777696A73  # the advisory lock's number, the same for every process of ours
CONNECTS_IN = 10.0  # seconds
CLOSES_IN = 5.0  # seconds
ANSWERS_IN = 60.0  # seconds: a server that is silent for longer is gone
TRY_AGAIN = 5  # seconds
COLLATIONS = {"C", "POSIX", "C.UTF-8", "C.utf8"}

GONE = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
)
REFUSED = (asyncpg.IntegrityConstraintViolationError, asyncpg.DataError)


class PostgresConnection:
    """The connection that writes."""

    def __init__(self, raw: "asyncpg.Connection[Any]") -> None:
        self.raw = raw

    async def execute(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        async with _plain_errors():
            return [dict(row) for row in await self.raw.fetch(sql, *values)]

    async def apply_each(self, groups: Sequence[Sequence[Write]]) -> list[bool]:
        # All in as few round trips as there are statements; only where something is refused, each half by itself.
        if await self._apply(taken_together(groups)):
            return [True] * len(groups)
        if len(groups) == 1:
            return [False]
        middle = len(groups) // 2
        return [*await self.apply_each(groups[:middle]), *await self.apply_each(groups[middle:])]

    async def _apply(self, writes: Sequence[Write]) -> bool:
        async with _plain_errors():
            await self.raw.execute("SAVEPOINT some_groups")
            try:
                for write in writes:
                    await self.raw.executemany(numbered(write.sql), write.rows)
            except REFUSED:
                await self.raw.execute("ROLLBACK TO some_groups; RELEASE some_groups")
                return False
            await self.raw.execute("RELEASE some_groups")
            return True


class PostgresStore:
    """One database of a server; a connection that is lost is replaced when it is asked for."""

    engine_type: Literal["sqlite", "postgres"] = "postgres"

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address
        self._pool: asyncpg.Pool[Any] | None = None
        self._writer: PostgresConnection | None = None

    async def open(self) -> None:
        async with _plain_errors():
            writer = await self._connect()
            try:
                await _check_server(writer)
            finally:
                await writer.close()
            self._pool = await asyncpg.create_pool(
                self._address.url,
                min_size=0,
                max_size=READERS,
                init=_prepare,
                # A reader leaves nothing in its connection, so there is nothing to ask the server to forget.
                reset=_nothing,
                connect=_connect,
            )

    async def close(self) -> None:
        pool, writer = self._pool, self._writer
        self._pool = self._writer = None
        if writer is not None:
            with suppress(OSError, TimeoutError, asyncpg.InterfaceError):
                await writer.raw.close(timeout=CLOSES_IN)
        if pool is not None:
            try:
                await asyncio.wait_for(pool.close(), CLOSES_IN)
            except (OSError, TimeoutError, asyncpg.InterfaceError):
                pool.terminate()

    async def read(self, sql: str, values: Sequence[Any]) -> list[Row]:
        if self._pool is None:
            raise DatabaseError("the database is not open")
        async with _plain_errors(), self._pool.acquire(timeout=ANSWERS_IN) as connection:
            return [dict(row) for row in await connection.fetch(sql, *values)]

    async def begin(self) -> PostgresConnection:
        if self._pool is None:
            raise DatabaseError("the database is not open")
        if self._writer is None or self._writer.raw.is_closed():
            async with _plain_errors():
                self._writer = PostgresConnection(await self._connect())
        await self._or_give_up(self._writer.raw, f"BEGIN; SELECT pg_advisory_xact_lock({TURN})")
        return self._writer

    async def end(self, statement: End) -> None:
        if self._writer is None:
            raise DatabaseError("the database is not open")
        raw = self._writer.raw
        if statement == "ROLLBACK" and raw.is_closed():
            return  # the server did it when the connection was lost; the caller hears of that
        # COMMIT after a statement that failed rolls back, and says so in its answer only.
        if await self._or_give_up(raw, statement) != statement:
            raise DatabaseError("a statement had failed, so nothing of the transaction was kept")

    def create_table(self, ddl: str) -> str:
        return ddl

    async def _connect(self) -> "asyncpg.Connection[Any]":
        connection: asyncpg.Connection[Any] = await _connect(self._address.url)
        await _prepare(connection)
        return connection

    async def _or_give_up(self, raw: "asyncpg.Connection[Any]", statement: str) -> str:
        try:
            async with _plain_errors():
                return str(await raw.execute(statement))
        except BaseException:
            # Whatever state it is in, the server ends it, and the next turn begins with a new one. Its lock is free
            # when the server has noticed, for which the next turn waits.
            raw.terminate()
            raise


@lru_cache(maxsize=256)
def numbered(sql: str) -> str:
    """`?` as PostgreSQL counts them; none of our statements has one in a text."""
    first, *rest = sql.split("?")
    return first + "".join(f"${place}{part}" for place, part in enumerate(rest, 1))


@asynccontextmanager
async def _plain_errors() -> AsyncIterator[None]:
    """Errors that repeat nobody's words, and tell a server that is away from one that refuses."""
    try:
        yield
    except asyncpg.DataError as error:
        raise DatabaseError(f"the database refuses a value ({error.sqlstate})") from None
    except asyncpg.DiskFullError as error:
        raise DiskFullError(DISK_FULL) from error
    except GONE as error:
        away = UnavailableError("the database cannot be reached just now; nothing on phones is lost")
        away.retry_after = TRY_AGAIN
        raise away from error
    except asyncpg.PostgresError as error:
        error.detail = None  # it may hold the row
        raise


async def _connect(url: str, **more: Any) -> "asyncpg.Connection[Any]":
    return await asyncpg.connect(
        url,
        **{
            **more,
            "timeout": CONNECTS_IN,
            "command_timeout": ANSWERS_IN,
            "server_settings": {"application_name": "wegwijs", "synchronous_commit": "on"},
        },
    )


async def _prepare(connection: "asyncpg.Connection[Any]") -> None:
    # As text, because the writes of slices have days as they stand in batches.
    await connection.set_type_codec(
        "date", schema="pg_catalog", encoder=str, decoder=date.fromisoformat, format="text"
    )


async def _nothing(_connection: object) -> None:
    return


async def _check_server(connection: "asyncpg.Connection[Any]") -> None:
    if connection.get_server_version().major < OLDEST_SERVER:
        raise DatabaseError(f"PostgreSQL {OLDEST_SERVER} or newer is needed")
    made = await connection.fetchrow(
        "SELECT pg_encoding_to_char(encoding) AS encoding, datcollate FROM pg_database WHERE datname = current_database()"
    )
    # Else text would be ordered otherwise than on SQLite, and by the server's language.
    if made is None or made["encoding"] != "UTF8" or made["datcollate"] not in COLLATIONS:
        raise DatabaseError(
            "the database must be UTF-8 and sort by bytes: createdb -E UTF8 -l C -T template0"
        )
