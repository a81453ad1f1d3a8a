"""Records of teams are read, and written as what an operation made of them."""

from collections.abc import Sequence

import msgspec

from backend.core.connection import Write
from backend.visits.tables import StaffRecord
from sync.merging import Applied, Record

KEEP = (
    "INSERT INTO staff_record (key, place, state) VALUES (?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET state = excluded.state"
)

_DECODER: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


async def read_records(keys: Sequence[str]) -> dict[str, Record]:
    """Those of these that there are, by key."""
    rows = await StaffRecord.select().where(StaffRecord.key.is_in(list(keys))) if keys else []
    return {row["key"]: _DECODER.decode(row["state"]) for row in rows}


async def records_of(places: Sequence[str]) -> list[Record]:
    """All of these places."""
    rows = await StaffRecord.select(StaffRecord.state).where(StaffRecord.place.is_in(list(places)))
    return [_DECODER.decode(row["state"]) for row in rows]


def record_key(entity: str, entity_id: str) -> str:
    """What a record is kept under."""
    return f"{entity}/{entity_id}"


def record_state(_applied: Applied, record: Record, _text: str | None, _day: str) -> list[Write]:
    """What keeps the record as it is now."""
    state = msgspec.json.encode(record).decode()
    return [Write(KEEP, [(record_key(record.entity, record.entity_id), record.place, state)])]
