"""Records of teams are read, and written as what an operation made of them."""

from collections.abc import Sequence

import msgspec

from backend.core.connection import Write
from backend.visits.tables import StaffRecord
from sync.merging import Applied, FieldsRecord, Record

NOWHERE = ""  # the place of a record that was deleted so long ago that it is told to nobody

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


async def all_records(place: str | None) -> list[Record]:
    """All of this place, or of every place; those whose tombstone has ended are of none."""
    at = StaffRecord.place != NOWHERE if place is None else StaffRecord.place == place
    return [_DECODER.decode(row["state"]) for row in await StaffRecord.select(StaffRecord.state).where(at)]


async def end_tombstones(keys: Sequence[str]) -> None:
    """Those of these records that are deleted keep their name alone and are told to nobody any more (clause 4.6)."""
    for key, record in (await read_records(keys)).items():
        if isinstance(record, FieldsRecord) and record.is_deleted:
            state = msgspec.json.encode(msgspec.structs.replace(record, fields={})).decode()
            await StaffRecord.update({StaffRecord.place: NOWHERE, StaffRecord.state: state}).where(
                StaffRecord.key == key
            )


def record_key(entity: str, entity_id: str) -> str:
    """What a record is kept under."""
    return f"{entity}/{entity_id}"


def record_state(_applied: Applied, record: Record, _text: str | None, _day: str) -> list[Write]:
    """What keeps the record as it is now."""
    state = msgspec.json.encode(record).decode()
    return [Write(KEEP, [(record_key(record.entity, record.entity_id), record.place, state)])]
