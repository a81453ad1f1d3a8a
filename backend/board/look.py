"""One look at a pack's Dutch, or at one of its languages, by every gate: what only reading all its texts tells."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

import msgspec

from backend.board.groups import Tally, Work, tally
from backend.packs.content import SOURCE_LANGUAGE, PackContent
from backend.packs.recordings import missing_recordings
from backend.packs.segments import segments_of
from backend.publishing.gates import OF_PACK, Ground
from backend.publishing.rules.check import failed_checks
from backend.publishing.rules.content import PACK_RULES, heavy_in
from backend.publishing.rules.dutch import DUTCH_RULES
from backend.publishing.rules.finding import Finding

CHECKS, WEIGHT = "checks", "weight"
# What ends on a day stands on the board as work of its own.
GATE_OF = {rule: gate for gate, rules in OF_PACK.items() for rule in rules if gate != "expired"}

Let = Collection[tuple[str, str, str]]  # gate, resource and language of what a publisher lets stand


class Look(msgspec.Struct, frozen=True):
    """What was found in one language of a pack."""

    hard: Tally = Tally()
    silent: Tally = Tally()
    gates: Tally = Tally()


def look_at(ground: Ground, language: str, let: Let) -> Look:
    """What is wrong with this language of a pack, whose translations into it are the ground's."""
    content = ground.stored.content
    titles = {card.id: card.title.nl for card in content.resources} | {"pack": content.pack.title.nl}
    found = _of_dutch(ground) if language == SOURCE_LANGUAGE else _of_translation(ground, language)
    gates = tally(_work((one for gate, one in found if (gate, one.card, one.language) not in let), titles))
    if language != SOURCE_LANGUAGE:
        return Look(gates=gates)
    return Look(hard=tally(_work(_hard(ground), titles)), silent=tally(_silent(content)), gates=gates)


def _of_dutch(ground: Ground) -> Iterator[tuple[str, Finding]]:
    """What keeps a gate shut in whatever language somebody reads, by gate."""
    for name, gate in GATE_OF.items():
        if name != WEIGHT:
            yield from ((gate, one) for one in PACK_RULES[name](ground.stored, ground.today))
    yield from ((GATE_OF[WEIGHT], one) for one in heavy_in(ground.stored, SOURCE_LANGUAGE))


def _of_translation(ground: Ground, language: str) -> Iterator[tuple[str, Finding]]:
    content = ground.stored.content
    pack = msgspec.structs.replace(content.pack, languages=[SOURCE_LANGUAGE, language])
    stored = msgspec.structs.replace(ground.stored, content=PackContent(pack, content.resources))
    yield from ((GATE_OF[WEIGHT], one) for one in heavy_in(stored, language))
    decided = {
        (waiver.rule, waiver.at)
        for waiver in ground.decided
        if waiver.pack == pack.id and language in waiver.languages
    }
    for one in failed_checks(stored, ground.glossary):
        if (one.rule, one.at) not in decided:
            yield CHECKS, one


def _hard(ground: Ground) -> Iterator[Finding]:
    pack = ground.stored.content.pack
    for segment in segments_of(ground.stored.content):
        card = segment.id.rpartition(".")[0]
        if any(next(rule(ground.glossary, pack.audience, segment.nl), None) for rule in DUTCH_RULES.values()):
            yield Finding("", pack.id, "pack" if card == pack.id else card, segment.id, "", "")


def _silent(content: PackContent) -> Iterator[Work]:
    for card in content.resources:
        if n := len(missing_recordings(PackContent(content.pack, [card]))):
            yield Work(n=n, pack=content.pack.id, resource=card.id, title=card.title.nl)


def _work(findings: Iterable[Finding], titles: dict[str, str]) -> Iterator[Work]:
    """Findings of one card and rule are one place; the first says what is wrong."""
    for _, same in groupby(sorted(findings, key=_place), _place):
        first, *others = same
        yield Work(
            n=1 + len(others),
            pack=first.pack,
            resource="" if first.card == "pack" else first.card,
            title=titles.get(first.card, first.card),
            language=first.language,
            at=first.at,
            rule=first.rule,
            problem=first.problem,
        )


def _place(finding: Finding) -> tuple[str, str]:
    return finding.card, finding.rule
