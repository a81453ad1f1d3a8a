"""Words that a courier brought: opened here, taken like any others, and answered with signed receipts (clause 2.14)."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec

from backend.core.config import Settings
from backend.core.errors import SealError
from backend.core.high_water import HighWater
from backend.core.sealing import sign, unseal
from backend.courier.errors import CourierError
from backend.courier.files import Carried, carried, read_courier, write_courier
from backend.intake.answer import answer_batches
from backend.intake.receive import new_intake
from backend.intake.recovery import is_behind
from backend.publishing.centre import seal_keys, sign_key
from backend.publishing.errors import KeysError
from sync.canonical import canonical
from sync.errors import PeerError


class Taken(NamedTuple):
    """How many requests were taken, and how many of the file were not; a phone keeps the words of those."""

    taken: int
    left: int


async def take_words(settings: Settings, path: Path, receipts: Path, now: datetime) -> Taken:
    """Take every request that is whole, each batch once however often it comes. Receipts go back in a file.

    Raises: CourierError where nothing can be opened, ContentError for what is no courier file.
    """
    opening, signing = _own_keys(settings)
    high_water = HighWater(settings.high_water)
    if await is_behind(high_water):
        raise CourierError("the database was put back from a backup: wegwijs recover comes first")
    intake = new_intake(high_water)
    answered: list[Carried] = []
    left = 0
    for entry in read_courier(path, "words"):
        try:
            reply = await answer_batches(unseal(entry.data or b"", opening), now, settings, intake)
        except (SealError, PeerError):
            left += 1
        else:
            answered.append(carried(f"receipts/{len(answered)}", sign(canonical(reply), signing)))
    high_water.close()
    if not answered:
        raise CourierError("nothing could be opened: sealed for another centre, or damaged")
    write_courier(receipts, "receipts", answered)
    return Taken(len(answered), left)


def _own_keys(
    settings: Settings,
) -> tuple[list[ec.EllipticCurvePrivateKey], ec.EllipticCurvePrivateKey]:
    """What opens what couriers bring, and what signs the answers."""
    try:
        return seal_keys(settings), sign_key(settings)
    except KeysError as error:
        raise CourierError(f"{error}: couriers' words cannot be opened and answered") from error
