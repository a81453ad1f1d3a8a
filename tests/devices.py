"""A device of a team as the server meets it: enrolled with a code, every request signed with its own key (clause 4.0)."""

import hashlib
import os
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from random import Random

import httpx
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from backend.core.config import Settings
from backend.core.sealing import OPERATION, seal
from backend.publishing.centre import seal_keys
from sync.signing import content_digest, signature_base, write_params
from tests.phones import random_id

POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def box_for(settings: Settings) -> Callable[[bytes], str]:
    """What seals for the centre of these settings."""
    to = seal_keys(settings)[0].public_key()

    def box(plain: bytes) -> str:
        sealed = seal(plain, to, ec.generate_private_key(ec.SECP256R1()), os.urandom(12), OPERATION)
        return urlsafe_b64encode(sealed).rstrip(b"=").decode()

    return box


class TeamDevice:
    """Its key, and its id once it is enrolled."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.key = ec.derive_private_key(random.randrange(1, 2**250), ec.SECP256R1())
        self.id = "-" * 22

    @property
    def public_key(self) -> str:
        return urlsafe_b64encode(self.key.public_key().public_bytes(*POINT)).rstrip(b"=").decode()

    async def enrol(self, client: httpx.AsyncClient, code: str) -> httpx.Response:
        asked = {"request_id": random_id(self.random), "code": code, "public_key": self.public_key}
        reply = await client.post("/sync/devices", json=asked)
        if reply.status_code == 200:
            self.id = reply.json()["device"]["id"]
        return reply

    def sign(self, method: str, target: str, body: bytes, now: datetime) -> dict[str, str]:
        """The headers of one request."""
        params = write_params(self.id, random_id(self.random), int(now.timestamp()))
        digest = content_digest(hashlib.sha256(body).digest())
        signature = self.key.sign(signature_base(method, target, digest, params), ec.ECDSA(hashes.SHA256()))
        raw = b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(signature))
        return {
            "content-digest": digest,
            "signature-input": f"sig={params}",
            "signature": f"sig=:{b64encode(raw).decode()}:",
        }

    async def ask(
        self, client: httpx.AsyncClient, method: str, target: str, now: datetime, body: bytes = b""
    ) -> httpx.Response:
        headers = {"content-type": "application/json", **self.sign(method, target, body, now)}
        return await client.request(method, target, content=body, headers=headers)
