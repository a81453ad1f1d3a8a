"""Ten codes on paper for who lost their app and their keys: each works once, and only its hash is kept."""

import hashlib
import secrets
from collections.abc import Sequence

from backend.accounts.devices import ALPHABET
from backend.accounts.factor_tables import RecoveryCode
from backend.core.database import DB

CODES = 10
LENGTH = 16  # characters: 76 bits, so that a stolen hash tells nothing


async def renew_recovery_codes(account: str) -> Sequence[str]:
    """New codes, told this once; those of before work no more."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(CODES)]
    async with DB.transaction():
        await RecoveryCode.delete().where(RecoveryCode.account == account)
        await RecoveryCode.insert(
            *(RecoveryCode(code_hash=_hash(account, code), account=account) for code in codes)
        )
    return codes


async def take_recovery_code(account: str, code: str) -> bool:
    """Whether it is one of theirs; it is used up by this."""
    used = (
        await RecoveryCode.delete()
        .where(RecoveryCode.code_hash == _hash(account, code), RecoveryCode.account == account)
        .returning(RecoveryCode.code_hash)
    )
    return bool(used)


def _hash(account: str, code: str) -> str:
    typed = code.upper().replace(" ", "").replace("-", "")  # shown in groups, and so typed
    return hashlib.sha256(f"{account}.{typed}".encode()).hexdigest()
