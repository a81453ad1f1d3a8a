"""What must hold of a card or a pack besides its types, wherever it comes from; refusals say where, for authors read them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

import msgspec

from backend.packs.content import SOURCE_LANGUAGE, DutchText, Fact, Pack, PackFields, Resource, Theme
from backend.packs.errors import ContentError, UnfitError
from backend.packs.segments import facts_in, texts_in
from sync.blocks import Entry, Node
from sync.pack import FactKind

T = TypeVar("T", bound=msgspec.Struct)
NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # as JSON writes it, and not a backslash and its letters


class Known(msgspec.Struct, frozen=True):
    """What the cards of a pack may name."""

    themes: Collection[str]
    facts: Mapping[str, FactKind]


def known_of(themes: Iterable[Theme], facts: Iterable[Fact]) -> Known:
    return Known({theme.id for theme in themes}, {fact.id: fact.kind for fact in facts})


def place_of(error: msgspec.ValidationError) -> tuple[str, str]:
    """What is wrong, and the field: `blocks[0].text.nl`, "" for the whole."""
    problem, _, field = str(error).partition(" - at `$")
    return problem, field.rstrip("`").lstrip(".")


def fit(where: str, value: object, kind: type[T]) -> T:
    """The untyped value as this struct.

    Raises: UnfitError naming the field.
    """
    try:
        found = msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        problem, field = place_of(error)
        raise UnfitError(f"{where}: {field or 'the whole'}: {problem}", field) from error
    if has_nul(found):
        raise UnfitError(f"{where}: a text has a character that no text has")
    return found


def has_nul(value: msgspec.Struct) -> bool:
    """Whether a text of it has the one character that PostgreSQL keeps in none, and that no author types."""
    return NUL.search(msgspec.json.encode(value)) is not None


def check_card(where: str, card: Resource, known: Known) -> None:
    """Refuse a card that names what its pack does not have, or the same thing twice.

    Raises: ContentError.
    """
    refuse_doubles(where, "text ids", (text.id for text in texts_in(card)))
    if card.theme not in known.themes:
        raise ContentError(f"{where}: theme: '{card.theme}' is not in the pack", "theme")
    refuse_doubles(where, "keywords", (keywords.language for keywords in card.keywords))
    for text in texts_in(card):
        check_facts(where, text, known)
    for block in card.blocks:
        if isinstance(block, Node | Entry) and block.phone and known.facts.get(block.phone) != "phone":
            raise ContentError(
                f"{where}: {block.text.id}: '{block.phone}' is no phone fact of the pack", block.text.id
            )


def check_facts(where: str, text: DutchText, known: Known) -> None:
    """Refuse a text that names a fact which the pack does not have.

    Raises: ContentError.
    """
    for fact in facts_in(text.nl):
        if fact not in known.facts:
            raise ContentError(f"{where}: {text.id}: the fact '{fact}' is not in the pack", text.id)


def check_pack_fields(where: str, pack: Pack | PackFields) -> None:
    """Refuse doubles, and a pack that is not in Dutch first.

    Raises: ContentError.
    """
    refuse_doubles(where, "themes", (theme.id for theme in pack.themes))
    refuse_doubles(where, "languages", pack.languages)
    refuse_doubles(where, "text ids", (text.id for text in texts_in(pack)))
    if pack.languages[0] != SOURCE_LANGUAGE:
        raise ContentError(f"{where}: languages: the first is {SOURCE_LANGUAGE}", "languages")


def refuse_doubles(where: str, field: str, names: Iterable[str]) -> None:
    """Refuse a name that is there twice.

    Raises: ContentError.
    """
    for name, times in Counter(names).items():
        if times > 1:
            raise ContentError(f"{where}: {field}: '{name}' is there {times} times", field)
