"""Batches from an anonymous phone: counters of three shapes, or one message (clauses 3.1 to 3.3).

A phone folds events into counters at once and closes them into batches here; the server's judgement of a batch that
came in is `quarantine.py`.
"""

from typing import Annotated, Literal

import msgspec

from sync.fields import Day, Edition, Id, Language, RandomId, ThreadKey

ROWS_MAX = 64  # clause 3.2
N_MAX = 1000  # clause 3.3
TEXT_MAX = 2000  # characters (code points)

Metric = Literal["opened", "shown", "saved", "good", "bad", "asked"]
METRICS: tuple[Metric, ...] = ("opened", "shown", "saved", "good", "bad", "asked")
N = Annotated[int, msgspec.Meta(ge=1, le=N_MAX)]
Week = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-W[0-9]{2}$(?!\n)")]
Month = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}$(?!\n)")]
RowCount = msgspec.Meta(min_length=1, max_length=ROWS_MAX)


class DayRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often within one day; `resource` is null for the pack itself and for red resources."""

    pack: Id
    edition: Edition
    resource: Id | None
    metric: Metric
    n: N


class WeekRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often within one week at a place, whatever was read there."""

    place: Id
    metric: Metric
    n: N


class MonthRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often within one month in a language, wherever it was read."""

    resource: Id | None
    language: Language
    metric: Metric
    n: N


class DayBatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counters of one day."""

    batch_id: RandomId
    schema: Literal[1] = 1
    shape: Literal["day"] = "day"
    period: Day
    rows: Annotated[tuple[DayRow, ...], RowCount]


class WeekBatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counters of one ISO week."""

    batch_id: RandomId
    schema: Literal[1] = 1
    shape: Literal["week"] = "week"
    period: Week
    rows: Annotated[tuple[WeekRow, ...], RowCount]


class MonthBatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counters of one month."""

    batch_id: RandomId
    schema: Literal[1] = 1
    shape: Literal["month"] = "month"
    period: Month
    rows: Annotated[tuple[MonthRow, ...], RowCount]


class MessageBatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One message of a question; place and language never stand together (clause 3.1)."""

    batch_id: RandomId
    schema: Literal[1] = 1
    shape: Literal["message"] = "message"
    period: Day
    thread_key: ThreadKey
    audience: Literal["here", "office"]
    place: Id | None
    language: Language | None
    topic: Id
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=TEXT_MAX)]


CounterBatch = DayBatch | WeekBatch | MonthBatch
CounterRow = DayRow | WeekRow | MonthRow
Batch = CounterBatch | MessageBatch
