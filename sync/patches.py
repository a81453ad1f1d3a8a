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


class NotePatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    visit: RecordId | UnsetType = UNSET
    topic: Id | UnsetType | None = UNSET
    language: Language | UnsetType | None = UNSET
    state: Literal["open", "done"] | UnsetType = UNSET
    text: TextReference | UnsetType | None = UNSET


class CountPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    category: Id
    n: N


class LoanPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    event: Literal["lent", "returned"]


class ThreadPatch(Patch, frozen=True, kw_only=True, forbid_unknown_fields=True):
    state: Literal["answered", "closed"] | UnsetType = UNSET
    text: TextReference | UnsetType = UNSET


PATCHES: Mapping[str, type[Patch]] = {
    "visit": VisitPatch,
    "activity": ActivityPatch,
    "note": NotePatch,
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
