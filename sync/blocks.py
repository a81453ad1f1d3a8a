"""The typed blocks of which every resource consists, and its pictures (clause 2.3).

`T` is the form of a text: with its Dutch in the tables and source files, as `Text` of one language in a published
document. Unknown fields are refused here: a document of a newer writer is first cut down to what is known (`pack.py`).
"""

from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from sync.fields import FileName, Id, SegmentId, Tone

T = TypeVar("T")

Coordinate = Annotated[int, msgspec.Meta(ge=-96, le=192)]  # units of the scene's 96 by 64
Percent = Annotated[int, msgspec.Meta(ge=5, le=800)]
Pixels = Annotated[int, msgspec.Meta(ge=1, le=4096)]
PartTone = Literal["canal", "saffron", "brick", "indigo", "leaf", "plum", "tint", "ink", "paper"]
SlotName = Literal["place_card", "directory", "calendar", "hours", "books"]
WebAddress = Annotated[str, msgspec.Meta(pattern=r"^https://[!-~]{1,500}$(?!\n)")]


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


class Heading(msgspec.Struct, Generic[T], frozen=True, tag="heading", forbid_unknown_fields=True):
    """A line above the blocks that follow."""

    text: T


class Paragraph(msgspec.Struct, Generic[T], frozen=True, tag="paragraph", forbid_unknown_fields=True):
    """Running text."""

    text: T


class Items(msgspec.Struct, Generic[T], frozen=True, tag="list", forbid_unknown_fields=True):
    """Short points without an order."""

    items: Annotated[tuple[T, ...], msgspec.Meta(min_length=1, max_length=40)]


class Callout(msgspec.Struct, Generic[T], frozen=True, tag="callout", forbid_unknown_fields=True):
    """A text set apart; `library` says what the library does."""

    tone: Literal["info", "warning", "danger", "library"]
    text: T


class Step(
    msgspec.Struct, Generic[T], frozen=True, tag="step", forbid_unknown_fields=True, omit_defaults=True
):
    """One numbered step of a way to do something."""

    text: T
    detail: T | None = None
    picture: Picture[T] | None = None


class Panel(
    msgspec.Struct, Generic[T], frozen=True, tag="panel", forbid_unknown_fields=True, omit_defaults=True
):
    """One picture of a photostrip; `sound` says its text and speech."""

    picture: Picture[T]
    text: T
    speech: T | None = None
    sound: FileName | None = None


class Phrase(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sentence to say: its Dutch is what is said, by `sound` too."""

    text: T
    icon: Id | None = None
    sound: FileName | None = None


class Phrases(msgspec.Struct, Generic[T], frozen=True, tag="phrases", forbid_unknown_fields=True):
    """A group of a phrasebook."""

    title: T
    icon: Id
    phrases: Annotated[tuple[Phrase[T], ...], msgspec.Meta(min_length=1, max_length=60)]


class Node(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    tag="node",
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"not_": "not"},
):
    """One party of an infographic: what it does, what it does not, whom to call (`phone` is a fact)."""

    icon: Id
    tone: Tone
    label: T
    text: T
    not_: T | None = None
    phone: Id | None = None
    danger: bool = False


class Check(
    msgspec.Struct, Generic[T], frozen=True, tag="check", forbid_unknown_fields=True, omit_defaults=True
):
    """One line to tick off; ticks stay on the phone."""

    text: T
    detail: T | None = None


class Web(msgspec.Struct, Generic[T], frozen=True, tag="web", forbid_unknown_fields=True):
    """A page elsewhere, which needs internet."""

    url: WebAddress
    label: T
    text: T


class Slot(msgspec.Struct, frozen=True, tag="slot", forbid_unknown_fields=True):
    """What the place itself fills in; hidden while it is empty (clause 2.5)."""

    name: SlotName


Block = (
    Heading[T]
    | Paragraph[T]
    | Items[T]
    | Callout[T]
    | Step[T]
    | Panel[T]
    | Phrases[T]
    | Node[T]
    | Check[T]
    | Web[T]
    | Slot
)
