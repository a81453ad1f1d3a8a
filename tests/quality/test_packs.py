"""The starter packs, beyond what importing them refuses."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.core.config import HOUSE
from backend.core.i18n import languages
from backend.packs.content import PackContent
from backend.packs.lists import read_list
from backend.packs.starter import read_starter
from backend.publishing.claims import Origin, print_claims
from backend.publishing.report import print_report, report_packs
from backend.publishing.rules.check import check_starter, is_waived_too_often, read_files
from sync.blocks import Ask
from sync.overlay import parse_overlay

PACKS = read_starter(HOUSE / "backend" / "starter")
OVERLAYS = sorted((HOUSE / "backend" / "starter" / "overlays").glob("*.json"))
READY = 6  # ready questions of a topic: what a screen shows and somebody surveys
WITHOUT_WAIVER = {"nl", "en", ""}


def test_the_packs_keep_every_rule() -> None:
    # As they were on the day somebody last looked; `wegwijs packs check` looks from today.
    looked = max(card.last_checked for pack in PACKS for card in pack.resources)
    checked = check_starter(HOUSE / "backend" / "starter", HOUSE / "locale", looked)
    assert [str(finding) for finding in checked.findings] == []
    assert checked.idle == []
    # Dutch that people say aloud is the same in English.
    waived = {finding.language for finding in checked.waived if finding.rule != "untranslated"}
    assert waived.isdisjoint(WITHOUT_WAIVER)
    assert not is_waived_too_often(checked)


def test_every_claim_of_the_packs_is_listed_with_where_it_comes_from() -> None:
    starter = HOUSE / "backend" / "starter"
    wanted = [*print_claims(PACKS, read_list(starter / "claims.yaml", Origin))]
    assert (starter / "FACTS.md").read_text("utf-8").splitlines() == wanted, "run `wegwijs packs facts`"


def test_the_readme_shows_how_much_there_is() -> None:
    starter = HOUSE / "backend" / "starter"
    counted = print_report(report_packs(read_files(starter, HOUSE / "locale"), []))
    shown = (starter / "README.md").read_text("utf-8").splitlines()
    assert [line for line in islice(counted, 2 + len(PACKS)) if line not in shown] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.pack.id)
def test_words_to_search_by_are_in_languages_that_are_spoken_here(pack: PackContent) -> None:
    known = {*pack.pack.languages, *(tag for tag, _ in languages(HOUSE / "locale"))}
    assert {one.language for resource in pack.resources for one in resource.keywords} <= known


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.pack.id)
def test_a_topic_has_ready_questions_for_one_screen_or_none(pack: PackContent) -> None:
    found = Counter(
        resource.theme for resource in pack.resources for block in resource.blocks if isinstance(block, Ask)
    )
    assert set(found.values()) <= {READY}
    assert (pack.pack.id == "aankomst") <= (len(found) == len(pack.pack.themes))


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.stem)
def test_nothing_of_the_samples_for_a_place_is_left_out_in_any_language(path: Path) -> None:
    value: dict[str, Any] = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    whole = {**value, "schema": 1, "region": "regio", "place": "plek", "published": "2026-11-30"}
    overlay = parse_overlay(msgspec.json.encode(whole), "regio", "plek")
    for language, slots in value["languages"].items():
        read = overlay.languages[language]
        assert {name: len(blocks) for name, blocks in read.items()} == {
            name: len(value["languages"]["nl"][name]) for name in slots
        }, language
