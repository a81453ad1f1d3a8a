"""Sessions: their token is minted at log-in and nowhere else, so a token that somebody planted opens nothing."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

import msgspec
from piccolo.columns.combination import Or

from backend.accounts.passwords import is_password
from backend.accounts.tables import Account, Session
from backend.core.database import DB
from backend.core.errors import NotSignedInError

IDLE = 30 * 60  # seconds
ABSOLUTE = 12 * 3600
NOTED_EVERY = 60  # seconds; a page that polls does not write each time


class SignedIn(msgspec.Struct, frozen=True):
    """Who is asking; `csrf` is what their page sends along with every change."""

    name: str
    role: str
    csrf: str


async def log_in(name: str, password: str, now: datetime) -> str:
    """A fresh session's token.

    Raises: NotSignedInError, the same for a wrong name and a wrong password.
    """
    account = await Account.select().where(Account.name == name.strip(), Account.removed_at == 0).first()
    is_right = await is_password(account["password_hash"] or None if account else None, password)
    if not is_right or account is None:
        raise NotSignedInError("the name or the password is not right", "wrong-password")
    token = secrets.token_urlsafe(32)
    moment = int(now.timestamp())
    async with DB.transaction():
        await Session.delete().where(_ended(moment))
        await Session.insert(
            Session(token_hash=_hash(token), account=account["id"], began_at=moment, seen_at=moment)
        )
    return token


async def read_session(token: str, now: datetime) -> SignedIn:
    """Whose session it is.

    Raises: NotSignedInError when there is none, or it has ended.
    """
    moment = int(now.timestamp())
    row = (
        await Session.select(Session.seen_at, Session.account.name, Session.account.role)
        .where(Session.token_hash == _hash(token))
        # Who was removed while a log-in of theirs was under way has a session all the same.
        .where(Session.account.removed_at == 0)
        .where(Session.began_at > moment - ABSOLUTE)
        .where(Session.seen_at > moment - IDLE)
        .first()
    )
    if row is None:
        raise NotSignedInError("log in first")
    if row["seen_at"] <= moment - NOTED_EVERY:
        await Session.update({Session.seen_at: moment}).where(Session.token_hash == _hash(token))
    return SignedIn(row["account.name"], row["account.role"], csrf_token(token))


async def log_out(token: str) -> None:
    """End the session; ending it twice is no fault."""
    await Session.delete().where(Session.token_hash == _hash(token))


def csrf_token(token: str) -> str:
    """Derived from the session's secret: it needs no row, and no other session's will do."""
    digest = hmac.digest(token.encode(), b"csrf", "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _ended(moment: int) -> Or:
    return (Session.began_at <= moment - ABSOLUTE) | (Session.seen_at <= moment - IDLE)
