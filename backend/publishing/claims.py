"""What the packs claim: numbers, days, organisations' roles and rules of law, each with where it comes from.

A claim rests on its card's source, unless `claims.yaml` says that a text rests on another, or on general knowledge that
somebody still has to verify.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from backend.packs.content import PackContent, Resource
from backend.packs.segments import facts_in, texts_in
from sync.blocks import WebAddress
from sync.fields import Id

GENERAL = "general knowledge, to verify"
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
ORGANISATIONS = (
    "COA|IND|AVIM|GZA|GGD|DUO|UWV|SVB|DT&V|BRP|Nidos|IOM|UNHCR|VluchtelingenWerk|Rode Kruis|Humanitas|Kindertelefoon|"
    "Veilig Thuis|MiND|politie|gemeente|huisarts|Inspectie|Arbeidsinspectie|RefugeeHelp|MyCOA|Raad voor Rechtsbijstand|"
    "Juridisch Loket|Belastingdienst|Slachtofferhulp|CoMensha|COC|school|bibliotheek"
)
KINDS = {
    "number": re.compile(r"\d"),
    "day": re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE),
    "role": re.compile(rf"\b(?:{ORGANISATIONS})\b"),
    "law": re.compile(
        r"\b(?:recht(?:en)?|mag|mogen|moet|moeten|verplicht|plicht(?:en)?|wet|verboden|strafbaar|gratis|leeftijd)\b",
        re.IGNORECASE,
    ),
}


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where some texts of a card come from if not from the card's source; no `source` is general knowledge."""

    card: Id
    texts: Sequence[str]
    source: WebAddress | None = None
    name: str = ""


class Claim(msgspec.Struct, frozen=True):
    """One text of a card that claims something, and what it rests on."""

    card: str
    text: str
    nl: str
    kinds: Sequence[str]
    origin: str


def claims_of(pack: PackContent, origins: Sequence[Origin]) -> Iterator[Claim]:
    """Every text that holds a number, a day, an organisation, a rule or a fact of the table, in reading order."""
    for card in pack.resources:
        for text in texts_in(card):
            kinds = [kind for kind, sign in KINDS.items() if sign.search(text.nl)]
            if facts_in(text.nl):
                kinds.append("fact")
            if kinds:
                yield Claim(card.id, text.id, text.nl, kinds, _origin(card, text.id, origins))


def _origin(card: Resource, text: str, origins: Sequence[Origin]) -> str:
    for origin in origins:
        if origin.card == card.id and text in origin.texts:
            return f"[{origin.name or origin.source}]({origin.source})" if origin.source else GENERAL
    return f"[{card.source_name}]({card.source})"


def print_claims(packs: Sequence[PackContent], origins: Sequence[Origin]) -> Iterator[str]:
    """FACTS.md: the facts of each pack's table, then what its texts claim."""
    yield "# Facts and claims of the starter packs"
    yield ""
    yield "Written by `wegwijs packs facts`; `make check` compares. Nobody telephoned and no page was opened live:"
    yield "see \"What 'last checked' means here\" in README.md."
    for pack in packs:
        yield ""
        yield f"## {pack.pack.id}"
        if pack.pack.facts:
            yield ""
            yield from _facts(pack)
        yield ""
        yield "| text | says | claims | rests on |"
        yield "|---|---|---|---|"
        for claim in claims_of(pack, origins):
            says = claim.nl.replace("|", "\\|").replace("\n", " ")
            yield f"| {claim.card}.{claim.text} | {says} | {', '.join(claim.kinds)} | {claim.origin} |"


def _facts(pack: PackContent) -> Iterator[str]:
    yield "| fact | value | then | source | looked at | until | law |"
    yield "|---|---|---|---|---|---|---|"
    for fact in pack.pack.facts:
        then = f"{fact.successor.value} from {fact.successor.valid_from}" if fact.successor else ""
        yield (
            f"| `{fact.id}` | {fact.value} | {then} | [{fact.source_name}]({fact.source}) "
            f"| {fact.last_checked} | {fact.valid_until or ''} | {fact.law} |"
        )
