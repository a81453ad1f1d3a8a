"""HTTP of the board."""

from datetime import datetime

from litestar import get
from litestar.di import NamedDependency

from backend.board.looks import Looks
from backend.board.read_board import Board, read_board
from backend.core.config import Settings
from backend.translations.counts import Counts


@get("/board", opt={"may": "read"})
async def read_all(
    settings: NamedDependency[Settings],
    translation_counts: NamedDependency[Counts],
    looks: NamedDependency[Looks],
    now: NamedDependency[datetime],
) -> Board:
    return await read_board(settings, translation_counts, looks, now)


handlers = [read_all]
