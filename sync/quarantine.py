"""How the centre judges a batch that came in: taken whole, or quarantined with a reason and made safe (3.3 and 3.5).

Whether a batch was seen before, or is expired, is not asked here: that is the database's and `periods.py`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from sync.batches import (
    METRICS,
    N_MAX,
    ROWS_MAX,
    TEXT_MAX,
    Batch,
    CounterRow,
    DayBatch,
    DayRow,
    MessageBatch,
    MonthBatch,
    MonthRow,
    WeekBatch,
    WeekRow,
)
from sync.fields import MAX_INTEGER, Sensitivity, ThreadKey
from sync.periods import Shape, span_of

Reason = Literal[
    "unknown-schema",
    "unknown-shape",
    "unknown-field",
    "too-many-rows",
    "unknown-metric",
    "n-too-large",
    "bad-value",
    "bad-period",
    "unknown-place",
    "unknown-pack",
    "unknown-edition",
    "unknown-resource",
    "red-resource",
    "place-with-language",
    "sensitive-topic",
]

_ROWS: dict[str, type[CounterRow]] = {"day": DayRow, "week": WeekRow, "month": MonthRow}
_BATCHES: dict[str, type[Batch]] = {
    "day": DayBatch,
    "week": WeekBatch,
    "month": MonthBatch,
    "message": MessageBatch,
}
_PERIODS: dict[str, Shape] = {"day": "day", "week": "week", "month": "month", "message": "day"}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre has published, in every edition so far; `sensitive_topics` go to the office only."""

    places: frozenset[str]
    editions: Mapping[str, frozenset[int]]
    resources: Mapping[str, Sensitivity]
    sensitive_topics: frozenset[str]


class Quarantined(msgspec.Struct, frozen=True):
    """A batch that waits for a person: why, and what may be kept of it."""

    reason: Reason
    batch: dict[str, Any]


def judge_batch(raw: Mapping[str, Any], known: Known) -> Batch | Quarantined:
    """The batch, or why it waits in quarantine; never an error, for nothing is dropped (clause 3.5)."""
    batch = _well_formed(raw)
    reason = _malformed(raw) if batch is None else _foreign(batch, known)
    if batch is None or reason is not None:
        return Quarantined(reason or "bad-value", _make_safe(raw, known))
    return batch


def mask_key(key: str) -> str:
    """clause 3.8: what the centre keeps of a thread's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _well_formed(raw: Mapping[str, Any]) -> Batch | None:
    """The batch as its struct, which says all that can be wrong with its form but the period; the rule, not the exception."""
    shape = raw.get("shape")
    kind = _BATCHES.get(shape) if isinstance(shape, str) else None
    try:
        batch = msgspec.convert(raw, kind) if kind else None
    except (msgspec.ValidationError, RecursionError):
        return None
    return batch if batch and span_of(_PERIODS[batch.shape], batch.period) is not None else None


def _malformed(raw: Mapping[str, Any]) -> Reason | None:
    """What is wrong with its form, where something is."""
    shape = raw.get("shape")
    if raw.get("schema") != 1:
        return "unknown-schema"
    if not isinstance(shape, str) or shape not in _BATCHES:
        return "unknown-shape"
    rows = _rows(raw, shape)
    reasons = (_malformed_row(row, _ROWS[shape]) for row in rows)
    return (
        ("unknown-field" if _has_unknown(raw, _BATCHES[shape]) else None)
        or next((reason for reason in reasons if reason), None)
        or ("too-many-rows" if len(rows) > ROWS_MAX else None)
        or ("bad-value" if not _fits(raw, _BATCHES[shape]) else None)
        or ("bad-period" if span_of(_PERIODS[shape], raw["period"]) is None else None)
    )


def _malformed_row(row: dict[str, Any], shape: type[CounterRow]) -> Reason | None:
    n = row.get("n")
    if _has_unknown(row, shape):
        return "unknown-field"
    if isinstance(row.get("metric"), str) and row["metric"] not in METRICS:
        return "unknown-metric"
    return "n-too-large" if isinstance(n, int) and n > N_MAX else None


def _has_unknown(raw: Mapping[str, Any], shape: type[msgspec.Struct]) -> bool:
    return not set(raw).issubset(shape.__struct_fields__)


def _fits(value: Any, shape: Any) -> bool:
    try:
        msgspec.convert(value, shape)
    except (msgspec.ValidationError, RecursionError):
        return False
    return True


def _foreign(batch: Batch, known: Known) -> Reason | None:
    if isinstance(batch, MessageBatch):
        return _foreign_message(batch, known)
    if isinstance(batch, DayBatch):
        return _first(_foreign_day(row, known) for row in batch.rows)
    if isinstance(batch, WeekBatch):
        return _first(None if row.place in known.places else "unknown-place" for row in batch.rows)
    return _first(_foreign_resource(row.resource, known) for row in batch.rows)


def _first(reasons: Iterable[Reason | None]) -> Reason | None:
    for reason in reasons:
        if reason is not None:
            return reason
    return None


def _foreign_day(row: DayRow, known: Known) -> Reason | None:
    editions = known.editions.get(row.pack)
    if editions is None:
        return "unknown-pack"
    return _foreign_resource(row.resource, known) if row.edition in editions else "unknown-edition"


def _foreign_resource(resource: str | None, known: Known) -> Reason | None:
    if resource is None:
        return None
    sensitivity = known.resources.get(resource)
    if sensitivity is None:
        return "unknown-resource"
    # clause 3.1: red resources are counted at pack level only.
    return "red-resource" if sensitivity == "red" else None


def _foreign_message(batch: MessageBatch, known: Known) -> Reason | None:
    is_here = batch.audience == "here"
    # clause 3.1: exactly one of place and language, by the audience that was chosen.
    if (batch.place is None) is is_here or (batch.language is None) is not is_here:
        return "place-with-language"
    if batch.place is not None and batch.place not in known.places:
        return "unknown-place"
    return "sensitive-topic" if is_here and batch.topic in known.sensitive_topics else None


def _make_safe(raw: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """Known fields with plain values only, the key masked, place and language apart, red resources unnamed."""
    shape = raw.get("shape")
    known_shape = shape if isinstance(shape, str) and shape in _BATCHES else None
    fields = _BATCHES[known_shape].__struct_fields__ if known_shape else ("batch_id", "schema", "shape")
    kept = _plain(raw, fields)
    if "thread_key" in kept:
        kept["thread_key"] = mask_key(kept["thread_key"]) if _fits(kept["thread_key"], ThreadKey) else None
    if kept.get("place") is not None and kept.get("language") is not None:
        kept["language" if kept.get("audience") == "here" else "place"] = None
    if known_shape in _ROWS:
        rows = _rows(raw, known_shape)[:ROWS_MAX]
        kept["rows"] = [_safe_row(row, _ROWS[known_shape], known) for row in rows]
    return kept


def _rows(raw: Mapping[str, Any], shape: str) -> list[dict[str, Any]]:
    rows = raw.get("rows") if shape in _ROWS else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _safe_row(raw: dict[str, Any], shape: type[CounterRow], known: Known) -> dict[str, Any]:
    row = _plain(raw, shape.__struct_fields__)
    if known.resources.get(row.get("resource") or "") == "red":
        row["resource"] = None
    return row


def _plain(raw: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: _cut(raw[name]) for name in fields if name in raw and _is_plain(raw[name])}


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str) or (type(value) is int and abs(value) <= MAX_INTEGER)


def _cut(value: Any) -> Any:
    return value[:TEXT_MAX] if isinstance(value, str) else value
