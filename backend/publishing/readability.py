"""Help for who writes Dutch: where a text is hard to read. A help, not a judgement, and nothing is kept of it."""

from collections.abc import Iterator, Sequence

import msgspec

from backend.publishing.rules.dutch import DUTCH_RULES, WORD
from backend.publishing.rules.glossary import Glossary, better_words
from sync.fields import Audience


class HardWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of a text, and why it is hard: `count` of words or letters, `most` as advised; `instead` the glossary's word."""

    id: str
    rule: str
    words: str
    count: int = 0
    most: int = 0
    instead: str = ""


class WrittenText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text under way, which may be empty."""

    id: str
    nl: str


def find_hard(glossary: Glossary, audience: Audience, texts: Sequence[WrittenText]) -> Iterator[HardWords]:
    """All that is hard, text by text."""
    for text in texts:
        for name, rule in DUTCH_RULES.items():
            for hard in rule(glossary, audience, text.nl):
                yield HardWords(text.id, name, hard.words, hard.count, hard.most)
        for word, instead in better_words(glossary, WORD.findall(text.nl)):
            yield HardWords(text.id, "glossary", word, instead=instead)
