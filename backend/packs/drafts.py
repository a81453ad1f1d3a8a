"""Drafts: what editors save while they write; nobody's words are lost to another's, and the tables do not see them yet."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.errors import BadRequestError, TooLargeError
from backend.packs.content import Resource
from backend.packs.errors import ClashError
from backend.packs.versions import (
    Card,
    Hand,
    as_json,
    keep_version,
    read_base,
    read_card,
    read_current,
    read_version,
)
from sync.canonical import canonical
from sync.drafts import Side, merge_drafts
from sync.errors import CallerError

DRAFT_MAX = 256 * 1024  # bytes of JSON
DEPTH_MAX = 24  # a card has about ten


class Chosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is right where both changed the same, decided by somebody who saw version `number`."""

    number: int
    paths: Mapping[str, Side]


class SavedDraft(msgspec.Struct, frozen=True):
    """What is the newest version now; `merged` are the places where it is not what was sent."""

    number: int
    content: dict[str, Any]
    merged: Sequence[str]


async def save_draft(
    resource: str, based_on: int, content: dict[str, Any], chosen: Chosen | None, hand: Hand
) -> SavedDraft:
    """Save what somebody made of version `based_on`, with what others saved since.

    Raises: NotFoundError; BadRequestError; TooLargeError; ClashError where both changed the same, and nothing is written.
    """
    async with DB.transaction():
        card = await read_card(resource)
        yours = _tidied(resource, content)
        taken: Sequence[str] = ()
        if based_on != card.number:
            base = await read_base(resource, based_on)
            yours, taken = _merged(card, base, yours, chosen)
        number = card.number
        if yours != card.content or card.kind == "removed":
            number = await keep_version(card, await _kind(card, yours), yours, hand)
    return SavedDraft(number, yours, taken)


async def discard_draft(resource: str, number: int, hand: Hand) -> Card:
    """Go back to what is finished; a card that never was is gone.

    Raises: NotFoundError, ConflictError newer.
    """
    async with DB.transaction():
        card = await read_current(resource, number)
        if card.kind == "draft" and card.finished:
            finished = await read_version(resource, card.finished)
            await keep_version(card, "finished", finished.content, hand)
        elif card.kind == "draft":
            await keep_version(card, "removed", card.content, hand)
        return await read_card(resource)


def _merged(
    card: Card, base: dict[str, Any], yours: dict[str, Any], chosen: Chosen | None
) -> tuple[dict[str, Any], Sequence[str]]:
    sides = chosen.paths if chosen is not None and chosen.number == card.number else {}
    merged = merge_drafts(base, card.content, yours, sides.get)
    if merged.clashes:
        raise ClashError(card.number, merged.clashes)
    return merged.content, merged.taken


async def _kind(card: Card, content: dict[str, Any]) -> Any:
    if not card.finished:
        return "draft"
    finished = await read_version(card.content["id"], card.finished)
    return "finished" if finished.content == content else "draft"


def _tidied(resource: str, content: dict[str, Any]) -> dict[str, Any]:
    """The content as it is kept: one writing for one meaning, so that equal drafts are equal."""
    if _is_deeper(content, DEPTH_MAX):
        raise BadRequestError(f"content: deeper than {DEPTH_MAX}")
    tidied: dict[str, Any] = _without_nulls(content)
    if tidied.get("id") != resource:
        raise BadRequestError(f"content.id is not {resource}")
    try:
        size = len(canonical(tidied))
    except CallerError as error:
        raise BadRequestError(f"content: {error}") from error
    if size > DRAFT_MAX:
        raise TooLargeError(f"a card of {size} bytes, at most {DRAFT_MAX}")
    try:
        return as_json(msgspec.convert(tidied, Resource))
    except msgspec.ValidationError:
        return tidied  # it is a draft


def _without_nulls(value: Any) -> Any:
    """The JSON value without members that are null."""
    if isinstance(value, dict):
        return {name: _without_nulls(kept) for name, kept in value.items() if kept is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def _is_deeper(value: Any, levels: int) -> bool:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in below)
