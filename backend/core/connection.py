"""One SQLite connection on a thread of its own."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from piccolo.engine.sqlite import dict_factory

BUSY_SECONDS = 10.0
OWNER_ONLY = 0o600  # people's questions are in it; SQLite gives its WAL the same

T = TypeVar("T")


class Write(NamedTuple):
    """A statement with `?` in it, and the rows of values that it is run with, one after the other."""

    sql: str
    rows: Sequence[tuple[str | int | None, ...]]


class Connection:
    """What is asked of it is done first come, first served, so a caller that is cancelled leaves nothing half-done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._opened = self._thread.submit(self._open)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work on the thread, in one step."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: work(self._opened.result())
        )

    async def execute(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Run one statement and read all of its rows."""
        return await self.run(lambda connection: connection.execute(sql, values).fetchall())

    async def rollback(self) -> None:
        """Undo the transaction under way, if there is one."""
        await self.run(sqlite3.Connection.rollback)

    async def close(self) -> None:
        await self.run(sqlite3.Connection.close)
        self._thread.shutdown()

    def give_up(self) -> None:
        """End the thread of a connection that could not be opened."""
        self._thread.shutdown(wait=False)

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            self._path.touch(OWNER_ONLY)
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


def apply_each(connection: sqlite3.Connection, groups: Iterable[Sequence[Write]]) -> list[bool]:
    """Each group of writes wholly or not at all, under a savepoint; False for those whose values are refused."""
    return [_apply(connection, group) for group in groups]


def _apply(connection: sqlite3.Connection, group: Sequence[Write]) -> bool:
    connection.execute("SAVEPOINT one_group")
    try:
        for write in group:
            connection.executemany(write.sql, write.rows)
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO one_group")
        return False
    finally:
        connection.execute("RELEASE one_group")
    return True
