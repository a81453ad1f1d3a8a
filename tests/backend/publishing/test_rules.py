"""Rules for packs: each sees what it is there for, and names where that is."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.core.config import HOUSE
from backend.packs.content import Fact, PackContent, Resource
from backend.packs.errors import ContentError
from backend.packs.import_starter import read_translations
from backend.packs.read_pack import StoredPack
from backend.packs.segments import hash_text, segments_of
from backend.packs.starter import read_pack
from backend.packs.translation_state import Translation
from backend.publishing.rules.check import Checked, check_packs, is_waived_too_often, read_files
from backend.publishing.rules.finding import Waiver
from backend.publishing.rules.glossary import Glossary, Term, read_glossary
from backend.publishing.rules.sheet import first_to_review, print_sheet
from tests.backend.packs.media_files import padded, write_media

GLOSSARY = read_glossary(HOUSE / "locale" / "glossary.yaml")
CONTENT = read_pack(HOUSE / "backend" / "starter" / "aankomst")
# Two cards of it are enough to see a rule at work.
PACK = StoredPack(
    PackContent(CONTENT.pack, CONTENT.resources[:3:2]), read_translations(CONTENT, HOUSE / "locale")
)
TODAY = max(card.last_checked for card in PACK.content.resources)
BEFORE = {str(finding) for finding in check_packs([PACK], GLOSSARY, [], TODAY).findings}
PLAIN = "F1-01.summary"


def look(pack: StoredPack, **changed: Any) -> Checked:
    return check_packs([pack], **{"glossary": GLOSSARY, "waivers": [], "today": TODAY, **changed})


def new(pack: StoredPack, **changed: Any) -> set[tuple[str, str, str, str]]:
    """Rule, card, segment or fact, and language of what is wrong now and was not before."""
    found = look(pack, **changed).findings
    return {(one.rule, one.card, one.at, one.language) for one in found if str(one) not in BEFORE}


def with_dutch(text: str) -> StoredPack:
    """The pack with another summary of its first card."""
    first = PACK.content.resources[0]
    return with_card(first, summary=msgspec.structs.replace(first.summary, nl=text))


def with_card(card: Resource, **changed: Any) -> StoredPack:
    cards = [
        msgspec.structs.replace(one, **changed) if one is card else one for one in PACK.content.resources
    ]
    return msgspec.structs.replace(PACK, content=msgspec.structs.replace(PACK.content, resources=cards))


def with_fact(**changed: Any) -> StoredPack:
    first, *others = PACK.content.pack.facts
    return with_facts([msgspec.structs.replace(first, **changed), *others])


def with_facts(facts: list[Fact]) -> StoredPack:
    pack = msgspec.structs.replace(PACK.content.pack, facts=facts)
    return msgspec.structs.replace(PACK, content=msgspec.structs.replace(PACK.content, pack=pack))


def with_translation(language: str, dutch: str, text: str) -> StoredPack:
    """The pack with this Dutch for one summary, and this for its translation."""
    stored = with_dutch(dutch)
    said = {PLAIN: Translation(text, hash_text(dutch), dutch)}
    translations = {**stored.translations, language: {**stored.translations.get(language, {}), **said}}
    languages = [*PACK.content.pack.languages, *({language} - set(PACK.content.pack.languages))]
    content = msgspec.structs.replace(
        stored.content, pack=msgspec.structs.replace(stored.content.pack, languages=languages)
    )
    return msgspec.structs.replace(stored, content=content, translations=translations)


@pytest.mark.parametrize(
    ("rule", "dutch"),
    [
        ("sentence", "Dit is een zin met heel veel woorden die niemand in een keer leest."),
        ("word", "Dit is de vreemdelingenadministratie."),
        ("passive", "Uw naam wordt door ons nooit opgeschreven."),
        ("passive", "Zo weet u wat er gedaan wordt."),
    ],
)
def test_hard_dutch_is_named_with_its_segment(rule: str, dutch: str) -> None:
    assert (rule, "F1-01", PLAIN, "nl") in new(with_dutch(dutch))


@pytest.mark.parametrize(
    "dutch",
    [
        "Uw kind wordt hier geboren.",
        "Ga naar de verpleegkundige.",  # long, and the glossary explains it
        "Hier zijn twaalf woorden: een twee drie vier vijf zes zeven acht.",
    ],
)
def test_plain_dutch_passes(dutch: str) -> None:
    assert not {rule for rule, _, _, language in new(with_dutch(dutch)) if language == "nl"}


@pytest.mark.parametrize(
    ("rule", "language", "dutch", "text"),
    [
        ("tokens", "en", "Bel {fact:noodnummer}.", "Call us."),
        ("digits", "en", "Kom om 20.00 uur.", "Come at 8 o'clock."),
        ("digits", "ar", "Kom om 8 uur.", "تعال الساعة ٨."),
        ("script", "ar", "Ga naar de kantine.", "اذهب إلى kantine."),
        ("script", "ar", "Het Rode Kruis.", "هذا Kruis."),  # of a name that stays, a word alone may not
        ("script", "ti", "Kom binnen.", "እቶ سلام"),
        ("script", "uk", "Kom binnen.", "Заходьте please."),
        ("letters", "ar", "Kom binnen.", "تفضل بیت"),
        ("letters", "fa", "Kom binnen.", "بفرماييد"),
        ("letters", "ru", "Kom binnen.", "Заходьте \u0456 сідайте"),
        ("joiner", "fa", "U mag komen.", "شما می آیید"),
        ("joiner", "ti", "Vraag COA.", "ን COA ሕተቱ።"),
        ("dari", "fa-AF", "Kom binnen.", "در گوشی"),
        ("dari", "fa-AF", "Kom binnen.", "همین‌الان"),
        ("dari", "fa-AF", "Kom binnen.", "با دکترتان"),
        ("punctuation", "ti", "Kom binnen.", "እቶ. ብጽሓት, ኣለኹም."),
        ("length", "en", "Kom binnen en ga zitten.", "Come in, and then please do sit down wherever you like to sit here."),
        ("glossary", "en", "Ga naar de bibliotheek.", "Go to the book house."),
        ("glossary", "ar", "Ga naar de bibliotheek.", "اذهب إلى بيت الكتب."),
    ],
)  # fmt: skip
def test_a_bad_translation_is_named_with_segment_and_language(
    rule: str, language: str, dutch: str, text: str
) -> None:
    assert (rule, "F1-01", PLAIN, language) in new(with_translation(language, dutch, text))


@pytest.mark.parametrize(
    ("language", "dutch", "text"),
    [
        ("ar", "Ga naar de bibliotheek van COA.", "اذهب إلى مكتبة COA."),
        ("ar", "De bibliotheek en de school.", "والمكتبة والمدرسة."),
        ("ar", "Zeg „de tafel”.", "قل „de tafel”."),  # what the Dutch quotes is what the text is about
        ("en", "Het kost 1.250 euro.", "It costs 1,250 euros."),
        ("ti", "Kom binnen.", "እቶ። ብጽሓት፣ ኣለኹም።"),
        ("fa", "U mag komen.", "شما می‌آیید"),
        ("ti", "Vraag COA en IND.", "COA ን IND ን ሕተቱ። ንCOA ንገሩ።"),
        ("fa-AF", "Kom binnen.", "ولسوالان و بی‌گناهان"),  # officials: no "now" inside
    ],
)
def test_a_good_translation_passes(language: str, dutch: str, text: str) -> None:
    assert not {one for one in new(with_translation(language, dutch, text)) if one[2:] == (PLAIN, language)}


def test_a_missing_and_an_outdated_translation_are_named() -> None:
    said = {name: text for name, text in PACK.translations["ti"].items() if name != PLAIN}
    missing = msgspec.structs.replace(PACK, translations={**PACK.translations, "ti": said})
    assert new(missing) == {("translated", "F1-01", PLAIN, "ti")}
    assert ("translated", "F1-01", PLAIN, "ti") in new(with_dutch("Iets anders."))


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("dates", {"last_checked": TODAY + timedelta(days=1)}),
        ("expired", {"valid_until": TODAY - timedelta(days=1)}),
        ("dates", {"valid_until": date(2040, 1, 1)}),
        ("dates", {"valid_until": None, "law": "moving"}),
        ("sources", {"source": "https://localhost/x"}),
    ],
)
def test_an_odd_fact_is_named(rule: str, changed: dict[str, Any]) -> None:
    assert (rule, "pack", PACK.content.pack.facts[0].id, "") in new(with_fact(**changed))


def test_an_odd_card_is_named() -> None:
    first = PACK.content.resources[0]
    assert new(with_card(first, last_checked=TODAY - timedelta(days=400))) == {("dates", "F1-01", "", "")}
    assert new(with_card(first, source="https://somebody@example.org/")) == {("sources", "F1-01", "", "")}


def test_a_card_moves_with_the_law_at_least_as_its_facts_do() -> None:
    assert {one[0] for one in new(with_fact(law="moving"))} == {"flags"}


def test_a_fact_that_no_card_names_is_named() -> None:
    idle = msgspec.structs.replace(PACK.content.pack.facts[0], id="niemand")
    assert new(with_facts([*PACK.content.pack.facts, idle])) == {("facts", "pack", "niemand", "")}


def test_a_pack_that_weighs_too_much_is_named_with_its_language() -> None:
    fat = msgspec.structs.replace(
        PACK, content=msgspec.structs.replace(PACK.content, resources=[*PACK.content.resources] * 20)
    )
    assert {(rule, language) for rule, _, _, language in new(fat)} >= {("weight", "ti")}


def test_a_picture_of_our_own_that_weighs_too_much_is_named(tmp_path: Path) -> None:
    write_media(tmp_path, straat_webp=padded(25_002), tuin_webp=padded(25_000))
    (pack,) = read_files(tmp_path, tmp_path / "locale")
    assert [one.at for one in look(pack).findings if one.rule == "image"] == ["straat.webp"]


def test_what_has_a_reason_may_stand_and_a_reason_for_nothing_is_told() -> None:
    stored = with_translation("en", "Kom om 20.00 uur.", "Come at 8 o'clock.")
    reason = Waiver("digits", "aankomst", PLAIN, "Zo zegt men het", ["en"])
    other = Waiver("digits", "aankomst", PLAIN, "Zo zegt men het", ["pl"])
    checked = look(stored, waivers=[reason, other])
    assert [one.rule for one in checked.waived] == ["digits"]
    assert "digits" not in {one.rule for one in checked.findings}
    assert checked.idle == [other]


def test_a_glossary_that_is_waived_too_often_is_wrong_itself() -> None:
    term = Term("hier", "op deze plek", {"nl": ["hier"], "en": ["yonder"]})
    segments = [one.id for one in segments_of(PACK.content)]
    waivers = [Waiver("glossary", "aankomst", one, "Anders", ["en"]) for one in segments]
    assert is_waived_too_often(look(PACK, glossary=Glossary(terms=[term]), waivers=waivers))
    assert not is_waived_too_often(look(PACK))


def test_the_sheet_begins_with_emergencies_and_ends_at_sixty() -> None:
    lines = first_to_review([StoredPack(CONTENT, PACK.translations)], "ti")
    assert len(lines) == 60
    assert "112" in lines[0].nl
    page = print_sheet(lines, "ar", "Arabisch")
    assert page.count('dir="rtl"') == 60
    assert "F1-03" in page


def test_the_glossary_names_a_term_once(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text("terms:\n- {id: a, means: x, words: {nl: [a]}}\n- {id: a, means: x, words: {nl: [b]}}\n")
    with pytest.raises(ContentError, match="a is there twice"):
        read_glossary(path)
