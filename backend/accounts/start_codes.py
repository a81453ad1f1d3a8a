"""A code with which somebody begins on one device and chooses a PIN there; the PIN never leaves the device (clause 4.0)."""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

import msgspec

from backend.accounts.device_people import person_key
from backend.accounts.devices import ALPHABET
from backend.accounts.tables import Account, DevicePerson, StartCode
from backend.core.database import DB
from backend.core.errors import ForbiddenError, NotFoundError

CODE_LENGTH = 8
CODE_SECONDS = 7 * 24 * 3600
TRIES = 5


class IssuedCode(msgspec.Struct, frozen=True):
    """A start code, told this once, and when it ends."""

    code: str
    ends_at: datetime


async def issue_start_code(account: str, now: datetime) -> IssuedCode:
    """A code that works once within a week; the one that this person had works no more.

    Raises: NotFoundError.
    """
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    ends_at = int(now.timestamp()) + CODE_SECONDS
    async with DB.transaction():
        if not await Account.exists().where(Account.id == account, Account.removed_at == 0):
            raise NotFoundError("there is no such account")
        await StartCode.delete().where(
            (StartCode.account == account) | (StartCode.ends_at <= int(now.timestamp()))
        )
        await StartCode.insert(
            StartCode(account=account, code_hash=_hash(account, code), ends_at=ends_at, used_by="")
        )
    return IssuedCode(code, datetime.fromtimestamp(ends_at, UTC))


async def start_on_device(device: str, account: str, code: str, request_id: str, now: datetime) -> None:
    """Somebody begins on this device, and the code is used up; the same request again is the same deed.

    Five wrong tries end a code, so that nobody finds it by trying.

    Raises: ForbiddenError wrong-code, which is also the answer for who does not work on this device.
    """
    async with DB.transaction():
        is_right = await _try_code(device, account, code, request_id, now)
    # After the transaction, so that the wrong try is kept.
    if not is_right:
        raise ForbiddenError("this code is not right, was used, or has ended", "wrong-code")


async def _try_code(device: str, account: str, code: str, request_id: str, now: datetime) -> bool:
    key, use = person_key(device, account), f"{device}/{request_id}"
    if not await DevicePerson.exists().where(DevicePerson.key == key):
        return False
    row = (
        await StartCode.select()
        .where(StartCode.account == account, StartCode.ends_at > int(now.timestamp()))
        .first()
    )
    if row is None or row["wrong_tries"] >= TRIES or row["used_by"] not in ("", use):
        return False
    if not hmac.compare_digest(row["code_hash"], _hash(account, code)):
        await StartCode.update({StartCode.wrong_tries: row["wrong_tries"] + 1}).where(
            StartCode.account == account
        )
        return False
    await StartCode.update({StartCode.used_by: use}).where(StartCode.account == account)
    await DevicePerson.update({DevicePerson.has_started: True}).where(DevicePerson.key == key)
    return True


def _hash(account: str, code: str) -> str:
    typed = code.upper().replace(" ", "")  # shown in two groups, and so typed
    return hashlib.sha256(f"{account}.{typed}".encode()).hexdigest()
