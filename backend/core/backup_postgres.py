"""A database of PostgreSQL as what backups are made of, and put back into, with the server's own tools.

A backup is a `pg_dump` in the custom format. It goes back in one transaction, which also sets the former tables aside
as a schema of their own: either all of that has happened or nothing, and only the database's owner is needed for it.
"""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from backend.core.address import PostgresAddress
from backend.core.connection import OWNER_ONLY
from backend.core.errors import DatabaseError
from backend.core.high_water import Position

ASIDE = "before_%Y%m%dt%H%M%S"
SUFFIX = ".pgdump"
OURS = ("--schema=public", "--no-owner", "--no-privileges")
DOUBTS = {
    "fsync": "a power cut can take the whole database",
    "full_page_writes": "a power cut can spoil pages of the database",
    "synchronous_commit": "wegwijs serve asks for it all the same, other programs do not",
}
OFF = (
    "SELECT name FROM pg_settings WHERE setting = 'off' "
    "AND name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name"
)
WORDS = "COPY (SELECT batch_id, commit_seq FROM taken UNION ALL SELECT op_id, commit_seq FROM staff_operation) TO STDOUT"


class PostgresSource:
    """The database, which servers may have open."""

    suffix = SUFFIX

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address

    def require(self) -> None:
        self._ask("SELECT 1")

    def check(self) -> None:
        self._ask("SELECT count(*) FROM commit_sequence")

    def position(self) -> Position:
        epoch, commit_seq = self._ask("SELECT epoch, commit_seq FROM commit_sequence").split()
        return Position(epoch, int(commit_seq))

    def doubts(self) -> list[str]:
        return [f"PostgreSQL's {name} is off: {DOUBTS[name]}" for name in self._ask(OFF).split()]

    def copy(self, target: Path) -> None:
        target.unlink(missing_ok=True)
        target.touch(OWNER_ONLY)
        self._run("pg_dump", "--format=custom", *OURS, f"--file={target}", f"--dbname={self._address}")

    def put_back(self, backup: Path, now: datetime) -> str:
        aside = now.strftime(ASIDE)
        with tempfile.TemporaryFile() as script:
            # What is recovered from it is told to phones, so it is on the disk whatever the server's own setting is.
            script.write(b"SET LOCAL synchronous_commit = on;\n")
            script.write(f"ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public;\n".encode())
            script.flush()
            _run("pg_restore", *OURS, "--file=-", str(backup), stdout=script)
            script.seek(0)
            self._run(*_psql(self._address), "--single-transaction", stdin=script)
        return f"schema {aside}"

    def missing_from(self, backup: Path, scratch: Path) -> list[int]:  # noqa: ARG002  # a database, not a folder
        with self._scratch() as database:
            self._run("pg_restore", *OURS, f"--dbname={database}", str(backup))
            restored = {row.split()[0] for row in self._ask(WORDS, database).splitlines()}
        here = (row.split() for row in self._ask(WORDS).splitlines())
        return [int(commit_seq) for batch_id, commit_seq in here if batch_id not in restored]

    @contextmanager
    def _scratch(self) -> Iterator[PostgresAddress]:
        """A database that goes away again."""
        name = f"wegwijs_drill_{secrets.token_hex(8)}"
        try:
            self._ask(f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError as error:
            raise DatabaseError(f"a drill needs a role that may create a database: {error}") from error
        try:
            yield self._address.beside(name)
        finally:
            self._ask(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _ask(self, sql: str, database: PostgresAddress | None = None) -> str:
        return self._run(*_psql(database or self._address), "--command", sql)

    def _run(self, *command: str, stdin: IO[bytes] | None = None) -> str:
        return _run(*command, stdin=stdin, password=self._address.password)


def check(backup: Path) -> None:
    """Read a backup back whole, and see that the counter is in it.

    Raises: DatabaseError.
    """
    _run("pg_restore", "--file=-", str(backup), stdout=subprocess.DEVNULL)
    position_in(backup)


def position_in(backup: Path) -> Position:
    """Where the counter stands in a backup.

    Raises: DatabaseError.
    """
    lines = _run("pg_restore", "--data-only", "--table=commit_sequence", "--file=-", str(backup)).splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("COPY ")]
    if not starts:
        raise DatabaseError(f"{backup.name} has no counter in it")
    names = lines[starts[0]].partition("(")[2].partition(")")[0].split(", ")
    row = dict(zip(names, lines[starts[0] + 1].split("\t"), strict=False))
    return Position(row["epoch"], int(row["commit_seq"]))


def _psql(database: PostgresAddress) -> tuple[str, ...]:
    plain = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator= ")
    return ("psql", *plain, "--set=ON_ERROR_STOP=1", f"--dbname={database}")


def _run(
    tool: str, *arguments: str, stdin: Any = None, stdout: Any = subprocess.PIPE, password: str = ""
) -> str:
    """What the tool says. The password is in its environment: its arguments can be read by everybody here.

    Raises: DatabaseError with what it said was wrong.
    """
    program = shutil.which(tool)
    if program is None:
        raise DatabaseError(f"{tool} is not installed: backups need PostgreSQL's client tools")
    done = subprocess.run(  # noqa: S603  # one of three programs, with arguments of ours
        [program, *arguments],
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={"PATH": os.defpath, **({"PGPASSWORD": password} if password else {})},
        check=False,
    )
    if done.returncode:
        raise DatabaseError(f"{tool}: {done.stderr.decode(errors='replace').strip()}")
    return (done.stdout or b"").decode()
