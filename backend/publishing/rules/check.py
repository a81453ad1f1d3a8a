"""Looks at packs by every rule there is."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.import_starter import read_translations
from backend.packs.lists import read_list
from backend.packs.media import Media, read_media
from backend.packs.read_pack import StoredPack
from backend.packs.segments import segments_of
from backend.packs.starter import read_starter
from backend.packs.translation_state import state_of
from backend.publishing.rules.content import PACK_RULES
from backend.publishing.rules.dutch import DUTCH_RULES
from backend.publishing.rules.finding import Finding, Waiver
from backend.publishing.rules.glossary import Glossary, read_glossary, terms_missed
from backend.publishing.rules.links import lost_elsewhere
from backend.publishing.rules.translations import GLOSSARY, problems_in

MOST_WAIVED = 0.02  # of the uses of the glossary's terms


class Checked(msgspec.Struct, frozen=True):
    """What is wrong; what was let stand; and waivers that nothing needs any more."""

    findings: Sequence[Finding]
    waived: Sequence[Finding]
    idle: Sequence[Waiver]
    uses: int  # of the glossary's terms, in all languages


def check_packs(
    packs: Collection[StoredPack], glossary: Glossary, waivers: Sequence[Waiver], today: date
) -> Checked:
    """Every rule on every pack, in every language that it is translated to."""
    found: list[Finding] = []
    uses = 0
    cards = {one.content.pack.id: {card.id for card in one.content.resources} for one in packs}
    for stored in packs:
        found += [finding for rule in PACK_RULES.values() for finding in rule(stored, today)]
        found += lost_elsewhere(stored, cards)
        found += _dutch(stored, glossary)
        uses += _uses(stored, glossary)
        found += failed_checks(stored, glossary)
    waived = [finding for finding in found if any(waiver.covers(finding) for waiver in waivers)]
    return Checked(
        findings=[finding for finding in found if finding not in waived],
        waived=waived,
        idle=[waiver for waiver in waivers if not any(waiver.covers(finding) for finding in found)],
        uses=uses,
    )


def check_starter(starter: Path, locale: Path, today: date) -> Checked:
    """The packs of a folder by their catalogues, the glossary beside those and the waivers beside the packs.

    Raises: ContentError.
    """
    return check_packs(
        read_files(starter, locale),
        read_glossary(locale / "glossary.yaml"),
        read_list(starter / "waivers.yaml", Waiver),
        today,
    )


def read_files(starter: Path, locale: Path) -> list[StoredPack]:
    """The packs of a folder with their catalogues, pictures and sounds.

    Raises: ContentError.
    """
    return [
        StoredPack(content, read_translations(content, locale), _media(starter / content.pack.id))
        for content in read_starter(starter)
    ]


def _media(folder: Path) -> dict[str, Media]:
    return {name: file.media for name, file in read_media(folder).items()}


def failed_checks(stored: StoredPack, glossary: Glossary) -> Iterator[Finding]:
    """Translations that a rule for translations finds wrong."""
    for language, segment, dutch, text in _pairs(stored):
        pair = hashlib.blake2b(f"{language}\0{dutch}\0{text}".encode(), digest_size=16).digest()
        if pair in glossary.sound:
            continue
        problems = [*problems_in(glossary, language, dutch, text)]
        if not problems:
            glossary.remember(pair)
        for name, problem in problems:
            yield _finding(stored, name, segment, language, problem)


def is_waived_too_often(checked: Checked) -> bool:
    """Whether so many uses of terms have a reason that the glossary itself is wrong."""
    return sum(finding.rule == GLOSSARY for finding in checked.waived) > MOST_WAIVED * max(checked.uses, 1)


def _dutch(stored: StoredPack, glossary: Glossary) -> Iterator[Finding]:
    audience = stored.content.pack.audience
    for segment in segments_of(stored.content):
        for name, rule in DUTCH_RULES.items():
            if hard := next(rule(glossary, audience, segment.nl), None):
                yield _finding(stored, name, segment.id, SOURCE_LANGUAGE, hard.problem)


def _uses(stored: StoredPack, glossary: Glossary) -> int:
    return sum(
        len([*terms_missed(glossary, language, dutch, text)]) for language, _, dutch, text in _pairs(stored)
    )


def _pairs(stored: StoredPack) -> Iterator[tuple[str, str, str, str]]:
    """Language, segment, Dutch and translation of each that is up to date."""
    for language in stored.content.translated_to:
        said = stored.translations.get(language, {})
        for segment in segments_of(stored.content):
            translation = said.get(segment.id)
            if translation and state_of(segment.nl, translation) in {"done", "unreviewed"}:
                yield language, segment.id, segment.nl, translation.text


def _finding(stored: StoredPack, rule: str, segment: str, language: str, problem: str) -> Finding:
    owner, _, _ = segment.rpartition(".")
    pack = stored.content.pack.id
    return Finding(rule, pack, "pack" if owner == pack else owner, segment, language, problem)
