"""The starter packs, beyond what importing them refuses."""

from collections import Counter

import pytest

from backend.core.config import HOUSE
from backend.packs.content import PackContent
from backend.packs.starter import read_starter
from backend.publishing.rules.check import check_starter, is_waived_too_often
from sync.blocks import Ask

PACKS = read_starter(HOUSE / "backend" / "starter")
READY = 6  # ready questions of a topic: what a screen shows and somebody surveys
WITHOUT_WAIVER = {"nl", "en", ""}


def test_the_packs_keep_every_rule() -> None:
    # As they were on the day somebody last looked; `wegwijs packs check` looks from today.
    looked = max(card.last_checked for pack in PACKS for card in pack.resources)
    checked = check_starter(HOUSE / "backend" / "starter", HOUSE / "locale", looked)
    assert [str(finding) for finding in checked.findings] == []
    assert checked.idle == []
    assert {finding.language for finding in checked.waived}.isdisjoint(WITHOUT_WAIVER)
    assert not is_waived_too_often(checked)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.pack.id)
def test_a_topic_has_ready_questions_for_one_screen_or_none(pack: PackContent) -> None:
    found = Counter(
        resource.theme for resource in pack.resources for block in resource.blocks if isinstance(block, Ask)
    )
    assert set(found.values()) <= {READY}
    assert (pack.pack.id == "aankomst") <= (len(found) == len(pack.pack.themes))
