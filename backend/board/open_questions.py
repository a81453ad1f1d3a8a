"""Questions that nobody answered, those that wait longest first."""

from datetime import date, timedelta

from backend.board.groups import NOW, SHOWN, SOON, URGENCIES, Group, Work
from backend.questions.tables import OPEN, Thread

PATIENCE = timedelta(days=2)


async def open_questions(today: date) -> Group:
    """How many wait; what they ask is read where they are answered."""
    waiting = Thread.state == OPEN
    n = await Thread.count().where(waiting)
    rows = (
        await Thread.select(Thread.id, Thread.topic, Thread.day)
        .where(waiting)
        .order_by(Thread.day, Thread.id)
        .limit(SHOWN)
    )
    work = [Work(n=1, at=row["id"], title=row["topic"], day=row["day"]) for row in rows]
    is_late = any(one.day and today - one.day > PATIENCE for one in work)
    return Group("questions", URGENCIES[NOW if is_late else SOON], n, work)
