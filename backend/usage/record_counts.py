"""Counter batches add up: one row per key, whoever sent it."""

from collections.abc import Iterable

from backend.core.database import DB
from sync.batches import DayBatch, MonthBatch, WeekBatch


def _adds_up(table: str, *columns: str) -> str:
    names = ", ".join(("key", *columns, "n"))
    marks = ", ".join("?" for _ in range(len(columns) + 2))
    return (
        f"INSERT INTO {table} ({names}) VALUES ({marks}) "
        f"ON CONFLICT (key) DO UPDATE SET n = {table}.n + excluded.n"
    )


DAY = _adds_up("usage_day", "day", "pack", "edition", "resource", "metric")
WEEK = _adds_up("usage_week", "week", "place", "metric")
MONTH = _adds_up("usage_month", "month", "resource", "language", "metric")


async def record_days(batch: DayBatch, day: str) -> None:
    """Add a batch to the counts of `day`; the caller's transaction makes it happen once."""
    await _add(DAY, ((day, r.pack, r.edition, r.resource or "", r.metric, r.n) for r in batch.rows))


async def record_weeks(batch: WeekBatch, week: str) -> None:
    """Add a batch to the counts of `week`."""
    await _add(WEEK, ((week, r.place, r.metric, r.n) for r in batch.rows))


async def record_months(batch: MonthBatch, month: str) -> None:
    """Add a batch to the counts of `month`."""
    await _add(MONTH, ((month, r.resource or "", r.language, r.metric, r.n) for r in batch.rows))


async def _add(sql: str, rows: Iterable[tuple[str | int, ...]]) -> None:
    # In key order, always the same, so that two writers of a larger database never wait for each other.
    keyed = sorted(("|".join(map(str, row[:-1])), *row) for row in rows)
    await DB.execute_many(sql, keyed)
