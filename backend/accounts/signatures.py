"""Which device a request is from: HTTP message signatures by its key (RFC 9421, clause 4.0)."""

import hashlib
from base64 import b64decode
from datetime import date, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from litestar import Request

from backend.accounts.devices import EnrolledDevice, read_device, read_point
from backend.accounts.tables import Device
from backend.core.errors import ForgottenError, NotSignedInError, WrongTimeError
from sync.errors import PeerError
from sync.signing import SignatureInput, content_digest, read_params, signature_base

CLOCKS_APART = 300  # seconds
NONCES_KEPT = 100_000


class Nonces:
    """Random ids of requests that came lately, so that a recorded one is not taken again.

    In memory: whatever comes again after a restart is a push that has no effect twice, or a read.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def take(self, signed: SignatureInput) -> None:
        """Raises: NotSignedInError replayed."""
        if signed.nonce in self._seen:
            raise NotSignedInError("this request was sent before", "replayed")
        if len(self._seen) >= NONCES_KEPT:
            oldest = signed.created - 2 * CLOCKS_APART
            self._seen = {nonce: created for nonce, created in self._seen.items() if created > oldest}
        self._seen[signed.nonce] = signed.created


async def require_device(
    request: Request[Any, Any, Any], body: bytes, now: datetime, nonces: Nonces
) -> EnrolledDevice:
    """The device that signed this request.

    Raises: NotSignedInError unknown-device, wrong-time, bad-signature or replayed; ForgottenError.
    """
    signed = _read_input(request.headers.get("signature-input", ""))
    row = await Device.select().where(Device.id == signed.device).first()
    if row is None:
        # It keeps what it has: a server that was put back from a backup may have lost it.
        raise NotSignedInError("this device must be enrolled again", "unknown-device")
    _verify(request, body, signed, row["public_key"])
    if row["is_forgotten"]:
        raise ForgottenError("this device was forgotten: it must wipe what it has")
    if abs(now.timestamp() - signed.created) > CLOCKS_APART:
        raise WrongTimeError(f"it is {now.isoformat(timespec='seconds')} here: sign by that", now)
    nonces.take(signed)
    await _note(row, now.date())
    return read_device(row)


async def require_carried(device: str, signature: bytes, text: bytes) -> EnrolledDevice:
    """The device that signed a text which somebody else brought, whenever that was (clause 2.14).

    Raises: NotSignedInError unknown-device or bad-signature; ForgottenError.
    """
    row = await Device.select().where(Device.id == device).first()
    if row is None:
        raise NotSignedInError("this device must be enrolled again", "unknown-device")
    _check(row["public_key"], signature, text)
    if row["is_forgotten"]:
        raise ForgottenError("this device was forgotten")
    return read_device(row)


def _read_input(header: str) -> SignatureInput:
    try:
        return read_params(header)
    except PeerError as error:
        raise NotSignedInError("the request is not signed by a device", error.code) from error


def _verify(request: Request[Any, Any, Any], body: bytes, signed: SignatureInput, public_key: str) -> None:
    digest = content_digest(hashlib.sha256(body).digest())
    target = request.scope["raw_path"].decode("latin-1")
    query = request.scope["query_string"].decode("latin-1")
    base = signature_base(request.method, f"{target}?{query}" if query else target, digest, signed.params)
    _check(public_key, _read_signature(request.headers.get("signature", "")), base)


def _read_signature(header: str) -> bytes:
    try:
        return b64decode(header.removeprefix("sig=:").removesuffix(":"), validate=True)
    except ValueError:
        return b""


def _check(public_key: str, raw: bytes, text: bytes) -> None:
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    # Other than 64 bytes are not r and s of P-256, whatever numbers they make.
    signature = encode_dss_signature(r, s) if len(raw) == 64 else b""
    try:
        read_point(public_key).verify(signature, text, ec.ECDSA(hashes.SHA256()))
    except (ValueError, InvalidSignature) as error:
        raise NotSignedInError("the signature is not right", "bad-signature") from error


async def _note(row: dict[str, Any], today: date) -> None:
    if row["seen_on"] != today:
        await Device.update({Device.seen_on: today}).where(Device.id == row["id"])
