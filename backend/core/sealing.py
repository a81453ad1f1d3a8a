"""What only the centre may read is sealed to it, and what it says in a pocket is signed by it (clauses 2.14 and 4.8).

A label says what it is for, so that nothing sealed or signed for one purpose passes for another.

Sealed: the sender's fresh public key (65 bytes), a nonce (12 bytes), AES-256-GCM under a key that HKDF-SHA-256 makes of
ECDH on P-256; the public key is the salt. Signed: r and s (64 bytes, ECDSA with SHA-256 over a label and the text), the text.
"""

import base64
from collections.abc import Sequence
from contextlib import suppress

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)

from backend.core.errors import SealError

COURIER = b"wegwijs-courier-1"
OPERATION = b"wegwijs-operation-1"
POINT, NONCE, HALF = 65, 12, 32  # bytes


def read_centre_key(text: str) -> ec.EllipticCurvePublicKey:
    """A public key as the root's `custom.centre` has it.

    Raises: SealError.
    """
    try:
        key = load_der_public_key(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError as error:
        raise SealError("the root names no key of the centre") from error
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SealError("the root names no key of the centre")
    return key


def seal(
    body: bytes,
    to: ec.EllipticCurvePublicKey,
    own: ec.EllipticCurvePrivateKey,
    nonce: bytes,
    label: bytes = COURIER,
) -> bytes:
    """The body for the holder of this key alone; `own` and the nonce are fresh for every body."""
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    key = _key(own.exchange(ec.ECDH(), to), point, label)
    return point + nonce + AESGCM(key).encrypt(nonce, body, label)


def unseal(sealed: bytes, own: Sequence[ec.EllipticCurvePrivateKey], label: bytes = COURIER) -> bytes:
    """What was sealed for one of these keys.

    Raises: SealError.
    """
    point, nonce = sealed[:POINT], sealed[POINT : POINT + NONCE]
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise SealError("sealed for another centre, or damaged") from error
    for one in own:
        key = _key(one.exchange(ec.ECDH(), sender), point, label)
        with suppress(ValueError, InvalidTag):
            return AESGCM(key).decrypt(nonce, sealed[POINT + NONCE :], label)
    raise SealError("sealed for another centre, or damaged")


def sign(text: bytes, own: ec.EllipticCurvePrivateKey) -> bytes:
    """The text with this key's signature before it."""
    r, s = decode_dss_signature(own.sign(COURIER + b"\n" + text, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(HALF, "big") + s.to_bytes(HALF, "big") + text


def verify(signed: bytes, by: ec.EllipticCurvePublicKey) -> bytes:
    """The text that this key signed.

    Raises: SealError.
    """
    r, s = (int.from_bytes(signed[at : at + HALF], "big") for at in (0, HALF))
    text = signed[2 * HALF :]
    try:
        by.verify(encode_dss_signature(r, s), COURIER + b"\n" + text, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise SealError("not signed by this centre") from error
    return text


def _key(secret: bytes, point: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=point, info=label).derive(secret)
