"""What people prove who they are with, beside a password: which of it somebody has, and taking it away."""

from collections.abc import Sequence
from datetime import date

import msgspec

from backend.accounts.factor_tables import CodeApp, Passkey, RecoveryCode
from backend.accounts.tables import Session
from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError

# How a session was proven. AWAITED: a password was right, and this account has a second factor that was not shown yet.
PASSWORD, AWAITED, CODE, RECOVERY, PASSKEY = "password", "awaited", "code", "recovery", "passkey"
PROVEN = (CODE, RECOVERY, PASSKEY)
# As the audit says them, which administrators read.
IN_DUTCH = {
    PASSWORD: "met een wachtwoord",
    CODE: "met een code",
    RECOVERY: "met een herstelcode",
    PASSKEY: "met een passkey",
}


class KeptPasskey(msgspec.Struct, frozen=True):
    """A passkey as its owner sees it."""

    id: str
    name: str
    made_on: date
    used_on: date | None


class Factors(msgspec.Struct, frozen=True):
    """All that somebody has."""

    passkeys: Sequence[KeptPasskey]
    has_code_app: bool
    recovery_codes: int

    @property
    def count(self) -> int:
        return len(self.passkeys) + self.has_code_app


async def has_factor(account: str) -> bool:
    """Whether a password alone is not enough for this account."""
    return (await read_factors(account)).count > 0


async def who_has_factors() -> set[str]:
    """The accounts for which a password alone is not enough."""
    keys = await Passkey.select(Passkey.account)
    apps = await CodeApp.select(CodeApp.account).where(CodeApp.secret != "")
    return {row["account"] for row in (*keys, *apps)}


async def read_factors(account: str) -> Factors:
    """What somebody has, their passkeys by name."""
    keys = await Passkey.select().where(Passkey.account == account).order_by(Passkey.name)
    return Factors(
        [KeptPasskey(row["key"], row["name"], row["made_on"], row["used_on"]) for row in keys],
        await CodeApp.exists().where(CodeApp.account == account, CodeApp.secret != ""),
        await RecoveryCode.count().where(RecoveryCode.account == account),
    )


async def remove_passkey(account: str, key: str, *, is_needed: bool) -> None:
    """It opens nothing any more.

    Raises: NotFoundError; ConflictError last-factor, where a factor `is_needed` and this is the only one.
    """
    async with DB.transaction():
        mine = Passkey.account == account
        if not await Passkey.delete().where(Passkey.key == key, mine).returning(Passkey.key):
            raise NotFoundError("there is no such passkey")
        await _settle(account, is_needed=is_needed)


async def remove_code_app(account: str, *, is_needed: bool) -> None:
    """Its codes open nothing any more.

    Raises: NotFoundError; ConflictError last-factor.
    """
    async with DB.transaction():
        if not await CodeApp.delete().where(CodeApp.account == account).returning(CodeApp.account):
            raise NotFoundError("there is no app that makes codes")
        await _settle(account, is_needed=is_needed)


async def forget_factors(account: str) -> None:
    """For who lost all of it: their next log-in is by password alone, and leads to making new ones."""
    async with DB.transaction():
        await Passkey.delete().where(Passkey.account == account)
        await CodeApp.delete().where(CodeApp.account == account)
        await RecoveryCode.delete().where(RecoveryCode.account == account)


async def _settle(account: str, *, is_needed: bool) -> None:
    if await has_factor(account):
        return
    if is_needed:
        raise ConflictError("this account needs one: make another first", "last-factor")
    await RecoveryCode.delete().where(RecoveryCode.account == account)
    # What was proven by it is a password's work again, whichever role is given to them next.
    await Session.update({Session.factor: PASSWORD}).where(Session.account == account)
