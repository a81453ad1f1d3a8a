"""Resolves resources into documents: one resource in one language, as canonical bytes (clause 2.3)."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from backend.packs.content import SOURCE_LANGUAGE, DutchText, Fact, Resource
from backend.packs.errors import ContentError
from backend.packs.read_pack import StoredPack
from backend.packs.segments import Row, facts_in, map_texts, segment_id, texts_in
from backend.packs.translation_state import state_of
from sync.canonical import canonical
from sync.pack import DOCUMENT_MAX, Document, Review

BEST_FIRST: tuple[Review, ...] = ("done", "unreviewed", "outdated")


class Said(msgspec.Struct, frozen=True):
    """A segment in one language, and how far it may be trusted."""

    id: str
    text: str
    review: Review
    day: date | None = None  # of the Dutch that an outdated one was made of

    @property
    def published(self) -> Row:
        marked = {"outdated": True} if self.review == "outdated" else {}
        return {"id": self.id, "text": self.text, **marked}


def resolve_document(stored: StoredPack, resource: Resource, language: str) -> bytes | None:
    """The document of one of the pack's resources, or None while one of its segments has no translation.

    Raises: ContentError when a fact is missing, or a phone would refuse the document.
    """
    name = (resource.id, language)
    if name not in stored.resolved:
        stored.resolved[name] = _resolve(stored, resource, language)
    return stored.resolved[name]


def say(stored: StoredPack, owner: str, text: DutchText, language: str) -> Said | None:
    """A text in one language, if there is one that names known facts only."""
    name = segment_id(owner, text)
    if language == SOURCE_LANGUAGE:
        return Said(name, text.nl, "done")
    translation = stored.translations.get(language, {}).get(name)
    state = state_of(text.nl, translation)
    if translation is None or state == "missing":
        return None
    named = facts_in(translation.text)
    if named and not {fact.id for fact in stored.content.pack.facts}.issuperset(named):
        return None  # an outdated text may name a fact that is gone, and a phone could not fill it in
    return Said(name, translation.text, state, stored.dutch_days.get((name, translation.source_hash)))


def _resolve(stored: StoredPack, resource: Resource, language: str) -> bytes | None:
    said = {text.id: say(stored, resource.id, text, language) for text in texts_in(resource)}
    texts = {text_id: found for text_id, found in said.items() if found is not None}
    if len(texts) < len(said):
        return None
    data = canonical(_document(stored, resource, language, texts))
    if len(data) > DOCUMENT_MAX:
        raise ContentError(f"{resource.id}: {language}: {len(data)} bytes, at most {DOCUMENT_MAX}")
    return data


def _document(stored: StoredPack, resource: Resource, language: str, texts: dict[str, Said]) -> Document:
    values = map_texts(
        msgspec.to_builtins(resource, builtin_types=(date,)),
        {"id", "nl"},
        lambda text: texts[text["id"]].published,
    )
    phones = (block["phone"] for block in values["blocks"] if block.get("phone"))
    used = (fact for said in texts.values() for fact in facts_in(said.text))
    values |= {
        "schema": 1,
        "pack": stored.content.pack.id,
        "resource": resource.id,
        "language": language,
        "review": max((said.review for said in texts.values()), key=BEST_FIRST.index),
        "made_of": min((said.day for said in texts.values() if said.day), default=None),
        "facts": _facts(stored, resource.id, {*used, *phones}),
        "keywords": _keywords(resource, language),
    }
    fields = Document.__struct_encode_fields__
    known = {name: value for name, value in values.items() if name in fields and value is not None}
    try:
        return msgspec.convert(known, Document, builtin_types=(date,))
    except msgspec.ValidationError as error:
        raise ContentError(f"{resource.id}: {language}: {error}") from error


def _keywords(resource: Resource, language: str) -> Sequence[str] | None:
    return next((one.words for one in resource.keywords if one.language == language), None)


def _facts(stored: StoredPack, resource: str, used: Iterable[str]) -> dict[str, Row]:
    facts = {fact.id: fact for fact in stored.content.pack.facts}
    missing = sorted(set(used) - set(facts))
    if missing:
        raise ContentError(f"{resource}: there is no fact {', '.join(missing)} in the pack")
    return {name: _fact(facts[name]) for name in sorted(used)}


def _fact(fact: Fact) -> Row:
    values = msgspec.to_builtins(fact, builtin_types=(date,))
    return {name: value for name, value in values.items() if name not in ("id", "owner")}
