"""Operations come in from devices of teams: each once, in the order of their chain, applied or held (4.0 to 4.6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import msgspec

from backend.accounts.devices import EnrolledDevice
from backend.accounts.people import read_actors
from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import DatabaseError
from backend.core.high_water import HighWater, Position
from backend.intake.applying import apply_one, keep_bodies, records_for
from backend.intake.log import (
    ANNULLED,
    STAMP,
    WrittenOperation,
    known_links,
    known_operations,
    matching,
    read_bodies,
    read_mark,
    record_of,
    reused_key,
    texts_named,
)
from backend.intake.sequence import advance, feed_from
from backend.intake.texts import end_tiles, erased_among
from backend.visits.records import record_key
from sync.admission import Actor, OperationReason, Push, Standing, join_chain, judge_operation
from sync.canonical import canonical
from sync.merging import Record
from sync.operations import Body, Mark, OperationReceipt, PushReply, Raw, hash_content
from sync.stamps import ZERO, effective_stamp

TAKE = (
    "INSERT INTO staff_operation (op_id, commit_seq, place, record, reason, stamp, day, envelope) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
LINK = "INSERT INTO chain_link (id, replica, seq, hash) VALUES (?, ?, ?, ?)"
MARK = (
    "INSERT INTO replica_mark (replica, seq, hash, device) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (replica) DO UPDATE SET seq = excluded.seq, hash = excluded.hash"
)


class Arrived(NamedTuple):
    """One push, parsed, with the hash of each operation and the device that signed it."""

    push: Push
    hashes: tuple[str, ...]
    replica: str
    device: EnrolledDevice
    now: datetime


class RefusedError(Exception):
    """The database does not take these operations, by their keys."""

    def __init__(self, keys: set[str]) -> None:
        super().__init__()
        self.keys = keys


@dataclass
class Desk:
    """What is known while one push is worked off: it grows with each of its operations."""

    arrived: Arrived
    actors: Mapping[str, Actor]
    records: dict[str, Record]
    known: dict[str, WrittenOperation]
    bodies: Mapping[str, Body]
    next_seq: int
    forgotten: int  # the last commit_seq of those that were
    groups: list[list[Write]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


async def take_push(arrived: Arrived, high_water: HighWater, durable: Callable[[str], int]) -> PushReply:
    """Take what is new of a push; the same operation again gets the same receipt and has no effect."""
    refused: set[str] = set()
    while True:
        try:
            async with DB.transaction():
                reply, end = await _take(arrived, refused)
        except RefusedError as error:
            if error.keys <= refused:
                raise DatabaseError("the database refuses to hold an operation") from error
            # What the database refuses today it refuses tomorrow: held for a person, it does not keep the others out.
            refused |= error.keys
            continue
        high_water.note(end)
        return msgspec.structs.replace(reply, durable_seq=durable(reply.epoch))


async def _take(arrived: Arrived, refused: set[str]) -> tuple[PushReply, Position]:
    push, replica = arrived.push, arrived.replica
    # Before anything is read: who holds the counter is alone until the commit, so numbers rise as commits become visible.
    before = await advance(len(push.operations))
    end = Position(before.epoch, before.commit_seq + len(push.operations))
    mark = await read_mark(replica)
    if push.epoch_seen not in (None, before.epoch):
        return PushReply(push.request_id, before.epoch, 0, "behind", mark), end
    joins = join_chain(push, arrived.hashes, mark, await known_links(replica, push.from_seq - 1))
    if not isinstance(joins, int):
        return PushReply(push.request_id, before.epoch, 0, joins, mark), end
    desk = await _prepare(arrived, before)
    receipts = tuple(
        _take_one(desk, raw, refused, is_linked=place < joins) for place, raw in enumerate(push.operations)
    )
    mark = _link(desk, mark, joins)
    await _carry_out(desk)
    end = await end_tiles(desk.records.values(), arrived.now.date()) or end
    return PushReply(push.request_id, before.epoch, 0, "applied", mark, receipts), end


async def _prepare(arrived: Arrived, before: Position) -> Desk:
    operations = arrived.push.operations
    known = await known_operations([str(raw["op_id"]) for raw in operations])
    # By whole keys: a search for what begins with an id reads the log from end to end, while every writer waits.
    known |= await known_operations([reused_key(raw) for raw in operations if raw["op_id"] in known])
    names = texts_named(operations)
    erased = await erased_among(names)
    brought = {body.hash: body for body in arrived.push.bodies if body.hash not in erased}
    bodies = {**brought, **await read_bodies(names)}
    records = await records_for(operations)
    next_seq, forgotten = before.commit_seq + 1, await feed_from()
    return Desk(arrived, await read_actors(), records, known, bodies, next_seq, forgotten)


def _take_one(desk: Desk, raw: Raw, refused: set[str], *, is_linked: bool) -> OperationReceipt:
    op_id = str(raw["op_id"])
    before = desk.known.get(op_id)
    is_annulled = before is not None and before.receipt.reason == ANNULLED
    is_reused = before is not None and not is_annulled and hash_content(before.envelope) != hash_content(raw)
    key = reused_key(raw) if is_reused else op_id
    before = desk.known.get(key)
    if before is not None:
        return msgspec.structs.replace(before.receipt, op_id=op_id)
    if is_linked:
        # It was taken, and forgotten since (clause 4.6); what it did is done.
        return OperationReceipt(op_id, "committed", desk.forgotten)
    stamp = effective_stamp(matching(STAMP, raw.get("hlc"), ZERO), desk.arrived.now)
    reason: OperationReason | None = "op-id-reused" if is_reused else _judge(desk, raw, stamp)
    reason = "bad-value" if key in refused else reason
    outcome = "committed" if reason is None else "quarantined"
    receipt = OperationReceipt(op_id, outcome, desk.next_seq, reason)  # type: ignore[arg-type]  # one of the two
    desk.next_seq += 1
    desk.known[key] = WrittenOperation(raw, stamp, receipt)
    desk.keys.append(key)
    day = desk.arrived.now.date().isoformat()
    kept = keep_bodies(raw, desk.bodies, day, _place_of(desk, raw))
    writes = [_taken(desk, key, raw, stamp, receipt), *kept]
    if reason is None:
        writes += apply_one(raw, stamp, desk.records, desk.bodies, day)
    desk.groups.append(writes)
    return receipt


def _judge(desk: Desk, raw: Raw, stamp: str) -> OperationReason | None:
    device = desk.arrived.device
    record = desk.records.get(record_key(str(raw.get("entity")), str(raw.get("entity_id"))))
    standing = Standing(frozenset(device.places), desk.actors, record, desk.bodies, device.is_for_helpers)
    return judge_operation(raw, stamp, standing)


def _taken(desk: Desk, key: str, raw: Raw, stamp: str, receipt: OperationReceipt) -> Write:
    day, place = desk.arrived.now.date().isoformat(), _place_of(desk, raw)
    envelope = canonical(dict(raw)).decode()
    named = (key, receipt.commit_seq, place, record_of(raw))
    return Write(TAKE, [(*named, receipt.reason or "", stamp, day, envelope)])


def _place_of(desk: Desk, raw: Raw) -> str:
    """Whatever a held one says of its place, it is found under one of its device."""
    place, places = raw.get("place"), desk.arrived.device.places
    return str(place) if place in places else places[0]


def _link(desk: Desk, mark: Mark, joins: int) -> Mark:
    """The chain with what is new of it."""
    arrived = desk.arrived
    first = arrived.push.from_seq
    links = [Mark(first + place, hash) for place, hash in enumerate(arrived.hashes)][joins:]
    if not links:
        return mark
    rows: Sequence[tuple[str | int, ...]] = [
        (f"{arrived.replica}.{link.seq}", arrived.replica, link.seq, link.hash) for link in links
    ]
    last = links[-1]
    desk.groups.append(
        [Write(LINK, rows), Write(MARK, [(arrived.replica, last.seq, last.hash, arrived.device.id)])]
    )
    desk.keys.append("")
    return last


async def _carry_out(desk: Desk) -> None:
    done = await DB.apply_each(desk.groups) if desk.groups else []
    refused = {key for key, is_done in zip(desk.keys, done, strict=True) if not is_done}
    if refused:
        raise RefusedError(refused)
