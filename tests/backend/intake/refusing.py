"""A database that refuses some rows, as a constraint of it would."""

from backend.core.database import DB
from backend.usage.tables import UsageDay


async def refuse(table: str, rows: str) -> None:
    """Make the database refuse such rows; `rows` begins with the name of a column."""
    if DB.engine_type == "postgres":
        await UsageDay.raw(f"ALTER TABLE {table} ADD CONSTRAINT refuse CHECK (NOT ({rows})) NOT VALID")
    else:
        condition = f"WHEN NEW.{rows} BEGIN SELECT RAISE(ABORT, 'no'); END"
        await UsageDay.raw(f"CREATE TRIGGER refuse BEFORE INSERT ON {table} {condition}")


async def allow(table: str) -> None:
    """Let it take them again."""
    if DB.engine_type == "postgres":
        await UsageDay.raw(f"ALTER TABLE {table} DROP CONSTRAINT refuse")
    else:
        await UsageDay.raw("DROP TRIGGER refuse")
