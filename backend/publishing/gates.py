"""The gates before an edition: each by its name, what it found, and what a publisher let stand for some days."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from backend.core.config import Settings
from backend.packs.lists import read_list
from backend.packs.read_pack import StoredPack
from backend.publishing.editions import draft_pack
from backend.publishing.reviewing import REVIEWER, unreviewed
from backend.publishing.rules.check import failed_checks
from backend.publishing.rules.content import PACK_RULES
from backend.publishing.rules.finding import Finding, Waiver
from backend.publishing.rules.glossary import Glossary, glossary_of
from backend.publishing.rules.links import lost_elsewhere
from backend.publishing.waivers import WAIVABLE, GateWaiver

SHOWN = 50
# gate → the rules of a pack behind it
OF_PACK = {
    "links": ("links", "sources"),
    "alt": ("alt",),
    "weight": ("weight", "image"),
    "expired": ("expired",),
    "unsafe": ("unsafe",),
}


class Gate(msgspec.Struct, frozen=True):
    """One gate; `findings` are the first of what keeps it shut. One that does not `block` says what will be left out."""

    name: str
    is_passed: bool
    blocks: bool
    can_be_waived: bool
    findings: Sequence[Finding]
    total: int
    waived: int


class Ground(msgspec.Struct, frozen=True):
    """What gates are judged on."""

    stored: StoredPack
    glossary: Glossary
    decided: Sequence[Waiver]  # beside the packs' files: what stands in them for ever, with its reason
    today: date
    cards: Mapping[
        str, Collection[str]
    ] = {}  # by pack, of what a card may lead to in others; nothing is said of the rest


Look = Callable[[Ground], Iterable[Finding]]


def read_ground(
    settings: Settings, stored: StoredPack, today: date, cards: Mapping[str, Collection[str]]
) -> Ground:
    """A pack with the house's glossary and decisions, among these cards of all packs.

    Raises: ContentError.
    """
    return Ground(
        stored,
        glossary_of(settings.locale),
        read_list(settings.starter / "waivers.yaml", Waiver),
        today,
        cards,
    )


def judge(ground: Ground, waivers: Collection[GateWaiver]) -> list[Gate]:
    """Every gate, in the order in which one mends them."""
    return [_judge(name, look(ground), waivers) for name, look in GATES.items()]


def is_shut(gates: Iterable[Gate]) -> bool:
    """Whether one of them keeps the edition back."""
    return any(gate.blocks and not gate.is_passed for gate in gates)


def _judge(name: str, found: Iterable[Finding], waivers: Collection[GateWaiver]) -> Gate:
    let = {(one.pack, one.resource, one.language) for one in waivers if one.gate == name}
    every = list(found)
    shut = [one for one in every if (one.pack, one.card, one.language) not in let]
    return Gate(
        name=name,
        is_passed=not shut,
        blocks=name != REVIEWER,
        can_be_waived=name in WAIVABLE,
        findings=shut[:SHOWN],
        total=len(shut),
        waived=len(every) - len(shut),
    )


def _missing(ground: Ground) -> Iterator[Finding]:
    pack = ground.stored.content.pack.id
    for language, files in draft_pack(ground.stored).files.items():
        for file in files:
            if file.kind == "document" and file.language != language:
                problem = f"is shown in {file.language}"
                yield Finding("language", pack, file.resource, "", language, problem)


def _unread(ground: Ground) -> Iterator[Finding]:
    pack = ground.stored.content.pack.id
    for one in unreviewed(ground.stored):
        yield Finding(REVIEWER, pack, one.resource, "", one.language, one.because)


def _failed(ground: Ground) -> Iterator[Finding]:
    found = failed_checks(ground.stored, ground.glossary)
    return (one for one in found if not any(waiver.covers(one) for waiver in ground.decided))


def _astray(ground: Ground) -> Iterator[Finding]:
    yield from _by_rules(OF_PACK["links"])(ground)
    yield from lost_elsewhere(ground.stored, ground.cards)


def _by_rules(rules: Collection[str]) -> Look:
    def look(ground: Ground) -> Iterator[Finding]:
        for rule in rules:
            yield from PACK_RULES[rule](ground.stored, ground.today)

    return look


GATES: dict[str, Look] = {
    "language": _missing,
    REVIEWER: _unread,
    **{name: _by_rules(rules) for name, rules in OF_PACK.items()},
    "links": _astray,
    "checks": _failed,
}
