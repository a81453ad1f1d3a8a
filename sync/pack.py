"""Documents as published, the facts they carry, and the languages that stand in for each other (2.3 and 2.11)."""

import re
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import inspect

from sync.blocks import Block
from sync.errors import ContentError
from sync.fields import BLOB_MAX, Id, Language, Line, Sensitivity, parse_json, read_value
from sync.pictures import Picture, Text

DOCUMENT_MAX = BLOB_MAX

FactKind = Literal["phone", "money", "number", "date", "time", "url", "code"]
Expiry = Literal["hide", "warn"]
Law = Literal["stable", "yearly", "moving"]
Level = Literal["A0", "A1", "A2", "B1"]
Review = Literal["done", "unreviewed", "outdated"]

_FACT_TOKEN = re.compile(r"\{fact:([A-Za-z0-9][A-Za-z0-9_-]{0,63})\}")
_CHAINS = {"fa-AF": ("fa-AF", "fa", "en", "nl"), "en": ("en", "nl"), "nl": ("nl",)}


class Successor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The value that takes over on a day that is known ahead."""

    value: Line
    valid_from: date


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that changes by itself: a number, an amount, a term."""

    kind: FactKind
    value: Line
    source: Line
    source_name: Line
    last_checked: date
    valid_until: date | None = None
    expiry: Expiry
    law: Law
    successor: Successor | None = None


class ShownFact(msgspec.Struct, frozen=True):
    """A fact on a day: without a value it is `hidden`; `warn` shows its value with its date."""

    value: str | None
    state: Literal["valid", "successor", "hidden", "warn"]


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One resource in one language; `review` is the worst of its segments, `keywords` are for searching only.

    `made_of` is the day of the oldest Dutch that an outdated text of it was made of.
    """

    schema: Literal[1]
    pack: Id
    resource: Id
    language: Language
    type: Id
    theme: Id
    level: Level
    sensitivity: Sensitivity
    law: Law
    source: Line
    source_name: Line
    last_checked: date
    review: Review
    made_of: date | None = None
    title: Text
    summary: Text
    keywords: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=60)] = ()
    picture: Picture[Text] | None = None
    blocks: Annotated[tuple[Block[Text], ...], msgspec.Meta(max_length=200)]
    facts: dict[Id, Fact]


_DOCUMENT = inspect.type_info(Document)


def parse_document(data: bytes) -> Document:
    """A published document; fields and blocks that this code does not know are left out (clause 5).

    Raises: ContentError not-json, too-large or bad-document.
    """
    value = keep_known(parse_json(data, DOCUMENT_MAX, ContentError), _DOCUMENT)
    document = read_value(value, Document, ContentError, "bad-document")
    missing = facts_used(value) - set(document.facts)
    if missing:
        raise ContentError("bad-document", f"without its facts {sorted(missing)}")
    return document


def show_fact(fact: Fact, today: date) -> ShownFact:
    """What to show of a fact on this day (clause 2.11)."""
    if fact.kind == "phone" and fact.value == "112":
        return ShownFact(fact.value, "valid")
    if fact.successor is not None and today >= fact.successor.valid_from:
        return ShownFact(fact.successor.value, "successor")
    if fact.valid_until is None or today <= fact.valid_until:
        return ShownFact(fact.value, "valid")
    return ShownFact(None, "hidden") if fact.expiry == "hide" else ShownFact(fact.value, "warn")


def split_text(text: str) -> tuple[str, ...]:
    """The text around its facts: every second piece is the id of a fact."""
    return tuple(_FACT_TOKEN.split(text))


def fallback_chain(language: str) -> tuple[str, ...]:
    """The languages in which a document is looked for, the best first (clause 2.3)."""
    return _CHAINS.get(language, (language, "en", "nl"))


def facts_used(value: Any) -> set[str]:
    """The ids of the facts that these untyped blocks or texts name."""
    if isinstance(value, str):
        return set(split_text(value)[1::2])
    if isinstance(value, dict):
        phone = {value["phone"]} if isinstance(value.get("phone"), str) else set()
        return phone.union(*(facts_used(kept) for kept in value.values()))
    if isinstance(value, list):
        return set().union(*map(facts_used, value))
    return set()


def keep_known(value: Any, known: inspect.Type) -> Any:
    """Cut an untyped value down to what the type knows, so that strict structs can read a newer writer's document."""
    if isinstance(known, inspect.StructType) and isinstance(value, dict):
        fields = {field.encode_name: field.type for field in known.fields}
        kept = {name: keep_known(value[name], fields[name]) for name in fields if name in value}
        return kept if known.tag is None else {"type": value.get("type"), **kept}
    if isinstance(known, inspect.UnionType):
        chosen = _choose(value, known)
        return value if chosen is None else keep_known(value, chosen)
    if isinstance(known, inspect.VarTupleType) and isinstance(value, list):
        return [keep_known(item, known.item_type) for item in value if _is_known(item, known.item_type)]
    if isinstance(known, inspect.DictType) and isinstance(value, dict):
        return {name: keep_known(item, known.value_type) for name, item in value.items()}
    return value


def _choose(value: Any, union: inspect.UnionType) -> inspect.Type | None:
    if isinstance(value, list):
        return next((known for known in union.types if isinstance(known, inspect.VarTupleType)), None)
    tag = value.get("type") if isinstance(value, dict) else None
    structs = (known for known in union.types if isinstance(known, inspect.StructType))
    return next((known for known in structs if known.tag in (None, tag)), None)


def _is_known(item: Any, known: inspect.Type) -> bool:
    is_tagged = isinstance(item, dict) and isinstance(item.get("type"), str)
    return not is_tagged or not isinstance(known, inspect.UnionType) or _choose(item, known) is not None
