"""What must hold between a text and its translation, for screens and packs alike."""

import io
import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from backend.core.i18n import extract, languages, plural_forms, update
from backend.packs.content import PackContent
from backend.packs.import_starter import read_translations
from backend.packs.segments import segments_of

PLACEHOLDER = re.compile(r"\{[^}]*\}")
LATIN_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"),
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "Ethiopic": re.compile("[\u1200-\u137c\u1380-\u139f\u2d80-\u2dde\uab01-\uab2e]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
}
SCRIPT_OF = {
    **dict.fromkeys(("nl", "en", "pl", "tr"), "Latin"),
    **dict.fromkeys(("ar", "fa", "fa-AF"), "Arabic"),
    **dict.fromkeys(("ru", "uk"), "Cyrillic"),
    "ti": "Ethiopic",
}
# Letters of a neighbour with the same script: easily typed, and a search for the word then misses it.
NOT_PERSIAN = re.compile("[\u0643\u064a\u0649\u0629]")  # Arabic kaf, yeh, alef maksura, teh marbuta
NEIGHBOURS = {
    "uk": re.compile("[ыэёъЫЭЁЪ]"),
    "ru": re.compile("[іїєґІЇЄҐ]"),
    "ar": re.compile("[\u06a9\u06cc\u067e\u0686\u0698\u06af]"),  # Persian keheh, yeh, peh, tcheh, jeh, gaf
    "fa": NOT_PERSIAN,
    "fa-AF": NOT_PERSIAN,
    "tr": re.compile("[qwxQWX]"),
    "pl": re.compile("[qvxQVX]"),
}
# Where a space stands for the zero-width non-joiner: the verb's prefix, the plural's ending.
LOOSE = re.compile(r"(?<!\w)ن?می (?=\w)|(?<=\w) های?(?!\w)")
# What is said in Iran, and another word in Afghanistan: telephone, hospital, doctor, internet, question, new, now.
IRANIAN = re.compile("گوشی|بیمارستان|دکتر|اینترنت|پرسش|جدید|الان")
ADMINISTRATORS = re.compile(r"/(?:features/admin/|app/admin\.tsx)")
NAMES = frozenset({"wegwijs"})


class Pair(NamedTuple):
    """A Dutch text and what was made of it."""

    where: str
    language: str
    dutch: str
    text: str


def interface_pairs(house: Path) -> Iterator[Pair]:
    """Every message of the interface in every language, each plural form of its own."""
    for language, path in languages(house / "locale"):
        for message in read_po(io.BytesIO(path.read_bytes()), locale=language.replace("-", "_")):
            if message.id and not _is_for_administrators(message):
                yield from (
                    Pair(f"{language}: {dutch}", language, dutch, text) for dutch, text in _forms(message)
                )


def _is_for_administrators(message: Message) -> bool:
    """They work in Dutch, and no newcomer's phone gets their screens."""
    return all(ADMINISTRATORS.search(file) for file, _line in message.locations)


def _forms(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, "" if message.fuzzy else str(message.string or "")
    else:
        said = message.string if isinstance(message.string, tuple | list) else ()
        yield from ((message.id[-1], "" if message.fuzzy else text) for text in said)


def pack_pairs(pack: PackContent, locale: Path) -> Iterator[Pair]:
    dutch = {segment.id: segment.nl for segment in segments_of(pack)}
    for language, said in read_translations(pack, locale).items():
        for segment, translation in said.items():
            yield Pair(f"{language}: {segment}", language, dutch[segment], translation.text)


def stale_catalogues(house: Path) -> list[str]:
    """Catalogues that lack a message of the sources, or keep one that is gone."""
    folder, template = house / "locale", extract(house)
    stale = [] if (folder / "messages.pot").read_bytes() == template else ["messages.pot"]
    for language, path in languages(folder):
        po = path.read_bytes()
        if update(template, po, language.replace("-", "_")) != po:
            stale.append(f"{language}: messages.po")
    return stale


def untranslated(pairs: Iterable[Pair]) -> list[str]:
    return [pair.where for pair in pairs if not pair.text]


def other_placeholders(pairs: Iterable[Pair]) -> list[str]:
    """Where a token of the Dutch is missing, or one stands that the Dutch does not have; a plural may leave out {n}."""
    wrong = []
    for where, _language, dutch, text in pairs:
        wanted, found = sorted(PLACEHOLDER.findall(dutch)), sorted(PLACEHOLDER.findall(text))
        without_count = [token for token in wanted if token != "{n}"]
        if text and found not in (wanted, without_count):
            wrong.append(where)
    return wrong


def other_scripts(pairs: Iterable[Pair]) -> list[str]:
    """Letters of a script that the language is not written in; a Dutch term stays as it stands in the Dutch."""
    return [
        where
        for where, language, dutch, text in pairs
        if _strange(language, dutch, PLACEHOLDER.sub("", text))
    ]


def _strange(language: str, dutch: str, text: str) -> bool:
    own = SCRIPT_OF[language]
    terms = {word.casefold() for word in LATIN_WORD.findall(dutch)} | NAMES
    text = LATIN_WORD.sub(lambda found: "" if found[0].casefold() in terms else found[0], text)
    foreign = any(letters.search(text) for script, letters in SCRIPTS.items() if script != own)
    return foreign or (language in NEIGHBOURS and NEIGHBOURS[language].search(text) is not None)


def loosely_joined(pairs: Iterable[Pair]) -> list[str]:
    """Persian and Dari that break a word in two where orthography only keeps its letters from joining."""
    return [pair.where for pair in pairs if pair.language.startswith("fa") and LOOSE.search(pair.text)]


def iranian_in_dari(pairs: Iterable[Pair]) -> list[str]:
    return [pair.where for pair in pairs if pair.language == "fa-AF" and IRANIAN.search(pair.text)]


def other_plurals(house: Path) -> list[str]:
    """Counts for which the phone, by its CLDR category, shows another form than gettext means."""
    wrong = []
    for language, path in languages(house / "locale"):
        catalogue = read_po(io.BytesIO(path.read_bytes()), locale=language.replace("-", "_"))
        category_of, index_of = Locale.parse(language, sep="-").plural_form, c2py(catalogue.plural_expr)
        form_of = plural_forms(catalogue, language)
        # No sentence counts nothing: where there is none, the screen says so in other words.
        wrong += [
            f"{language}: {number}"
            for number in range(1, 1000)
            if form_of[category_of(number)] != index_of(number)
        ]
    return wrong
