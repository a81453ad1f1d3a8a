"""The typed blocks of which every resource consists (clause 2.3).

`T` is the form of a text: with its Dutch in the tables and source files, as `Text` of one language in a published
document. Unknown fields are refused here: a document of a newer writer is first cut down to what is known (`pack.py`).
"""

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from sync.fields import FileName, Id, Language, Tone
from sync.learning import Contrast, Phrases, Question, Tip, Turn
from sync.library import Book, Event
from sync.pictures import Picture

T = TypeVar("T")

SlotName = Literal["place_card", "directory", "calendar", "hours", "books", "quiz", "book_tips"]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=480)]
Bytes = Annotated[int, msgspec.Meta(ge=1, le=2**40)]
WebAddress = Annotated[str, msgspec.Meta(pattern=r"^https://[!-~]{1,500}$(?!\n)")]


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
    """One numbered step of a way to do something; `minutes` where a session guide plans its time."""

    text: T
    detail: T | None = None
    picture: Picture[T] | None = None
    minutes: Minutes | None = None


class Panel(
    msgspec.Struct, Generic[T], frozen=True, tag="panel", forbid_unknown_fields=True, omit_defaults=True
):
    """One picture of a photostrip; `sound` says its text and speech."""

    picture: Picture[T]
    text: T
    speech: T | None = None
    sound: FileName | None = None


class Entry(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    kw_only=True,
    tag="entry",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """One line of a directory: who, what for, in which languages, when, and on which day somebody looked (`phone` is a fact)."""

    icon: Id
    name: T
    text: T
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=40)] = ()
    hours: T | None = None
    phone: Id | None = None
    url: WebAddress | None = None
    walk_in: bool = False
    checked: date


class Quote(
    msgspec.Struct, Generic[T], frozen=True, tag="quote", forbid_unknown_fields=True, omit_defaults=True
):
    """What the person of a portrait says."""

    text: T
    who: T | None = None


class Node(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    tag="node",
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"not_": "not"},
):
    """One party of an infographic: what it does, what it does not, whom to call (`phone` is a fact).

    `next` says that the way leads on to the next party; without it all stand around the reader.
    """

    icon: Id
    tone: Tone
    label: T
    text: T
    not_: T | None = None
    phone: Id | None = None
    danger: bool = False
    next: bool = False


class Check(
    msgspec.Struct, Generic[T], frozen=True, tag="check", forbid_unknown_fields=True, omit_defaults=True
):
    """One line to tick off; ticks stay on the phone."""

    text: T
    detail: T | None = None


class Web(msgspec.Struct, Generic[T], frozen=True, tag="web", forbid_unknown_fields=True, omit_defaults=True):
    """A page elsewhere, which needs internet; `bytes` where its size is known."""

    url: WebAddress
    label: T
    text: T
    bytes: Bytes | None = None


class Ask(msgspec.Struct, Generic[T], frozen=True, tag="ask", forbid_unknown_fields=True):
    """A ready question to the library about the card's theme, to be sent with one tap; the card itself does not show it."""

    icon: Id
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
    | Turn[T]
    | Question[T]
    | Tip[T]
    | Entry[T]
    | Quote[T]
    | Contrast[T]
    | Event[T]
    | Book[T]
    | Node[T]
    | Check[T]
    | Web[T]
    | Ask[T]
    | Slot
)
