"""What the centre tells devices of teams: what follows a cursor, or all of a scope (clause 4.3)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any

import msgspec

from backend.accounts.devices import EnrolledDevice
from backend.core.database import DB
from backend.intake.log import read_bodies, written
from backend.intake.sequence import advance, feed_from, position
from backend.intake.tables import ErasedText, StaffOperation, ToldMessage
from backend.intake.texts import EVERYWHERE, erased_before_its_time
from backend.questions.staff_threads import Asked, read_asked, threads_of
from backend.visits.records import records_of
from sync.admission import HELPERS_READ
from sync.cursors import read_cursor, write_cursor
from sync.merging import FieldsRecord, LoansRecord, Record, ThreadRecord
from sync.operations import (
    FEED_MAX,
    Feed,
    FeedEntry,
    FeedMessage,
    Snapshot,
    bodies_of,
)

PART = 1024 * 1024  # bytes of entries, more or less

Durable = Callable[[str], int]


async def read_feed(device: EnrolledDevice, scope: str, cursor: str, durable: Durable) -> Feed:
    """What follows `cursor`; a reset where it is of another epoch or scope, or what follows was forgotten."""
    # The counter is read first: what became visible until then is complete up to it.
    here = await position()
    epoch, passed = read_cursor(cursor)
    is_known = epoch == here.epoch and await feed_from() <= passed <= here.commit_seq
    if not is_known or scope != scope_of(device):
        end = write_cursor(here.epoch, here.commit_seq)
        return Feed(here.epoch, durable(here.epoch), cursor, end, is_reset=True)
    entries = await _entries(device, passed, here.commit_seq)
    part = _part(entries)
    has_more = len(part) < len(entries) or len(entries) == FEED_MAX
    end = write_cursor(here.epoch, part[-1].commit_seq if has_more else here.commit_seq)
    return Feed(here.epoch, durable(here.epoch), cursor, end, part, has_more=has_more)


async def take_snapshot(device: EnrolledDevice, durable: Durable) -> Snapshot:
    """All of the device's scope, as one moment has it."""
    async with DB.transaction():
        # Who holds the counter is alone until the end.
        here = await advance(0)
        places = list(device.places)
        records = await records_of(places)
        messages: list[Asked] = []
        if device.is_for_helpers:
            records = [record for record in records if record.entity in HELPERS_READ]
        else:
            records += await _answered(await threads_of(places), places)
            rows = await ToldMessage.select(ToldMessage.message).where(ToldMessage.place.is_in(places))
            messages = list((await read_asked([row["message"] for row in rows])).values())
        bodies = await read_bodies([name for record in records for name in _texts(record)])
        erased = await erased_before_its_time(places)
    return Snapshot(
        epoch=here.epoch,
        scope=tuple(places),
        durable_seq=durable(here.epoch),
        cursor=write_cursor(here.epoch, here.commit_seq),
        records=tuple(records),
        bodies=tuple(bodies.values()),
        messages=tuple(map(_message, messages)),
        erased=erased,
    )


def scope_of(device: EnrolledDevice) -> str:
    """How a device names its places when it asks."""
    return ",".join(device.places)


async def _entries(device: EnrolledDevice, passed: int, until: int) -> list[FeedEntry]:
    places = list(device.places)
    chosen = (
        StaffOperation.select()
        .where(StaffOperation.place.is_in(places), StaffOperation.reason == "")
        .where(StaffOperation.commit_seq > passed, StaffOperation.commit_seq <= until)
        .order_by(StaffOperation.commit_seq)
        .limit(FEED_MAX)
    )
    if device.is_for_helpers:
        # clause 4.0: what else a team writes is no helper's affair.
        chosen = chosen.where(reduce(or_, (StaffOperation.record.like(f"{kind}/%") for kind in HELPERS_READ)))
    operations = await _with_texts(await chosen)
    told = [] if device.is_for_helpers else await _told(places, passed, until)
    erased = await _erased(places, passed, until)
    return sorted([*operations, *told, *erased], key=lambda entry: entry.commit_seq)[:FEED_MAX]


async def _with_texts(rows: Sequence[dict[str, Any]]) -> list[FeedEntry]:
    kept = [written(row) for row in rows]
    bodies = await read_bodies([name for one in kept for name in bodies_of(one.envelope)])
    return [
        FeedEntry(
            commit_seq=one.receipt.commit_seq,
            stamp=one.stamp,
            operation=one.envelope,
            bodies=tuple(bodies[name] for name in bodies_of(one.envelope) if name in bodies),
        )
        for one in kept
    ]


async def _told(places: Sequence[str], passed: int, until: int) -> list[FeedEntry]:
    rows = await (
        ToldMessage.select()
        .where(ToldMessage.place.is_in(list(places)))
        .where(ToldMessage.commit_seq > passed, ToldMessage.commit_seq <= until)
        .order_by(ToldMessage.commit_seq)
        .limit(FEED_MAX)
    )
    asked = await read_asked([row["message"] for row in rows])
    return [
        FeedEntry(row["commit_seq"], message=_message(asked[row["message"]]))
        for row in rows
        if row["message"] in asked
    ]


async def _erased(places: Sequence[str], passed: int, until: int) -> list[FeedEntry]:
    rows = await (
        ErasedText.select(ErasedText.hash, ErasedText.commit_seq)
        .where(ErasedText.place.is_in([*places, EVERYWHERE]))
        .where(ErasedText.commit_seq > passed, ErasedText.commit_seq <= until)
        .order_by(ErasedText.commit_seq)
        .limit(FEED_MAX)
    )
    return [FeedEntry(row["commit_seq"], erased=row["hash"]) for row in rows]


def _part(entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """As many as fit, and one at least."""
    size = 0
    for place, entry in enumerate(entries):
        size += len(msgspec.json.encode(entry))
        if size > PART and place:
            return tuple(entries[:place])
    return tuple(entries)


async def _answered(threads: Sequence[Record], places: Sequence[str]) -> list[Record]:
    """Questions with what devices answered. The log has that: rows of questions keep nothing of an operation (3.4)."""
    rows = await StaffOperation.select(StaffOperation.envelope).where(
        StaffOperation.place.is_in(list(places)),
        StaffOperation.record.like("thread/%"),
        StaffOperation.reason == "",
    )
    answers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for operation in (msgspec.json.decode(row["envelope"]) for row in rows):
        answers[operation["entity_id"]] |= {(operation["op_id"], name) for name in bodies_of(operation)}
    return [
        msgspec.structs.replace(thread, answers=tuple(sorted(answers[thread.entity_id])))
        for thread in threads
    ]


def _texts(record: Record) -> list[str]:
    if isinstance(record, ThreadRecord):
        return [name for _, name in record.answers]
    if isinstance(record, LoansRecord):
        return [event.tile for event in record.events if event.tile is not None]
    if not isinstance(record, FieldsRecord) or record.is_deleted:
        return []
    heads = [head.value for kept in record.fields.values() for head in kept.heads]
    return [name for value in heads for name in bodies_of({"patch": {"text": value}})]


def _message(asked: Asked) -> FeedMessage:
    return FeedMessage(asked.thread, asked.topic, asked.place, asked.day, asked.text)
