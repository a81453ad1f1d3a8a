"""Rules for what a card leads to: facts, files, cards and pages elsewhere; and that its pictures say something."""

import ipaddress
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

from backend.packs.content import DutchText, Resource, structs_in
from backend.packs.media import uses_in
from backend.packs.read_pack import StoredPack
from backend.packs.segments import facts_in, segment_id, texts_in
from backend.publishing.rules.finding import Finding
from sync.blocks import Entry, Node, Web
from sync.pictures import Picture

# A page of the app itself: a card of a pack, or a pack.
OWN_PAGE = re.compile(
    r"/(?:r/(?P<pack>[A-Za-z0-9_-]+)/(?P<card>[A-Za-z0-9_-]+)|p/(?P<only>[A-Za-z0-9_-]+))/?"
)
# Words that say that there is a picture, which everybody knows, and not what it shows; or the name of a file.
IDLE_ALT = re.compile(
    r"(?:een |de )?(?:foto|afbeelding|plaatje|tekening|illustratie|picture|image|alt)\.?|\S+\.(?:webp|png|jpe?g|gif|svg)",
    re.IGNORECASE,
)


def broken_links(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Cards that name a theme, fact, file or card which is not there."""
    for card in stored.content.resources:
        for at, problem in (*_lost_facts(stored, card), *_lost_places(stored, card)):
            yield _found(stored, "links", card, at, problem)


def _lost_facts(stored: StoredPack, card: Resource) -> Iterator[tuple[str, str]]:
    facts = {fact.id for fact in stored.content.pack.facts}
    named = [(segment_id(card.id, text), fact) for text in texts_in(card) for fact in facts_in(text.nl)]
    named += [("", one.phone) for one in structs_in(card) if isinstance(one, Entry | Node) and one.phone]
    yield from ((at, f"names no fact: {fact}") for at, fact in named if fact not in facts)


def _lost_places(stored: StoredPack, card: Resource) -> Iterator[tuple[str, str]]:
    pack = stored.content.pack
    if card.theme not in {theme.id for theme in pack.themes}:
        yield "", f"is of no theme: {card.theme}"
    yield from (("", f"names no file: {use.name}") for use in uses_in(card) if use.name not in stored.media)
    cards = {one.id for one in stored.content.resources}
    missing = (_missing_page(address, pack.id, cards) for address in _addresses(card))
    yield from (("", f"leads to no card: {name}") for name in missing if name)


def lost_elsewhere(stored: StoredPack, cards: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Cards that lead to a card of another of these packs which is not there."""
    own = stored.content.pack.id
    for card in stored.content.resources:
        for address in _addresses(card):
            found = OWN_PAGE.fullmatch(urlsplit(address).fragment)
            pack, name = (found["pack"], found["card"]) if found else (own, "")
            if pack != own and pack in cards and name not in cards[pack]:
                yield _found(stored, "links", card, "", f"leads to no card: {name}")


def _missing_page(address: str, pack: str, cards: set[str]) -> str:
    """The card of this pack to which the address of an own page leads, if there is none of that name."""
    found = OWN_PAGE.fullmatch(urlsplit(address).fragment)
    if found is None or found["pack"] != pack or found["card"] in cards:
        return ""
    return found["card"]


def unsafe_links(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Pages elsewhere that are no place to send somebody to: without TLS, with a name before an @, a bare number for a host."""
    for card in stored.content.resources:
        for address in _addresses(card):
            if problem := _unsafe(address):
                yield _found(stored, "unsafe", card, "", f"{problem}: {address}")


def _unsafe(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is no address"
    if parts.scheme != "https":
        return "is not sealed on the way"
    if "@" in parts.netloc:
        return "hides where it leads to"
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return "leads to a number"
    if port not in (None, 443):
        return "leads to an odd door"
    return "" if "." in host.strip(".") and "xn--" not in host else "leads to an odd name"


def idle_alts(stored: StoredPack, _today: date) -> Iterator[Finding]:
    """Pictures whose words do not say what they show: all that somebody has who does not see them, or did not fetch them."""
    for card in stored.content.resources:
        alts = (value.alt for value in structs_in(card) if isinstance(value, Picture))
        for alt in alts:
            if isinstance(alt, DutchText) and _is_idle(alt.nl, card):
                yield _found(stored, "alt", card, segment_id(card.id, alt), f"says only '{alt.nl}'")


def _is_idle(alt: str, card: Resource) -> bool:
    return not alt.strip() or IDLE_ALT.fullmatch(alt.strip()) is not None or alt.strip() == card.id


def _addresses(card: Resource) -> Iterator[str]:
    found = (value.url for value in structs_in(card) if isinstance(value, Web | Entry))
    yield from (address for address in found if address is not None)


def _found(stored: StoredPack, rule: str, card: Resource, at: str, problem: str) -> Finding:
    return Finding(rule, stored.content.pack.id, card.id, at, "", problem)
