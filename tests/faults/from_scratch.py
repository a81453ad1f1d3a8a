"""What a pack's translations are worth, worked out from every row by itself, to hold beside what the studio tells."""

import asyncio
from datetime import UTC, datetime

from litestar import Litestar

from backend.board.look import Look, look_at
from backend.board.looks import Looks
from backend.core.config import Settings
from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.read_pack import read_pack
from backend.packs.tables import Pack, Segment, Translation
from backend.packs.translation_state import State, state_of
from backend.publishing.gates import read_ground
from backend.translations.counts import A_MINUTE, Cell, Counts
from backend.translations.rows import said_in
from backend.translations.sheet import read_sheet

PACK, LANGUAGES = "buurt", ("ar", "en")
BEGAN = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


async def compare_looks(looks: Looks, settings: Settings) -> None:
    """What the board found, in memory and kept for the next start, beside a look at everything as it is now."""
    (row,) = await Pack.select(Pack.languages).where(Pack.id == PACK).output(load_json=True)
    languages = [language for language in row["languages"] if language != SOURCE_LANGUAGE]
    again = Looks()
    async with again.until_closed(Litestar([])):
        told, after_a_start = [await _looked(one, {PACK: languages}, settings) for one in (looks, again)]
    stored = await read_pack(PACK)
    ground = read_ground(settings, stored, BEGAN.date(), {})
    assert told == after_a_start == [look_at(ground, one, ()) for one in (SOURCE_LANGUAGE, *languages)]


async def _looked(looks: Looks, packs: dict[str, list[str]], settings: Settings) -> list[Look]:
    while True:
        told, looking = await looks.read(packs, settings, BEGAN.date())
        if not looking:
            return [look for _, look in told]
        await asyncio.sleep(0)


async def compare_with_rows(counts: Counts) -> None:
    """The matrix and each line of the editor beside what `state_of` says of every row by itself."""
    (row,) = await Pack.select(Pack.languages).where(Pack.id == PACK).output(load_json=True)
    told = (await counts.read({PACK: [one for one in row["languages"] if one != "nl"]}))[PACK][1]
    segments = await Segment.select().where(Segment.pack == PACK)
    for language in LANGUAGES:
        rows = {
            one["segment"]: one
            for one in await Translation.select()
            .where(Translation.language == language)
            .output(load_json=True)
        }
        states = {one["id"]: state_of(one["nl"], said_in(rows.get(one["id"]))) for one in segments}
        assert told[language] == _cell(states, {one["id"]: one["nl"] for one in segments})
        sheet = await read_sheet(PACK, language)
        assert {line.id: line.state for line in sheet.segments} == states


def _cell(states: dict[str, State], dutch: dict[str, str]) -> Cell:
    kinds = list(states.values())
    left = sum(
        dutch[name].count(" ") + 1 for name, state in states.items() if state in {"missing", "outdated"}
    )
    return Cell(
        done=kinds.count("done"),
        unreviewed=kinds.count("unreviewed"),
        outdated=kinds.count("outdated"),
        missing=kinds.count("missing"),
        words_left=left,
        minutes=-(-left // A_MINUTE),
    )
