"""What each kind of operation may write, one struct a kind; an unset field is one that it does not touch (clause 4.1)."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from sync.fields import Day, Id, Language, RecordId, Sha256
from sync.merging import RECORDS, FieldsRecord

PatchReason = Literal["unknown-entity", "unknown-field", "bad-value"]

N = Annotated[int, msgspec.Meta(ge=-1000, le=1000)]
People = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Time = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)")]

Daypart = Annotated[str, msgspec.Meta(pattern=r"^(mo|tu|we|th|fr|sa|su)-(morning|afternoon|evening)$(?!\n)")]
Domain = Annotated[int, msgspec.Meta(ge=1, le=8)]


class TextReference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stands for a text; free text is never in a patch (clause 4.1)."""

    body: Sha256


class Patch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields that an operation writes; null empties a field."""


class VisitPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    day: Day | UnsetType | None = UNSET
    opens: Time | UnsetType | None = UNSET
    closes: Time | UnsetType | None = UNSET
    state: Literal["open", "closed"] | UnsetType = UNSET
    note: TextReference | UnsetType | None = UNSET


class ActivityPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    visit: RecordId | UnsetType = UNSET
    kind: Id | UnsetType = UNSET
    learning: Literal["formal", "non-formal", "social"] | UnsetType | None = UNSET
    begins: Time | UnsetType | None = UNSET
    ends: Time | UnsetType | None = UNSET
    people: People | UnsetType | None = UNSET
    good: People | UnsetType | None = UNSET
    bad: People | UnsetType | None = UNSET
    note: TextReference | UnsetType | None = UNSET
    guide: Id | UnsetType | None = UNSET
    state: Literal["planned", "running", "done"] | UnsetType = UNSET


class NotePatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    visit: RecordId | UnsetType = UNSET
    topic: Id | UnsetType | None = UNSET
    language: Language | UnsetType | None = UNSET
    state: Literal["open", "done"] | UnsetType = UNSET
    text: TextReference | UnsetType | None = UNSET
    ido: Literal["government", "library", "other"] | UnsetType | None = UNSET
    organisation: Id | UnsetType | None = UNSET
    help: Id | UnsetType | None = UNSET
    referred: Id | UnsetType | None = UNSET


class CoachPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who looks for a language coach, or would be one: no name, and nothing to reach them by.

    Whether they have an appointment, or met, is what their matches say.
    """

    side: Literal["demand", "supply"] | UnsetType = UNSET
    language: Language | UnsetType | None = UNSET
    level: Literal["A0", "A1", "A2", "B1"] | UnsetType | None = UNSET
    dayparts: Annotated[tuple[Daypart, ...], msgspec.Meta(max_length=21)] | UnsetType | None = UNSET
    domains: Annotated[tuple[Domain, ...], msgspec.Meta(max_length=8)] | UnsetType | None = UNSET
    vog: bool | UnsetType = UNSET
    state: Literal["open", "gone"] | UnsetType = UNSET


class MatchPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    demand: RecordId | UnsetType = UNSET
    supply: RecordId | UnsetType = UNSET
    day: Day | UnsetType | None = UNSET
    time: Time | UnsetType | None = UNSET
    spot: Id | UnsetType | None = UNSET
    state: Literal["agreed", "met", "not-met", "cancelled"] | UnsetType = UNSET


class CountPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    category: Id
    n: N


class LoanPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    event: Literal["lent", "returned"]
    tile: TextReference | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.event == "returned" and self.tile is not UNSET:
            raise ValueError("a tile takes an item, and brings none back")


class ThreadPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    state: Literal["answered", "closed"] | UnsetType = UNSET
    text: TextReference | UnsetType = UNSET


PATCHES: Mapping[str, type[Patch]] = {
    "visit": VisitPatch,
    "activity": ActivityPatch,
    "note": NotePatch,
    "coach": CoachPatch,
    "match": MatchPatch,
    "count": CountPatch,
    "loan": LoanPatch,
    "thread": ThreadPatch,
}


def judge_patch(entity: str, patch: Mapping[str, Any] | None) -> PatchReason | None:
    """What is wrong with it, or None."""
    shape = PATCHES.get(entity)
    if shape is None:
        return "unknown-entity"
    if patch is None:
        # Counts, loans and threads are what happened: they are corrected, never deleted.
        return None if RECORDS[entity] is FieldsRecord else "bad-value"
    if not patch.keys() <= set(shape.__struct_fields__):
        return "unknown-field"
    try:
        msgspec.convert(patch, shape)
    except msgspec.ValidationError:
        return "bad-value"
    return None
