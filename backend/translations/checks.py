"""What a machine can see of a translation, before anybody reads it: a help, and for facts a rule."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from backend.publishing.rules.glossary import Glossary, read_glossary, terms_missed
from backend.publishing.rules.translations import TRANSLATION_RULES

GLOSSARY, UNTRANSLATED, TOKENS = "glossary", "untranslated", "tokens"


class Problem(msgspec.Struct, frozen=True):
    """The rule's name, and what it found, as `wegwijs packs check` says it."""

    rule: str
    problem: str


class AgreedTerm(msgspec.Struct, frozen=True):
    """A term of the glossary in a Dutch text: what it means in plain Dutch, and which words of the language were agreed on."""

    id: str
    means: str
    words: Sequence[str]
    is_missed: bool


@cache
def glossary_of(locale: Path) -> Glossary:
    """The glossary of this installation; it comes with the program, so it is read once.

    Raises: ContentError.
    """
    return read_glossary(locale / "glossary.yaml")


def problems_of(glossary: Glossary, language: str, nl: str, text: str) -> list[Problem]:
    """What is wrong with a text; nothing yet where there is none."""
    return list(_problems(glossary, language, nl, text)) if text else []


def agreed_terms(glossary: Glossary, language: str, nl: str, text: str) -> list[AgreedTerm]:
    """The terms of this Dutch that have a word in the language."""
    return [
        AgreedTerm(term.id, term.means, term.words[language], is_missed)
        for term, is_missed in terms_missed(glossary, language, nl, text)
    ]


def _problems(glossary: Glossary, language: str, nl: str, text: str) -> Iterator[Problem]:
    for name, rule in TRANSLATION_RULES.items():
        if problem := rule(glossary, language, nl, text):
            yield Problem(name, problem)
    if text == nl and any(letter.isalpha() for letter in glossary.kept.sub("", nl)):
        yield Problem(UNTRANSLATED, "is the Dutch itself")
    for term in agreed_terms(glossary, language, nl, text):
        if term.is_missed:
            yield Problem(GLOSSARY, f"'{term.id}' is {' or '.join(term.words)}")
