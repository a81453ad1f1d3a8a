"""An SQLite file as what backups are made of, and put back into; a backup is such a file itself."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from backend.core.connection import OWNER_ONLY
from backend.core.disk import sync_path
from backend.core.errors import DatabaseError
from backend.core.high_water import Position

ASIDE = "%Y%m%dT%H%M%S"
SUFFIX = ".sqlite"
MISSING = (
    "SELECT commit_seq FROM taken WHERE batch_id NOT IN (SELECT batch_id FROM restored.taken) UNION ALL "
    "SELECT commit_seq FROM staff_operation WHERE op_id NOT IN (SELECT op_id FROM restored.staff_operation)"
)


class SqliteSource:
    """The file, which a server may have open."""

    suffix = SUFFIX

    def __init__(self, path: Path) -> None:
        self._path = path

    def require(self) -> None:
        if not self._path.is_file():
            raise DatabaseError(f"there is no database at {self._path}")

    def check(self) -> None:
        check(self._path)

    def position(self) -> Position:
        return position_in(self._path)

    def doubts(self) -> list[str]:
        return []  # each connection of ours sets its own

    def copy(self, target: Path) -> None:
        target.unlink(missing_ok=True)
        target.touch(OWNER_ONLY)
        with closing(sqlite3.connect(self._path)) as source, closing(sqlite3.connect(target)) as made:
            # In one step: beside a WAL it hinders no writer, and in several it would begin again after each write.
            source.backup(made)
            # A backup is one file that nobody writes: without a WAL it can be read from a read-only disk.
            made.execute("PRAGMA journal_mode = DELETE")

    def put_back(self, backup: Path, now: datetime) -> str:
        partial = self._path.with_suffix(".partial")
        shutil.copyfile(backup, partial)
        partial.chmod(OWNER_ONLY)
        # Before the names change: a power cut leaves the database that was, or the whole of this one.
        sync_path(partial)
        aside = self._set_aside(now)
        partial.replace(self._path)
        sync_path(self._path.parent)
        return str(aside)

    def missing_from(self, backup: Path, scratch: Path) -> list[int]:
        restored = scratch / backup.name
        shutil.copyfile(backup, restored)
        check(restored)
        with closing(_read_only(self._path)) as connection:
            connection.execute("ATTACH DATABASE ? AS restored", (str(restored),))
            return [commit_seq for (commit_seq,) in connection.execute(MISSING)]

    def _set_aside(self, now: datetime) -> Path:
        """The database and what it has not yet folded in, under names that say when."""
        aside = self._path.with_name(f"{self._path.name}.before-{now.strftime(ASIDE)}")
        for suffix in ("-wal", "-shm", ""):
            part = self._path.with_name(self._path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        return aside


def check(path: Path) -> None:
    """Read a database file back and check it whole.

    Raises: DatabaseError.
    """
    try:
        with closing(_read_only(path)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path.name} cannot be read back: {error}") from error
    if verdict != "ok":
        raise DatabaseError(f"{path.name} did not pass its check: {verdict}")


def position_in(path: Path) -> Position:
    """Where the counter of a database file stands."""
    with closing(_read_only(path)) as connection:
        return Position(*connection.execute("SELECT epoch, commit_seq FROM commit_sequence").fetchone())


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
