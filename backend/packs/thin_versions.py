"""What an editor saves while typing is a version every few seconds; of those that are old, one an hour is enough."""

from datetime import UTC, date, datetime, time, timedelta

from backend.core.database import DB
from backend.packs.stored_rows import TOGETHER
from backend.packs.version_tables import Version

KEPT = timedelta(days=1)
HOUR = 3600  # seconds


async def thin_versions(today: date) -> None:
    """Of drafts from before yesterday, by this day in UTC, keep the last of each hour of each person.

    What was finished or removed all stays. Who still has a page open on one that went merges from the one before it
    (`read_base`).
    """
    columns = (Version.key, Version.resource, Version.number, Version.saved_by, Version.saved_at)
    until = int(datetime.combine(today - KEPT, time.min, UTC).timestamp())
    async with DB.transaction():
        rows = await Version.select(*columns).where(Version.kind == "draft", Version.saved_at < until)
        last: dict[tuple[str, str, int], int] = {}
        for row in rows:
            sitting = (row["resource"], row["saved_by"], row["saved_at"] // HOUR)
            last[sitting] = max(row["number"], last.get(sitting, 0))
        gone = [
            row["key"]
            for row in rows
            if row["number"] < last[row["resource"], row["saved_by"], row["saved_at"] // HOUR]
        ]
        for first in range(0, len(gone), TOGETHER):
            await Version.delete().where(Version.key.is_in(gone[first : first + TOGETHER]))
