"""The database: Piccolo's SQLite engine with kept connections, fair writing and safe transactions.

Piccolo binds tables to their engine when the class is made, so the process has one engine, `DB`, opened on the
file that the settings name. Against piccolo 1.38 it changes four things, each a measured fault there:

* a connection per statement → one kept for reading, one for writing (5x the statements, and the WAL stays);
* writers that starve behind SQLite's unfair busy handler → writers take turns on one lock;
* a failed BEGIN, COMMIT or ROLLBACK leaves a thread and a dead context variable → nothing is left behind;
* a nested transaction that is no savepoint → it is one, so an inner failure undoes the inner writes only.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType
from piccolo.table import Table

from backend.core.connection import Connection, Write, apply_each
from backend.core.errors import DatabaseError


class Transaction(SQLiteTransaction):
    """All or nothing; inside another one of the same task it is a savepoint."""

    engine: "Database"
    connection: Connection

    def __init__(self, engine: "Database") -> None:
        super().__init__(engine, TransactionType.immediate)
        self.task = asyncio.current_task()
        self._name = ""

    async def __aenter__(self) -> Self:
        outer = self.engine.current()
        if outer is None:
            await self._begin_outermost()
        else:
            self.connection = outer.connection
            self._name = f"inner_{outer.get_savepoint_id()}"
            self._parent = outer
            await self.connection.execute(f"SAVEPOINT {self._name}")
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if self._parent is not None:
            await self._end_savepoint(failed=exception is not None)
        else:
            await self._end_outermost(failed=exception is not None)
        return False

    async def _begin_outermost(self) -> None:
        self.connection = await self.engine.take_turn()
        await self._or_give_up("BEGIN IMMEDIATE")
        self.context = self.engine.current_transaction.set(self)

    async def _end_savepoint(self, *, failed: bool) -> None:
        if failed:
            await self.connection.execute(f"ROLLBACK TO {self._name}")
        await self.connection.execute(f"RELEASE {self._name}")

    async def _end_outermost(self, *, failed: bool) -> None:
        self.engine.current_transaction.reset(self.context)
        await self._or_give_up("ROLLBACK" if failed else "COMMIT")
        self.engine.end_turn()

    async def _or_give_up(self, statement: str) -> None:
        try:
            await self.connection.execute(statement)
        except BaseException:
            # The thread works first in, first out: even when this task is cancelled right here, the rollback comes
            # after a statement under way and before the next turn's BEGIN. After a COMMIT it does nothing.
            rollback = asyncio.ensure_future(self.connection.rollback())
            rollback.add_done_callback(lambda _done: self.engine.end_turn())
            await asyncio.shield(rollback)
            raise


class Database(SQLiteEngine):
    """One SQLite file: WAL, full sync per commit, foreign keys; opened and closed with the server."""

    def __init__(self) -> None:
        self._reader: Connection | None = None
        self._writer: Connection | None = None
        self._turn = asyncio.Lock()
        super().__init__(path="")

    async def open(self, path: Path) -> None:
        """Open the file, making it when there is none."""
        if self._writer is not None:
            raise DatabaseError(f"the database is open already: {self.path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = str(path)
        self._turn = asyncio.Lock()
        writer = Connection(path)
        try:
            # Waits until it is open: the first to set the journal's mode needs the file to itself.
            await writer.execute("PRAGMA journal_mode")
        except BaseException:
            writer.give_up()
            raise
        self._writer, self._reader = writer, Connection(path)

    async def close(self) -> None:
        """Close both connections; what is written stays written."""
        for connection in (self._reader, self._writer):
            if connection is not None:
                await connection.close()
        self._reader = self._writer = None

    def transaction(
        self, transaction_type: TransactionType = TransactionType.immediate, allow_nested: bool = True
    ) -> Transaction:
        """Begin to write at once; nested, it is a savepoint. Piccolo's two options are not heeded."""
        return Transaction(self)

    async def apply_each(self, groups: Sequence[Sequence[Write]]) -> list[bool]:
        """Inside the current transaction, each group wholly or not at all; False for those that were refused.

        One step of the thread for all: a batch of counters through Piccolo's own statements costs six times as much.
        """
        transaction = self.current()
        if transaction is None:
            raise DatabaseError("apply_each needs a transaction")
        return await transaction.connection.run(lambda connection: apply_each(connection, groups))

    async def take_turn(self) -> Connection:
        """Wait for the turn to write; whoever takes it ends it."""
        if self._writer is None:
            raise DatabaseError("the database is not open")
        await self._turn.acquire()
        return self._writer

    def end_turn(self) -> None:
        self._turn.release()

    def current(self) -> Transaction | None:
        """The transaction this task is in.

        Raises: DatabaseError when it was begun by another task, whose context this one inherited.
        """
        transaction = self.current_transaction.get()
        if not isinstance(transaction, Transaction):
            return None
        if transaction.task is not asyncio.current_task():
            raise DatabaseError("a transaction is used by the task that began it only")
        return transaction

    async def _run_in_existing_connection(
        self,
        connection: Connection,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: type[Table] | None = None,
    ) -> list[Any]:
        self.current()
        return await connection.execute(query, args or ())

    async def _run_in_new_connection(
        self,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: type[Table] | None = None,
    ) -> list[Any]:
        if self._reader is None:
            raise DatabaseError("the database is not open")
        if query.lstrip()[:6].upper() == "SELECT":
            return await self._reader.execute(query, args or ())
        connection = await self.take_turn()
        try:
            return await connection.execute(query, args or ())
        finally:
            self.end_turn()

    async def run_ddl(self, ddl: str, in_pool: bool = False) -> Any:
        # clause 3.4: SQLite's hidden rowid would keep the order in which rows arrived, so a table has one only
        # where its own key is a number.
        if ddl.startswith("CREATE TABLE") and "INTEGER PRIMARY KEY" not in ddl:
            ddl += " WITHOUT ROWID"
        return await super().run_ddl(ddl, in_pool)


DB = Database()


def check_file(path: Path) -> None:
    """Read a database file back and check it whole.

    Raises: DatabaseError.
    """
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path.name} cannot be read back: {error}") from error
    if verdict != "ok":
        raise DatabaseError(f"{path.name} did not pass its check: {verdict}")
