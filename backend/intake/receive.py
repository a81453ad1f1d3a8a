"""Batches come in: each is applied wholly or not at all, and the same one again has no effect (clause 3.4).

Requests that arrive while a commit is under way share the next one, because a full sync costs more than a batch.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from backend.core.database import DB
from backend.core.grouping import Grouped
from backend.core.high_water import HighWater, Position
from backend.intake.deeds import Deed, Judged, decide
from backend.intake.sequence import advance
from backend.intake.tables import Quarantine, Taken
from sync.exchange import Receipt

REQUESTS_AT_ONCE = 32


class Arrived(NamedTuple):
    """The batches of one request, judged, by their id."""

    batches: Mapping[str, Judged]
    today: date


class Receipts(NamedTuple):
    """Receipts by batch id, and the epoch they hold in."""

    epoch: str
    by_batch: Mapping[str, Receipt]


Intake = Grouped[Arrived, Receipts]


def new_intake(high_water: HighWater) -> Intake:
    """The one queue that all requests of a server go through; what it commits is noted there (clause 1.6)."""
    return Grouped(partial(_take, high_water), REQUESTS_AT_ONCE)


async def _take(high_water: HighWater, requests: Sequence[Arrived]) -> list[Receipts]:
    arrived = {id: (batch, request.today) for request in requests for id, batch in request.batches.items()}
    async with DB.transaction():
        receipts = await _receipts_before(list(arrived))
        fresh = [batch_id for batch_id in arrived if batch_id not in receipts]
        # Numbers are reserved for all, so `expired` leaves a gap, which clause 1.5 allows.
        before = await advance(len(fresh))
        numbered = enumerate(fresh, before.commit_seq + 1)
        await _carry_out([decide(batch_id, seq, *arrived[batch_id]) for seq, batch_id in numbered], receipts)
    high_water.note(Position(before.epoch, before.commit_seq + len(fresh)))
    return [Receipts(before.epoch, receipts)] * len(requests)


async def _receipts_before(batch_ids: list[str]) -> dict[str, Receipt]:
    """The receipts that these batches got before."""
    taken = await Taken.select(Taken.batch_id, Taken.commit_seq).where(Taken.batch_id.is_in(batch_ids))
    if not taken:
        return {}
    held = await Quarantine.select(Quarantine.commit_seq, Quarantine.reason).where(
        Quarantine.commit_seq.is_in([row["commit_seq"] for row in taken])
    )
    reasons = {row["commit_seq"]: row["reason"] for row in held}
    return {row["batch_id"]: _receipt(row["batch_id"], row["commit_seq"], reasons) for row in taken}


def _receipt(batch_id: str, commit_seq: int, reasons: Mapping[int, str]) -> Receipt:
    reason = reasons.get(commit_seq)
    return Receipt(batch_id, "quarantined" if reason else "committed", commit_seq, reason)


async def _carry_out(deeds: Sequence[Deed], receipts: dict[str, Receipt]) -> None:
    """Do each deed under its own savepoint, and add its receipt."""
    done = await DB.apply_each([deed.writes for deed in deeds])
    for deed, is_done in zip(deeds, done, strict=True):
        receipts[deed.receipt.batch_id] = deed.receipt
        if not is_done and deed.if_refused is not None:
            await _carry_out([deed.if_refused()], receipts)
