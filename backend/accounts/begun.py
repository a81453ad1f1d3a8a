"""Deeds whose effect is in files, where no transaction reaches: written down before they begin, and again when they end.

What has begun and not ended while nobody is at work was cut off: the process was killed, or the database was gone at its end.
"""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from backend.accounts.audit import note
from backend.accounts.audit_tables import BegunDeed
from backend.core.database import DB
from backend.core.web import random_id

LOCK = "deeds.lock"


class Deed(msgspec.Struct, frozen=True):
    """Who is about to do what; `asked` says in Dutch what the outcome will say more of."""

    actor: str
    deed: str
    subject: str
    asked: str = ""


class Begun(Deed, frozen=True, kw_only=True):
    """One that began; `before` names the state of the files then."""

    id: str
    at: datetime
    before: str


async def begin(deed: Deed, before: str, now: datetime) -> str:
    """Write down that it begins, before anything of it is done; its id, for `end`."""
    row: dict[str, Any] = {
        "id": random_id(),
        "at": int(now.timestamp()),
        "actor": deed.actor[:120],
        "deed": deed.deed[:60],
        "subject": deed.subject[:200],
        "asked": deed.asked,
        "before": before,
    }
    await BegunDeed.insert(BegunDeed(**row))
    return str(row["id"])


async def end(id: str, deed: Deed, outcomes: Sequence[tuple[str, str]], now: datetime) -> None:
    """Write its outcomes, each a subject and Dutch, into the audit, and that nothing of it is open any more; all or nothing."""
    async with DB.transaction():
        await BegunDeed.delete().where(BegunDeed.id == id)
        for subject, detail in outcomes:
            await note(deed.actor, deed.deed, subject, detail, now)


async def list_cut_off(data: Path) -> list[Begun]:
    """What began and will not end by itself, the oldest first; nothing while somebody is at work."""
    rows = await BegunDeed.select().order_by(BegunDeed.at, BegunDeed.id)
    if not rows or _is_at_work(data):
        return []
    return [Begun(**{**row, "at": datetime.fromtimestamp(row["at"], UTC)}) for row in rows]


@contextmanager
def at_work(data: Path) -> Iterator[None]:
    """For as long as a deed lasts; the system ends it where the process is killed."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def _is_at_work(data: Path) -> bool:
    with (data / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
