"""What a folder may say of second people when somebody brings it through the studio: only what is known here already.

Whoever may edit can write any name into a file. So a translation counts as read where the same text of the same Dutch is so
here, and a recording as heard where it is the very one that phones get; all else waits for somebody of here. At the
server's own keyboard, where every table lies open, files are believed.
"""

from collections.abc import Mapping, Sequence

import msgspec

from backend.packs import tables
from backend.packs.errors import ContentError
from backend.packs.import_starter import Brought
from backend.packs.media import FOLDER, MediaFile, uses_in
from backend.packs.media_tables import Take
from backend.packs.take_files import BroughtTake
from backend.packs.take_notes import TAKES
from backend.packs.takes import ENDINGS
from backend.packs.translation_state import Translation


async def only_proven(brought: Brought, by: str) -> tuple[Brought, int]:
    """The pack as `by` may bring it, and how many texts and recordings wait for a second person although its files say otherwise.

    Raises: ContentError for a recording that a card names and nobody here has heard, or that no line tells of.
    """
    pack = brought.content.pack.id
    texts, unread = await _only_read(pack, brought.translations)
    unheard = await _unheard(brought)
    told = [take for take in (_again(take, unheard, by) for take in brought.takes) if take is not None]
    names = {take.note.name for take in told}
    for file in unheard:
        if _stem(file) not in names:
            raise ContentError(f"{pack}/{FOLDER}/{file.media.name}: {TAKES} does not say who spoke it")
    takes = [take for take in told if not await _is_here(take)]
    media = [file for file in brought.media if file not in unheard]
    claimed = sum(bool(take.note.approved_by) and take.note.name in names for take in brought.takes)
    proven = msgspec.structs.replace(brought, translations=texts, media=media, takes=takes)
    return proven, unread + claimed


async def _only_read(
    pack: str, brought: Mapping[str, Mapping[str, Translation]]
) -> tuple[dict[str, dict[str, Translation]], int]:
    rows = await tables.Translation.select().where(tables.Translation.pack == pack)
    known = {
        (row["language"], row["segment"], row["text"], row["source_hash"]): row["reviewed_by"] for row in rows
    }
    found: dict[str, dict[str, Translation]] = {}
    unread = 0
    for language, texts in brought.items():
        found[language] = {}
        for segment, said in texts.items():
            reader = known.get((language, segment, said.text, said.source_hash), "")
            found[language][segment] = msgspec.structs.replace(
                said, reviewed_by=reader if said.reviewed_by else ""
            )
            unread += bool(said.reviewed_by and not reader)
    return found, unread


async def _unheard(brought: Brought) -> list[MediaFile]:
    """Sounds of which phones get other bytes from here, or none."""
    pack = brought.content.pack.id
    rows = await tables.Media.select(tables.Media.name, tables.Media.sha256).where(tables.Media.pack == pack)
    here = {row["name"]: row["sha256"] for row in rows}
    sounds = [file for file in brought.media if file.media.kind == "sound"]
    unheard = [file for file in sounds if here.get(file.media.name) != file.media.sha256]
    needed = {use.name for use in uses_in(brought.content.resources)} - here.keys()
    for file in unheard:
        if file.media.name in needed:
            raise ContentError(
                f"{pack}/{FOLDER}/{file.media.name}: nobody here has heard it, and a card needs it"
            )
    return unheard


def _again(take: BroughtTake, unheard: Sequence[MediaFile], by: str) -> BroughtTake | None:
    """As a recording that waits, spoken by whoever brings it; nothing of one whose approval adds nothing to what is here."""
    waits = msgspec.structs.replace(take.note, made_by=by, approved_by="", approved_on=None)
    if not take.note.approved_by:
        return BroughtTake(waits, take.files)
    named = {file.media.name: file for file in unheard}
    files = [named[name] for ending in ENDINGS if (name := f"{waits.name}.{ending}") in named]
    return BroughtTake(waits, files) if len(files) == len(ENDINGS) else None


async def _is_here(take: BroughtTake) -> bool:
    return await Take.exists().where(Take.id == take.note.id)


def _stem(file: MediaFile) -> str:
    return file.media.name.rpartition(".")[0]
