"""Words that a courier brought: opened here, taken like any others, and answered with signed receipts (clause 2.14)."""

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from backend.core.config import Settings
from backend.courier.errors import CourierError
from backend.courier.files import Carried, carried, read_courier, write_courier
from backend.courier.sealing import sign, unseal
from backend.intake.answer import answer_batches
from backend.intake.receive import new_intake
from backend.publishing.folders import folders_of
from sync.canonical import canonical


async def take_words(settings: Settings, path: Path, receipts: Path, now: datetime) -> int:
    """Take every request in the file, each batch once however often it comes; how many. Receipts go back in a file.

    Raises: CourierError for what is sealed for another centre, ContentError, PeerError.
    """
    seal_key, sign_key = (_own_key(settings, name) for name in ("seal", "sign"))
    intake = new_intake()
    answered: list[Carried] = []
    # All are opened before the first is taken, so that a damaged file leaves nothing half done.
    bodies = [unseal(entry.data, seal_key) for entry in read_courier(path, "words")]
    for at, body in enumerate(bodies):
        reply = await answer_batches(body, now, settings, intake)
        answered.append(carried(f"receipts/{at}", sign(canonical(reply), sign_key)))
    write_courier(receipts, "receipts", answered)
    return len(answered)


def _own_key(settings: Settings, name: str) -> ec.EllipticCurvePrivateKey:
    path = folders_of(settings).keys / f"centre-{name}.pem"
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise CourierError(
            f"{path.name} is not here: couriers' words cannot be opened and answered"
        ) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise CourierError(f"{path.name} is not a key of P-256")
    return key
