"""Operations of teams that wait for a person: listed, released, annulled; and judged again by a server that knows more (4.4)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from backend.accounts.devices import find_device
from backend.accounts.people import read_actors
from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.core.high_water import HighWater, Position
from backend.intake.applying import apply_one, records_for
from backend.intake.boxes import Opener, open_held
from backend.intake.log import ANNULLED, WrittenOperation, read_bodies, texts_named, writer_of, written
from backend.intake.sequence import advance
from backend.intake.tables import StaffOperation
from backend.intake.texts import EVERYWHERE, end_tiles, erase
from backend.visits.records import record_key
from sync.admission import NOT_KNOWN_YET, OperationReason, Standing, judge_operation
from sync.operations import Raw

PAGE = 100  # operations

APPLY = "UPDATE staff_operation SET commit_seq = ?, place = ?, reason = '' WHERE commit_seq = ?"
MOVE_TEXT = "UPDATE staff_body SET place = ? WHERE hash = ?"
ERASE = "UPDATE staff_operation SET reason = ?, envelope = ? WHERE commit_seq = ?"


class Rights(NamedTuple):
    """Where an operation may write, and whether as a device for helpers does."""

    places: frozenset[str]
    is_for_helpers: bool = False


class HeldOperation(msgspec.Struct, frozen=True):
    """One operation: why it waits, since which day, and what it says."""

    commit_seq: int
    reason: str
    day: str
    operation: Raw


class HeldOperationPage(msgspec.Struct, frozen=True):
    """Some of those that wait, oldest first, and how many there are."""

    total: int
    held: Sequence[HeldOperation]


async def list_held_operations(page: int) -> HeldOperationPage:
    """Page `page` (from 0) of what waits."""
    waits = StaffOperation.reason.not_in(["", ANNULLED])
    rows = (
        await StaffOperation.select()
        .where(waits)
        .order_by(StaffOperation.commit_seq)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return HeldOperationPage(await StaffOperation.count().where(waits), [_held(row) for row in rows])


async def release_operation(commit_seq: int, unbox: Opener, high_water: HighWater) -> None:
    """Judge it again, by the rights of now and wherever its device was, and apply it under a new number.

    Raises: NotFoundError, or ConflictError still-refused.
    """
    async with DB.transaction():
        here = await advance(1)
        row = await open_held(await _read(commit_seq), unbox)
        one = written(row)
        end = Position(here.epoch, here.commit_seq + 1)
        anywhere = Rights(frozenset({str(one.envelope.get("place"))}))
        reason, later = await _apply(row, one, end.commit_seq, anywhere)
        if reason is not None:
            raise ConflictError(f"it is still refused: {reason}", "still-refused")
    high_water.note(later or end)


async def annul_operation(commit_seq: int, by: str, today: date, high_water: HighWater) -> None:
    """It does nothing, ever; what it says is erased but for its links, and its device still gets `quarantined`.

    Devices are told that its texts are erased, also of texts that never came here.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        one = written(await _read(commit_seq))
        kept = {name: one.envelope[name] for name in ("op_id", "replica", "seq", "prev_hash")}
        await DB.apply_each([[Write(ERASE, [(ANNULLED, msgspec.json.encode(kept).decode(), commit_seq)])]])
        names = [name for name in texts_named([one.envelope]) if not await _is_told(name)]
        end = await erase([(name, EVERYWHERE) for name in names], by, today)
    high_water.note(end)


async def replay_unknown(unbox: Opener, high_water: HighWater) -> int:
    """Apply what was not known and is now, or opens now; how many those were (clauses 4.8 and 5)."""
    waits = StaffOperation.reason.is_in(list(NOT_KNOWN_YET))
    rows = await StaffOperation.select(StaffOperation.op_id).where(waits).order_by(StaffOperation.commit_seq)
    applied = 0
    for found in rows:
        async with DB.transaction():
            here = await advance(1)
            end = Position(here.epoch, here.commit_seq + 1)
            # Again, now that nobody else writes: another server that starts as well may have been first.
            row = await StaffOperation.select().where(StaffOperation.op_id == found["op_id"], waits).first()
            if row is not None:
                row = await open_held(row, unbox)
                reason, later = await _apply(row, written(row), end.commit_seq, await _rights_of(row))
                end = later or end
                applied += reason is None
                if reason is not None:
                    await StaffOperation.update({StaffOperation.reason: reason}).where(
                        StaffOperation.op_id == found["op_id"]
                    )
        high_water.note(end)
    return applied


async def _apply(
    row: Mapping[str, Any], one: WrittenOperation, commit_seq: int, rights: Rights
) -> tuple[OperationReason | None, Position | None]:
    """Why it is still held, or None once it is applied; and where the numbers are, if more were needed for that."""
    raw = one.envelope
    records = await records_for([raw])
    texts = texts_named([raw])
    bodies = await read_bodies(texts)
    record = records.get(record_key(str(raw.get("entity")), str(raw.get("entity_id"))))
    standing = Standing(rights.places, await read_actors(), record, bodies, rights.is_for_helpers)
    reason = judge_operation(raw, one.stamp, standing)
    if reason is None:
        place = str(raw["place"])
        moved = Write(APPLY, [(commit_seq, place, row["commit_seq"])])
        told = [Write(MOVE_TEXT, [(place, name)]) for name in texts]
        writes = [moved, *told, *apply_one(raw, one.stamp, records, bodies, row["day"])]
        (is_done,) = await DB.apply_each([writes])
        reason = None if is_done else "bad-value"
    ended = records.values() if reason is None else ()
    return reason, await end_tiles(ended, date.fromisoformat(row["day"]))


async def _rights_of(row: Mapping[str, Any]) -> Rights:
    """Of the device that wrote it, as when it came in; what was in a box says its place only now."""
    writer = await writer_of(str(written(row).envelope.get("replica")))
    device = None if writer is None else await find_device(writer)
    if device is None:
        return Rights(frozenset({row["place"]}))
    return Rights(frozenset(device.places), device.is_for_helpers)


async def _is_told(text: str) -> bool:
    """Whether another operation names it. Whoever heard of a text can name it too, and so could have it erased."""
    return await StaffOperation.exists().where(StaffOperation.envelope.like(f"%{text}%"))


async def _read(commit_seq: int) -> dict[str, Any]:
    rows = await StaffOperation.select().where(StaffOperation.commit_seq == commit_seq)
    if not rows or rows[0]["reason"] in ("", ANNULLED):
        raise NotFoundError("nothing of this number waits")
    return dict(rows[0])


def _held(row: Mapping[str, Any]) -> HeldOperation:
    one = written(row)
    return HeldOperation(row["commit_seq"], row["reason"], row["day"], one.envelope)
