"""Bare loops: one connection that parses the same bodies and does the same statements with the same durability.

They commit once a request, as a loop without a server would, and check nothing.
"""

import asyncio
import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg

from backend.core.address import PostgresAddress
from backend.core.postgres import numbered
from backend.intake.deeds import TAKE
from backend.usage.record_counts import DAY

ADVANCE = "UPDATE commit_sequence SET commit_seq = commit_seq + ? RETURNING epoch, commit_seq"
SEEN = "SELECT batch_id, commit_seq FROM taken WHERE batch_id IN ({})"
TABLES = ("taken", "usage_day", "commit_sequence")


class Parsed(NamedTuple):
    """The values of one request."""

    ids: list[str]
    month: str
    rows: list[tuple[Any, ...]]

    def taken(self, last: int) -> list[tuple[str, str, int]]:
        return [(one, self.month, seq) for seq, one in enumerate(self.ids, last - len(self.ids) + 1)]


def copy_tables(source: Path, target: Path) -> None:
    """The same tables and indexes in another SQLite file, empty but for the sequence."""
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as bare:
        marks = ", ".join("?" for _ in TABLES)
        made = origin.execute(
            f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks}) AND sql IS NOT NULL", TABLES
        )
        bare.executescript(";".join(sql for (sql,) in made))
        bare.execute("INSERT INTO commit_sequence (id, epoch, commit_seq) VALUES (1, 'bare', 0)")
        bare.commit()


def loop_sqlite(path: Path, bodies: Sequence[bytes]) -> float:
    """Batches per second."""
    batches = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        began = time.perf_counter()
        for body in bodies:
            parsed = _parse(body)
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(SEEN.format(", ".join("?" for _ in parsed.ids)), parsed.ids).fetchall()
            (_, last) = bare.execute(ADVANCE, (len(parsed.ids),)).fetchone()
            bare.executemany(TAKE, parsed.taken(last))
            bare.executemany(DAY, parsed.rows)
            bare.execute("COMMIT")
            batches += len(parsed.ids)
        return batches / (time.perf_counter() - began)


def loop_postgres(address: PostgresAddress, bodies: Sequence[bytes]) -> float:
    """Batches per second."""
    return asyncio.run(_loop_postgres(address, bodies))


async def _loop_postgres(address: PostgresAddress, bodies: Sequence[bytes]) -> float:
    bare = await asyncpg.connect(address.url)
    try:
        batches = 0
        began = time.perf_counter()
        for body in bodies:
            parsed = _parse(body)
            async with bare.transaction():
                await bare.fetch(numbered(SEEN.format(", ".join("?" for _ in parsed.ids))), *parsed.ids)
                (_, last) = await bare.fetchrow(numbered(ADVANCE), len(parsed.ids))
                await bare.executemany(numbered(TAKE), parsed.taken(last))
                await bare.executemany(numbered(DAY), parsed.rows)
            batches += len(parsed.ids)
        return batches / (time.perf_counter() - began)
    finally:
        await bare.close()


def _parse(body: bytes) -> Parsed:
    batches = json.loads(body)["batches"]
    rows = [
        (batch["period"], r["pack"], r["edition"], r["resource"], r["metric"], r["n"])
        for batch in batches
        for r in batch["rows"]
    ]
    keyed = [("|".join(map(str, row[:-1])), *row) for row in rows]
    return Parsed([batch["batch_id"] for batch in batches], batches[0]["period"][:7], keyed)
