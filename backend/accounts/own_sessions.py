"""The sessions that somebody has: listed, and ended by who finds one that is not theirs."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from backend.accounts.sessions import ABSOLUTE, IDLE, hash_token
from backend.accounts.tables import Session
from backend.core.errors import NotFoundError

ID_LENGTH = 22  # of the hash's 64 characters, enough to name a session


class OpenSession(msgspec.Struct, frozen=True):
    """One log-in that still opens something; `factor` is how it was proven."""

    id: str
    browser: str
    factor: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


async def list_sessions(account: str, token: str, now: datetime) -> Sequence[OpenSession]:
    """Those of one account, the last used first; `token` is the session that asks."""
    moment = int(now.timestamp())
    rows = (
        await Session.select()
        .where(Session.account == account)
        .where(Session.began_at > moment - ABSOLUTE, Session.seen_at > moment - IDLE)
        .order_by(Session.seen_at, ascending=False)
    )
    return [
        OpenSession(
            row["token_hash"][:ID_LENGTH],
            row["browser"],
            row["factor"],
            datetime.fromtimestamp(row["began_at"], UTC),
            datetime.fromtimestamp(row["seen_at"], UTC),
            is_this=row["token_hash"] == hash_token(token),
        )
        for row in rows
    ]


async def end_session(account: str, session: str) -> None:
    """Raises: NotFoundError for what is not a session of this account."""
    rows = await Session.select(Session.token_hash).where(Session.account == account)
    found = next((row["token_hash"] for row in rows if row["token_hash"][:ID_LENGTH] == session), None)
    if found is None:
        raise NotFoundError("there is no such session")
    await Session.delete().where(Session.token_hash == found)


async def end_sessions(account: str, but: str = "") -> None:
    """End all of somebody's sessions, or all but the one with this token."""
    await Session.delete().where(Session.account == account, Session.token_hash != hash_token(but))


def browser_in_words(user_agent: str) -> str:
    """Enough to tell one's own browsers apart, and no more."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return " · ".join(part for part in (browser, system) if part)


# In this order: each of them also says what comes after it.
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
