"""The board: everything that is to be done, the worst first. All of it is derived."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from backend.board.endings import ending_facts, ending_signatures
from backend.board.groups import NOW, Group, by_urgency, group, together, with_packs
from backend.board.looks import Looks
from backend.board.open_questions import open_questions
from backend.board.readers import Reader
from backend.board.texts import texts_left
from backend.core.config import Settings
from backend.translations.counts import Counts
from backend.translations.matrix import read_matrix

NOTHING_ASKED = group("questions", [], 0)


class Board(msgspec.Struct, frozen=True):
    """Kinds with something to do for who asks; of the packs in `looking`, which changed, more may follow."""

    groups: Sequence[Group]
    looking: Sequence[str]


async def read_board(
    settings: Settings, counts: Counts, looks: Looks, reader: Reader, now: datetime
) -> Board:
    """What this person can do now; of translations a translator sees their own languages."""
    today = now.date()
    packs = (await read_matrix(counts)).packs
    translated = {line.id: list(line.cells) for line in packs}
    found, looking = await looks.read(translated, settings, today)
    groups = [
        await ending_facts(today),
        ending_signatures(settings, now),
        await open_questions(today) if reader.sees("questions") else NOTHING_ASKED,
        *texts_left(packs, reader),
        together("gates", [look.gates for tag, look in found if reader.sees("gates", tag)], NOW),
        together("hard", [look.hard for _, look in found], 0),
        together("silent", [look.silent for _, look in found], 0),
    ]
    titles = {line.id: line.title for line in packs}
    seen = by_urgency(one for one in groups if reader.sees(one.kind))
    return Board([with_packs(one, titles) for one in seen], sorted(looking))
