"""The glossary (locale/glossary.yaml): the field's words in every language, and which Dutch ones stay Dutch."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
import yaml
from msgspec import Meta

from backend.packs.errors import ContentError
from sync.fields import Id, Language

# A name may stand against a letter of another script, as behind an Arabic preposition.
LATIN = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
ROOT = 4  # letters that the forms of a Dutch word share
SOUND_PAIRS = 200_000  # a pair is sixteen bytes
KEPT_TEXTS = 8192  # Dutch texts whose terms are remembered: each is asked about once for every language
TOKEN = re.compile(r"\{[^}]*\}")
KEPT_WORDS = 32_768
Stems = Annotated[Sequence[Annotated[str, Meta(min_length=1, max_length=60)]], Meta(min_length=1)]
# What Arabic and Tigrinya write in front of a word without a space: and, with, for, the; of, in, from.
PREFIXES = {
    "ar": "(?:[وف])?(?:[بلك])?(?:ال|ل)?",
    "ti": "(?:[ንብክዘዝእምከ]|ካብ|ናብ|ናይ)?",
}
# Letters that one hardly tells apart, or that are left out on a telephone.
ALIKE = str.maketrans(
    {
        "\u0649": "\u064a",  # alef maksura: yeh
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",  # Persian kaf: kaf
        "\u0629": "\u0647",  # teh marbuta: heh
        "\u06be": "\u0647",
        "\u0621": "",  # hamza
        "\u0640": "",  # the line that stretches a word
        "\u0131": "i",
        "\u0142": "l",
        "\u200c": " ",  # what parts Persian words
    }
)


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing under one name: `words` has accepted stems for each language, the word to use first."""

    id: Id
    means: str  # in plain Dutch; it is also what allows a long word
    words: Mapping[Language, Stems]


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All terms; `keeps` are names and words that people meet in Dutch and that stay in Latin letters everywhere."""

    keeps: Sequence[str] = ()
    terms: Sequence[Term] = ()

    @cached_property
    def kept(self) -> re.Pattern[str]:
        """Finds those names, each as a whole: the `de` of one is no `de` elsewhere."""
        names = sorted(self.keeps, key=len, reverse=True)
        found = "|".join(map(re.escape, names)) or "(?!)"
        # Said ahead, or each letter of a text is held against every name.
        begins = "".join({re.escape(name[0]) for name in names}) or " "
        return re.compile(rf"(?<!{LATIN})(?=[{begins}])(?:{found})(?!{LATIN})", re.IGNORECASE)

    @cached_property
    def sound(self) -> set[bytes]:
        """Hashes of texts and translations in which nothing was found: of a pack that is looked at again most are the same."""
        return set()

    def remember(self, pair: bytes) -> None:
        if len(self.sound) >= SOUND_PAIRS:
            self.sound.clear()
        self.sound.add(pair)

    @cached_property
    def terms_in(self) -> Callable[[str], Sequence[Term]]:
        """The terms of a Dutch text, each once."""
        stems = {fold(stem): term for term in reversed(self.terms) for stem in term.words["nl"]}
        # Longest first, and looked for without being used up: a term may begin inside another one.
        longest = "|".join(map(re.escape, sorted(stems, key=len, reverse=True))) or "(?!)"
        beginning = re.compile(rf"(?<!\w)(?=({longest}))")

        @lru_cache(KEPT_TEXTS)
        def terms_in(dutch: str) -> Sequence[Term]:
            found = (stems[one[1]] for one in beginning.finditer(fold(TOKEN.sub("", dutch))))
            return tuple({term.id: term for term in found}.values())

        return terms_in

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """How words that it explains begin in Dutch, folded."""
        return tuple(fold(stem) for term in self.terms for stem in term.words.get("nl", ()))

    @cached_property
    def better_for(self) -> Callable[[str], Sequence[str]]:
        """The words to use in the place of a Dutch one."""
        others = [(_other_stems(term), term.words["nl"][0]) for term in self.terms]
        worse = tuple(stem for stems, _ in others for stem in stems)

        # Texts say the same words over and over, and each is held against every term.
        @lru_cache(KEPT_WORDS)
        def better_for(word: str) -> Sequence[str]:
            folded = fold(word)
            if not folded.startswith(worse) or self.kept.fullmatch(word):
                return ()
            return tuple(first for stems, first in others if folded.startswith(stems))

        return better_for


def read_glossary(path: Path) -> Glossary:
    """The glossary, with the ids of its terms each once.

    Raises: ContentError naming the file and the field.
    """
    try:
        found = msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), Glossary)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    ids = [term.id for term in found.terms]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ContentError(f"{path.name}: terms: {twice[0]} is there twice")
    return found


def glossary_of(locale: Path) -> Glossary:
    """The glossary of this installation, for reading it takes longer than texts take to look at; none is an empty one.

    Raises: ContentError.
    """
    path = locale / "glossary.yaml"
    return _glossary(path, path.stat().st_mtime_ns) if path.exists() else Glossary()


@lru_cache(maxsize=1)
def _glossary(path: Path, _changed: int) -> Glossary:
    return read_glossary(path)


def fold(text: str) -> str:
    """Small letters without marks, and one letter for those that are easily taken for each other."""
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(ALIKE)


@cache
def _beginning(stem: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){PREFIXES.get(language, '')}{re.escape(fold(stem))}")


def has_stem(text: str, stems: Sequence[str], language: str) -> bool:
    """Whether a word of the folded text begins with one of the stems."""
    return any(_beginning(stem, language).search(text) for stem in stems)


def terms_missed(glossary: Glossary, language: str, dutch: str, text: str) -> Iterator[tuple[Term, bool]]:
    """Each term of the Dutch, and whether the translation uses another word than one of those agreed on."""
    wanted = [term for term in glossary.terms_in(dutch) if language in term.words]
    said = fold(text) if wanted else ""
    for term in wanted:
        yield term, not has_stem(said, term.words[language], language)


def better_words(glossary: Glossary, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Dutch words for which the glossary has another one first, and that one. Forms and compounds of it are as good."""
    for word in words:
        for better in glossary.better_for(word):
            yield word, better


def _other_stems(term: Term) -> tuple[str, ...]:
    first, *others = map(fold, term.words["nl"])
    return tuple(stem for stem in others if not _are_alike(first, stem))


def _are_alike(first: str, stem: str) -> bool:
    return first in stem or stem in first or first[:ROOT] == stem[:ROOT]
