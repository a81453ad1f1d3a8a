"""What a machine can see of a translation, before anybody reads it: a help, and for facts a rule."""

from collections.abc import Sequence

import msgspec

from backend.publishing.rules.glossary import Glossary, terms_missed
from backend.publishing.rules.translations import problems_in


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


def problems_of(glossary: Glossary, language: str, nl: str, text: str) -> list[Problem]:
    """What is wrong with a text; nothing yet where there is none."""
    return [Problem(*found) for found in problems_in(glossary, language, nl, text)] if text else []


def agreed_terms(glossary: Glossary, language: str, nl: str, text: str) -> list[AgreedTerm]:
    """The terms of this Dutch that have a word in the language."""
    return [
        AgreedTerm(term.id, term.means, term.words[language], is_missed)
        for term, is_missed in terms_missed(glossary, language, nl, text)
    ]
