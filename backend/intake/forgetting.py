"""What teams wrote and has served its time: forgotten day by day (clauses 4.1 and 4.6)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from backend.core.database import DB
from backend.core.high_water import HighWater
from backend.intake.log import written
from backend.intake.sequence import feed_from
from backend.intake.tables import CommitSequence, ErasedText, StaffBody, StaffOperation
from backend.intake.texts import BY_AGE, erase
from backend.visits.records import end_tombstones

TEXTS_KEPT = 180  # days, clause 4.1
OPERATIONS_KEPT = 400  # days, clause 4.6


async def forget_old_operations(today: date, high_water: HighWater) -> None:
    """Erase texts after 180 days, which devices are told, and operations after 400; what they made of records stays."""
    async with DB.transaction():
        old = await StaffBody.select(StaffBody.hash, StaffBody.place).where(
            StaffBody.day < _before(today, TEXTS_KEPT)
        )
        end = await erase([(row["hash"], row["place"]) for row in old], BY_AGE, today)
        await _forget_log(_before(today, OPERATIONS_KEPT))
    high_water.note(end)


async def _forget_log(day: str) -> None:
    """Of before this day; a cursor that would need it leads nowhere from now on (clause 4.3)."""
    gone = (
        await StaffOperation.delete().where(StaffOperation.day < day).returning(*StaffOperation.all_columns())
    )
    await end_tombstones([row["record"] for row in gone if _has_deleted(row)])
    gone += await ErasedText.delete().where(ErasedText.day < day).returning(ErasedText.commit_seq)
    if gone:
        # One that was released late has a number far above those of its day.
        last = max(await feed_from(), *(row["commit_seq"] for row in gone))
        await CommitSequence.update({CommitSequence.feed_from: last}, force=True)


def _has_deleted(row: Mapping[str, Any]) -> bool:
    return not row["reason"] and written(row).envelope.get("patch") is None


def _before(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
