"""What must hold between a text and its translation, for screens and packs alike."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from backend.core.i18n import extract, languages, update
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
SCRIPT_OF = {"nl": "Latin", "en": "Latin", "ar": "Arabic", "ti": "Ethiopic", "uk": "Cyrillic"}
NOT_UKRAINIAN = re.compile(r"[ыэёъЫЭЁЪ]")
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
    if own != "Latin":
        terms = {word.casefold() for word in LATIN_WORD.findall(dutch)} | NAMES
        text = LATIN_WORD.sub(lambda found: "" if found[0].casefold() in terms else found[0], text)
    foreign = any(letters.search(text) for script, letters in SCRIPTS.items() if script != own)
    return foreign or (language == "uk" and NOT_UKRAINIAN.search(text) is not None)
