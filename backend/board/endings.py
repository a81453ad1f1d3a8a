"""What ends on a day unless somebody acts: facts without a successor, and signatures that only people renew."""

from datetime import date, datetime, timedelta

from tuf.api.exceptions import RepositoryError

from backend.board.groups import Group, Work, group, urgency_of
from backend.core.config import Settings
from backend.packs.tables import Fact
from backend.publishing.check import signed_by_people
from backend.publishing.errors import KeysError
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current

AHEAD = timedelta(days=60)
DAY = timedelta(days=1)


async def ending_facts(today: date) -> Group:
    """Facts that have ended or end within sixty days, and that nothing follows at once; the first to end first."""
    rows = await Fact.select().where(Fact.valid_until <= today + AHEAD).order_by(Fact.valid_until, Fact.id)
    work = [
        Work(
            n=1,
            pack=row["pack"],
            at=row["name"],
            title=row["value"],
            problem=row["owner"],
            day=row["valid_until"],
        )
        for row in rows
        if not _is_followed(row["valid_until"], row["successor_value"], row["successor_valid_from"])
    ]
    return group("facts", work, max((urgency_of(one.day, today) for one in work if one.day), default=0))


def ending_signatures(settings: Settings, now: datetime) -> Group:
    """Signatures by people that end within sixty days; none where nothing was published yet."""
    try:
        current = read_current(folders_of(settings), is_production=settings.is_production)
    except (KeysError, RepositoryError, OSError, ValueError):
        return group("signatures", [], 0)  # `wegwijs doctor` says what is wrong with it
    today = now.date()
    ends = sorted((signed.expires.date(), role) for role, signed in signed_by_people(current).items())
    work = [Work(n=1, at=role, day=day) for day, role in ends if day <= today + AHEAD]
    return group("signatures", work, urgency_of(ends[0][0], today) if work else 0)


def _is_followed(ends: date, value: str | None, begins: date | None) -> bool:
    return value is not None and begins is not None and begins <= ends + DAY
