"""What there is in the packs: how much, in which languages and how far, and for whom about what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from backend.packs.content import SOURCE_LANGUAGE, Domain, PackContent, Resource
from backend.packs.read_pack import StoredPack
from backend.packs.segments import segments_of
from backend.packs.translation_state import State, state_of
from backend.publishing.documents import resolve_document
from sync.fields import Audience, Language, Phase, Track

Situation = Literal["arrived", "waiting", "staying", "ukraine", "living"]
# As a phone chooses packs by it: pwa/src/features/newcomer/situations.ts.
FITTING: dict[Situation, tuple[Sequence[Phase], Track]] = {
    "arrived": ((1,), "asylum"),
    "waiting": ((1, 2), "asylum"),
    "staying": ((2, 3), "asylum"),
    "ukraine": ((1, 2, 3), "ukraine"),
    "living": ((3,), "other"),
}
DOMAINS = range(1, 9)


class LanguageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One pack in one language; `bytes` are its documents' uncompressed, `resources` those that are whole."""

    pack: str
    language: Language
    resources: int
    segments: int
    translated: int
    words: int
    bytes: int
    states: Mapping[State, int]


class PackReport(msgspec.Struct, frozen=True, kw_only=True):
    """One pack, whatever the language."""

    pack: str
    resources: int
    segments: int
    languages: Sequence[Language]
    facts: int
    facts_with_expiry: int


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """How many cards somebody in a situation finds about a learning domain; none has a reason."""

    situation: Situation
    domain: Domain
    audience: Audience
    cards: int
    reason: str = ""


class Gap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why there is nothing, in these situations, about a learning domain."""

    domain: Domain
    audience: Audience
    situations: Sequence[Situation]
    reason: str


class Report(msgspec.Struct, frozen=True):
    """Everything that is counted."""

    packs: Sequence[PackReport]
    languages: Sequence[LanguageReport]
    cells: Sequence[Cell]


def report_packs(packs: Sequence[StoredPack], gaps: Sequence[Gap]) -> Report:
    """The packs, each in every language that it is translated to, and what is in them for whom."""
    return Report(
        packs=[_pack(stored.content) for stored in packs],
        languages=[
            _language(stored, language)
            for stored in packs
            for language in (SOURCE_LANGUAGE, *stored.content.translated_to)
        ],
        cells=list(_cells([stored.content for stored in packs], gaps)),
    )


def _pack(content: PackContent) -> PackReport:
    return PackReport(
        pack=content.pack.id,
        resources=len(content.resources),
        segments=len(segments_of(content)),
        languages=content.pack.languages,
        facts=len(content.pack.facts),
        facts_with_expiry=sum(fact.valid_until is not None for fact in content.pack.facts),
    )


def _language(stored: StoredPack, language: str) -> LanguageReport:
    segments = segments_of(stored.content)
    if language == SOURCE_LANGUAGE:
        texts, states = [segment.nl for segment in segments], Counter[State](done=len(segments))
    else:
        said = stored.translations.get(language, {})
        texts = [said[segment.id].text for segment in segments if segment.id in said]
        states = Counter(state_of(segment.nl, said.get(segment.id)) for segment in segments)
    documents = [resolve_document(stored, card, language) for card in stored.content.resources]
    return LanguageReport(
        pack=stored.content.pack.id,
        language=language,
        resources=sum(document is not None for document in documents),
        segments=len(segments),
        translated=states["done"] + states["unreviewed"],
        words=sum(len(text.split()) for text in texts),
        bytes=sum(len(document or b"") for document in documents),
        states={state: states[state] for state in get_args(State)},
    )


def _cells(packs: Sequence[PackContent], gaps: Iterable[Gap]) -> Iterator[Cell]:
    reasons = {
        (situation, gap.domain, gap.audience): gap.reason for gap in gaps for situation in gap.situations
    }
    cards = [card for pack in packs for card in pack.resources]
    for audience in get_args(Audience):
        for situation in get_args(Situation):
            for domain in DOMAINS:
                found = sum(
                    card.audience == audience and domain in card.domains and _fits(card, situation)
                    for card in cards
                )
                reason = reasons.get((situation, domain, audience), "")
                yield Cell(situation=situation, domain=domain, audience=audience, cards=found, reason=reason)


def _fits(card: Resource, situation: Situation) -> bool:
    phases, track = FITTING[situation]
    return card.track in {"all", track} and not set(phases).isdisjoint(card.phases)


def print_report(report: Report) -> Iterator[str]:
    """The report as lines of Markdown."""
    yield "| pack | cards | texts | facts | of which end | languages |"
    yield "|---|---|---|---|---|---|"
    for one in report.packs:
        yield (
            f"| `{one.pack}` | {one.resources} | {one.segments} | {one.facts} | {one.facts_with_expiry} "
            f"| {', '.join(one.languages)} |"
        )
    yield ""
    yield "| pack | language | whole cards | translated | words | kB |"
    yield "|---|---|---|---|---|---|"
    for said in report.languages:
        share = f"{said.translated} of {said.segments}"
        yield f"| `{said.pack}` | {said.language} | {said.resources} | {share} | {said.words} | {said.bytes / 1000:.0f} |"
    for audience in get_args(Audience):
        yield ""
        yield from _matrix(audience, report.cells)


def _matrix(audience: Audience, cells: Iterable[Cell]) -> Iterator[str]:
    yield f"| {audience} | {' | '.join(f'domain {domain}' for domain in DOMAINS)} |"
    yield "|---" * (len(DOMAINS) + 1) + "|"
    shown = [cell for cell in cells if cell.audience == audience]
    for situation in get_args(Situation):
        row = [str(cell.cards or "none") for cell in shown if cell.situation == situation]
        yield f"| {situation} | {' | '.join(row)} |"
    for reason in dict.fromkeys(cell.reason for cell in shown if not cell.cards):
        where = [
            f"{cell.situation} {cell.domain}" for cell in shown if not cell.cards and cell.reason == reason
        ]
        yield f"none in {', '.join(where)}: {reason or 'no reason given'}"
