"""The sheet that a native speaker reads first: what may cost somebody dear if it is wrong."""

from collections.abc import Iterable
from html import escape

import msgspec

from backend.packs.content import Fact, PackContent, Resource
from backend.packs.read_pack import StoredPack
from backend.packs.segments import facts_in, segment_id, texts_in
from backend.packs.translation_state import state_of
from sync.pack import split_text

MOST = 60  # an hour of somebody's time
CARE = frozenset({"care", "shield", "phone"})  # pictograms of the topics about health, safety and rights
RIGHT_TO_LEFT = frozenset({"ar", "fa", "fa-AF", "ps", "ckb"})
STYLE = (
    "body{font:12pt/1.5 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid;padding:.4em;vertical-align:top;text-align:start}tr{break-inside:avoid}"
    ".id{font-size:8pt}"
)


class Line(msgspec.Struct, frozen=True):
    """One unreviewed text beside its Dutch."""

    pack: str
    segment: str
    nl: str
    text: str


def first_to_review(packs: Iterable[StoredPack], language: str) -> list[Line]:
    """At most sixty unreviewed texts: emergency numbers, then danger and the mind, then care and rights, then asylum."""
    ranked: list[tuple[int, Line]] = []
    for stored in packs:
        said = stored.translations.get(language, {})
        warned = {fact.id: fact for fact in stored.content.pack.facts if fact.expiry == "warn"}
        for card in stored.content.resources:
            for text in texts_in(card):
                name = segment_id(card.id, text)
                if state_of(text.nl, said.get(name)) == "unreviewed":
                    texts = (_with_values(stored.content, words) for words in (text.nl, said[name].text))
                    line = Line(stored.content.pack.id, name, *texts)
                    ranked.append((_rank(stored.content, card, text.nl, warned), line))
    return [line for _, line in sorted(ranked, key=lambda one: one[0])][:MOST]


def _with_values(pack: PackContent, text: str) -> str:
    values = {fact.id: fact.value for fact in pack.pack.facts}
    pieces = split_text(text)  # every second one names a fact
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def _rank(pack: PackContent, card: Resource, nl: str, warned: dict[str, Fact]) -> int:
    if any(fact in warned for fact in facts_in(nl)):
        return 0
    if card.sensitivity != "green":
        return 1 if card.sensitivity == "red" else 2
    if any(theme.id == card.theme and theme.icon in CARE for theme in pack.pack.themes):
        return 3
    return 4 if 2 in card.phases else 5


def print_sheet(lines: Iterable[Line], language: str, name: str) -> str:
    """A page to print, read, correct by pen and sign; `name` is what the language is called."""
    way = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    rows = "".join(
        f'<tr><td class="id" dir="ltr">{escape(line.pack)}<br>{escape(line.segment)}</td><td>{escape(line.nl)}</td>'
        f'<td lang="{language}" dir="{way}">{escape(line.text)}</td><td>&#9744;</td></tr>'
        for line in lines
    )
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nakijken: {escape(name)}</title>'
        f"<style>{STYLE}</style><h1>Wegwijs: nakijken in het {escape(name)}</h1>"
        "<p>Lees elke regel. Klopt de vertaling, zet dan een kruis in het vakje. Klopt zij niet, schrijf dan hoe het moet.</p>"
        "<table><tr><th>Tekst</th><th>Nederlands</th><th>Vertaling</th><th>Goed</th></tr>"
        f"{rows}</table><p>Naam: ____________________ Datum: ____________ Handtekening: ____________________</p></html>"
    )
