"""What `wegwijs packs report` and `packs facts` say of packs."""

import re
from pathlib import Path

import msgspec
import pytest

from backend.core.config import HOUSE
from backend.packs.catalogues import update_files
from backend.packs.read_pack import StoredPack
from backend.packs.segments import segments_of
from backend.packs.starter import read_starter
from backend.publishing.claims import GENERAL, Origin, claims_of
from backend.publishing.report import FITTING, Gap, print_report, report_packs
from backend.publishing.rules.check import read_files
from tests.backend.packs.sample import write_pack

SITUATIONS = HOUSE / "pwa" / "src" / "features" / "newcomer" / "situations.ts"


@pytest.fixture
def packs(tmp_path: Path) -> list[StoredPack]:
    write_pack(tmp_path / "starter")
    update_files(read_starter(tmp_path / "starter"), tmp_path / "locale")
    return read_files(tmp_path / "starter", tmp_path / "locale")


def test_each_pack_is_counted_in_each_language(packs: list[StoredPack]) -> None:
    report = report_packs(packs, [])
    dutch, english, *_ = report.languages
    assert [one.language for one in report.languages] == ["nl", "en", "ar", "fa-AF"]
    assert dutch.translated == dutch.segments == len(segments_of(packs[0].content))
    assert (english.translated, english.resources, english.bytes) == (0, 0, 0)
    assert english.states["missing"] == english.segments
    assert dutch.bytes > 1000
    assert (report.packs[0].facts, report.packs[0].facts_with_expiry) == (2, 1)


def test_an_empty_cell_has_the_reason_that_somebody_gave(packs: list[StoredPack]) -> None:
    gap = Gap(domain=8, audience="newcomer", situations=["arrived"], reason="Dat komt later")
    cells = {(one.situation, one.domain, one.audience): one for one in report_packs(packs, [gap]).cells}
    assert cells["arrived", 5, "newcomer"].cards > 0
    assert cells["arrived", 8, "newcomer"].reason == "Dat komt later"
    assert cells["arrived", 7, "newcomer"].reason == ""
    shown = "\n".join(print_report(report_packs(packs, [gap])))
    assert "none in arrived 8: Dat komt later" in shown


def test_situations_find_the_same_packs_as_on_a_phone() -> None:
    found = re.findall(r'(\w+): \{ phases: \[([\d, ]+)\], track: "(\w+)" \}', SITUATIONS.read_text("utf-8"))
    assert {name: (tuple(map(int, phases.split(", "))), track) for name, phases, track in found} == FITTING


def test_a_claim_rests_on_its_card_unless_somebody_says_otherwise(packs: list[StoredPack]) -> None:
    content = packs[0].content
    first = msgspec.structs.replace(
        content.resources[0],
        summary=msgspec.structs.replace(content.resources[0].summary, nl="U mag hier 3 maanden wonen."),
    )
    content = msgspec.structs.replace(content, resources=[first, *content.resources[1:]])
    (claim,) = [one for one in claims_of(content, []) if one.text == "summary" and one.card == first.id]
    assert (claim.kinds, claim.origin) == (["number", "law"], f"[{first.source_name}]({first.source})")
    (claim,) = [
        one
        for one in claims_of(content, [Origin(first.id, ["summary"])])
        if one.text == "summary" and one.card == first.id
    ]
    assert claim.origin == GENERAL
