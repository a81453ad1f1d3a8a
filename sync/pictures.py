"""One text of a document, and its pictures (clause 2.3).

`T` is the form of a text: with its Dutch in the tables and source files, as `Text` of one language in a published
document.
"""

from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from sync.fields import FileName, Id, SegmentId

T = TypeVar("T")

Coordinate = Annotated[int, msgspec.Meta(ge=-96, le=192)]  # units of the scene's 96 by 64
Percent = Annotated[int, msgspec.Meta(ge=5, le=800)]
Pixels = Annotated[int, msgspec.Meta(ge=1, le=4096)]
PartTone = Literal["canal", "saffron", "brick", "indigo", "leaf", "plum", "tint", "ink", "paper"]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One segment in one language; `outdated` where its Dutch has changed since."""

    id: SegmentId
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    outdated: bool = False


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of the kit at a point of the scene; `scale` is in percent of the part's own size (clause 1.1: no floats)."""

    part: Id
    x: Coordinate
    y: Coordinate
    scale: Percent = 100
    tone: PartTone | None = None
    flip: bool = False


class Picture(
    msgspec.Struct, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A scene of 96 by 64 units made of the kit's parts, or an image of the list's files; and what it shows in words.

    One without the file shows its words: pictures are the reader's choice (clause 2.7).
    """

    scene: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1, max_length=60)] | None = None
    ground: PartTone | None = None
    image: FileName | None = None
    width: Pixels | None = None
    height: Pixels | None = None
    alt: T

    def __post_init__(self) -> None:
        """Refuse what is neither a scene nor an image, or half of both; msgspec makes this a ValidationError."""
        of_image = tuple(value is not None for value in (self.image, self.width, self.height))
        is_scene = self.scene is not None and not any(of_image)
        is_image = self.scene is None and self.ground is None and all(of_image)
        if not is_scene and not is_image:
            raise ValueError("Expected a scene, or an image with its width and height")
