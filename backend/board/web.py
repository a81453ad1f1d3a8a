"""HTTP of the board."""

from datetime import date, datetime

from litestar import get
from litestar.di import NamedDependency

from backend.accounts.sessions import SignedIn
from backend.board.groups import Group, Work
from backend.board.looks import Looks
from backend.board.read_board import Board, read_board
from backend.board.readers import reader_of
from backend.core.config import Settings
from backend.translations.counts import Counts

EXAMPLE = Board(
    groups=[
        Group(
            "facts",
            "now",
            1,
            [
                Work(
                    n=1,
                    title="€ 5",
                    pack="wonen",
                    pack_title="Wonen",
                    at="licht",
                    problem="redactie",
                    day=date(2026, 12, 3),
                )
            ],
        ),
        Group("outdated", "soon", 3, [Work(n=3, title="Wonen", pack="wonen", language="ar")]),
    ],
    looking=["wonen"],
)


@get("/board", opt={"may": "read", "example": EXAMPLE})
async def read_all(
    settings: NamedDependency[Settings],
    translation_counts: NamedDependency[Counts],
    looks: NamedDependency[Looks],
    signed_in: NamedDependency[SignedIn],
    now: NamedDependency[datetime],
) -> Board:
    return await read_board(settings, translation_counts, looks, reader_of(signed_in), now)


handlers = [read_all]
