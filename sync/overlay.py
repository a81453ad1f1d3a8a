"""A place's own values for the slots of its resources, and the quiz items that it does not ask (clause 2.5)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import inspect

from sync.blocks import Block, Slot, SlotName
from sync.errors import ContentError
from sync.fields import Id, Language, parse_json, read_value
from sync.pack import Fact, facts_used, fallback_chain, keep_known
from sync.pictures import Text

OVERLAY_MAX = 128 * 1024  # bytes
SLOT_NAMES = frozenset(get_args(SlotName))
ITEMS_MAX = 200  # as many as a card has blocks

Blocks = Annotated[tuple[Block[Text], ...], msgspec.Meta(max_length=200)]
Items = Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=ITEMS_MAX)]


class Overlay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One place's values by language and slot; the ids of texts are the same in each language, so that they align.

    `off` names, by resource, the items of quizzes that are not asked there.
    """

    schema: Literal[1]
    region: Id
    place: Id
    published: date
    valid_until: date | None = None
    languages: dict[Language, dict[SlotName, Blocks]]
    facts: dict[Id, Fact] = {}
    off: dict[Id, Items] = {}


class SlotValue(msgspec.Struct, frozen=True):
    """What stands in a slot, and the language it is in."""

    language: str
    blocks: tuple[Block[Text], ...]


_OVERLAY = inspect.type_info(Overlay)


def parse_overlay(data: bytes, region: str, place: str) -> Overlay:
    """The overlay of this place; fields, slots and blocks that this code does not know are left out (clause 5).

    Raises: ContentError not-json, too-large or bad-overlay.
    """
    code = "bad-overlay"
    value = keep_known(_with_known_slots(parse_json(data, OVERLAY_MAX, ContentError)), _OVERLAY)
    overlay = read_value(value, Overlay, ContentError, code)
    if (overlay.region, overlay.place) != (region, place):
        raise ContentError(code, "of another place")
    missing = facts_used(value) - set(overlay.facts)
    if missing:
        raise ContentError(code, f"without its facts {sorted(missing)}")
    if any(isinstance(block, Slot) for block in _blocks(overlay)):
        raise ContentError(code, "a slot in a slot")
    return overlay


def slot_blocks(overlay: Overlay, slot: SlotName, language: str, today: date) -> SlotValue | None:
    """What to show in a slot, in the first language of the reader's chain that has it; nothing once it has expired."""
    if overlay.valid_until is not None and today > overlay.valid_until:
        return None
    for tag in fallback_chain(language):
        blocks = overlay.languages.get(tag, {}).get(slot)
        if blocks:
            return SlotValue(tag, blocks)
    return None


def items_off(overlay: Overlay, resource: str) -> frozenset[str]:
    """The items of the resource's quiz that are not asked at this place, past the overlay's last day too."""
    return frozenset(overlay.off.get(resource, ()))


def _blocks(overlay: Overlay) -> list[Block[Text]]:
    return [block for slots in overlay.languages.values() for blocks in slots.values() for block in blocks]


def _with_known_slots(value: Any) -> Any:
    languages = value.get("languages") if isinstance(value, dict) else None
    if not isinstance(languages, dict):
        return value
    return {**value, "languages": {language: _known(slots) for language, slots in languages.items()}}


def _known(slots: Any) -> Any:
    if not isinstance(slots, Mapping):
        return slots
    return {name: blocks for name, blocks in slots.items() if name in SLOT_NAMES}
