"""How far each pack is in each language: counted from hashes whenever a text of it changed, and never kept in a table."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from piccolo.querystring import QueryString

from backend.core.database import DB
from backend.packs.change_tables import ContentChange
from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.segments import Row

A_MINUTE = 5  # words of Dutch that a translator makes: 300 an hour
# As `state_of` says it, for the database to count by: `s` is the segment, `t` its translation.
CURRENT = "t.text <> '' AND t.source_hash = s.hash"
WORDS = "(length(s.nl) - length(replace(s.nl, ' ', '')) + 1)"
SUMS = ", ".join(
    f"coalesce(sum(CASE WHEN {when} THEN {what} ELSE 0 END), 0) AS {name}"
    for name, when, what in (
        ("done", f"{CURRENT} AND t.reviewed_by <> ''", "1"),
        ("unreviewed", f"{CURRENT} AND t.reviewed_by = ''", "1"),
        ("outdated", "t.text <> '' AND t.source_hash <> s.hash", "1"),
        ("made", CURRENT, WORDS),
    )
)


class Cell(msgspec.Struct, frozen=True):
    """One pack in one language, in segments; `words_left` are Dutch ones, without a translation that is up to date."""

    done: int
    unreviewed: int
    outdated: int
    missing: int
    words_left: int
    minutes: int


class Size(msgspec.Struct, frozen=True):
    """How much Dutch a pack has."""

    segments: int
    words: int


class Counts:
    """What was counted, each as long as the database has counted no change of the texts that it is about."""

    def __init__(self) -> None:
        self._sizes: dict[str, tuple[int, Size]] = {}
        self._cells: dict[tuple[str, str], tuple[tuple[int, int], Cell]] = {}

    async def read(self, packs: Mapping[str, Sequence[str]]) -> dict[str, tuple[Size, dict[str, Cell]]]:
        """The size of each of these packs, and its cell in each of its languages."""
        # Read before anything is counted: what changes meanwhile is counted again the next time.
        changes = {row["id"]: row["n"] for row in await ContentChange.select()}
        return {pack: await self._pack(pack, languages, changes) for pack, languages in packs.items()}

    async def _pack(
        self, pack: str, languages: Sequence[str], changes: Mapping[str, int]
    ) -> tuple[Size, dict[str, Cell]]:
        of_dutch = changes.get(f"{pack}.{SOURCE_LANGUAGE}", 0)
        if self._sizes.get(pack, (None,))[0] != of_dutch:
            self._sizes[pack] = (of_dutch, await _size(pack))
        size = self._sizes[pack][1]
        stamps = {language: (of_dutch, changes.get(f"{pack}.{language}", 0)) for language in languages}
        old = [language for language in languages if self._stamp(pack, language) != stamps[language]]
        for language, cell in (await _count(pack, old, size)).items():
            self._cells[pack, language] = (stamps[language], cell)
        return size, {language: self._cells[pack, language][1] for language in languages}

    def _stamp(self, pack: str, language: str) -> tuple[int, int] | None:
        kept = self._cells.get((pack, language))
        return kept and kept[0]


async def _size(pack: str) -> Size:
    query = (
        f"SELECT count(*) AS segments, coalesce(sum{WORDS}, 0) AS words FROM segment s WHERE s.pack = {{}}"
    )
    (row,) = await DB.run_querystring(QueryString(query, pack))
    return Size(row["segments"], row["words"])


async def _count(pack: str, languages: Collection[str], size: Size) -> dict[str, Cell]:
    """One language by the keys of its rows, several with one look at all the pack has."""
    if not languages:
        return {}
    if len(languages) == 1:
        (language,) = languages
        joined = "FROM segment s JOIN translation t ON t.id = s.id || {} WHERE s.pack = {}"
        rows = await _rows(f"SELECT {SUMS} {joined}", f".{language}", pack)
        found = {language: rows[0]}
    else:
        joined = "FROM translation t JOIN segment s ON s.id = t.segment WHERE t.pack = {} GROUP BY t.language"
        found = {
            row["language"]: row
            for row in await _rows(f"SELECT t.language AS language, {SUMS} {joined}", pack)
        }
    return {language: _cell(found.get(language, NOTHING), size) for language in languages}


NOTHING: Row = {"done": 0, "unreviewed": 0, "outdated": 0, "made": 0}


def _cell(row: Row, size: Size) -> Cell:
    done, unreviewed, outdated = row["done"], row["unreviewed"], row["outdated"]
    words_left = size.words - row["made"]
    return Cell(
        done=done,
        unreviewed=unreviewed,
        outdated=outdated,
        missing=size.segments - done - unreviewed - outdated,
        words_left=words_left,
        minutes=-(-words_left // A_MINUTE),
    )


async def _rows(query: str, *values: str) -> list[Row]:
    return await DB.run_querystring(QueryString(query, *values))
