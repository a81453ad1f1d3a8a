"""The keys that sign metadata: ECDSA P-256, which every phone's WebCrypto knows, as PEM files only the owner reads.

Keys made for development sign a root that says so, and production refuses that root (clause 2.4). A production root
needs two of three keys and targets two of two; whoever holds them keeps all but snapshot and timestamp off the server.
Two more keys are the centre's own: one opens what couriers bring, the other signs receipts for them (clause 2.14).
"""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key, SSlibKey
from tuf.api.metadata import Metadata, Root

from backend.core.blobs import write_durably
from backend.publishing.errors import KeysError, ProposalError
from backend.publishing.folders import Folders

ROLES = ("root", "targets", "snapshot", "timestamp")
KEY_COUNTS = {
    # role → keys, threshold
    "development": {"root": (1, 1), "targets": (1, 1), "snapshot": (1, 1), "timestamp": (1, 1)},
    "production": {"root": (3, 2), "targets": (2, 2), "snapshot": (1, 1), "timestamp": (1, 1)},
}
CUSTOM = "custom"
ENVIRONMENT = "environment"
CENTRE = "centre"
CENTRE_KEYS = ("seal", "sign")
HELD, IN_BROWSER = "held", "browser"  # what a key says of itself in the root: its holders signed that, too


class KeyRole(msgspec.Struct, frozen=True, kw_only=True):
    """How one role is signed; `here` are those of its keys that this data folder holds."""

    role: str
    threshold: int
    keys: tuple[str, ...]
    here: tuple[str, ...]


def make_keys(
    folders: Folders, environment: str, roles: Iterable[str] = ROLES
) -> dict[str, list[CryptoSigner]]:
    """Signers of each role; a key file that is there already is used again, so a stopped start can go on."""
    return {
        role: [_make_key(folders.keys / f"{role}-{number}.pem") for number in range(1, count + 1)]
        for role, (count, _threshold) in KEY_COUNTS[environment].items()
        if role in roles
    }


def new_root(
    keys: Mapping[str, Iterable[Key]], environment: str, centre: Mapping[str, str], expires: datetime
) -> Root:
    """The first root, which names every key and its threshold."""
    root = Root(
        version=1,
        expires=expires,
        consistent_snapshot=True,
        unrecognized_fields={CUSTOM: {ENVIRONMENT: environment, CENTRE: dict(centre)}},
    )
    for role in ROLES:
        for key in keys[role]:
            root.add_key(key, role)
        root.roles[role].threshold = KEY_COUNTS[environment][role][1]
    return root


def make_centre_keys(folders: Folders) -> dict[str, str]:
    """The centre's own pairs, made once; their public halves as base64url of SPKI."""
    return {name: _make_centre_key(folders.keys / f"centre-{name}.pem") for name in CENTRE_KEYS}


def make_person_key(path: Path, passphrase: bytes | None) -> Path:
    """Someone's own pair: `path` gets the private half, the file beside it the public one, which is returned.

    Raises: KeysError when there is a key already.
    """
    if path.exists():
        raise KeysError(f"{path} is there already, and a key is never replaced by accident")
    signer = CryptoSigner.generate_ecdsa()
    private = load_pem_private_key(signer.private_bytes, None)
    sealed = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    write_durably(path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed), mode=0o600)
    public = path.with_suffix(".pub")
    write_durably(public, write_public(signer.public_key))
    return public


def write_public(key: Key) -> bytes:
    """A public key as a file of its own."""
    return msgspec.json.format(msgspec.json.encode({"keyid": key.keyid, **key.to_dict()}))


def read_public(path: Path) -> Key:
    """What `write_public` wrote.

    Raises: KeysError.
    """
    try:
        value: dict[str, Any] = msgspec.json.decode(path.read_bytes())
        key = SSlibKey.from_dict(value.pop("keyid"), value)
    except (OSError, KeyError, ValueError, msgspec.DecodeError) as error:
        raise KeysError(f"{path} is no public key: {error}") from error
    return key


def read_signer(path: Path, passphrase: bytes | None = None) -> CryptoSigner:
    """Whoever holds this private key.

    Raises: KeysError, also for a wrong passphrase or none.
    """
    try:
        return CryptoSigner(load_pem_private_key(path.read_bytes(), passphrase))
    except (OSError, ValueError, TypeError) as error:
        raise KeysError(
            f"{path.name} is not a private key, or another passphrase opens it: {error}"
        ) from error


def refuse_development(root: Metadata[Root]) -> None:
    """For production.

    Raises: KeysError.
    """
    custom = root.signed.unrecognized_fields.get(CUSTOM, {})
    if custom.get(ENVIRONMENT) != "production":
        raise KeysError(
            "WEGWIJS_ENV=production: these keys were made for development; use another WEGWIJS_DATA"
        )


def browser_key(spki: bytes) -> SSlibKey:
    """A key whose private half is in somebody's browser, out of its public half as DER.

    Raises: KeysError for what is no key of P-256.
    """
    try:
        public = load_der_public_key(spki)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeysError(f"this is no public key: {error}") from error
    if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, ec.SECP256R1):
        raise KeysError("this is no key of P-256")
    key = SSlibKey.from_crypto(public)
    key.unrecognized_fields[HELD] = IN_BROWSER
    return key


def is_in_browser(key: Key) -> bool:
    """Whether the root, or what wants to be in it, says so."""
    return bool(key.unrecognized_fields.get(HELD) == IN_BROWSER)


def require_own_machine(root: Metadata[Root], targets: Metadata[Any]) -> None:
    """In production a browser's signature is never enough: what shows the page to be signed is the server itself (clause 2.4).

    Raises: ProposalError.
    """
    if root.signed.unrecognized_fields.get(CUSTOM, {}).get(ENVIRONMENT) != "production":
        return
    signed = root.signed.get_verification_result("targets", targets.signed_bytes, targets.signatures).signed
    if all(is_in_browser(key) for key in signed.values()):
        raise ProposalError(
            "one of the signatures must come from `wegwijs keys sign`, on somebody's own machine"
        )


def least_threshold(root: Root, role: str) -> int:
    """How many must sign for a role, whatever its keys: in production nobody brings two people down to one (clause 2.4)."""
    environment = root.unrecognized_fields.get(CUSTOM, {}).get(ENVIRONMENT)
    return KEY_COUNTS["production"][role][1] if environment == "production" else 1


def signers_of(folders: Folders, root: Metadata[Root], role: str) -> list[CryptoSigner]:
    """The signers of this role that are here.

    Raises: KeysError when they are fewer than the threshold.
    """
    wanted = root.signed.roles[role]
    signers = signers_among(folders, wanted.keyids)
    if len(signers) < wanted.threshold:
        raise KeysError(
            f"{role} needs {wanted.threshold} signatures, and {len(signers)} of its keys are here"
        )
    return signers


def signers_among(folders: Folders, keyids: Iterable[str]) -> list[CryptoSigner]:
    """Those of these keys that are here; one that a passphrase guards is its holder's alone."""
    wanted = set(keyids)
    return [signer for signer in _signers(folders.keys) if signer.public_key.keyid in wanted]


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
    return read_signer(path)


def _make_centre_key(path: Path) -> str:
    _make_key(path)
    private = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise KeysError(f"{path.name} is not a key of P-256")
    spki = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.urlsafe_b64encode(spki).rstrip(b"=").decode()


def _signers(folder: Path) -> Iterable[CryptoSigner]:
    return (
        read_signer(path) for path in sorted(folder.glob("*.pem")) if not path.name.startswith(f"{CENTRE}-")
    )
