"""The board: everything that is to be done, the worst first. All of it is derived."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from backend.board.endings import ending_facts, ending_signatures
from backend.board.groups import NOW, Group, by_urgency, together
from backend.board.look import Look
from backend.board.looks import Looks
from backend.board.open_questions import open_questions
from backend.board.texts import texts_left
from backend.core.config import Settings
from backend.translations.counts import Counts
from backend.translations.matrix import read_matrix


class Board(msgspec.Struct, frozen=True):
    """Kinds with something to do; `looking` are the packs that changed and are being looked at, of which more may follow."""

    groups: Sequence[Group]
    looking: Sequence[str]


async def read_board(settings: Settings, counts: Counts, looks: Looks, now: datetime) -> Board:
    """What is to be done now."""
    today = now.date()
    packs = (await read_matrix(counts)).packs
    translated = {line.id: list(line.cells) for line in packs}
    found, looking = await looks.read(translated, settings, today)
    groups = [
        await ending_facts(today),
        ending_signatures(settings, now),
        await open_questions(today),
        *texts_left(packs),
        *_looked_at(found),
    ]
    return Board(by_urgency(groups), sorted(looking))


def _looked_at(looks: Sequence[Look]) -> list[Group]:
    return [
        together("gates", [look.gates for look in looks], NOW),
        together("hard", [look.hard for look in looks], 0),
        together("silent", [look.silent for look in looks], 0),
    ]
