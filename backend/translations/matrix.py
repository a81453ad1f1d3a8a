"""Packs by languages: how far each translation is, and which languages each place asks for."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.tables import Pack, Segment
from backend.places.tables import Place
from backend.translations.counts import Cell, Counts


class PackLine(msgspec.Struct, frozen=True):
    """One pack; a language that it is not translated to has no cell."""

    id: str
    title: str
    audience: str
    tone: str
    segments: int
    words: int
    cells: dict[str, Cell]


class PlaceLanguages(msgspec.Struct, frozen=True):
    """The languages that people of a place read."""

    id: str
    name: str
    languages: Sequence[str]


class Matrix(msgspec.Struct, frozen=True):
    """`languages` are tags, those of most packs first; Dutch, their source, is not one of them."""

    languages: Sequence[str]
    packs: Sequence[PackLine]
    places: Sequence[PlaceLanguages]


async def read_matrix(counts: Counts) -> Matrix:
    """Every pack, by its title."""
    packs = await Pack.select(Pack.id, Pack.title, Pack.audience, Pack.tone, Pack.languages).output(
        load_json=True
    )
    titles = await _titles([pack["title"] for pack in packs])
    translated = {
        pack["id"]: [language for language in pack["languages"] if language != SOURCE_LANGUAGE]
        for pack in packs
    }
    counted = await counts.read(translated)
    lines = [
        PackLine(
            id=pack["id"],
            title=titles.get(pack["title"], pack["id"]),
            audience=pack["audience"],
            tone=pack["tone"],
            segments=counted[pack["id"]][0].segments,
            words=counted[pack["id"]][0].words,
            cells=counted[pack["id"]][1],
        )
        for pack in packs
    ]
    return Matrix(
        languages=_most_used(translated.values()),
        packs=sorted(lines, key=lambda line: line.title.casefold()),
        places=[
            PlaceLanguages(row["id"], row["name"], row["languages"])
            for row in await Place.select(Place.id, Place.name, Place.languages)
            .order_by(Place.name)
            .output(load_json=True)
        ],
    )


async def _titles(segments: Sequence[str]) -> dict[str, str]:
    if not segments:
        return {}
    rows = await Segment.select(Segment.id, Segment.nl).where(Segment.id.is_in(list(segments)))
    return {row["id"]: row["nl"] for row in rows}


def _most_used(packs: Iterable[Sequence[str]]) -> list[str]:
    uses = Counter(language for languages in packs for language in languages)
    return sorted(uses, key=lambda language: (-uses[language], language))
