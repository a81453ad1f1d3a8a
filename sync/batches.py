"""Batches from an anonymous phone: counters of three shapes, or one message (clauses 3.1 to 3.3).

A phone folds events into counters at once and closes them into batches here; the server's judgement of a batch that
came in is `quarantine.py`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Annotated, Literal, get_args

import msgspec

from sync.fields import Day, Edition, Id, Language, RandomId, Sensitivity, ThreadKey
from sync.periods import Shape, is_finished, period_of

ROWS_MAX = 64  # clause 3.2
N_MAX = 1000  # clause 3.3
TEXT_MAX = 2000  # characters (code points)

Metric = Literal[
    "opened",
    "shown",
    "saved",
    # One edition of a pack took the place of another on a phone: counted at the former and at the new one.
    "left",
    "renewed",
    "good",
    "bad",
    # Why it was bad, counted beside it; at most one of these for one "bad".
    "bad-unclear",
    "bad-wrong",
    "bad-missing",
    "bad-language",
    "asked",
    "missed",
    "no-language",
]
METRICS: tuple[Metric, ...] = get_args(Metric)
OF_EDITIONS: tuple[Metric, ...] = (
    "left",
    "renewed",
)  # by day only: a phone does it by itself, wherever it is
NO_LANGUAGE = "und"  # of ISO 639: which one is not told
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
    # PostgreSQL keeps no NUL in a text.
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=TEXT_MAX, pattern=r"^[^\x00]*$(?!\n)")]


CounterBatch = DayBatch | WeekBatch | MonthBatch
CounterRow = DayRow | WeekRow | MonthRow
Batch = CounterBatch | MessageBatch


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened on a phone; it is folded at once and never kept (clause 3.1)."""

    metric: Metric
    language: str
    pack: str | None = None
    edition: int | None = None
    resource: str | None = None
    sensitivity: Sensitivity = "green"
    place: str | None = None


class Counter(msgspec.Struct, frozen=True):
    """One counter on a phone; its row's `n` grows."""

    shape: Shape
    period: str
    row: CounterRow


class Closed(msgspec.Struct, frozen=True):
    """The batches that counters were moved into, and the keys of those counters (clause 3.2)."""

    batches: tuple[CounterBatch, ...]
    keys: tuple[str, ...]


def fold_use(use: Use, today: date) -> tuple[Counter, ...]:
    """The counters to which this use adds one: no shape joins place with language or resource (clause 3.1)."""
    # clause 3.1: red resources are counted at pack level only.
    resource = None if use.sensitivity == "red" else use.resource
    rows: list[tuple[Shape, CounterRow]] = []
    if use.pack is not None and use.edition is not None:
        day = DayRow(pack=use.pack, edition=use.edition, resource=resource, metric=use.metric, n=1)
        rows.append(("day", day))
    if use.metric in OF_EDITIONS:  # clause 3.1: no place, no language
        return tuple(Counter(shape, period_of(shape, today), row) for shape, row in rows)
    if use.place is not None:
        rows.append(("week", WeekRow(place=use.place, metric=use.metric, n=1)))
    # clause 3.1: whose language is not here speaks none of those that the phone could name.
    language = NO_LANGUAGE if use.metric == "no-language" else use.language
    rows.append(("month", MonthRow(resource=resource, language=language, metric=use.metric, n=1)))
    return tuple(Counter(shape, period_of(shape, today), row) for shape, row in rows)


def counter_key(counter: Counter) -> str:
    """What tells one counter from another: everything but its `n`."""
    parts = [counter.shape, counter.period]
    for name in _KEY_FIELDS[counter.shape]:
        value = getattr(counter.row, name)
        parts.append("" if value is None else str(value))
    return "|".join(parts)


def add_counter(kept: Counter | None, counter: Counter) -> Counter:
    """The kept counter of the same key with the other one added."""
    if kept is None:
        return counter
    return Counter(kept.shape, kept.period, _with_n(kept.row, kept.row.n + counter.row.n))


def close_counters(
    counters: Iterable[Counter], today: date, new_id: Callable[[], str], *, everything: bool
) -> Closed:
    """Move finished counters, or everything on "send now", into batches of at most 64 rows (clause 3.2)."""
    chosen = [c for c in counters if everything or is_finished(c.shape, c.period, today)]
    chosen.sort(key=counter_key)
    batches: list[CounterBatch] = []
    for (shape, period), group in groupby(chosen, lambda c: (c.shape, c.period)):
        rows = [row for counter in group for row in _split_row(counter.row)]
        for start in range(0, len(rows), ROWS_MAX):
            fields = {"batch_id": new_id(), "period": period, "rows": rows[start : start + ROWS_MAX]}
            batches.append(msgspec.convert(fields, _COUNTER_BATCHES[shape]))
    return Closed(tuple(batches), tuple(map(counter_key, chosen)))


def _split_row(row: CounterRow) -> list[CounterRow]:
    # clause 3.3: a row of more than 1,000 would be quarantined.
    whole, rest = divmod(row.n, N_MAX)
    return [_with_n(row, n) for n in [N_MAX] * whole + [rest] if n]


def _with_n(row: CounterRow, n: int) -> CounterRow:
    return msgspec.structs.replace(row, n=n)


_KEY_FIELDS: dict[Shape, tuple[str, ...]] = {
    "day": ("pack", "edition", "resource", "metric"),
    "week": ("place", "metric"),
    "month": ("resource", "language", "metric"),
}
_COUNTER_BATCHES: dict[Shape, type[CounterBatch]] = {
    "day": DayBatch,
    "week": WeekBatch,
    "month": MonthBatch,
}
