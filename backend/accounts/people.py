"""Who may write what on a device, as it is looked at when an operation is applied (clause 4.0)."""

from datetime import UTC, datetime

from backend.accounts.tables import Account
from sync.admission import Actor
from sync.stamps import ZERO, tick


async def read_actors() -> dict[str, Actor]:
    """Everybody who has or had an account, by id; who was removed, with the stamp from which on they may not."""
    rows = await Account.select(Account.id, Account.role, Account.removed_at)
    return {row["id"]: Actor(row["role"], _stamp(row["removed_at"])) for row in rows}


def _stamp(removed_at: int) -> str | None:
    return tick(ZERO, datetime.fromtimestamp(removed_at, UTC)) if removed_at else None
