"""What is said of a pack's recordings, as the file `takes.yaml` beside its cards: who spoke, and who listened."""

from datetime import date
from typing import Annotated

import msgspec

from backend.packs.licences import Licence
from backend.packs.media_notes import Line, Name, Person
from backend.packs.media_tables import Take
from sync.fields import RandomId

TAKES = "takes.yaml"
Said = Annotated[str, msgspec.Meta(min_length=1, max_length=2000, pattern=r"^[^\x00]*$(?!\n)")]


class TakeNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One recording; without `approved_by` it waits."""

    id: RandomId
    name: Name
    says: Said
    segment: Annotated[str, msgspec.Meta(max_length=130, pattern=r"^[A-Za-z0-9_.-]*$(?!\n)")] = ""
    milliseconds: Annotated[int, msgspec.Meta(ge=0, le=120_000)]
    licence: Licence
    credit: Line = ""
    source: Line = ""
    made_by: Person
    made_on: date
    approved_by: Person = ""
    approved_on: date | None = None


async def list_takes(pack: str) -> tuple[TakeNote, ...]:
    """All of a pack's, by name."""
    rows = await Take.select().where(Take.pack == pack).order_by(Take.name, Take.id)
    return tuple(
        msgspec.convert({name: row[name] for name in TakeNote.__struct_fields__}, TakeNote) for row in rows
    )
