"""SQLite: one file, WAL, full sync per commit, foreign keys; a connection for reading and one for writing, both kept.

Against piccolo 1.38, which opens a connection and a thread per statement: 5x the statements, and the WAL stays.
"""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Literal, TypeVar

from piccolo.engine.sqlite import dict_factory

from backend.core.connection import DISK_FULL, OWNER_ONLY, End, Row, Write, taken_together
from backend.core.errors import DatabaseError, DiskFullError

BUSY_SECONDS = 10.0
# Python's lock changes hands at each step of a statement, so many rows go in one: a quarter less of the processor too.
ROWS_AT_ONCE = 32
ONE_ROW = re.compile(r"VALUES (\(\?(?:, \?)*\))")

T = TypeVar("T")


class SqliteConnection:
    """What is asked of it is done first come, first served, so a caller that is cancelled leaves nothing half-done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._opened = self._thread.submit(self._open)

    def run(self, work: Callable[[sqlite3.Connection], T]) -> asyncio.Future[T]:
        """Do some work on the thread, in one step; it is in the queue when this returns."""
        return asyncio.get_running_loop().run_in_executor(self._thread, self._do, work)

    async def execute(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return await self.run(lambda connection: connection.execute(sql, values).fetchall())

    async def apply_each(self, groups: Sequence[Sequence[Write]]) -> list[bool]:
        # One step of the thread for all: through Piccolo's own statements a batch of counters costs six times as much.
        return await self.run(lambda connection: apply_each(connection, groups))

    async def close(self) -> None:
        await self.run(sqlite3.Connection.close)
        self._thread.shutdown()

    def give_up(self) -> None:
        """End the thread of a connection that could not be opened."""
        self._thread.shutdown(wait=False)

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(self._opened.result())
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise DiskFullError(DISK_FULL) from error
            raise

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            self._path.touch(OWNER_ONLY)  # SQLite gives its WAL the same
        connection = sqlite3.connect(
            self._path,
            timeout=BUSY_SECONDS,
            # Piccolo's columns are read by the type in their declaration; transactions are begun by hand.
            detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES,
            isolation_level=None,
        )
        connection.row_factory = dict_factory
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        )
        return connection


class SqliteStore:
    """One file, made when there is none."""

    engine_type: Literal["sqlite", "postgres"] = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: SqliteConnection | None = None
        self._writer: SqliteConnection | None = None

    async def open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        writer = SqliteConnection(self._path)
        try:
            # Waits until it is open: the first to set the journal's mode needs the file to itself.
            await writer.execute("PRAGMA journal_mode")
        except BaseException:
            writer.give_up()
            raise
        self._writer, self._reader = writer, SqliteConnection(self._path)

    async def close(self) -> None:
        for connection in (self._reader, self._writer):
            if connection is not None:
                await connection.close()
        self._reader = self._writer = None

    async def read(self, sql: str, values: Sequence[Any]) -> list[Row]:
        return await _opened(self._reader).execute(sql, values)

    async def begin(self) -> SqliteConnection:
        await self._or_give_up("BEGIN IMMEDIATE")
        return _opened(self._writer)

    async def end(self, statement: End) -> None:
        if statement == "ROLLBACK":
            # Its own method does nothing where SQLite did it by itself, as on a full disk.
            await _opened(self._writer).run(sqlite3.Connection.rollback)
        else:
            await self._or_give_up(statement)

    def create_table(self, ddl: str) -> str:
        # clause 3.4: the hidden rowid would keep the order in which rows arrived, so a table has one only where its
        # own key is a number.
        return ddl if "INTEGER PRIMARY KEY" in ddl else f"{ddl} WITHOUT ROWID"

    async def _or_give_up(self, statement: str) -> None:
        writer = _opened(self._writer)
        try:
            await writer.execute(statement)
        except BaseException:
            # The thread works first in, first out: even when this task is cancelled right here, the rollback comes
            # after a statement under way and before the next turn's BEGIN. After a COMMIT it does nothing.
            await asyncio.shield(writer.run(sqlite3.Connection.rollback))
            raise


def apply_each(connection: sqlite3.Connection, groups: Sequence[Sequence[Write]]) -> list[bool]:
    """Each group of writes wholly or not at all; False for those whose values are refused.

    All of them at once, under one savepoint; only where something is refused, each half by itself.
    """
    if _apply(connection, taken_together(groups)):
        return [True] * len(groups)
    if len(groups) == 1:
        return [False]
    middle = len(groups) // 2
    return apply_each(connection, groups[:middle]) + apply_each(connection, groups[middle:])


def _apply(connection: sqlite3.Connection, writes: Sequence[Write]) -> bool:
    connection.execute("SAVEPOINT some_groups")
    try:
        for write in writes:
            _write_rows(connection, write)
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO some_groups")
        connection.execute("RELEASE some_groups")
        return False
    connection.execute("RELEASE some_groups")
    return True


def _write_rows(connection: sqlite3.Connection, write: Write) -> None:
    together = many_rows(write.sql)
    whole = len(write.rows) // ROWS_AT_ONCE * ROWS_AT_ONCE if together else 0
    for start in range(0, whole, ROWS_AT_ONCE):
        rows = write.rows[start : start + ROWS_AT_ONCE]
        connection.execute(together, tuple(chain.from_iterable(rows)))
    connection.executemany(write.sql, write.rows[whole:])


@lru_cache(maxsize=256)
def many_rows(sql: str) -> str:
    """The statement for so many rows at once; empty for one that is no plain INSERT of values."""
    made, count = ONE_ROW.subn(lambda found: "VALUES " + ", ".join([found[1]] * ROWS_AT_ONCE), sql)
    return made if count == 1 and sql.startswith("INSERT") else ""


def _opened(connection: SqliteConnection | None) -> SqliteConnection:
    if connection is None:
        raise DatabaseError("the database is not open")
    return connection
