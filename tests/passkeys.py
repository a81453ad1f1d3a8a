"""A device that holds passkeys, as WebAuthn has it, for tests without a browser."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class PasskeyDevice:
    """One passkey; `is_verified` is whether the device asks for a finger or a PIN."""

    def __init__(self, origin: str, *, is_verified: bool = True) -> None:
        self.origin = origin
        self.flags = PRESENT | (VERIFIED if is_verified else 0)
        self.credential = secrets.token_bytes(16)
        self.count = 0
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, ceremony: dict[str, Any], name: str = "Laptop") -> dict[str, str]:
        """What a browser sends of a passkey that was made."""
        attested = bytes(16) + len(self.credential).to_bytes(2) + self.credential + self._public_key()
        data = self._data(ceremony, self.flags | ATTESTED) + attested
        return {
            "name": name,
            "credential": _text(self.credential),
            "client_data": _text(self._client_data("webauthn.create", ceremony)),
            "attestation": _text(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
        }

    def show(self, ceremony: dict[str, Any]) -> dict[str, str]:
        """What a browser sends of a passkey that was shown."""
        self.count += 1
        data, client_data = self._data(ceremony, self.flags), self._client_data("webauthn.get", ceremony)
        signed = data + hashlib.sha256(client_data).digest()
        return {
            "credential": _text(self.credential),
            "client_data": _text(client_data),
            "authenticator_data": _text(data),
            "signature": _text(self._key.sign(signed, ec.ECDSA(hashes.SHA256()))),
        }

    def _data(self, ceremony: dict[str, Any], flags: int) -> bytes:
        site = hashlib.sha256(ceremony["rp_id"].encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4)

    def _client_data(self, kind: str, ceremony: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": ceremony["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _public_key(self) -> bytes:
        numbers = self._key.public_key().public_numbers()
        x, y = (number.to_bytes(32) for number in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
