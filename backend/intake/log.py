"""The log of devices as it is kept: operations, chains and texts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from backend.core.database import DB
from backend.intake.tables import ChainLink, CommitSequence, ReplicaMark, StaffBody, StaffOperation
from sync.operations import Body, Mark, OperationReceipt, Raw

TEXTS_KEPT = 180  # days, clause 4.1
ANNULLED = "annulled"  # a person decided that it does nothing, and what it said was erased
OPERATIONS_KEPT = 400  # days, clause 4.6


class WrittenOperation(NamedTuple):
    """An operation as it came, the stamp that it counts for, and what became of it."""

    envelope: Raw
    stamp: str
    receipt: OperationReceipt


async def read_mark(replica: str) -> Mark:
    """How far this replica's chain goes."""
    row = await ReplicaMark.select().where(ReplicaMark.replica == replica).first()
    return Mark() if row is None else Mark(row["seq"], row["hash"])


async def known_links(replica: str, from_seq: int) -> dict[int, str]:
    """The hashes of a replica's chain from this number on."""
    rows = await ChainLink.select(ChainLink.seq, ChainLink.hash).where(
        ChainLink.replica == replica, ChainLink.seq >= from_seq
    )
    return {row["seq"]: row["hash"] for row in rows}


async def known_operations(op_ids: Sequence[str]) -> dict[str, WrittenOperation]:
    """Those of these that were taken before, and others under their ids, by key."""
    if not op_ids:
        return {}
    first = await StaffOperation.select().where(StaffOperation.op_id.is_in(list(op_ids)))
    known = {row["op_id"]: written(row) for row in first}
    return known | await _under_used_ids(list(known))


async def read_bodies(hashes: Sequence[str]) -> dict[str, Body]:
    """Those of these texts that were kept and not yet erased."""
    rows = await StaffBody.select().where(StaffBody.hash.is_in(list(hashes))) if hashes else []
    return {row["hash"]: Body(row["hash"], row["salt"], row["text"]) for row in rows}


async def forget_old_operations(today: date) -> None:
    """Erase texts after 180 days and operations after 400; what they made of records stays (clauses 4.1 and 4.6)."""
    async with DB.transaction():
        await StaffBody.delete().where(StaffBody.day < (today - timedelta(days=TEXTS_KEPT)).isoformat())
        gone = (
            await StaffOperation.delete()
            .where(StaffOperation.day < (today - timedelta(days=OPERATIONS_KEPT)).isoformat())
            .returning(StaffOperation.commit_seq)
        )
        if gone:
            last = max(row["commit_seq"] for row in gone)
            await CommitSequence.update({CommitSequence.feed_from: last}, force=True)


def written(row: Mapping[str, Any]) -> WrittenOperation:
    """A row of operations as a value."""
    envelope = msgspec.json.decode(row["envelope"])
    reason = row["reason"] or None
    outcome = "quarantined" if reason else "committed"
    receipt = OperationReceipt(envelope["op_id"], outcome, row["commit_seq"], reason)  # type: ignore[arg-type]
    return WrittenOperation(envelope, row["stamp"], receipt)


async def _under_used_ids(op_ids: Sequence[str]) -> dict[str, WrittenOperation]:
    """What came with another content under an id that was used."""
    found: dict[str, WrittenOperation] = {}
    for op_id in op_ids:
        rows = await StaffOperation.select().where(StaffOperation.op_id.like(f"{op_id}~%"))
        found |= {row["op_id"]: written(row) for row in rows}
    return found
