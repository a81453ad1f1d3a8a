"""The one counter of what was committed (clause 1.5), and how much of it survives the loss of this disk (clause 1.7)."""

import time
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from backend.core.backup import backups, position_in
from backend.core.database import DB
from backend.core.high_water import Position
from backend.core.web import random_id
from backend.intake.tables import CommitSequence, Taken

IDS_KEPT = 400  # days, clause 3.7
SETTLED = 1_000_000_000  # nanoseconds; a folder that changed just now may change again within the same tick of its clock


async def begin_epoch() -> None:
    """Mint the epoch when the data begins; later starts keep it (clause 1.5)."""
    async with DB.transaction():
        if not await CommitSequence.count():
            await CommitSequence.insert(CommitSequence(id=1, epoch=random_id(), commit_seq=0))


async def position() -> Position:
    """Where the counter stands."""
    (row,) = await CommitSequence.select(CommitSequence.epoch, CommitSequence.commit_seq)
    return Position(row["epoch"], row["commit_seq"])


async def feed_from() -> int:
    """What lies before this number was forgotten, so that a cursor there leads nowhere (clause 4.3)."""
    (row,) = await CommitSequence.select(CommitSequence.feed_from)
    return int(row["feed_from"])


async def advance(steps: int) -> Position:
    """Reserve the next `steps` numbers inside the caller's transaction; the position before them is returned."""
    (row,) = await CommitSequence.update(
        {CommitSequence.commit_seq: CommitSequence.commit_seq + steps}, force=True
    ).returning(CommitSequence.epoch, CommitSequence.commit_seq)
    return Position(row["epoch"], row["commit_seq"] - steps)


def durable_seq(folder: Path, epoch: str) -> int:
    """The highest commit_seq inside the oldest backup that may be restored; 0 before the first (clause 1.7)."""
    try:
        changed = folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
    is_settled = time.time_ns() - changed > SETTLED
    oldest = (_oldest if is_settled else _oldest.__wrapped__)(folder, changed)
    return oldest.commit_seq if oldest is not None and oldest.epoch == epoch else 0


async def forget_old_ids(today: date) -> None:
    """clause 3.7: ids are kept by month of receipt and dropped after 400 days; those without a month for ever."""
    oldest = today - timedelta(days=IDS_KEPT)
    await Taken.delete().where(Taken.month != "").where(Taken.month < f"{oldest:%Y-%m}")


@lru_cache(maxsize=1)
def _oldest(folder: Path, _changed: int) -> Position | None:
    kept = backups(folder)
    return _position_in(kept[0]) if kept else None


@lru_cache(maxsize=4)
def _position_in(backup: Path) -> Position:
    # A backup never changes, so it is read once.
    return position_in(backup)
