"""Random stories of a pack in translation: after each deed its status is what a fresh look at every row says.

So is what the board found, at the end of each. Editors change the Dutch, leave it at that or call it small; translators
write, in the studio and in files that may be old by the time that they come back; others read, or take out what they did not.
The folder of the whole pack comes back, too, as old as the last file that went out.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given
from hypothesis import settings as how
from litestar import Litestar

from backend.board.looks import Looks
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.errors import RequestError
from backend.packs.catalogues import Entry, write_catalogue
from backend.packs.folders import export_zip
from backend.packs.scenes import Kit, read_kit
from backend.packs.segments import hash_text
from backend.packs.tables import Segment, Translation
from backend.packs.versions import Hand
from backend.publishing.rules.glossary import Glossary
from backend.translations.brought import import_folder
from backend.translations.compare import Chosen, compare_file, take_rows
from backend.translations.counts import Counts
from backend.translations.files import export_file, mark_of, read_file
from backend.translations.review import review_text
from backend.translations.rows import Place, read_segments, read_translations, text_hash
from backend.translations.save import Author, GivenText, save_text
from backend.translations.take_back import take_back
from backend.translations.xliff import write_xliff
from tests.faults.from_scratch import BEGAN, LANGUAGES, PACK, compare_looks, compare_with_rows
from tests.faults.stories import Back, Bring, Deed, Edit, Empty, Read, Remove, Send, Write, stories
from tests.server import make_published, settings_in

STORIES = 500


class Outcome(NamedTuple):
    """How many stories were played, and in how many of them something was wrong."""

    runs: int
    wrong: int

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.wrong == 0


class Story:
    """One server's tables, the file and the folder that are out, and what somebody saw when they went."""

    def __init__(self, settings: Settings, kit: Kit) -> None:
        self.settings, self.kit = settings, kit
        self.blobs = BlobStore(settings.blobs)
        self.folder = b""
        self.counts = Counts()
        self.now = BEGAN
        self.out: tuple[str, list[Entry]] = (LANGUAGES[0], [])
        self.seen: dict[tuple[str, str], tuple[str, str]] = {}

    async def play(self, deed: Deed) -> None:
        self.now += timedelta(minutes=1)
        before = await _seen()
        self.seen = before if isinstance(deed, Send) or not self.seen else self.seen
        match deed:
            case Edit():
                await _edit(deed)
            case Write():
                await self._write(deed, before)
            case Empty():
                await self._empty(deed)
            case Read():
                await self._read(deed)
            case Remove(segment, language):
                await Translation.delete().where(Translation.id == f"{segment}.{language}")
            case Send() | Bring():
                await self._carry(deed)
            case Back():
                await self._back(deed)

    async def _carry(self, deed: Send | Bring) -> None:
        """Out with the file and the folder, or in again with the folder."""
        if isinstance(deed, Send):
            file = await export_file(PACK, deed.language, "po")
            read = await read_file(PACK, deed.language, "po", file.data)
            self.out = deed.language, list(read.values())
        if isinstance(deed, Send) or not self.folder:
            self.folder = await export_zip(PACK, self.blobs, self.settings.takes)
        if isinstance(deed, Bring):
            hand = Hand(deed.by, self.now)
            await import_folder(self.folder, self.kit, self.blobs, hand, self.settings.takes)

    async def _write(self, deed: Write, now: dict[tuple[str, str], tuple[str, str]]) -> None:
        place = Place(PACK, deed.language, deed.segment)
        source_hash, was = (self.seen if deed.is_late else now)[deed.segment, deed.language]
        author = Author(deed.by, "written", self.now)
        is_stale = (source_hash, was) != now[deed.segment, deed.language]
        given = GivenText(deed.text, source_hash, was)
        refusal = await _refusal(save_text(place, given, author, Glossary()))
        assert bool(refusal) == is_stale, refusal or "somebody's newer text was overwritten"

    async def _empty(self, deed: Empty) -> None:
        place = Place(PACK, deed.language, deed.segment)
        row = (await read_translations(PACK, deed.language)).get(deed.segment)
        await take_back(place, text_hash(row["text"] if row else ""), Author(deed.by, "emptied", self.now))

    async def _read(self, deed: Read) -> None:
        place = Place(PACK, deed.language, deed.segment)
        row = (await read_translations(PACK, deed.language)).get(deed.segment)
        seen = text_hash(row["text"] if row else "")
        refusal = await _refusal(review_text(place, seen, deed.by, self.now))
        assert refusal in {"", "newer", "outdated", "own-text"}

    async def _back(self, deed: Back) -> None:
        """Only what was edited in the file comes in, and only where nobody changed it here meanwhile."""
        language, out = self.out
        entries = [_edited(entry, deed.edits) for entry in out]
        write = write_catalogue if deed.form == "po" else write_xliff
        before = await read_translations(PACK, language)
        read = await read_file(PACK, language, deed.form, write(entries, PACK, language))
        diff = await compare_file(PACK, language, read, Glossary())
        wanted = [row for row in diff.rows if row.kind in {"new", "changed"}]
        chosen = [Chosen(row.segment, row.theirs, row.source_nl, row.was) for row in wanted]
        await take_rows(PACK, language, chosen, Author(deed.by, "imported", self.now))
        after = await read_translations(PACK, language)
        changed = {name for name, row in after.items() if row != before.get(name)}
        assert changed == {row.segment for row in wanted}
        for row in wanted:
            assert row.segment in deed.edits
            exported = next(entry.exported for entry in out if entry.segment == row.segment)
            assert row.kind == "new" or exported == mark_of(before[row.segment]["text"])


async def _refusal(asked: Awaitable[object]) -> str:
    try:
        await asked
    except RequestError as refused:
        return refused.code
    return ""


def _edited(entry: Entry, edits: dict[str, str]) -> Entry:
    if entry.segment not in edits:
        return entry
    return Entry(entry.segment, entry.nl, edits[entry.segment], exported=entry.exported)


async def _edit(deed: Edit) -> None:
    made = hash_text(deed.nl)
    former = (await read_segments(PACK))[deed.segment]
    async with DB.transaction():
        await Segment.update({Segment.nl: deed.nl, Segment.hash: made}).where(Segment.id == deed.segment)
        if deed.is_small:
            await Translation.update({Translation.source_nl: deed.nl, Translation.source_hash: made}).where(
                Translation.segment == deed.segment, Translation.source_hash == former["hash"]
            )


async def _seen() -> dict[tuple[str, str], tuple[str, str]]:
    found = {}
    segments = await read_segments(PACK)
    for language in LANGUAGES:
        said = await read_translations(PACK, language)
        for name, segment in segments.items():
            text = said[name]["text"] if name in said else ""
            found[name, language] = (segment["hash"], text_hash(text))
    return found


def play_stories(count: int, folder: Path) -> None:
    """Play so many stories over copies of one server, and look after each deed; hypothesis tells the shortest that fails."""
    asyncio.run(make_published(folder))
    server = settings_in(folder)
    made, copy, kit = server.sqlite, folder / "copy.sqlite", read_kit(folder / "kit.json")

    async def play(story: list[Deed]) -> None:
        await DB.open(copy)
        try:
            told, looks = Story(server, kit), Looks()
            async with looks.until_closed(Litestar([])):
                await compare_looks(looks, server)
                for deed in story:
                    await told.play(deed)
                    await compare_with_rows(told.counts)
                await compare_looks(looks, server)
        finally:
            await DB.close()

    @how(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(stories)
    def each_story_ends_well(story: list[Deed]) -> None:
        for left in folder.glob("copy.sqlite*"):
            left.unlink()
        shutil.copyfile(made, copy)
        asyncio.run(play(story))

    each_story_ends_well()


def translate_at_random() -> Outcome:
    with tempfile.TemporaryDirectory(prefix="translations-") as folder:
        try:
            play_stories(STORIES, Path(folder))
        except AssertionError as wrong:
            print(wrong)
            return Outcome(STORIES, 1)
    return Outcome(STORIES, 0)
