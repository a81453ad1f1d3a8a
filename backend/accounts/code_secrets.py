"""Secrets of code apps lie sealed in the database, under a key that is a file in the data folder and in no backup.

Sealed: a nonce (12 bytes) and the secret's 20 bytes under AES-256-GCM, bound to its account; in base64url 64 characters.
"""

import base64
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from piccolo.columns import Column

from backend.accounts.factor_tables import CodeApp
from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.core.database import DB

KEY, NONCE = 32, 12  # bytes
PLAIN = 32  # characters of a secret as apps take it, and as it once lay here


def read_code_key(settings: Settings) -> bytes:
    """The key of this server, which its first start made."""
    return (settings.data / "keys" / "codes.key").read_bytes()


async def seal_plain_secrets(settings: Settings) -> None:
    """Make the key where there is none, and seal what an older version kept as it was."""
    path = settings.data / "keys" / "codes.key"
    async with DB.transaction():  # one process at a time
        if not path.exists():
            write_durably(path, AESGCM.generate_key(8 * KEY), mode=0o600)
        key = read_code_key(settings)
        for row in await CodeApp.select():
            sealed: dict[Column | str, Any] = {
                name: seal_secret(key, row["account"], row[name]) for name in _plain(row)
            }
            if sealed:
                await CodeApp.update(sealed).where(CodeApp.account == row["account"])


def seal_secret(key: bytes, account: str, secret: str) -> str:
    """A secret in base32, as the database keeps it."""
    nonce = os.urandom(NONCE)
    box = AESGCM(key).encrypt(nonce, base64.b32decode(secret), account.encode())
    return base64.urlsafe_b64encode(nonce + box).decode()


def open_secret(key: bytes, account: str, sealed: str) -> str:
    """The secret in base32; empty where another key sealed it, or for another account: then no code is right."""
    raw = base64.urlsafe_b64decode(sealed)
    try:
        return base64.b32encode(AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], account.encode())).decode()
    except (InvalidTag, ValueError):
        return ""


def _plain(row: dict[str, str]) -> list[str]:
    return [name for name in ("secret", "begun") if len(row[name]) == PLAIN]
