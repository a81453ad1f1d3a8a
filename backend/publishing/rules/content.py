"""Rules for what a pack says of itself: dates, sources, flags, and what it weighs on a phone."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from backend.packs.content import SOURCE_LANGUAGE, Resource
from backend.packs.read_pack import StoredPack
from backend.packs.segments import facts_of, segments_of
from backend.packs.translation_state import state_of
from backend.publishing.documents import resolve_document
from backend.publishing.rules.finding import Finding
from backend.publishing.rules.links import broken_links, idle_alts, unsafe_links

PACK_MOST = 150_000  # bytes of a pack's text and scenes in one language, uncompressed
IMAGE_MOST = (
    25_000  # bytes of a picture in our own packs; whoever writes others may use what the protocol allows
)
VALID_FOR = timedelta(days=2 * 366)  # what nobody looks at for longer is no fact any more
FRESH_FOR = timedelta(days=366)
LAWS = ("stable", "yearly", "moving")

Rule = Callable[[StoredPack, date], Iterator[Finding]]


def untranslated(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Segments without a translation, or with one that was made from other Dutch."""
    for language in stored.content.translated_to:
        said = stored.translations.get(language, {})
        for segment in segments_of(stored.content):
            state = state_of(segment.nl, said.get(segment.id))
            if state in {"missing", "outdated"}:
                yield _of_segment(stored, "translated", segment.id, language, f"is {state}")


def odd_dates(stored: StoredPack, today: date) -> Iterator[Finding]:
    """Days of looking that are to come or long past, and terms that end before they begin."""
    pack = stored.content.pack
    for resource in stored.content.resources:
        if problem := _looked_at(resource.last_checked, today):
            yield _of_resource(stored, "dates", resource, problem)
    for fact in pack.facts:
        last = fact.valid_until or today
        if problem := _looked_at(fact.last_checked, today):
            yield Finding("dates", pack.id, "pack", fact.id, "", problem)
        if not fact.last_checked <= last <= fact.last_checked + VALID_FOR:
            yield Finding(
                "dates",
                pack.id,
                "pack",
                fact.id,
                "",
                f"is valid until {last}, looked at on {fact.last_checked}",
            )
        if fact.law != "stable" and fact.valid_until is None:
            yield Finding("dates", pack.id, "pack", fact.id, "", f"is '{fact.law}' and has no last day")


def expired_facts(stored: StoredPack, today: date) -> Iterator[Finding]:
    """Facts that have ended, and whose successor does not hold yet or is not there."""
    pack = stored.content.pack
    for fact in pack.facts:
        follows = fact.successor is not None and fact.successor.valid_from <= today
        if fact.valid_until and fact.valid_until < today and not follows:
            yield Finding("expired", pack.id, "pack", fact.id, "", f"ended on {fact.valid_until}")


def _looked_at(day: date, today: date) -> str:
    return "" if today - FRESH_FOR <= day <= today else f"was looked at on {day}, seen from {today}"


def odd_sources(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Addresses that no browser would open, or that have no name."""
    pack = stored.content.pack
    for resource in stored.content.resources:
        if not _is_address(resource.source):
            yield _of_resource(stored, "sources", resource, f"has the source {resource.source}")
    for fact in pack.facts:
        if not _is_address(fact.source):
            yield Finding("sources", pack.id, "pack", fact.id, "", f"has the source {fact.source}")


def _is_address(source: str) -> bool:
    parts = urlsplit(source)
    return parts.scheme == "https" and "." in parts.netloc and "@" not in parts.netloc


def low_flags(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Cards that move with a law less than a fact in them does."""
    laws = {fact.id: fact.law for fact in stored.content.pack.facts}
    for resource in stored.content.resources:
        moving = [fact for fact in facts_of(resource) if LAWS.index(laws[fact]) > LAWS.index(resource.law)]
        if moving:
            yield _of_resource(
                stored, "flags", resource, f"is '{resource.law}', its fact {moving[0]} '{laws[moving[0]]}'"
            )


def idle_facts(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Facts that no card names: nobody would notice when they are wrong."""
    used = {fact for resource in stored.content.resources for fact in facts_of(resource)}
    for fact in stored.content.pack.facts:
        if fact.id not in used:
            yield Finding("facts", stored.content.pack.id, "pack", fact.id, "", "is named by no card")


def heavy(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """A pack whose text in one language is more than an old phone should fetch."""
    for language in [SOURCE_LANGUAGE, *stored.content.translated_to]:
        yield from heavy_in(stored, language)


def heavy_in(stored: StoredPack, language: str) -> Iterator[Finding]:
    """The same in this language alone."""
    pack = stored.content
    weight = sum(len(resolve_document(stored, card, language) or b"") for card in pack.resources)
    if weight > PACK_MOST:
        problem = f"{weight} bytes, at most {PACK_MOST}"
        yield Finding("weight", pack.pack.id, "pack", "", language, problem)


def heavy_images(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Pictures that cost more of somebody's data than they tell."""
    pack = stored.content.pack.id
    for image in stored.media.values():
        if image.kind == "image" and image.bytes > IMAGE_MOST:
            problem = f"is {image.bytes} bytes, at most {IMAGE_MOST}"
            yield Finding("image", pack, "pack", image.name, SOURCE_LANGUAGE, problem)


def _of_resource(stored: StoredPack, rule: str, resource: Resource, problem: str) -> Finding:
    return Finding(rule, stored.content.pack.id, resource.id, "", "", problem)


def _of_segment(stored: StoredPack, rule: str, segment: str, language: str, problem: str) -> Finding:
    owner, _, _ = segment.rpartition(".")
    pack = stored.content.pack.id
    return Finding(rule, pack, "pack" if owner == pack else owner, segment, language, problem)


PACK_RULES: dict[str, Rule] = {
    "translated": untranslated,
    "dates": odd_dates,
    "expired": expired_facts,
    "links": broken_links,
    "unsafe": unsafe_links,
    "alt": idle_alts,
    "sources": odd_sources,
    "flags": low_flags,
    "facts": idle_facts,
    "weight": heavy,
    "image": heavy_images,
}
