"""A place's own values for the slots of its resources, its photos, and the quiz items that it does not ask (clause 2.5)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import inspect

from sync.blocks import Block, Slot, SlotName
from sync.errors import ContentError
from sync.fields import Id, Language, Line, Sha256, parse_json, read_value
from sync.pack import Fact, facts_used, fallback_chain, keep_known
from sync.pictures import Pixels, Text

OVERLAY_MAX = 128 * 1024  # bytes
SLOT_NAMES = frozenset(get_args(SlotName))
ITEMS_MAX = 200  # as many as a card has blocks
PHOTOS_MAX = 3
PHOTO_MAX = 25_000  # bytes
PHOTO_TYPE = "image/webp"

Blocks = Annotated[tuple[Block[Text], ...], msgspec.Meta(max_length=200)]
Items = Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=ITEMS_MAX)]


class Photo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A blob with a photo of the building, and what it shows in words; there are always Dutch ones."""

    sha256: Sha256
    bytes: Annotated[int, msgspec.Meta(ge=1, le=PHOTO_MAX)]
    type: Literal["image/webp"]
    width: Pixels
    height: Pixels
    alt: dict[Language, Line]


Photos = Annotated[tuple[Photo, ...], msgspec.Meta(max_length=PHOTOS_MAX)]


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
    photos: Photos = ()


class SlotValue(msgspec.Struct, frozen=True):
    """What stands in a slot, and the language it is in."""

    language: str
    blocks: tuple[Block[Text], ...]


class ShownPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """A photo, its words, and the language that they are in."""

    sha256: str
    bytes: int
    type: str
    width: int
    height: int
    language: str
    alt: str


_OVERLAY = inspect.type_info(Overlay)


def parse_overlay(data: bytes, region: str, place: str) -> Overlay:
    """The overlay of this place; fields, slots, blocks and types of photos that this code does not know are left out (clause 5).

    Raises: ContentError not-json, too-large or bad-overlay.
    """
    code = "bad-overlay"
    value = keep_known(_with_known(parse_json(data, OVERLAY_MAX, ContentError)), _OVERLAY)
    overlay = read_value(value, Overlay, ContentError, code)
    if (overlay.region, overlay.place) != (region, place):
        raise ContentError(code, "of another place")
    missing = facts_used(value["languages"]) - set(overlay.facts)
    if missing:
        raise ContentError(code, f"without its facts {sorted(missing)}")
    if any(isinstance(block, Slot) for block in _blocks(overlay)):
        raise ContentError(code, "a slot in a slot")
    if any("nl" not in photo.alt for photo in overlay.photos):
        raise ContentError(code, "a photo without Dutch words")
    return overlay


def slot_blocks(overlay: Overlay, slot: SlotName, language: str, today: date) -> SlotValue | None:
    """What to show in a slot, in the first language of the reader's chain that has it; nothing once it has expired."""
    if _is_over(overlay, today):
        return None
    for tag in fallback_chain(language):
        blocks = overlay.languages.get(tag, {}).get(slot)
        if blocks:
            return SlotValue(tag, blocks)
    return None


def photos_shown(overlay: Overlay, language: str, today: date) -> tuple[ShownPhoto, ...]:
    """The photos, each with words in the first language of the reader's chain that has them; none once it has expired."""
    if _is_over(overlay, today):
        return ()
    return tuple(_shown(photo, language) for photo in overlay.photos)


def items_off(overlay: Overlay, resource: str) -> frozenset[str]:
    """The items of the resource's quiz that are not asked at this place, past the overlay's last day too."""
    return frozenset(overlay.off.get(resource, ()))


def _blocks(overlay: Overlay) -> list[Block[Text]]:
    return [block for slots in overlay.languages.values() for blocks in slots.values() for block in blocks]


def _with_known(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    known = dict(value)
    if isinstance(value.get("languages"), dict):
        known["languages"] = {language: _known(slots) for language, slots in value["languages"].items()}
    if isinstance(value.get("photos"), list):
        known["photos"] = [photo for photo in value["photos"] if not _is_newer(photo)]
    return known


def _known(slots: Any) -> Any:
    if not isinstance(slots, Mapping):
        return slots
    return {name: blocks for name, blocks in slots.items() if name in SLOT_NAMES}


def _is_newer(photo: Any) -> bool:
    kind = photo.get("type") if isinstance(photo, dict) else None
    return kind is not None and kind != PHOTO_TYPE


def _shown(photo: Photo, language: str) -> ShownPhoto:
    tag = next(tag for tag in fallback_chain(language) if tag in photo.alt)  # each chain ends in Dutch
    return ShownPhoto(**{**msgspec.structs.asdict(photo), "language": tag, "alt": photo.alt[tag]})


def _is_over(overlay: Overlay, today: date) -> bool:
    return overlay.valid_until is not None and today > overlay.valid_until
