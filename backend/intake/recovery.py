"""A database that was put back from a backup: noticed, made ready to speak again, and practised (clauses 1.6 to 1.8)."""

import asyncio
import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from backend.core.backup import back_up, backups, check_backup, position_in, source_of
from backend.core.config import Settings
from backend.core.disk import make_folder
from backend.core.errors import DatabaseError, UnavailableError
from backend.core.high_water import HighWater, Position
from backend.core.web import random_id
from backend.intake.sequence import position
from backend.intake.tables import CommitSequence

# What a power cut may have taken of the high-water file is far less.
PAST = 1_000_000


class Recovered(msgspec.Struct, frozen=True):
    """What a recovery began: the new epoch, its first position, and the backup that was made of it."""

    epoch: str
    commit_seq: int
    backup: Path


class Drilled(msgspec.Struct, frozen=True):
    """What restoring a backup would mean: `lost` words are in the database and neither in it nor on phones any more."""

    backup: str
    commit_seq: int
    lost: int
    sent_again: int


class Readiness:
    """Whether the words that this server has are all that it ever acknowledged; asked until they are."""

    def __init__(self, high_water: HighWater) -> None:
        self._high_water = high_water
        self._is_ready = False

    async def require(self) -> None:
        """Refuse to speak for a database that forgot what it promised (clause 1.6).

        Raises: UnavailableError recovering.
        """
        self._is_ready = self._is_ready or not await is_behind(self._high_water)
        if not self._is_ready:
            raise UnavailableError(
                "this server was put back from a backup, and waits for `wegwijs recover`; nothing on phones is lost",
                "recovering",
            )


async def is_behind(high_water: HighWater) -> bool:
    """Whether the open database is older than what was once committed."""
    noted = high_water.read()
    return noted is not None and (await position()).commit_seq < noted.commit_seq


async def back_up_if_ready(settings: Settings, now: datetime) -> Path:
    """A backup of now; never of a database that was put back, which would push out one that is worth more.

    Raises: DatabaseError.
    """
    if await is_behind(HighWater(settings.high_water)):
        raise DatabaseError("the database was put back from a backup: wegwijs recover comes first")
    return await asyncio.to_thread(back_up, settings.database, settings.backups, now)


async def recover(settings: Settings, now: datetime) -> Recovered:
    """Begin a new epoch past everything that was ever given out, so that phones send again what they still have.

    Raises: DatabaseError where nothing was put back, or the backup of it does not pass its check.
    """
    high_water = HighWater(settings.high_water)
    if not await is_behind(high_water):
        raise DatabaseError("the database is not behind what it promised: there is nothing to recover from")
    noted, here = high_water.read(), await position()
    begun = Position(random_id(), max(here.commit_seq, noted.commit_seq if noted else 0) + PAST)
    # One ahead of the database: a server that runs meanwhile refuses to speak until the backup has passed its check.
    high_water.note(Position(begun.epoch, begun.commit_seq + 1))
    high_water.close()
    await _stand_at(begun)
    kept = await asyncio.to_thread(back_up, settings.database, settings.backups, now)
    await _stand_at(Position(begun.epoch, begun.commit_seq + 1))
    return Recovered(begun.epoch, begun.commit_seq + 1, kept)


async def _stand_at(position: Position) -> None:
    await CommitSequence.update(
        {CommitSequence.epoch: position.epoch, CommitSequence.commit_seq: position.commit_seq}, force=True
    )


def restore(settings: Settings, backup: Path, now: datetime) -> str:
    """Put a backup in the place of the database, which is set aside; then only `recover` lets the server speak again.

    The name under which it was set aside is returned.

    Raises: DatabaseError when the server runs, the backup is none of the restorable ones, or it does not pass its check.
    """
    source = source_of(settings.database)
    restorable = [kept for kept in backups(settings.backups) if kept.suffix == source.suffix]
    if backup.resolve() not in {kept.resolve() for kept in restorable}:
        listed = ", ".join(map(str, restorable)) or "none"
        raise DatabaseError(f"{backup} is not one of the backups that may be restored: {listed}")
    check_backup(backup)
    with alone(settings):
        high_water = HighWater(settings.high_water)
        noted = high_water.read() or position_in(backup)
        # Even where nothing was committed since the backup: what was said otherwise may be lost with it.
        high_water.note(Position(noted.epoch, noted.commit_seq + 1))
        high_water.close()
        return source.put_back(backup, now)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """For as long as the block runs nobody else serves this data folder.

    Raises: DatabaseError.
    """
    make_folder(settings.data)
    with (settings.data / "serving.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatabaseError("wegwijs serve runs on this data folder: stop it first") from error
        yield


def drill(settings: Settings) -> list[Drilled]:
    """Restore each backup to where it goes away again, and count what that would lose and bring back.

    Raises: DatabaseError when one cannot be restored.
    """
    kept = backups(settings.backups)
    source = source_of(settings.database)
    safe = position_in(kept[0]).commit_seq if kept else 0
    with tempfile.TemporaryDirectory(prefix="wegwijs-drill-") as folder:
        missing = {backup: source.missing_from(backup, Path(folder)) for backup in kept}
    return [
        Drilled(
            backup.name,
            position_in(backup).commit_seq,
            lost=sum(number <= safe for number in numbers),
            sent_again=sum(number > safe for number in numbers),
        )
        for backup, numbers in missing.items()
    ]
