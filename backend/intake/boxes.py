"""Operations that devices sealed to this centre: opened as they come in, or later where the key was away (clause 4.8)."""

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from backend.core.config import Settings
from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import DatabaseError, SealError
from backend.core.sealing import OPERATION, unseal
from backend.intake.applying import keep_bodies
from backend.intake.log import STAMP, matching, record_of, written
from backend.intake.texts import erased_among
from backend.publishing.centre import seal_keys
from backend.publishing.errors import KeysError
from sync.admission import Push, open_box, open_push
from sync.canonical import canonical
from sync.operations import is_sealed
from sync.stamps import ZERO, effective_stamp

OPENED = "UPDATE staff_operation SET record = ?, stamp = ?, envelope = ? WHERE commit_seq = ?"

Opener = Callable[[str], bytes | None]


def opened(push: Push, settings: Settings) -> Push:
    """The push as it was written; what does not open stays sealed, and is held for that."""
    return open_push(push, opener(settings)) if any(map(is_sealed, push.operations)) else push


def opener(settings: Settings) -> Opener:
    """What says what is in a box, by every key that this centre has; without keys nothing opens."""
    try:
        keys = seal_keys(settings)
    except KeysError:
        keys = []

    def unbox(box: str) -> bytes | None:
        try:
            return unseal(urlsafe_b64decode(box + "=" * (-len(box) % 4)), keys, OPERATION)
        except (ValueError, SealError):
            return None

    return unbox


async def open_held(row: Mapping[str, Any], unbox: Opener) -> dict[str, Any]:
    """Inside the caller's transaction, a row of operations, open from now on if it was sealed and can be read."""
    raw = written(row).envelope
    box = open_box(raw, unbox) if is_sealed(raw) else None
    if box is None:
        return dict(row)
    operation = box.operation
    # When it came is known by its day alone.
    received = datetime.combine(date.fromisoformat(row["day"]), time.max, UTC)
    stamp = effective_stamp(matching(STAMP, operation.get("hlc"), ZERO), received)
    changed = {"record": record_of(operation), "stamp": stamp, "envelope": canonical(operation).decode()}
    erased = await erased_among([body.hash for body in box.bodies])
    bodies = {body.hash: body for body in box.bodies if body.hash not in erased}
    writes = [
        Write(OPENED, [(*changed.values(), row["commit_seq"])]),
        *keep_bodies(operation, bodies, row["day"], row["place"]),
    ]
    (is_done,) = await DB.apply_each([writes])
    if not is_done:
        raise DatabaseError("the database refuses to keep an operation that was opened")
    return {**row, **changed}
