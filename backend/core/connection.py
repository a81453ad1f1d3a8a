"""What the engine asks of a database, whichever it is: `sqlite` and `postgres` each have a `Store` and its `Connection`."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, Protocol

OWNER_ONLY = 0o600  # of files: people's questions are in them
DISK_FULL = "the disk of the database is full; nothing on phones is lost"

Row = dict[str, Any]
End = Literal["COMMIT", "ROLLBACK"]


class Write(NamedTuple):
    """A statement with `?` in it, and the rows of values that it is run with, one after the other."""

    sql: str
    rows: Sequence[tuple[str | int | None, ...]]


class Connection(Protocol):
    """The connection of a transaction under way."""

    async def execute(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement and read all of its rows."""

    async def apply_each(self, groups: Sequence[Sequence[Write]]) -> list[bool]:
        """Each group of writes wholly or not at all; False for those whose values are refused.

        Rows of one statement are written in the order given. Statements may be taken together over the groups, so
        none of them reads what another one of the same call wrote in another group.
        """


class Store(Protocol):
    """One open database. The engine sees to it that transactions take turns."""

    engine_type: Literal["sqlite", "postgres"]

    async def open(self) -> None: ...

    async def close(self) -> None:
        """What is written stays written."""

    async def read(self, sql: str, values: Sequence[Any]) -> list[Row]:
        """What is committed, beside a transaction under way."""

    async def begin(self) -> Connection:
        """A transaction that writes; whatever goes wrong, nothing of it is left behind."""

    async def end(self, statement: End) -> None:
        """End it; a COMMIT that returns is on the disk, and whatever goes wrong, nothing is left behind."""

    def create_table(self, ddl: str) -> str:
        """The statement as this database is to be asked."""


def taken_together(groups: Sequence[Sequence[Write]]) -> list[Write]:
    """The groups' writes with the rows of each statement together, in the order in which statements first come."""
    rows: dict[str, list[tuple[str | int | None, ...]]] = {}
    for group in groups:
        for write in group:
            rows.setdefault(write.sql, []).extend(write.rows)
    return [Write(sql, together) for sql, together in rows.items()]
