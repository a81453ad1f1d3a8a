"""Backups of the database: made while it runs, read back before they count, exactly two kept (clause 1.7).

`backup_sqlite` and `backup_postgres` know what one consists of; a backup's suffix tells whose it is.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from backend.core import backup_postgres, backup_sqlite
from backend.core.address import Address
from backend.core.disk import make_folder, sync_path
from backend.core.high_water import Position

KEPT = 2
NAME = "wegwijs-%Y%m%dT%H%M%S%f"  # UTC, so that names sort by age
KINDS = {kind.SUFFIX: kind for kind in (backup_sqlite, backup_postgres)}


class Source(Protocol):
    """A database as what backups are made of. All of it blocks, and raises DatabaseError."""

    suffix: str

    def require(self) -> None:
        """Nothing, where there is such a database."""

    def check(self) -> None:
        """Nothing, where it is whole."""

    def position(self) -> Position:
        """Where its counter stands."""

    def doubts(self) -> list[str]:
        """What in its settings is not as safe as what we promise."""

    def copy(self, target: Path) -> None:
        """Copy it as of one moment, without hindering who writes."""

    def put_back(self, backup: Path, now: datetime) -> str:
        """Put a backup in its place; what was there is set aside under the name that is returned."""

    def missing_from(self, backup: Path, scratch: Path) -> list[int]:
        """Restore a backup beside it or into the folder `scratch`; the numbers of words that it has and that one has not."""


def source_of(database: Address) -> Source:
    return (
        backup_sqlite.SqliteSource(database)
        if isinstance(database, Path)
        else backup_postgres.PostgresSource(database)
    )


def backups(folder: Path) -> list[Path]:
    """The restorable backups, oldest first; what else somebody put there is none."""
    return sorted(path for path in folder.glob("wegwijs-*") if _made_at(path) is not None)


def check_backup(backup: Path) -> None:
    """Read a backup back whole.

    Raises: DatabaseError.
    """
    KINDS[backup.suffix].check(backup)


def position_in(backup: Path) -> Position:
    """Where the counter stands in a backup."""
    position: Position = KINDS[backup.suffix].position_in(backup)
    return position


def back_up(database: Address, folder: Path, now: datetime) -> Path:
    """Copy the database, check the copy, then let it take the place of the oldest. Blocks: run it in a thread.

    Raises: DatabaseError when there is nothing to copy, or the copy does not pass its check.
    """
    source = source_of(database)
    source.require()
    make_folder(folder)
    with _one_at_a_time(folder):
        _bring_back(folder, now)
        target = folder / (now.strftime(NAME) + source.suffix)
        partial = folder / f"partial{source.suffix}"
        source.copy(partial)
        check_backup(partial)
        sync_path(partial)
        partial.replace(target)
        for old in backups(folder)[:-KEPT]:
            old.unlink()
        sync_path(folder)
    return target


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Whoever makes a backup while another one is made, as a command beside a server, waits until that is whole."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def last_made(folder: Path) -> datetime | None:
    """When the newest backup was made."""
    return next((_made_at(backup) for backup in reversed(backups(folder))), None)


def is_due(folder: Path, now: datetime, every: float) -> bool:
    """True when the newest backup is older than `every` seconds, is of a day to come, or there is none."""
    ages = [(now - made).total_seconds() for made in map(_made_at, backups(folder)) if made is not None]
    return not ages or not 0 <= ages[-1] < every


def _made_at(backup: Path) -> datetime | None:
    if backup.suffix not in KINDS:
        return None
    try:
        return datetime.strptime(backup.stem, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _bring_back(folder: Path, now: datetime) -> None:
    """Names sort by age even after a clock that was ahead was set right: what is of a day to come gets the moment before."""
    later = [path for path in backups(folder) if path.stem >= now.strftime(NAME)]
    for place, path in enumerate(later):
        before = (now - timedelta(microseconds=len(later) - place)).strftime(NAME)
        path.rename(folder / (before + path.suffix))
