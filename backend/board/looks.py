"""Looks at packs that hold until the database counts a change, made one at a time beside the answering of requests."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from litestar import Litestar

from backend.board.groups import Tally, Work
from backend.board.kept_looks import Kept, keep_look, made_of, read_looks
from backend.board.look import Let, Look, look_at
from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.packs import tables
from backend.packs.change_tables import ContentChange
from backend.packs.content import SOURCE_LANGUAGE, PackContent
from backend.packs.lists import read_list
from backend.packs.read_pack import StoredPack, read_content
from backend.packs.rows import media_of
from backend.packs.segments import Row
from backend.packs.translation_state import Translation
from backend.publishing.gates import Ground
from backend.publishing.rules.finding import Waiver
from backend.publishing.rules.glossary import glossary_of
from backend.publishing.waivers import GateWaiver, running_waivers

REST = "-"  # what is counted of a pack besides its texts
PAUSE = 0.01  # seconds for others between two looks
# Seconds after which a look lets others have Python's lock: a request needs it a dozen times.
BRIEFLY = 0.0005
NOTHING: Let = frozenset()
TEXTS = (
    tables.Translation.segment,
    tables.Translation.text,
    tables.Translation.source_hash,
    tables.Translation.reviewed_by,
)


class Stale(NamedTuple):
    """One language of a pack, what its look will be made of, and how often the pack's Dutch and its rest had changed."""

    pack: str
    language: str
    made_of: str
    let: Let
    of_dutch: tuple[int, int]

    @property
    def name(self) -> str:
        return f"{self.pack}.{self.language}"


class Looks:
    """What was found, each as long as nothing changed that it was found in; a pack that changed is looked at anew."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] | None = None
        self._waiting: dict[str, Stale] = {}
        self._looking: asyncio.Task[None] | None = None
        # Of the pack that was looked at last: its languages are looked at one after the other.
        self._content: tuple[str, tuple[int, int], PackContent] | None = None

    async def read(
        self, packs: Mapping[str, Sequence[str]], settings: Settings, today: date
    ) -> tuple[list[tuple[str, Look]], set[str]]:
        """The looks that hold at these packs, each with its language, and the packs that are being looked at."""
        # Read before anything is looked at: what changes meanwhile is looked at again the next time.
        changes = {row["id"]: row["n"] for row in await ContentChange.select()}
        let = _let_stand(await running_waivers(today))
        if self._kept is None:
            self._kept = await read_looks()
        held: list[tuple[str, Look]] = []
        self._waiting = {}
        for pack, languages in packs.items():
            for language in (SOURCE_LANGUAGE, *languages):
                stale = _stale(settings, changes, (pack, language), let.get(pack, NOTHING), today)
                kept = self._kept.get(stale.name)
                if kept and kept.made_of == stale.made_of:
                    held.append((language, kept.look))
                else:
                    self._waiting[stale.name] = stale
        changing = {stale.pack for stale in self._waiting.values()}
        self._end_failed()
        if self._waiting and self._looking is None:
            self._looking = asyncio.create_task(self._look(self._kept, settings, today))
        return held, changing

    @asynccontextmanager
    async def until_closed(self, _app: Litestar) -> AsyncIterator[None]:
        """Ends a look that is being made when the server ends."""
        yield
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait([self._looking])

    async def _look(self, kept: dict[str, Kept], settings: Settings, today: date) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(BRIEFLY)
        try:
            await self._look_at_all(kept, settings, today)
        finally:
            sys.setswitchinterval(before)

    async def _look_at_all(self, kept: dict[str, Kept], settings: Settings, today: date) -> None:
        while self._waiting:
            name = next(iter(self._waiting))
            stale = self._waiting.pop(name)
            if name in kept and kept[name].made_of == stale.made_of:
                continue
            with suppress(NotFoundError):  # it was removed meanwhile
                found = Kept(stale.made_of, await self._look_at(stale, settings, today))
                # In the database first: a server that starts as soon as the board is whole looks at nothing again.
                await keep_look((stale.pack, stale.language), found)
                kept[name] = found
            await asyncio.sleep(PAUSE)

    async def _look_at(self, stale: Stale, settings: Settings, today: date) -> Look:
        try:
            content = await self._read_content(stale)
        except msgspec.ValidationError as error:
            unreadable = Work(n=1, pack=stale.pack, title=stale.pack, rule="unreadable", problem=str(error))
            return Look(gates=Tally(1, (unreadable,)))
        of_pack = tables.Translation.pack == stale.pack
        said = await tables.Translation.select(*TEXTS).where(
            of_pack, tables.Translation.language == stale.language
        )
        media = await tables.Media.select().where(tables.Media.pack == stale.pack).output(load_json=True)

        def look() -> Look:
            stored = StoredPack(content, {stale.language: _texts(said)}, media_of(media))
            ground = Ground(stored, glossary_of(settings.locale), _decided(settings.starter), today)
            return look_at(ground, stale.language, stale.let)

        return await asyncio.to_thread(look)

    async def _read_content(self, stale: Stale) -> PackContent:
        if self._content is None or self._content[:2] != (stale.pack, stale.of_dutch):
            self._content = (stale.pack, stale.of_dutch, await read_content(stale.pack))
        return self._content[2]

    def _end_failed(self) -> None:
        """Whoever reads the board hears of a look that failed; the one after that begins it anew."""
        if self._looking is not None and self._looking.done():
            ended, self._looking = self._looking, None
            ended.result()


def _stale(
    settings: Settings, changes: Mapping[str, int], place: tuple[str, str], let: Let, today: date
) -> Stale:
    pack, language = place
    rest, dutch, own = (changes.get(f"{pack}.{one}", 0) for one in (REST, SOURCE_LANGUAGE, language))
    # Only what is said of the Dutch depends on the day.
    day = today.isoformat() if language == SOURCE_LANGUAGE else ""
    return Stale(pack, language, made_of(settings, place, (rest, dutch, own), let, day), let, (rest, dutch))


def _let_stand(waivers: Sequence[GateWaiver]) -> dict[str, Let]:
    """What publishers let stand today, by pack."""
    return {
        pack: frozenset((one.gate, one.resource, one.language) for one in waivers if one.pack == pack)
        for pack in {one.pack for one in waivers}
    }


def _texts(rows: Sequence[Row]) -> dict[str, Translation]:
    return {
        row["segment"]: Translation(row["text"], row["source_hash"], reviewed_by=row["reviewed_by"])
        for row in rows
    }


@cache
def _decided(starter: Path) -> Sequence[Waiver]:
    """What the house let stand for ever; it comes with the program, so it is read once."""
    return read_list(starter / "waivers.yaml", Waiver)
