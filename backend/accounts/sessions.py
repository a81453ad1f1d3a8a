"""Sessions: a token is minted at log-in and at a second factor, and nowhere else, so one that somebody planted opens nothing."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime

import msgspec
from piccolo.columns.combination import Or

from backend.accounts.audit import note
from backend.accounts.factors import AWAITED, IN_DUTCH, PASSWORD, PROVEN, has_factor
from backend.accounts.passwords import is_password
from backend.accounts.roles import (
    ADMINISTRATOR,
    NEEDS_FACTOR,
    PLACE_MANAGER,
    TRANSLATOR,
    Grant,
    Permission,
    grants_of,
    permissions_of,
)
from backend.accounts.tables import Account, Session
from backend.core.database import DB
from backend.core.errors import ForbiddenError, NotSignedInError

IDLE = 30 * 60  # seconds
ABSOLUTE = 12 * 3600
NOTED_EVERY = 60  # seconds; a page that polls does not write each time


class SignedIn(msgspec.Struct, frozen=True):
    """Who is asking: `may` is what this session lets them do, and with a second factor it may be more.

    `csrf` is what their page sends along with every change. While a session `awaits_factor` it lets nobody do anything.
    """

    id: str
    name: str
    roles: Sequence[str]
    may: Sequence[Permission]
    languages: Sequence[str]
    places: Sequence[str]
    csrf: str
    has_mfa: bool
    awaits_factor: bool
    # What these roles may with a second factor only, shown in this session or not.
    with_factor: Sequence[Permission]

    def require_language(self, language: str) -> None:
        """Raises: ForbiddenError not-yours, for who does not translate into it."""
        if ADMINISTRATOR not in self.roles and language not in self.languages:
            raise ForbiddenError("this account does not translate into this language", "not-yours")

    def require_place(self, place: str) -> None:
        """Raises: ForbiddenError not-yours, for who does not manage it."""
        if ADMINISTRATOR not in self.roles and place not in self.places:
            raise ForbiddenError("this account does not manage this place", "not-yours")


async def log_in(name: str, password: str, now: datetime, browser: str = "") -> str:
    """A fresh session's token. For who has a second factor it opens nothing before that is proven.

    Raises: NotSignedInError, the same for a wrong name and a wrong password.
    """
    account = await Account.select().where(Account.name == name.strip(), Account.removed_at == 0).first()
    is_right = await is_password(account["password_hash"] or None if account else None, password)
    if not is_right or account is None:
        raise NotSignedInError("the name or the password is not right", "wrong-password")
    factor = AWAITED if await has_factor(account["id"]) else PASSWORD
    return await begin_session(account["id"], factor, now, browser)


async def begin_session(account: str, factor: str, now: datetime, browser: str) -> str:
    """A session's token for somebody who proved who they are by this."""
    token, moment = secrets.token_urlsafe(32), int(now.timestamp())
    async with DB.transaction():
        await Session.delete().where(_ended(moment))
        await _insert(token, account, factor, moment, moment, browser)
        await _note_log_in(account, factor, now)
    return token


async def renew_session(token: str, factor: str, now: datetime) -> str:
    """Another token in place of this one, once a second factor is proven.

    Raises: NotSignedInError where the session ended meanwhile.
    """
    fresh, moment = secrets.token_urlsafe(32), int(now.timestamp())
    async with DB.transaction():
        gone = (
            await Session.delete()
            .where(Session.token_hash == hash_token(token))
            .returning(Session.account, Session.began_at, Session.browser)
        )
        if not gone:
            raise NotSignedInError("log in first")
        (row,) = gone
        await _insert(fresh, row["account"], factor, row["began_at"], moment, row["browser"])
        await _note_log_in(row["account"], factor, now)
    return fresh


async def read_session(token: str, now: datetime) -> SignedIn:
    """Whose session it is.

    Raises: NotSignedInError when there is none, or it has ended.
    """
    moment = int(now.timestamp())
    account = Session.account
    row = (
        await Session.select(Session.seen_at, Session.factor, account.id, account.name, account.roles)
        .where(Session.token_hash == hash_token(token))
        # Who was removed while a log-in of theirs was under way has a session all the same.
        .where(account.removed_at == 0)
        .where(Session.began_at > moment - ABSOLUTE)
        .where(Session.seen_at > moment - IDLE)
        .first()
    )
    if row is None:
        raise NotSignedInError("log in first")
    if row["seen_at"] <= moment - NOTED_EVERY:
        await Session.update({Session.seen_at: moment}).where(Session.token_hash == hash_token(token))
    grants = grants_of(row["account.roles"])
    return _signed_in(row["account.id"], row["account.name"], grants, row["factor"], token)


async def log_out(token: str) -> None:
    """End the session; ending it twice is no fault."""
    await Session.delete().where(Session.token_hash == hash_token(token))


def csrf_token(token: str) -> str:
    """Derived from the session's secret: it needs no row, and no other session's will do."""
    digest = hmac.digest(token.encode(), b"csrf", "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def hash_token(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signed_in(account: str, name: str, grants: Sequence[Grant], factor: str, token: str) -> SignedIn:
    might, has_mfa = permissions_of(grants), factor in PROVEN
    held_back = NEEDS_FACTOR if not has_mfa else frozenset[Permission]()
    return SignedIn(
        id=account,
        name=name,
        roles=[grant.role for grant in grants],
        may=[] if factor == AWAITED else sorted(might - held_back),
        languages=[tag for grant in grants if grant.role == TRANSLATOR for tag in grant.languages],
        places=[place for grant in grants if grant.role == PLACE_MANAGER for place in grant.places],
        csrf=csrf_token(token),
        has_mfa=has_mfa,
        awaits_factor=factor == AWAITED,
        with_factor=sorted(might & NEEDS_FACTOR),
    )


async def _insert(token: str, account: str, factor: str, began_at: int, moment: int, browser: str) -> None:
    await Session.insert(
        Session(
            token_hash=hash_token(token),
            account=account,
            began_at=began_at,
            seen_at=moment,
            factor=factor,
            browser=browser[:60],
        )
    )


async def _note_log_in(account: str, factor: str, now: datetime) -> None:
    if factor == AWAITED:
        return
    row = await Account.select(Account.name).where(Account.id == account).first()
    await note(row["name"] if row else account, "log-in", "", IN_DUTCH[factor], now)


def _ended(moment: int) -> Or:
    return (Session.began_at <= moment - ABSOLUTE) | (Session.seen_at <= moment - IDLE)
