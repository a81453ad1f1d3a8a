"""Recalls: resources that publishers took back, which a phone never shows again in these editions (clause 2.5).

An entry is never taken away. What undoes a recall is a higher edition, which needs more signatures than a recall does.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from sync.errors import ContentError
from sync.fields import Edition, Id, parse_json, read_value
from sync.manifest import Words

RECALLS_MAX = 128 * 1024  # bytes


class Recall(msgspec.Struct, frozen=True, kw_only=True):
    """One resource, taken back up to and including an edition; `reason` in the languages that there are."""

    pack: Id
    resource: Id
    up_to_edition: Edition
    reason: Words


class Recalls(msgspec.Struct, frozen=True):
    """All that was ever taken back."""

    schema: Literal[1]
    recalls: Annotated[tuple[Recall, ...], msgspec.Meta(max_length=500)]


def parse_recalls(data: bytes) -> Recalls:
    """The published recalls.

    Raises: ContentError not-json, too-large or bad-recalls.
    """
    return read_value(parse_json(data, RECALLS_MAX, ContentError), Recalls, ContentError, "bad-recalls")


def merge_recalls(seen: Iterable[Recall], found: Iterable[Recall]) -> tuple[Recall, ...]:
    """Everything that was seen so far: what a later file leaves out or lowers stays as strict as it was."""
    strictest: dict[tuple[str, str], Recall] = {}
    for recall in (*seen, *found):
        former = strictest.get((recall.pack, recall.resource))
        if former is None or recall.up_to_edition >= former.up_to_edition:
            strictest[recall.pack, recall.resource] = recall
    return tuple(strictest.values())


def recall_of(recalls: Iterable[Recall], pack: str, edition: int, resource: str) -> Recall | None:
    """What takes this resource back in this edition, if anything does."""
    for recall in recalls:
        if (recall.pack, recall.resource) == (pack, resource) and edition <= recall.up_to_edition:
            return recall
    return None
