"""The database: Piccolo's engine over SQLite or PostgreSQL, with fair writing and safe transactions.

Piccolo binds tables to their engine when the class is made, so the process has one engine, `DB`, opened on what the
settings name; which of the two that is, Piccolo asks of it for each statement. Against piccolo 1.38 it changes four
things, each a measured fault there:

* connections per statement, or lost ones that stay in use → `sqlite` and `postgres` keep some and replace them;
* writers that starve or stand in each other's way → writers take turns on one lock;
* a failed BEGIN, COMMIT or ROLLBACK leaves a connection and a dead context variable → nothing is left behind;
* a nested transaction that is no savepoint → it is one, so an inner failure undoes the inner writes only.
"""

import asyncio
import contextvars
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from piccolo.engine.base import BaseAtomic, BaseBatch, BaseTransaction, Engine
from piccolo.query.base import Query
from piccolo.querystring import QueryString
from piccolo.table import Table

from backend.core.address import Address
from backend.core.connection import Connection, End, Row, Store, Write
from backend.core.errors import DatabaseError
from backend.core.postgres import PostgresStore
from backend.core.sqlite import SqliteStore


class Transaction(BaseTransaction):
    """All or nothing; inside another one of the same task it is a savepoint."""

    connection: Connection

    def __init__(self, engine: "Database") -> None:
        self.engine = engine
        self.task = asyncio.current_task()
        self._outer: Transaction | None = None
        self._name = ""
        self._savepoints = 0

    async def __aenter__(self) -> Self:
        self._outer = self.engine.current()
        if self._outer is None:
            self.connection = await self.engine.begin()
            self._context = self.engine.current_transaction.set(self)
        else:
            self.connection = self._outer.connection
            self._name = self._outer.new_savepoint()
            await self.connection.execute(f"SAVEPOINT {self._name}")
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> Literal[False]:
        if self._outer is not None:
            await self._end_savepoint(failed=exception is not None)
        else:
            self.engine.current_transaction.reset(self._context)
            await self.engine.end("COMMIT" if exception is None else "ROLLBACK")
        return False

    def new_savepoint(self) -> str:
        """A name that no other savepoint of the outermost transaction has."""
        if self._outer is not None:
            return self._outer.new_savepoint()
        self._savepoints += 1
        return f"inner_{self._savepoints}"

    async def _end_savepoint(self, *, failed: bool) -> None:
        if failed:
            await self.connection.execute(f"ROLLBACK TO {self._name}")
        await self.connection.execute(f"RELEASE {self._name}")


class Database(Engine[Transaction]):
    """One database, opened and closed with the server."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._turn = asyncio.Lock()
        self.current_transaction = contextvars.ContextVar("transaction", default=None)
        super().__init__(engine_type="sqlite", min_version_number=0)

    async def open(self, address: Address) -> None:
        """Open it, making the file of an SQLite database when there is none.

        Raises: DatabaseError, UnavailableError.
        """
        if self._store is not None:
            raise DatabaseError("a database is open already")
        store: Store = SqliteStore(address) if isinstance(address, Path) else PostgresStore(address)
        await store.open()
        # Piccolo writes each statement for the type that it finds here.
        self._store, self.engine_type, self._turn = store, store.engine_type, asyncio.Lock()

    async def close(self) -> None:
        """Close its connections; what is written stays written."""
        if self._store is not None:
            store, self._store = self._store, None
            await store.close()

    def transaction(self, *_piccolos: object, **_options: object) -> Transaction:
        """Begin to write at once; nested, it is a savepoint. Piccolo's options are not heeded."""
        return Transaction(self)

    async def apply_each(self, groups: Sequence[Sequence[Write]]) -> list[bool]:
        """Inside the current transaction, each group wholly or not at all; False for those that were refused."""
        transaction = self.current()
        if transaction is None:
            raise DatabaseError("apply_each needs a transaction")
        return await transaction.connection.apply_each(groups) if groups else []

    async def forget_order(self, *tables: type[Table]) -> None:
        """Write rows anew by their keys, so that neither their place nor their transaction tells when they came (3.4).

        Nothing to do on SQLite, whose tables of ours are ordered by their keys from the first.
        """
        if self.engine_type == "sqlite":
            return
        for table in tables:
            name, key = table._meta.tablename, table._meta.primary_key._meta.db_column_name
            await self._run(f"UPDATE {name} SET {key} = {key}", ())  # noqa: S608  # names of ours
            await self._run(f"CLUSTER {name} USING {name}_pkey", ())

    async def begin(self) -> Connection:
        """Wait for the turn to write and begin; `end` gives it up."""
        store = self._opened()
        await self._turn.acquire()
        try:
            return await store.begin()
        except BaseException:
            self._turn.release()
            raise

    async def end(self, statement: End) -> None:
        try:
            await self._opened().end(statement)
        finally:
            self._turn.release()

    def current(self) -> Transaction | None:
        """The transaction this task is in.

        Raises: DatabaseError when it was begun by another task, whose context this one inherited.
        """
        transaction = self.current_transaction.get()
        if transaction is not None and transaction.task is not asyncio.current_task():
            raise DatabaseError("a transaction is used by the task that began it only")
        return transaction

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> list[Row]:
        sql, values = querystring.compile_string(engine_type=self.engine_type)
        return await self._run(sql, values)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> list[Row]:
        return await self._run(
            self._opened().create_table(ddl) if ddl.startswith("CREATE TABLE") else ddl, ()
        )

    async def _run(self, sql: str, values: Sequence[Any]) -> list[Row]:
        transaction = self.current()
        if transaction is not None:
            return await transaction.connection.execute(sql, values)
        if sql.lstrip()[:6].upper() == "SELECT":
            return await self._opened().read(sql, values)
        async with self.transaction() as alone:
            return await alone.connection.execute(sql, values)

    def _opened(self) -> Store:
        if self._store is None:
            raise DatabaseError("the database is not open")
        return self._store

    async def check_version(self) -> None:
        """Piccolo asks when the engine is made, which is before it is opened: the stores look for themselves."""

    async def prep_database(self) -> None:
        """Nothing: neither database needs an extension."""

    async def get_version(self) -> float:
        return 0.0

    def get_version_sync(self) -> float:
        return 0.0

    async def batch(
        self, query: Query[Any, Any], batch_size: int = 100, node: str | None = None
    ) -> BaseBatch:
        raise DatabaseError("rows are read all at once")

    def atomic(self) -> BaseAtomic:
        raise DatabaseError("use a transaction")


DB = Database()
