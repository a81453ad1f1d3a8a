"""What must hold between the Dutch of a screen and its translation, by the rules that packs are looked at with."""

import io
import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from backend.core.i18n import TEAM, TEAM_LANGUAGES, extract, languages, plural_forms, update
from backend.publishing.rules import translations as rules
from backend.publishing.rules.glossary import Glossary, terms_missed

ADMINISTRATORS = re.compile(r"/(?:features/admin/|app/admin\.tsx)")
NAMES = ("Wegwijs",)


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
            if message.id and not _is_not_said(message, language):
                yield from (
                    Pair(f"{language}: {dutch}", language, dutch, text) for dutch, text in _forms(message)
                )


def _is_not_said(message: Message, language: str) -> bool:
    """Administrators work in Dutch, teams in Dutch or English, and no newcomer's phone gets their screens."""
    files = [file for file, _line in message.locations]
    if all(ADMINISTRATORS.search(file) for file in files):
        return True
    is_of_desk = all(ADMINISTRATORS.search(file) or TEAM.search(file) for file in files)
    return is_of_desk and language not in TEAM_LANGUAGES


def _forms(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, "" if message.fuzzy else str(message.string or "")
    else:
        said = message.string if isinstance(message.string, tuple | list) else ()
        yield from ((message.id[-1], "" if message.fuzzy else text) for text in said)


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
        wanted, found = sorted(rules.PLACEHOLDER.findall(dutch)), sorted(rules.PLACEHOLDER.findall(text))
        without_count = [token for token in wanted if token != "{n}"]
        if text and found not in (wanted, without_count):
            wrong.append(where)
    return wrong


def other_scripts(pairs: Iterable[Pair]) -> list[str]:
    """Letters that the language is not written in; a Dutch term stays as it stands in the Dutch."""
    return [
        pair.where
        for pair in pairs
        if any(rule(_terms(pair.dutch), *pair[1:]) for rule in (rules.other_script, rules.other_letters))
    ]


def _terms(dutch: str) -> Glossary:
    return Glossary(keeps=[*rules.LATIN_WORD.findall(dutch), *NAMES])


def other_digits(pairs: Iterable[Pair]) -> list[str]:
    """Another number than the Dutch, or one in digits that no Dutch letter shows: a screen counts in one way."""
    return [pair.where for pair in pairs if rules.other_digits(Glossary(), *pair[1:])]


def loosely_joined(pairs: Iterable[Pair]) -> list[str]:
    """Persian and Dari that break a word in two where orthography only keeps its letters from joining."""
    return [pair.where for pair in pairs if rules.loose_words(Glossary(), *pair[1:])]


def iranian_in_dari(pairs: Iterable[Pair]) -> list[str]:
    return [pair.where for pair in pairs if rules.iranian_words(Glossary(), *pair[1:])]


def other_terms(pairs: Iterable[Pair], glossary: Glossary) -> list[str]:
    """Where a screen calls a thing otherwise than the cards do."""
    return [
        f"{pair.where}: '{term.id}'"
        for pair in pairs
        for term, is_missed in terms_missed(glossary, pair.language, pair.dutch, pair.text)
        if is_missed
    ]


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
