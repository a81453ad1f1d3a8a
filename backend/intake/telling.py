"""Newcomers' messages to the library here enter the feed in shuffled groups, so that no number tells when one came (3.4)."""

import secrets
from collections import defaultdict

import structlog

from backend.core.connection import Write
from backend.core.database import DB
from backend.core.high_water import HighWater, Position
from backend.intake.sequence import advance
from backend.questions.staff_threads import Asked, mark_told, untold

GROUP = 5  # messages
TELL = "INSERT INTO told_message (message, commit_seq, place) VALUES (?, ?, ?)"

log = structlog.get_logger()


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
        numbered = enumerate(told, before.commit_seq + 1)
        done = await DB.apply_each([[Write(TELL, [(asked.id, seq, asked.place)])] for seq, asked in numbered])
        # One that the database refuses keeps no other out, and waits for the next time instead of counting as told.
        kept = [asked.id for asked, is_done in zip(told, done, strict=True) if is_done]
        await mark_told(kept)
    high_water.note(Position(before.epoch, before.commit_seq + len(told)))
    if len(kept) < len(told):
        log.error("the database refuses messages that were to be told", refused=len(told) - len(kept))
    return len(kept)
