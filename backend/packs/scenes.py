"""Pictures are put together from our own kit (clause 2.1); a name that the kit lacks would be a hole on every screen."""

from pathlib import Path
from typing import Any

import msgspec

from backend.packs.content import DutchText, Pack, PackContent, PackFields, Resource, structs_in
from backend.packs.errors import ContentError
from sync.blocks import Ask, Entry, Node
from sync.learning import Phrase, Phrases
from sync.library import Event
from sync.pictures import Picture

SCENE_MAX = 1536  # bytes of JSON


class Kit(msgspec.Struct, frozen=True):
    """The names of the drawings; their paths are the screens' business."""

    parts: dict[str, Any]
    pictograms: dict[str, Any]


def read_kit(path: Path) -> Kit:
    """The kit that TypeScript draws with.

    Raises: ContentError.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kit)
    except (OSError, msgspec.MsgspecError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def check_pictures(pack: PackContent, kit: Kit) -> None:
    """Refuse parts and pictograms that the kit does not have, and scenes that are too large.

    Raises: ContentError naming the resource and the drawing.
    """
    check_icons(pack.pack, kit)
    for resource in pack.resources:
        check_drawings(resource, kit)


def check_icons(pack: Pack | PackFields, kit: Kit) -> None:
    """The same for a pack's themes alone."""
    for theme in pack.themes:
        _require(theme.icon in kit.pictograms, f"{pack.id}: themes: {theme.id}: no pictogram '{theme.icon}'")


def check_drawings(resource: Resource, kit: Kit) -> None:
    """The same for one card."""
    for value in structs_in(resource):
        if isinstance(value, Picture):
            _check_scene(value, kit, resource.id)
        elif isinstance(value, Node | Entry | Event | Ask | Phrases | Phrase) and value.icon is not None:
            _require(value.icon in kit.pictograms, f"{resource.id}: no pictogram '{value.icon}' in the kit")


def _check_scene(picture: Picture[DutchText], kit: Kit, resource: str) -> None:
    where = f"{resource}: {picture.alt.id}"
    for part in picture.scene or ():
        _require(part.part in kit.parts, f"{where}: no part '{part.part}' in the kit")
    size = len(msgspec.json.encode(picture.scene))
    _require(size <= SCENE_MAX, f"{where}: the scene has {size} bytes, at most {SCENE_MAX}")


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise ContentError(problem)
