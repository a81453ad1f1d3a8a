"""What an operation that is applied does to the records of teams; one line per kind (clause 4.5)."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from backend.core.connection import Write
from backend.intake.log import NAME
from backend.questions.staff_threads import read_threads, record_thread
from backend.visits.records import read_records, record_key, record_state
from sync.merging import Applied, Record, merge
from sync.operations import Body, Operation, Raw, bodies_of, hash_body

Recorder = Callable[[Applied, Record, str | None, str], list[Write]]

# An operation's entity → the verb that says what it writes.
OPERATION_RECORDERS: Mapping[str, Recorder] = {
    "visit": record_state,
    "activity": record_state,
    "note": record_state,
    "coach": record_state,
    "match": record_state,
    "count": record_state,
    "loan": record_state,
    "thread": record_thread,
}

BODY = "INSERT INTO staff_body (hash, salt, text, day, place) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING"


async def records_for(operations: Sequence[Raw]) -> dict[str, Record]:
    """What these operations write to, by key, where it is there."""
    said = [(str(raw.get("entity")), str(raw.get("entity_id"))) for raw in operations]
    # No record has another name, and PostgreSQL does not even look for some.
    told = [names for names in said if all(map(NAME.fullmatch, names))]
    records = await read_records([record_key(*names) for names in told if names[0] != "thread"])
    threads = await read_threads([entity_id for entity, entity_id in told if entity == "thread"])
    return records | {record_key("thread", thread): record for thread, record in threads.items()}


def apply_one(
    raw: Raw, stamp: str, records: dict[str, Record], bodies: Mapping[str, Body], day: str
) -> list[Write]:
    """What an operation writes; the record that it makes takes its place in `records`, for the next."""
    applied = _applied(raw, stamp)
    key = record_key(applied.entity, applied.entity_id)
    record = records[key] = merge(records.get(key), applied)
    named = [bodies[name] for name in bodies_of(raw) if name in bodies]
    return OPERATION_RECORDERS[applied.entity](applied, record, named[0].text if named else None, day)


def keep_bodies(raw: Raw, bodies: Mapping[str, Body], day: str, place: str) -> list[Write]:
    """What keeps the texts that it names, where they are what was hashed."""
    named = [bodies[name] for name in bodies_of(raw) if name in bodies]
    right = [body for body in named if hash_body(body.salt, body.text) == body.hash]
    return [Write(BODY, [(body.hash, body.salt, body.text, day, place)]) for body in right]


def _applied(raw: Raw, stamp: str) -> Applied:
    known = msgspec.convert(raw, Operation)
    return Applied(
        op_id=known.op_id,
        actor=known.actor,
        replica=known.replica,
        hlc=known.hlc,
        stamp=stamp,
        place=known.place,
        entity=known.entity,
        entity_id=known.entity_id,
        base_rev=known.base_rev,
        patch=known.patch,
    )
