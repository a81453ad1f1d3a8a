"""Batches that wait in quarantine, and what a person may do with one: release it, or annul it (clause 3.5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.intake.deeds import RECORDERS
from backend.intake.tables import Quarantine
from sync.batches import MessageBatch
from sync.periods import Shape, book_period
from sync.quarantine import Known, Quarantined, judge_batch, mask_key

PAGE = 100  # batches
ANNULLED = "annulled"
NO_KEY = "A" * 43  # stands where a key was masked: the centre has its hash alone

KEEP_ID = "UPDATE taken SET month = '' WHERE commit_seq = ?"
GONE = "DELETE FROM quarantine WHERE commit_seq = ?"


class Held(msgspec.Struct, frozen=True):
    """One batch: why it waits, since which day, and what was kept of it."""

    commit_seq: int
    reason: str
    day: date
    batch: dict[str, Any]


class HeldPage(msgspec.Struct, frozen=True):
    """Some of those that wait, oldest first, and how many there are."""

    total: int
    held: Sequence[Held]


async def list_held(page: int) -> HeldPage:
    """Page `page` (from 0) of what waits."""
    waits = Quarantine.reason != ANNULLED
    rows = (
        await Quarantine.select().where(waits).order_by(Quarantine.commit_seq).limit(PAGE).offset(page * PAGE)
    )
    return HeldPage(await Quarantine.count().where(waits), [_held(row) for row in rows])


async def release(commit_seq: int, known: Known) -> None:
    """Judge it again by what is published now, and let it do what it would have done on the day it came.

    Raises: NotFoundError, or ConflictError still-refused when what was wrong with it still is.
    """
    async with DB.transaction():
        held = await _read(commit_seq)
        writes = _writes(held, known)
        (is_done,) = await DB.apply_each([[*writes, Write(GONE, [(commit_seq,)])]])
        if not is_done:
            raise ConflictError("the database refuses it: it can be annulled only", "still-refused")


async def annul(commit_seq: int) -> None:
    """It does nothing, ever; its words are erased, and its phone still gets the receipt `quarantined`.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        await _read(commit_seq)
        await Quarantine.update({Quarantine.reason: ANNULLED, Quarantine.batch: "{}"}).where(
            Quarantine.commit_seq == commit_seq
        )


def _writes(held: Held, known: Known) -> list[Write]:
    key_hash = held.batch.get("thread_key")
    raw: Mapping[str, Any] = held.batch if key_hash is None else {**held.batch, "thread_key": NO_KEY}
    judged = judge_batch(raw, known)
    if isinstance(judged, Quarantined):
        raise ConflictError(f"it is still refused: {judged.reason}", "still-refused")
    shape: Shape = "day" if judged.shape == "message" else judged.shape
    booking = book_period(shape, judged.period, held.day)
    if booking is None:
        raise ConflictError("its period was over for more than a year when it came", "still-refused")
    writes = RECORDERS[judged.shape](judged, booking.period)
    if booking.is_id_kept_for_ever:
        writes.append(Write(KEEP_ID, [(held.commit_seq,)]))
    return _with_key(writes, str(key_hash)) if isinstance(judged, MessageBatch) else writes


def _with_key(writes: list[Write], key_hash: str) -> list[Write]:
    """The key's own hash in the place of the stand-in's."""
    stands_in = mask_key(NO_KEY)
    return [
        Write(sql, [tuple(key_hash if value == stands_in else value for value in row) for row in rows])
        for sql, rows in writes
    ]


async def _read(commit_seq: int) -> Held:
    rows = await Quarantine.select().where(Quarantine.commit_seq == commit_seq)
    if not rows or rows[0]["reason"] == ANNULLED:
        raise NotFoundError("nothing of this number waits")
    return _held(rows[0])


def _held(row: Mapping[str, Any]) -> Held:
    return Held(
        row["commit_seq"], row["reason"], date.fromisoformat(row["day"]), msgspec.json.decode(row["batch"])
    )
