"""What a place's library offers: what is on, and books (clauses 2.3 and 2.5)."""

from datetime import date
from typing import Annotated, Generic, TypeVar

import msgspec

from sync.fields import Id, Language, Line
from sync.pictures import Picture

T = TypeVar("T")

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)")]  # at the place itself


class Event(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    kw_only=True,
    tag="event",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """Something at a place, on a day between two hours of its own clock; `weekly` from that day on."""

    icon: Id
    title: T
    day: date
    starts: Clock
    ends: Clock
    weekly: bool = False
    where: T | None = None
    text: T | None = None


class Book(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    kw_only=True,
    tag="book",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A book to borrow; its title and author stand as on its cover, in its own language."""

    title: Line
    author: Line | None = None
    language: Language
    picture: Picture[T] | None = None
    text: T | None = None
