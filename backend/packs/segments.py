"""Segments: the translatable texts of a pack, under the ids that they keep for ever (clause 2.1)."""

import hashlib
import re
from collections.abc import Iterator

import msgspec

from backend.packs.content import DutchText

_FACT = re.compile(r"\{fact:([A-Za-z0-9_-]+)\}")


class Segment(msgspec.Struct, frozen=True):
    """One Dutch text under its id everywhere: `<owner>.<local id>`."""

    id: str
    nl: str

    @property
    def hash(self) -> str:
        return hash_text(self.nl)


def segments_of(owner: str, content: msgspec.Struct) -> list[Segment]:
    """The segments of a resource, or of what a pack.yaml holds, in reading order."""
    return [Segment(f"{owner}.{text.id}", text.nl) for text in texts_in(content)]


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
    return list(dict.fromkeys(_FACT.findall(text)))
