"""What is left to do on translations, by pack and language, from the counts of the matrix."""

from collections.abc import Callable, Sequence

from backend.board.groups import SOON, Group, Kind, Work, tally, together
from backend.board.readers import Reader
from backend.translations.counts import Cell
from backend.translations.matrix import PackLine

KINDS: Sequence[tuple[Kind, int, Callable[[Cell], int]]] = (
    ("outdated", SOON, lambda cell: cell.outdated),
    ("unreviewed", 0, lambda cell: cell.unreviewed),
    ("missing", 0, lambda cell: cell.missing),
)


def texts_left(packs: Sequence[PackLine], reader: Reader) -> list[Group]:
    """Outdated, unread and missing translations that this person works on, most of them first."""
    return [
        together(
            kind,
            [
                tally(
                    Work(n=n, pack=line.id, title=line.title, language=language)
                    for line in packs
                    for language, cell in line.cells.items()
                    if reader.sees(kind, language) and (n := count(cell))
                )
            ],
            urgency,
        )
        for kind, urgency, count in KINDS
    ]
