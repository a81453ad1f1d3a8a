"""Words go from the screens' sources to the translators and back to the phone."""

import json
from pathlib import Path

import pytest

from backend.core.i18n import compile_catalogue, compile_files, extract, message_key, update_files

SCREEN = """
// i18n: on the button under a pack
const a = <p title={t("Bewaard")}>{tn("{n} vraag", "{n} vragen", n)}</p>;
const b = `${t("Dag")} ${name}`;
"""
# The same stand in pwa/src/i18n/words.test.ts.
KEYS = {
    "Bewaard": "nalrl",
    "Wat zoekt u?": "9ttca",
    "+ foto's {size}": "54v31",
    "één": "5s3i3",
    "€ 5 \u2019s": "2bbzw",
}
DOUBLE = ("woord 18458", "woord 23706")
MESSAGES = ("Bewaard", "Dag", "Nieuw", "{n} vraag")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "pwa" / "src").mkdir(parents=True)
    (tmp_path / "pwa" / "src" / "screen.tsx").write_text(SCREEN)
    update_files(tmp_path, "ar")
    return tmp_path


def catalogue(house: Path, language: str = "ar") -> Path:
    return house / "locale" / language / "LC_MESSAGES" / "messages.po"


def translate(house: Path, message: str, text: str) -> None:
    po = catalogue(house)
    po.write_text(
        po.read_text().replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{text}"')
    )


def compiled(house: Path, language: str = "ar") -> dict[str, object]:
    """What a phone gets, by message again."""
    compile_files(house)
    words = json.loads((house / "pwa" / "src" / "i18n" / "generated" / f"{language}.json").read_text())
    messages = {message_key(message): message for message in MESSAGES}
    return {messages[key]: text for key, text in words.items()}


def test_texts_plurals_and_texts_inside_templates_are_found(house: Path) -> None:
    template = (house / "locale" / "messages.pot").read_text()
    for message in ("Bewaard", "Dag", "{n} vraag"):
        assert f'msgid "{message}"' in template
    assert 'msgid_plural "{n} vragen"' in template
    assert "#. on the button under a pack" in template


def test_extracting_twice_gives_the_same_bytes(house: Path) -> None:
    assert extract(house) == extract(house) == (house / "locale" / "messages.pot").read_bytes()


def test_a_translation_survives_an_update_and_a_gone_message_leaves(house: Path) -> None:
    translate(house, "Bewaard", "محفوظ")
    translate(house, "Dag", "مرحبا")
    (house / "pwa" / "src" / "screen.tsx").write_text('t("Bewaard"); t("Nieuw")')
    update_files(house)
    assert compiled(house) == {"Bewaard": "محفوظ"}
    assert 'msgid "Nieuw"' in catalogue(house).read_text()
    assert "Dag" not in catalogue(house).read_text()


def test_a_translation_is_marked_until_somebody_has_read_it(house: Path) -> None:
    translate(house, "Bewaard", "محفوظ")
    update_files(house)
    po = catalogue(house).read_text()
    assert po.count("#. unreviewed\n") == 1
    catalogue(house).write_text(po.replace("#. unreviewed", "#. reviewed-by: Rania H."))
    update_files(house)
    assert "unreviewed" not in catalogue(house).read_text()
    assert "#. reviewed-by: Rania H." in catalogue(house).read_text()


def test_a_plural_is_compiled_to_the_categories_that_browsers_know(house: Path) -> None:
    po = catalogue(house)
    text = po.read_text()
    for index in range(6):
        text = text.replace(f'msgstr[{index}] ""', f'msgstr[{index}] "form {index}"')
    po.write_text(text)
    assert compiled(house)["{n} vraag"] == {
        "zero": "form 0",
        "one": "form 1",
        "two": "form 2",
        "few": "form 3",
        "many": "form 5",
        "other": "form 4",
    }


def test_a_fuzzy_or_empty_translation_is_left_out(house: Path) -> None:
    translate(house, "Dag", "مرحبا")
    po = catalogue(house)
    po.write_text(po.read_text().replace('msgid "Dag"', '#, fuzzy\nmsgid "Dag"'))
    assert compiled(house) == {}


def test_a_message_has_the_key_that_a_phone_looks_for() -> None:
    assert [message_key(message) for message in KEYS] == list(KEYS.values())


def test_two_messages_with_one_key_are_refused(house: Path) -> None:
    one, other = DOUBLE
    assert message_key(one) == message_key(other)
    po = (
        catalogue(house).read_bytes()
        + f'\nmsgid "{one}"\nmsgstr "x"\n\nmsgid "{other}"\nmsgstr "y"\n'.encode()
    )
    with pytest.raises(ValueError, match=one):
        compile_catalogue(po, "ar")
