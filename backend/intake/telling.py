"""Newcomers' messages to the library here enter the feed in shuffled groups, so that no number tells when one came (3.4)."""

import secrets
from collections import defaultdict

from backend.core.connection import Write
from backend.core.database import DB
from backend.core.high_water import HighWater, Position
from backend.intake.sequence import advance
from backend.questions.staff_threads import Asked, mark_told, untold

GROUP = 5  # messages
TELL = "INSERT INTO told_message (message, commit_seq, place) VALUES (?, ?, ?)"


async def tell_messages(high_water: HighWater, at_least: int = GROUP) -> int:
    """Tell what waits at each place where so many wait; how many were told. With 1, all are, as each hour does."""
    async with DB.transaction():
        waiting: dict[str, list[Asked]] = defaultdict(list)
        for asked in await untold():
            waiting[asked.place].append(asked)
        told = [asked for group in waiting.values() if len(group) >= at_least for asked in group]
        if not told:
            return 0
        secrets.SystemRandom().shuffle(told)
        before = await advance(len(told))
        rows = [(asked.id, before.commit_seq + place, asked.place) for place, asked in enumerate(told, 1)]
        await DB.apply_each([[Write(TELL, rows)]])
        await mark_told([asked.id for asked in told])
    high_water.note(Position(before.epoch, before.commit_seq + len(told)))
    return len(told)
