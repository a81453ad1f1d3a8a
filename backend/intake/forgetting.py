"""What teams wrote and has served its time: forgotten day by day (clauses 4.1 and 4.6)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.high_water import HighWater
from backend.intake.log import texts_named, written
from backend.intake.sequence import feed_from
from backend.intake.tables import CommitSequence, ErasedText, StaffBody, StaffOperation
from backend.intake.texts import BY_AGE, BY_RETURN, erase
from backend.visits.records import end_tombstones
from sync.stamps import ZERO, tick

TEXTS_KEPT = 180  # days, clause 4.1
TILES_KEPT = 30  # days, clause 4.9
OPERATIONS_KEPT = 400  # days, clause 4.6


async def forget_old_operations(today: date, high_water: HighWater) -> None:
    """Erase texts after 180 days and links to a tile after 30, which devices are told, and operations after 400.

    What they made of records stays.
    """
    async with DB.transaction():
        old = await StaffBody.select(StaffBody.hash, StaffBody.place).where(
            StaffBody.day < _before(today, TEXTS_KEPT)
        )
        await erase([(row["hash"], row["place"]) for row in old], BY_AGE, today)
        end = await erase(await _tiles_of_before(today), BY_RETURN, today)
        await _forget_log(_before(today, OPERATIONS_KEPT))
    high_water.note(end)


async def _tiles_of_before(today: date) -> list[tuple[str, str]]:
    """Texts that say which tile took an item so long ago, held operations' too, and their places."""
    begins = datetime.combine(today - timedelta(days=TILES_KEPT), time.min, UTC)
    loans = await StaffOperation.select(StaffOperation.envelope).where(
        StaffOperation.record.like("loan/%"),
        StaffOperation.stamp < tick(ZERO, begins),
        StaffOperation.envelope.like('%"tile"%'),
    )
    tiles = set(texts_named([msgspec.json.decode(row["envelope"]) for row in loans]))
    kept = await StaffBody.select(StaffBody.hash, StaffBody.place)
    return [(row["hash"], row["place"]) for row in kept if row["hash"] in tiles]


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
