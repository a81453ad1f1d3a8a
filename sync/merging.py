"""What records are made of operations: a function of the set of operations, in whatever order they come (clause 4.5).

Each way of merging keeps in its record what it needs to add one more operation, so a record can travel in a snapshot.
"""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from sync.canonical import canonical
from sync.fields import Id, OpId, RandomId, RecordId, Sha256
from sync.stamps import Stamp

ThreadState = Literal["open", "answered", "closed"]
Event = Literal["lent", "returned"]
Oddity = Literal["lent-twice", "returned-twice", "returned-without-loan"]

THREAD_STATES: tuple[ThreadState, ...] = ("open", "answered", "closed")


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What merging needs of an operation that the centre took, or that this device made itself."""

    op_id: OpId
    replica: RandomId
    hlc: Stamp
    stamp: Stamp
    place: Id
    entity: Id
    entity_id: RecordId
    actor: RandomId | None = None
    base_rev: Mapping[str, tuple[OpId, ...]] = {}
    patch: Mapping[str, Any] | None


class Write(msgspec.Struct, frozen=True, order=True):
    """One value of one field; the later stamp shows. Who wrote it, and on which device, is for a person who decides."""

    stamp: Stamp
    hlc: Stamp
    op_id: OpId
    value: Any = None
    replica: RandomId | None = None
    actor: RandomId | None = None


class Field(msgspec.Struct, frozen=True):
    """The writes that nobody who saw them has replaced, latest first, and the ids of those that somebody has."""

    heads: tuple[Write, ...] = ()
    replaced: tuple[OpId, ...] = ()


class FieldsRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="merge", tag="fields"):
    """Fields of which different ones merge, and the same one keeps what was written without knowing of each other."""

    entity: Id
    entity_id: RecordId
    place: Id
    fields: dict[str, Field] = {}
    is_deleted: bool = False


class CountsRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="merge", tag="counts"):
    """One counter per replica and category; a correction is an operation with a negative number."""

    entity: Id
    entity_id: RecordId
    place: Id
    counters: dict[str, dict[str, int]] = {}


class LoanEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item went out, or came back; `tile` is the text that says which tile took it (clause 4.9)."""

    stamp: Stamp
    hlc: Stamp
    op_id: OpId
    event: Event
    tile: Sha256 | None = None


class LoansRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="merge", tag="loans"):
    """What happened to one item, by stamp."""

    entity: Id
    entity_id: RecordId
    place: Id
    events: tuple[LoanEvent, ...] = ()


class ThreadRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="merge", tag="thread"):
    """How far a question is, and the texts that answer it, as a set."""

    entity: Id
    entity_id: RecordId
    place: Id
    state: ThreadState = "open"
    answers: tuple[tuple[OpId, str], ...] = ()


Record = FieldsRecord | CountsRecord | LoansRecord | ThreadRecord

RECORDS: Mapping[str, type[Record]] = {
    "visit": FieldsRecord,
    "activity": FieldsRecord,
    "note": FieldsRecord,
    "coach": FieldsRecord,
    "match": FieldsRecord,
    "count": CountsRecord,
    "loan": LoansRecord,
    "thread": ThreadRecord,
}


class Shown(msgspec.Struct, frozen=True):
    """A field's value, and what others wrote there at the same time, until a person decides (clause 4.5)."""

    value: Any
    others: tuple[Any, ...] = ()


class ShownLoan(msgspec.Struct, frozen=True):
    """Where an item is by its latest event, with which tile, and what was odd on the way, first to last."""

    latest: Event
    oddities: tuple[Oddity, ...] = ()
    tile: Sha256 | None = None


def merge(record: Record | None, applied: Applied) -> Record:
    """The record with one operation more; the same operation again changes fields, loans and threads no more.

    Counts add up, so a caller adds each operation once. `applied.entity` is one of `RECORDS`.
    """
    if record is None:
        record = RECORDS[applied.entity](
            entity=applied.entity, entity_id=applied.entity_id, place=applied.place
        )
    if isinstance(record, CountsRecord):
        return _merge_count(record, applied)
    if isinstance(record, LoansRecord):
        return _merge_loan(record, applied)
    if isinstance(record, ThreadRecord):
        return _merge_thread(record, applied)
    return _merge_fields(record, applied)


def show_fields(record: FieldsRecord) -> dict[str, Shown]:
    """Each field's value by the latest stamp; other heads are told where they differ from it."""
    shown = {}
    for name, field in record.fields.items():
        values = list({canonical(write.value): write.value for write in field.heads}.values())
        shown[name] = Shown(values[0], tuple(values[1:]))
    return shown


def show_counts(record: CountsRecord) -> dict[str, int]:
    """Totals by category."""
    totals: dict[str, int] = {}
    for counters in record.counters.values():
        for category, n in counters.items():
            totals[category] = totals.get(category, 0) + n
    return totals


def show_loan(record: LoansRecord) -> ShownLoan:
    """Where the item is. What cannot be, is kept and told: a pop-up lends on trust."""
    oddities: list[Oddity] = []
    before: Event | None = None
    for event in record.events:
        odd = _ODD.get((before, event.event))
        oddities += [odd] if odd else []
        before = event.event
    return ShownLoan(record.events[-1].event, tuple(oddities), record.events[-1].tile)


_ODD: dict[tuple[Event | None, Event], Oddity] = {
    ("lent", "lent"): "lent-twice",
    ("returned", "returned"): "returned-twice",
    (None, "returned"): "returned-without-loan",
}


def _merge_fields(record: FieldsRecord, applied: Applied) -> FieldsRecord:
    if applied.patch is None:
        return msgspec.structs.replace(record, is_deleted=True)
    fields = dict(record.fields)
    for name, value in applied.patch.items():
        write = Write(
            applied.stamp, applied.hlc, applied.op_id, value, replica=applied.replica, actor=applied.actor
        )
        fields[name] = _merge_field(fields.get(name, Field()), write, applied.base_rev.get(name, ()))
    return msgspec.structs.replace(record, fields=fields)


def _merge_field(field: Field, write: Write, saw: tuple[OpId, ...]) -> Field:
    replaced = {*field.replaced, *saw}
    # What was written before comes again after a restore, and then after what replaced it.
    heads = {head.op_id: head for head in (*field.heads, write) if head.op_id not in replaced}
    latest_first = sorted(heads.values(), key=_when, reverse=True)
    return Field(tuple(latest_first), tuple(sorted(replaced)))


def _merge_count(record: CountsRecord, applied: Applied) -> CountsRecord:
    patch = applied.patch or {}
    counters = {replica: dict(kept) for replica, kept in record.counters.items()}
    own = counters.setdefault(applied.replica, {})
    own[patch["category"]] = own.get(patch["category"], 0) + patch["n"]
    return msgspec.structs.replace(record, counters=counters)


def _merge_loan(record: LoansRecord, applied: Applied) -> LoansRecord:
    patch = applied.patch or {}
    tile = patch.get("tile", {}).get("body")
    event = LoanEvent(applied.stamp, applied.hlc, applied.op_id, patch["event"], tile)
    events = {kept.op_id: kept for kept in (*record.events, event)}
    return msgspec.structs.replace(record, events=tuple(sorted(events.values(), key=_when)))


def _merge_thread(record: ThreadRecord, applied: Applied) -> ThreadRecord:
    patch = applied.patch or {}
    state = max(record.state, patch.get("state", "open"), key=THREAD_STATES.index)
    text = patch.get("text")
    said = {(applied.op_id, text["body"])} if text else set()
    return msgspec.structs.replace(record, state=state, answers=tuple(sorted({*record.answers, *said})))


def _when(write: Write | LoanEvent) -> tuple[str, str, str]:
    # Two that claim to lie far ahead have one stamp, and their devices' order.
    return write.stamp, write.hlc, write.op_id
