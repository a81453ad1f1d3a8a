"""Passkeys (WebAuthn): made by who is signed in, found by the browser at log-in, and a whole log-in by themselves.

The device asks for a finger or a PIN each time (user verification), so a passkey is two factors at once.
"""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    RegistrationCredential,
)

from backend.accounts.factor_tables import Passkey
from backend.accounts.tables import Account
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.errors import ConflictError, NotSignedInError
from backend.core.web import Line

CHALLENGE_SECONDS = 300
CHALLENGES_KEPT = 20_000
PASSKEYS_MAX = 10

Base64 = Annotated[
    str,
    msgspec.Meta(max_length=8192, pattern=r"^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$(?!\n)"),
]


class Challenges:
    """What a browser is to sign, once and within minutes; the id is whose it is, or empty at log-in."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, tuple[str, float]] = OrderedDict()

    def issue(self, account: str, now: datetime) -> str:
        """A challenge, base64url."""
        challenge = secrets.token_urlsafe(32)
        self._open[challenge] = (account, now.timestamp() + CHALLENGE_SECONDS)
        if len(self._open) > CHALLENGES_KEPT:
            self._open.popitem(last=False)
        return challenge

    def take(self, client_data: bytes, account: str, now: datetime) -> bytes:
        """The challenge that a browser says it signed.

        Raises: NotSignedInError wrong-passkey.
        """
        try:
            challenge = str(json.loads(client_data)["challenge"])
        except (ValueError, KeyError, TypeError) as error:
            raise _refused() from error
        whose, ends_at = self._open.pop(challenge, ("", 0.0))
        if whose != account or ends_at < now.timestamp():
            raise _refused()
        return _bytes(challenge)


class Ceremony(msgspec.Struct, frozen=True):
    """What the page hands to the browser; `known` are credentials that are there already. At log-in there is no user."""

    challenge: str
    rp_id: str
    user_id: str = ""
    user_name: str = ""
    known: Sequence[str] = ()


class MadePasskey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the browser made, in base64url, and what its owner calls it."""

    name: Line
    credential: Base64
    client_data: Base64
    attestation: Base64


class ShownPasskey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the browser signed with, in base64url."""

    credential: Base64
    client_data: Base64
    authenticator_data: Base64
    signature: Base64


def rp_id(settings: Settings) -> str:
    """The name that passkeys belong to; without a public address they work on this machine only."""
    return urlsplit(settings.public_url).hostname or "localhost"


async def begin_passkey(
    challenges: Challenges, settings: Settings, account: str, name: str, now: datetime
) -> Ceremony:
    """What a browser needs to make one.

    Raises: ConflictError full.
    """
    rows = await Passkey.select(Passkey.credential).where(Passkey.account == account)
    if len(rows) >= PASSKEYS_MAX:
        raise ConflictError(f"at most {PASSKEYS_MAX} passkeys for one account", "full")
    known = [row["credential"] for row in rows]
    return Ceremony(challenges.issue(account, now), rp_id(settings), account, name, known)


async def keep_passkey(
    challenges: Challenges, settings: Settings, origin: str, account: str, made: MadePasskey, now: datetime
) -> None:
    """Keep one that was made just now.

    Raises: NotSignedInError wrong-passkey, ConflictError passkey-taken.
    """
    client_data = _bytes(made.client_data)
    challenge = challenges.take(client_data, account, now)
    try:
        verified = verify_registration_response(
            credential=RegistrationCredential(
                id=made.credential,
                raw_id=_bytes(made.credential),
                response=AuthenticatorAttestationResponse(client_data, _bytes(made.attestation)),
            ),
            expected_challenge=challenge,
            expected_rp_id=rp_id(settings),
            expected_origin=settings.public_url or origin,
            require_user_verification=True,
        )
    except _BROKEN as error:
        raise _refused() from error
    key = _key(verified.credential_id)
    async with DB.transaction():
        if await Passkey.exists().where(Passkey.key == key):
            raise ConflictError("this passkey is there already", "passkey-taken")
        await Passkey.insert(
            Passkey(
                key=key,
                account=account,
                credential=_text(verified.credential_id),
                public_key=_text(verified.credential_public_key),
                sign_count=verified.sign_count,
                name=made.name.strip(),
                made_on=now.date(),
            )
        )


async def take_passkey(
    challenges: Challenges, settings: Settings, origin: str, shown: ShownPasskey, now: datetime
) -> str:
    """The account whose passkey this is.

    Raises: NotSignedInError wrong-passkey, for whatever is not right with it.
    """
    client_data, credential = _bytes(shown.client_data), _bytes(shown.credential)
    challenge = challenges.take(client_data, "", now)
    row = await Passkey.select().where(Passkey.key == _key(credential)).first()
    if row is None or not await Account.exists().where(Account.id == row["account"], Account.removed_at == 0):
        raise _refused()
    try:
        verified = verify_authentication_response(
            credential=AuthenticationCredential(
                id=shown.credential,
                raw_id=credential,
                response=AuthenticatorAssertionResponse(
                    client_data, _bytes(shown.authenticator_data), _bytes(shown.signature)
                ),
            ),
            expected_challenge=challenge,
            expected_rp_id=rp_id(settings),
            expected_origin=settings.public_url or origin,
            credential_public_key=_bytes(row["public_key"]),
            credential_current_sign_count=row["sign_count"],
            require_user_verification=True,
        )
    except _BROKEN as error:
        raise _refused() from error
    await Passkey.update({Passkey.sign_count: verified.new_sign_count, Passkey.used_on: now.date()}).where(
        Passkey.key == row["key"]
    )
    return str(row["account"])


# The library lets faults of what it parses through as they are.
_BROKEN: tuple[type[Exception], ...] = (WebAuthnException, ValueError, KeyError, TypeError, IndexError)


def _refused() -> NotSignedInError:
    return NotSignedInError("this passkey is not right, or took too long", "wrong-passkey")


def _key(credential: bytes) -> str:
    return hashlib.sha256(credential).hexdigest()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
