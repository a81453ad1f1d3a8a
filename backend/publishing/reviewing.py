"""What may not be published unread: health, safety, rights, money and law, in a language that nobody has reviewed.

In production such a document is left out, so that a phone shows the next language of its chain, and says so (clause 2.3).
"""

import re
from collections.abc import Collection, Iterator

import msgspec

from backend.packs.content import Pack, Resource, Theme
from backend.packs.read_pack import StoredPack
from backend.packs.segments import facts_of, segment_id, texts_in
from backend.publishing.documents import resolve_document
from backend.publishing.waivers import GateWaiver
from sync.pack import fallback_chain

REVIEWER = "reviewer"  # the gate
# A theme is known by its pictogram, which every pack chooses from one kit, or by its name: ids made in the studio say nothing.
ICONS = frozenset({"care", "shield", "phone", "law", "lawyer", "coin"})
NAMES = re.compile(
    "gezond|ziek|zorg|arts|dokter|medic|nood|hulp|veilig|geweld|politie"
    "|rechten|rechtsh|rechtsb|recht op|geld|toeslag|schuld|uitkering|belasting|verzeker"
)


class Unreviewed(msgspec.Struct, frozen=True):
    """A document of which a text has no named reviewer, although its subject asks for one: `theme` or `law` says why."""

    resource: str
    language: str
    because: str


def unreviewed(stored: StoredPack) -> Iterator[Unreviewed]:
    """Every whole document that somebody must read first."""
    pack = stored.content.pack
    languages = {language for own in pack.languages for language in fallback_chain(own)} - {"nl"}
    for resource in stored.content.resources:
        because = why_reviewed(pack, resource)
        if not because:
            continue
        for language in sorted(languages & set(stored.translations)):
            said = stored.translations[language]
            names = [segment_id(resource.id, text) for text in texts_in(resource)]
            is_read = all(name in said and said[name].reviewed_by for name in names)
            if not is_read and resolve_document(stored, resource, language) is not None:
                yield Unreviewed(resource.id, language, because)


def withheld(stored: StoredPack, waivers: Collection[GateWaiver]) -> frozenset[tuple[str, str]]:
    """Resource and language of what is not published, for no waiver covers it."""
    let = {
        (one.resource, one.language)
        for one in waivers
        if (one.pack, one.gate) == (stored.content.pack.id, REVIEWER)
    }
    return frozenset((one.resource, one.language) for one in unreviewed(stored)) - let


def why_reviewed(pack: Pack, resource: Resource) -> str:
    """`theme` or `law`, its own or a fact's in it, where a named person must have read each translation; else nothing."""
    if any(theme.id == resource.theme and _is_sensitive(theme) for theme in pack.themes):
        return "theme"
    laws = {fact.id: fact.law for fact in pack.facts}
    moves = [resource.law, *(laws[fact] for fact in facts_of(resource) if fact in laws)]
    return "law" if set(moves) != {"stable"} else ""


def _is_sensitive(theme: Theme) -> bool:
    said = f"{theme.id} {theme.title.nl}".casefold()
    return theme.icon in ICONS or NAMES.search(said) is not None
