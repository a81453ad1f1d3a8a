"""Brings the database up to date with Piccolo's own migration runner, at every start."""

import io
import os
from contextlib import redirect_stdout

from piccolo.apps.migrations.commands.forwards import run_forwards

from backend.core.errors import DatabaseError


async def migrate() -> None:
    """Run what has not run yet; a database that is up to date is left alone.

    Raises: DatabaseError.
    """
    os.environ.setdefault("PICCOLO_CONF", "backend.piccolo_conf")
    # The runner prints, and standard output belongs to the command.
    with redirect_stdout(io.StringIO()):
        result = await run_forwards("all")
    if not result.success:
        raise DatabaseError(f"migrating failed: {result.message}")
