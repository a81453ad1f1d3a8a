"""The keys that sign metadata: ECDSA P-256, which every phone's WebCrypto knows, as PEM files only the owner reads.

Keys made for development sign a root that says so, and production refuses that root (clause 2.4). A production root
needs two of three keys and targets two of two; whoever holds them keeps all but snapshot and timestamp off the server.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root

from backend.core.blobs import write_durably
from backend.publishing.errors import KeysError
from backend.publishing.folders import Folders

ROLES = ("root", "targets", "snapshot", "timestamp")
KEY_COUNTS = {
    # role → keys, threshold
    "development": {"root": (1, 1), "targets": (1, 1), "snapshot": (1, 1), "timestamp": (1, 1)},
    "production": {"root": (3, 2), "targets": (2, 2), "snapshot": (1, 1), "timestamp": (1, 1)},
}
CUSTOM = "custom"
ENVIRONMENT = "environment"


class KeyRole(msgspec.Struct, frozen=True, kw_only=True):
    """How one role is signed; `here` are those of its keys that this data folder holds."""

    role: str
    threshold: int
    keys: tuple[str, ...]
    here: tuple[str, ...]


def make_keys(folders: Folders, environment: str) -> dict[str, list[CryptoSigner]]:
    """Signers of each role; a key file that is there already is used again, so a stopped start can go on."""
    return {
        role: [_make_key(folders.keys / f"{role}-{number}.pem") for number in range(1, count + 1)]
        for role, (count, _threshold) in KEY_COUNTS[environment].items()
    }


def new_root(signers: Mapping[str, list[CryptoSigner]], environment: str, expires: datetime) -> Root:
    """The first root, which names every key and its threshold."""
    root = Root(
        version=1,
        expires=expires,
        consistent_snapshot=True,
        unrecognized_fields={CUSTOM: {ENVIRONMENT: environment}},
    )
    for role in ROLES:
        for signer in signers[role]:
            root.add_key(signer.public_key, role)
        root.roles[role].threshold = KEY_COUNTS[environment][role][1]
    return root


def refuse_development(root: Metadata[Root]) -> None:
    """For production.

    Raises: KeysError.
    """
    custom = root.signed.unrecognized_fields.get(CUSTOM, {})
    if custom.get(ENVIRONMENT) != "production":
        raise KeysError(
            "WEGWIJS_ENV=production: these keys were made for development; use another WEGWIJS_DATA"
        )


def signers_of(folders: Folders, root: Metadata[Root], role: str) -> list[CryptoSigner]:
    """The signers of this role that are here.

    Raises: KeysError when they are fewer than the threshold.
    """
    wanted = root.signed.roles[role]
    signers = [signer for signer in _signers(folders.keys) if signer.public_key.keyid in wanted.keyids]
    if len(signers) < wanted.threshold:
        raise KeysError(
            f"{role} needs {wanted.threshold} signatures, and {len(signers)} of its keys are here"
        )
    return signers


def show_keys(folders: Folders, root: Metadata[Root]) -> list[KeyRole]:
    """Who signs what."""
    here = {signer.public_key.keyid for signer in _signers(folders.keys)}
    return [
        KeyRole(
            role=name,
            threshold=role.threshold,
            keys=tuple(role.keyids),
            here=tuple(key for key in role.keyids if key in here),
        )
        for name, role in root.signed.roles.items()
    ]


def _make_key(path: Path) -> CryptoSigner:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_durably(path, CryptoSigner.generate_ecdsa().private_bytes, mode=0o600)
    return _read_key(path)


def _signers(folder: Path) -> Iterable[CryptoSigner]:
    return (_read_key(path) for path in sorted(folder.glob("*.pem")))


def _read_key(path: Path) -> CryptoSigner:
    try:
        return CryptoSigner(load_pem_private_key(path.read_bytes(), None))
    except ValueError as error:
        raise KeysError(f"{path.name} is not a private key: {error}") from error
