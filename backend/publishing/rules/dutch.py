"""Rules for the Dutch: plain enough for whom it is meant. A help for writers, and no measure of a reader.

A2 for newcomers and B1 for teams; the limits are those of the writing advice in backend/starter/README.md.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from backend.publishing.rules.glossary import Glossary, fold
from sync.fields import Audience

SENTENCE = re.compile(r"(?<=[.!?…:])\s+")
WORD = re.compile(r"\{[^}]*\}|[^\W_]+(?:['\u2019-][^\W_]+)*")
MOST_WORDS = {"newcomer": 12, "staff": 18}
MOST_LETTERS = {"newcomer": 14, "staff": 18}
PARTICIPLE = r"((?:\w{2,})?ge\w+(?:aan|ien)|(?:\w{2,})?ge\w{3,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{3,}(?:d|t|en|aan|ien))"
BECOMES = "(?:word|wordt|worden|werd|werden)"
PASSIVE = re.compile(
    rf"\b{BECOMES}\b(?:\W+\w+){{0,6}}?\W+{PARTICIPLE}\b|\b{PARTICIPLE}\W+{BECOMES}\b", re.IGNORECASE
)
# They look like a participle and are none, or one cannot say it otherwise.
NO_PARTICIPLE = frozenset({
    "geboren", "bekend", "gezond", "geduld", "gezinnen", "gesprekken", "gemeenten", "gebouwen", "berichten",
    "beneden", "verschillend", "beter", "gewoonten", "gevoelens", "verleden",
})  # fmt: skip


class Hard(msgspec.Struct, frozen=True):
    """A piece of a text that is hard, and why; `count` and `most` where something is counted."""

    words: str
    problem: str
    count: int = 0
    most: int = 0


Rule = Callable[[Glossary, Audience, str], Iterator[Hard]]


def long_sentences(_glossary: Glossary, audience: Audience, text: str) -> Iterator[Hard]:
    most = MOST_WORDS[audience]
    for sentence in SENTENCE.split(text):
        words = len(WORD.findall(sentence))
        if words > most:
            yield Hard(sentence, f"{words} words in one sentence, at most {most}: {sentence}", words, most)


def long_words(glossary: Glossary, audience: Audience, text: str) -> Iterator[Hard]:
    """Words that are long and that the glossary does not explain."""
    most = MOST_LETTERS[audience]
    for word in WORD.findall(text):
        if len(word) > most and not word.startswith("{") and not _is_explained(glossary, word):
            said = f"'{word}' has {len(word)} letters, and the glossary does not explain it"
            yield Hard(word, said, len(word), most)


def _is_explained(glossary: Glossary, word: str) -> bool:
    return fold(word).startswith(glossary.stems) or glossary.kept.fullmatch(word) is not None


def passives(_glossary: Glossary, _audience: Audience, text: str) -> Iterator[Hard]:
    for sentence in SENTENCE.split(text):
        found = PASSIVE.search(sentence)
        if found and (found[1] or found[2]).casefold() not in NO_PARTICIPLE:
            yield Hard(sentence, f"says what is done, not who does it: {sentence}")


DUTCH_RULES: dict[str, Rule] = {"sentence": long_sentences, "word": long_words, "passive": passives}
