"""Guessing is slow from each address and for each account, and whoever guesses does not lock the owner out.

A browser on which somebody logged in before carries a mark of their account, and its attempts are counted apart: who guesses
from a thousand addresses uses up what unknown browsers may try, not what the owner's may. Passkeys cannot be guessed and are
counted by address alone.
"""

import hashlib
import hmac

from backend.accounts.tables import Account
from backend.core.throttle import Throttle

KNOWN_SECONDS = 180 * 24 * 3600


class LoginLimits:
    """Attempts that are still open to callers, in memory."""

    def __init__(self) -> None:
        self._both = Throttle(burst=10, per_second=1 / 60)
        self._address = Throttle(burst=60, per_second=1 / 10)
        self._account = Throttle(burst=30, per_second=1 / 10)
        self._known = Throttle(burst=10, per_second=1 / 60)
        # Six digits, three of them right at a time: a year of guessing finds one in a hundred.
        self._code = Throttle(burst=10, per_second=1 / 600)

    def take(self, name: str, address: bytes, *, is_known: bool) -> None:
        """Count one attempt at a password.

        Raises: TooManyRequestsError.
        """
        account = hashlib.sha256(name.strip().encode()).digest()
        self._address.take(address)
        if is_known:
            self._known.take(account)
            return
        self._both.take(account + address)
        self._account.take(account)

    def take_code(self, account: str) -> None:
        """Count one attempt at a second factor, which somebody with the right password makes."""
        self._code.take(account.encode())

    def take_address(self, address: bytes) -> None:
        """Count one attempt with a passkey."""
        self._address.take(address)


async def mark_of(name: str) -> str:
    """The mark of a browser on which this account logged in; a new password makes it another."""
    row = await Account.select(Account.password_hash).where(Account.name == name.strip()).first()
    kept = row["password_hash"] if row else ""
    return hmac.digest(kept.encode(), name.strip().encode(), "sha256").hex() if kept else ""


def is_mark(mark: str, sent: str) -> bool:
    return bool(mark) and hmac.compare_digest(mark.encode(), sent.encode())
