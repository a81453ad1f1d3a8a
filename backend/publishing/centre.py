"""The centre's own keys: those that open what was sealed to it, and the one that signs what couriers take back (2.14, 4.8)."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from backend.core.config import Settings
from backend.publishing.errors import KeysError
from backend.publishing.folders import folders_of


def seal_keys(settings: Settings) -> list[ec.EllipticCurvePrivateKey]:
    """All that open what was sealed, the one of now first.

    A former one stays as `centre-seal-<anything>.pem`: devices may still have boxes for it.

    Raises: KeysError.
    """
    keys = folders_of(settings).keys
    return [_read(path) for path in (keys / "centre-seal.pem", *sorted(keys.glob("centre-seal-*.pem")))]


def sign_key(settings: Settings) -> ec.EllipticCurvePrivateKey:
    """What signs receipts.

    Raises: KeysError.
    """
    return _read(folders_of(settings).keys / "centre-sign.pem")


def _read(path: Path) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise KeysError(f"{path.name} is not here") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise KeysError(f"{path.name} is not a key of P-256")
    return key
