"""The content model (clause 2.1): a pack and its resources as authors write them, with their Dutch in place.

Blocks and pictures are those of `sync.blocks`. Strict on purpose: a field that nobody knows is a spelling mistake,
and no phone would ever show it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sync.blocks import Block, WebAddress
from sync.fields import Audience, Id, Language, Phase, Sensitivity, Tone, Track
from sync.pack import Expiry, FactKind, Law, Level, Successor
from sync.pictures import Picture

Words = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"^\S(?s:.*\S)?$(?!\n)")]
Keyword = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^\S(?:.*\S)?$(?!\n)")]
LocalId = Annotated[str, Meta(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$(?!\n)", max_length=64)]
Domain = Annotated[int, Meta(ge=1, le=8)]
SOURCE_LANGUAGE = "nl"
ResourceType = Literal[
    "article",
    "steps",
    "checklist",
    "photostrip",
    "phrasebook",
    "dialogue",
    "quiz",
    "infographic",
    "directory",
    "link",
    "portrait",
    "language-contrast",
    "session-guide",
    "learning-domain",
]


class DutchText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One translatable text; its id is unique in its file and is never used for another text."""

    id: LocalId
    nl: Words


class Keywords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else people of one language type to find a card: no translation, but words of their own."""

    language: Language
    words: Annotated[Sequence[Keyword], Meta(min_length=1, max_length=60)]


class Resource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One card."""

    id: Id
    type: ResourceType
    theme: Id
    domains: Sequence[Domain]
    phases: Annotated[Sequence[Phase], Meta(min_length=1)]
    track: Track
    audience: Audience
    level: Level
    sensitivity: Sensitivity
    law: Law
    source: WebAddress
    source_name: Words
    last_checked: date
    title: DutchText
    summary: DutchText
    keywords: Sequence[Keywords] = ()
    picture: Picture[DutchText] | None = None
    blocks: Annotated[Sequence[Block[DutchText]], Meta(min_length=1)]


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic that a pack shows."""

    id: Id
    title: DutchText
    icon: Id
    tone: Tone


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A value that goes out of date on its own; `owner` keeps it right."""

    id: Id
    kind: FactKind
    value: Words
    source: WebAddress
    source_name: Words
    last_checked: date
    valid_until: date | None = None
    expiry: Expiry
    law: Law
    owner: Words
    successor: Successor | None = None


class PackFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pack says of itself, apart from its cards and facts."""

    id: Id
    title: DutchText
    summary: DutchText
    phases: Annotated[Sequence[Phase], Meta(min_length=1)]
    track: Track
    audience: Audience
    tone: Tone
    languages: Annotated[Sequence[Language], Meta(min_length=1)]
    themes: Annotated[Sequence[Theme], Meta(min_length=1)]


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a pack.yaml holds."""

    id: Id
    title: DutchText
    summary: DutchText
    phases: Annotated[Sequence[Phase], Meta(min_length=1)]
    track: Track
    audience: Audience
    tone: Tone
    languages: Annotated[Sequence[Language], Meta(min_length=1)]
    resources: Sequence[Id]  # none while it is new
    themes: Annotated[Sequence[Theme], Meta(min_length=1)]
    facts: Sequence[Fact] = ()


class PackContent(msgspec.Struct, frozen=True):
    """A pack and its resources in the pack's order: all that is Dutch."""

    pack: Pack
    resources: Sequence[Resource]

    @property
    def translated_to(self) -> list[str]:
        return [language for language in self.pack.languages if language != SOURCE_LANGUAGE]


def structs_in(value: object) -> Iterator[msgspec.Struct]:
    """Every struct under a value, itself first, in the order of the fields."""
    if isinstance(value, msgspec.Struct):
        yield value
        for field in value.__struct_fields__:
            yield from structs_in(getattr(value, field))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from structs_in(item)
