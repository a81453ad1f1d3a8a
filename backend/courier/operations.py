"""Operations of a team's device that somebody else carried: taken like any others, and answered when it comes itself (2.14)."""

from datetime import datetime
from functools import partial
from pathlib import Path

from backend.accounts.signatures import require_carried
from backend.core.config import Settings
from backend.core.errors import RequestError
from backend.core.high_water import HighWater
from backend.courier.errors import CourierError
from backend.courier.files import read_courier
from backend.courier.words import Taken
from backend.intake.boxes import opened
from backend.intake.operations import Arrived, take_push
from backend.intake.recovery import is_behind
from backend.intake.sequence import durable_seq
from sync.admission import parse_push
from sync.courier import carried_text, read_carried_push
from sync.errors import SyncError


async def take_operations(settings: Settings, path: Path, now: datetime) -> Taken:
    """Take every push that is whole, each operation once however often it comes.

    A push is left where its signature is not right, or where what comes before it is missing here.

    Raises: CourierError where nothing can be taken, ContentError for what is no courier file.
    """
    high_water = HighWater(settings.high_water)
    if await is_behind(high_water):
        raise CourierError("the database was put back from a backup: wegwijs recover comes first")
    taken = left = 0
    for entry in read_courier(path, "operations"):
        is_taken = await _take_one(settings, entry.data or b"", now, high_water)
        taken, left = taken + is_taken, left + (not is_taken)
    high_water.close()
    if not taken:
        raise CourierError("nothing could be taken: of a device that is not enrolled here, or damaged")
    return Taken(taken, left)


async def _take_one(settings: Settings, document: bytes, now: datetime, high_water: HighWater) -> bool:
    try:
        push = read_carried_push(document)
        device = await require_carried(push.device, push.signature, carried_text(push.replica, push.body))
        sealed, hashes = parse_push(push.body, push.replica)
    except (SyncError, RequestError):
        return False
    arrived = Arrived(opened(sealed, settings), hashes, push.replica, device, now)
    reply = await take_push(arrived, high_water, partial(durable_seq, settings.backups))
    return reply.outcome == "applied"
