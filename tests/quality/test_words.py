"""The interface's words: every one in every language, and none left over."""

from backend.publishing.rules.glossary import read_glossary
from tests.quality import words
from tests.quality.sources import HOUSE

PAIRS = list(words.interface_pairs(HOUSE))


def test_there_are_words() -> None:
    assert {pair.language for pair in PAIRS} >= {"en", "ar", "ti", "uk", "ru", "tr", "pl", "fa", "fa-AF"}
    assert len(PAIRS) > 2000


def test_catalogues_hold_the_messages_of_the_sources_and_no_others() -> None:
    assert words.stale_catalogues(HOUSE) == [], "run `wegwijs locale update`"


def test_every_message_is_translated() -> None:
    assert words.untranslated(PAIRS) == []


def test_translations_keep_the_placeholders() -> None:
    assert words.other_placeholders(PAIRS) == []


def test_translations_are_written_in_their_own_script() -> None:
    assert words.other_scripts(PAIRS) == []


def test_numbers_are_those_of_the_dutch_in_latin_digits() -> None:
    assert words.other_digits(PAIRS) == []


def test_persian_and_dari_keep_their_words_together() -> None:
    assert words.loosely_joined(PAIRS) == []


def test_dari_says_it_in_its_own_words() -> None:
    assert words.iranian_in_dari(PAIRS) == []


def test_a_thing_is_called_on_a_screen_as_on_the_cards() -> None:
    assert words.other_terms(PAIRS, read_glossary(HOUSE / "locale" / "glossary.yaml")) == []


def test_every_count_reads_the_form_that_gettext_means() -> None:
    assert words.other_plurals(HOUSE) == []
