"""Waivers: a publisher lets a gate stand open for one resource in one language, with a reason and for thirty days at most."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, get_args

import msgspec

from backend.accounts.audit import note
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.core.web import random_id
from backend.publishing.tables import Waived
from sync.fields import Id, Language

LONGEST = timedelta(days=30)
NAME_MAX = 120  # letters
WORDED = r"^[^\x00]*[^\W\d_]{2}[^\x00]*$(?!\n)"  # a reason has a word in it, and not blanks alone
# What is dangerous, broken or wrong is mended, never waived.
WaivableGate = Literal["language", "reviewer", "checks", "weight"]
WAIVABLE: tuple[str, ...] = get_args(WaivableGate)


class NewWaiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a publisher lets stand; a gate about the whole pack has `pack` for its resource."""

    pack: Id
    gate: WaivableGate
    resource: Id
    language: Language
    reason: Annotated[str, msgspec.Meta(min_length=10, max_length=500, pattern=WORDED)]
    ends_on: date


class GateWaiver(NewWaiver, frozen=True, kw_only=True):
    """One that was made."""

    id: str
    made_by: str
    made_on: date


async def add_waiver(new: NewWaiver, by: str, now: datetime, actor: str = "") -> GateWaiver:
    """A waiver that `by` decided; `actor` is who did it, where that is somebody else.

    Raises: ConflictError code waiver-days for one that ends before today or after thirty days, BadRequestError for a name that
    cannot be one.
    """
    today = now.date()
    if not 0 < len(by) <= NAME_MAX:
        raise BadRequestError(f"a name has 1 to {NAME_MAX} characters")
    if not today <= new.ends_on <= today + LONGEST:
        raise ConflictError("a waiver ends within thirty days", "waiver-days")
    made = GateWaiver(**msgspec.structs.asdict(new), id=random_id(), made_by=by, made_on=today)
    async with DB.transaction():
        await Waived.insert(Waived(**msgspec.structs.asdict(made)))
        await note(actor or by, "waiver", f"{made.pack}/{made.resource}", _in_words(made), now)
    return made


async def end_waiver(waiver: str, by: str, now: datetime) -> None:
    """From now on it does not count.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        row = await Waived.select().where(Waived.id == waiver).first()
        if row is None:
            raise NotFoundError("there is no such waiver")
        await Waived.delete().where(Waived.id == waiver)
        ended = GateWaiver(**row)
        await note(by, "waiver-end", f"{ended.pack}/{ended.resource}", _in_words(ended), now)


async def running_waivers(today: date) -> Sequence[GateWaiver]:
    """Those that count today, the first to end first."""
    rows = await Waived.select().where(Waived.ends_on >= today).order_by(Waived.ends_on, Waived.id)
    return [GateWaiver(**row) for row in rows]


def _in_words(one: GateWaiver) -> str:
    return f"{one.gate}, {one.language}, tot en met {one.ends_on}, {one.made_by}: {one.reason}"
