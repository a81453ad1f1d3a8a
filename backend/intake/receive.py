"""One request's batches: each is applied wholly or not at all, and the same one again has no effect (clause 3.4)."""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from backend.core.database import DB
from backend.intake.sequence import advance, durable_seq
from backend.intake.tables import Quarantine, Taken
from backend.questions.record_message import record_message
from backend.usage.record_counts import record_days, record_months, record_weeks
from sync.batches import Batch
from sync.exchange import BatchesReply, BatchesRequest, Receipt
from sync.periods import Shape, book_period, period_of
from sync.quarantine import Known, Quarantined, judge_batch, mask_key

# One line per kind of batch: its shape, and the verb that writes its effects under a period.
RECORDERS: Mapping[str, Callable[[Any, str], Awaitable[None]]] = {
    "day": record_days,
    "week": record_weeks,
    "month": record_months,
    "message": record_message,
}

TAKE = "INSERT INTO taken (batch_id, month, commit_seq) VALUES (?, ?, ?)"


async def receive(request: BatchesRequest, known: Known, backups: Path, today: date) -> BatchesReply:
    """Take a request's batches, all in one transaction, and give a receipt for each."""
    judged = {raw["batch_id"]: judge_batch(raw, known) for raw in request.batches}
    async with DB.transaction():
        receipts = await _receipts_before(list(judged))
        fresh = [batch_id for batch_id in judged if batch_id not in receipts]
        # Numbers are reserved for all, so `expired` leaves a gap, which clause 1.5 allows.
        before = await advance(len(fresh))
        for commit_seq, batch_id in enumerate(fresh, before.commit_seq + 1):
            receipts[batch_id] = await _take(batch_id, judged[batch_id], commit_seq, today)
    return BatchesReply(
        request.request_id,
        before.epoch,
        durable_seq(backups, before.epoch),
        tuple(receipts[raw["batch_id"]] for raw in request.batches),
    )


async def _receipts_before(batch_ids: list[str]) -> dict[str, Receipt]:
    """The receipts that these batches got before."""
    taken = await Taken.select(Taken.batch_id, Taken.commit_seq).where(Taken.batch_id.is_in(batch_ids))
    if not taken:
        return {}
    numbers = [row["commit_seq"] for row in taken]
    held = await Quarantine.select(Quarantine.commit_seq, Quarantine.reason).where(
        Quarantine.commit_seq.is_in(numbers)
    )
    reasons = {row["commit_seq"]: row["reason"] for row in held}
    return {row["batch_id"]: _receipt(row["batch_id"], row["commit_seq"], reasons) for row in taken}


def _receipt(batch_id: str, commit_seq: int, reasons: Mapping[int, str]) -> Receipt:
    reason = reasons.get(commit_seq)
    return Receipt(batch_id, "quarantined" if reason else "committed", commit_seq, reason)


async def _take(batch_id: str, judged: Batch | Quarantined, commit_seq: int, today: date) -> Receipt:
    if isinstance(judged, Quarantined):
        return await _hold(batch_id, judged, commit_seq, today)
    shape: Shape = "day" if judged.shape == "message" else judged.shape
    booking = book_period(shape, judged.period, today)
    if booking is None:
        return Receipt(batch_id, "expired")
    try:
        async with DB.transaction():
            await RECORDERS[judged.shape](judged, booking.period)
            await _note(
                batch_id, "" if booking.is_id_kept_for_ever else period_of("month", today), commit_seq
            )
    except sqlite3.IntegrityError:
        # What the database refuses today it refuses tomorrow: held for a person, it does not keep the others out.
        return await _hold(batch_id, Quarantined("bad-value", _safe(judged)), commit_seq, today)
    return Receipt(batch_id, "committed", commit_seq)


async def _hold(batch_id: str, held: Quarantined, commit_seq: int, today: date) -> Receipt:
    async with DB.transaction():
        text = msgspec.json.encode(held.batch).decode()
        await Quarantine.insert(
            Quarantine(commit_seq=commit_seq, reason=held.reason, day=today.isoformat(), batch=text)
        )
        await _note(batch_id, period_of("month", today), commit_seq)
    return Receipt(batch_id, "quarantined", commit_seq, held.reason)


async def _note(batch_id: str, month: str, commit_seq: int) -> None:
    await DB.execute_many(TAKE, [(batch_id, month, commit_seq)])


def _safe(batch: Batch) -> dict[str, Any]:
    kept: dict[str, Any] = msgspec.to_builtins(batch)
    return kept | {"thread_key": mask_key(kept["thread_key"])} if "thread_key" in kept else kept
