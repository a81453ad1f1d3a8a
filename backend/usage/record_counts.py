"""Counter batches add up: one row per key, whoever sent it. The writes are values; `intake` runs them once."""

from backend.core.connection import Write
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


def record_days(batch: DayBatch, day: str) -> list[Write]:
    """What adds a batch to the counts of `day`."""
    return _add(
        DAY,
        [
            (
                f"{day}|{r.pack}|{r.edition}|{r.resource or ''}|{r.metric}",
                day,
                r.pack,
                r.edition,
                r.resource or "",
                r.metric,
                r.n,
            )
            for r in batch.rows
        ],
    )


def record_weeks(batch: WeekBatch, week: str) -> list[Write]:
    """What adds a batch to the counts of `week`."""
    return _add(WEEK, [(f"{week}|{r.place}|{r.metric}", week, r.place, r.metric, r.n) for r in batch.rows])


def record_months(batch: MonthBatch, month: str) -> list[Write]:
    """What adds a batch to the counts of `month`."""
    return _add(
        MONTH,
        [
            (
                f"{month}|{r.resource or ''}|{r.language}|{r.metric}",
                month,
                r.resource or "",
                r.language,
                r.metric,
                r.n,
            )
            for r in batch.rows
        ],
    )


def _add(sql: str, rows: list[tuple[str | int, ...]]) -> list[Write]:
    # In key order, always the same, so that two writers of a larger database never wait for each other.
    rows.sort()
    return [Write(sql, rows)]
