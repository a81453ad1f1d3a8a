"""Who may write what on a device, as it is looked at when an operation is applied (clause 4.0)."""

from datetime import UTC, datetime

from backend.accounts.roles import grants_of, team_role
from backend.accounts.tables import Account
from sync.admission import Actor
from sync.stamps import ZERO, tick


async def read_actors() -> dict[str, Actor]:
    """Everybody who works or worked on tablets, by id; who was removed, with the stamp from which on they may not."""
    rows = await Account.select(Account.id, Account.roles, Account.removed_at)
    return {
        row["id"]: Actor(role, _stamp(row["removed_at"]))
        for row in rows
        if (role := team_role(grants_of(row["roles"]))) is not None
    }


def _stamp(removed_at: int) -> str | None:
    return tick(ZERO, datetime.fromtimestamp(removed_at, UTC)) if removed_at else None
