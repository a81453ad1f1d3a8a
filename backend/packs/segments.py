"""Segments: the translatable texts of a pack, under the ids that they keep for ever (clause 2.1)."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from backend.packs.content import DutchText, Pack, PackContent, Resource, structs_in
from sync.blocks import Entry, Node
from sync.pack import split_text

Row = dict[str, Any]


class Segment(msgspec.Struct, frozen=True):
    """One Dutch text under its id everywhere: `<owner>.<local id>`."""

    id: str
    nl: str

    @property
    def hash(self) -> str:
        return hash_text(self.nl)


def segments_of(content: PackContent) -> list[Segment]:
    """Every segment of a pack, the pack's own first, in reading order."""
    owners: list[Pack | Resource] = [content.pack, *content.resources]
    return [Segment(segment_id(owner.id, text), text.nl) for owner in owners for text in texts_in(owner)]


def segment_id(owner: str, text: DutchText) -> str:
    return f"{owner}.{text.id}"


def texts_in(value: object) -> Iterator[DutchText]:
    """Every text under a value, in the order of the fields."""
    if isinstance(value, DutchText):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts_in(getattr(value, field))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)


def hash_text(text: str) -> str:
    """SHA-256 of a text, by which a translation knows the Dutch that it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()


def facts_in(text: str) -> list[str]:
    """The facts that a text names, in order, each once."""
    return list(dict.fromkeys(split_text(text)[1::2]))


def facts_of(resource: Resource) -> list[str]:
    """The facts that a card names: in its texts, and as the number to call."""
    named = [fact for text in texts_in(resource) for fact in facts_in(text.nl)]
    called = [one.phone for one in structs_in(resource) if isinstance(one, Entry | Node) and one.phone]
    return named + called


def map_texts(value: Any, keys: set[str], change: Callable[[Row], Row]) -> Any:
    """The untyped value with every mapping of exactly these keys, which is a text, changed."""
    if isinstance(value, dict):
        if set(value) == keys:
            return change(value)
        return {name: map_texts(kept, keys, change) for name, kept in value.items()}
    if isinstance(value, list | tuple):
        return [map_texts(item, keys, change) for item in value]
    return value
