"""Backups of the database: made while it runs, read back before they count, exactly two kept (clause 1.7)."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backend.core.connection import OWNER_ONLY
from backend.core.database import check_file
from backend.core.disk import make_folder, sync_path
from backend.core.errors import DatabaseError

KEPT = 2
NAME = "wegwijs-%Y%m%dT%H%M%S%f.sqlite"  # UTC, so that names sort by age


def backups(folder: Path) -> list[Path]:
    """The restorable backups, oldest first; what else somebody put there is none."""
    return sorted(path for path in folder.glob("wegwijs-*.sqlite") if _made_at(path) is not None)


def back_up(database: Path, folder: Path, now: datetime) -> Path:
    """Copy the database, check the copy, then let it take the place of the oldest. Blocks: run it in a thread.

    Raises: DatabaseError when there is nothing to copy, or the copy does not pass its check.
    """
    if not database.is_file():
        raise DatabaseError(f"there is no database at {database}")
    make_folder(folder)
    _bring_back(folder, now)
    target = folder / now.strftime(NAME)
    partial = target.with_suffix(".partial")
    _copy(database, partial)
    check_file(partial)
    sync_path(partial)
    partial.replace(target)
    for old in backups(folder)[:-KEPT]:
        old.unlink()
    sync_path(folder)
    return target


def is_due(folder: Path, now: datetime, every: float) -> bool:
    """True when the newest backup is older than `every` seconds, is of a day to come, or there is none."""
    ages = [(now - made).total_seconds() for made in map(_made_at, backups(folder)) if made is not None]
    return not ages or not 0 <= ages[-1] < every


def _made_at(backup: Path) -> datetime | None:
    try:
        return datetime.strptime(backup.name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _bring_back(folder: Path, now: datetime) -> None:
    """Names sort by age even after a clock that was ahead was set right: what is of a day to come gets the moment before."""
    later = [path for path in backups(folder) if path.name >= now.strftime(NAME)]
    for place, path in enumerate(later):
        path.rename(folder / (now - timedelta(microseconds=len(later) - place)).strftime(NAME))


def _copy(database: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(OWNER_ONLY)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        # In one step: beside a WAL it hinders no writer, and in several it would begin again after each write.
        source.backup(copy)
        # A backup is one file that nobody writes: without a WAL it can be read from a read-only disk.
        copy.execute("PRAGMA journal_mode = DELETE")
