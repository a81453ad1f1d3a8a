"""What a translation is worth: derived from hashes each time, so that it can never be wrong (clause 2.1)."""

from typing import Literal

import msgspec

from backend.packs.segments import hash_text

State = Literal["missing", "outdated", "unreviewed", "done"]


class Translation(msgspec.Struct, frozen=True):
    """A segment in one language; `source_hash` is of the Dutch that it was made from, `source_nl` that Dutch."""

    text: str
    source_hash: str
    source_nl: str = ""
    reviewed_by: str = ""
    notes: tuple[str, ...] = ()


def state_of(nl: str, translation: Translation | None) -> State:
    """The state of a segment's translation, given the segment's Dutch."""
    if translation is None or not translation.text:
        return "missing"
    if translation.source_hash != hash_text(nl):
        return "outdated"
    return "done" if translation.reviewed_by else "unreviewed"
