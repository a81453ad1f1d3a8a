"""Brings the starter packs' files into the tables; what somebody edited there stays as it is (clause 2.1)."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from piccolo.table import Table

from backend.accounts.audit import AT_THE_SERVER, note
from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.packs import tables
from backend.packs.catalogues import Entry, catalogue_path, read_catalogue
from backend.packs.content import PackContent
from backend.packs.errors import ContentError
from backend.packs.export_starter import text_files
from backend.packs.exported import Marks, follow, marks_of
from backend.packs.media import MediaFile, check_media, keep_media, names_in, read_media
from backend.packs.media_notes import Note, bring_notes, read_notes
from backend.packs.pack_versions import keep_pack
from backend.packs.read_pack import list_packs, read_pack
from backend.packs.rows import segments_named, to_rows
from backend.packs.scenes import Kit, check_pictures
from backend.packs.segments import Row, facts_in, hash_text, segments_of
from backend.packs.starter import read_starter
from backend.packs.stored_rows import TOGETHER, column, digest, is_edited, removed_in, removed_key, rows_of
from backend.packs.take_files import BroughtTake, bring_takes, read_takes
from backend.packs.translation_state import Translation
from backend.packs.version_tables import Newest
from backend.packs.versions import FILES, Hand, keep_brought


class Imported(msgspec.Struct, frozen=True):
    """How many rows of a pack an import added, changed and removed, and which it kept for their edits.

    `unproven` are texts and recordings that its files call approved, and that wait for somebody of here.
    """

    pack: str
    added: int
    changed: int
    removed: int
    kept: Sequence[str]
    unproven: int = 0


class Brought(msgspec.Struct, frozen=True):
    """A pack as its folder has it."""

    content: PackContent
    translations: dict[str, dict[str, Translation]]
    media: Sequence[MediaFile]
    notes: Sequence[Note] = ()
    takes: Sequence[BroughtTake] = ()


Reworded = tuple[Row, Row | None]  # a translation as it came in, and as it was
Remember = Callable[[Sequence[Reworded]], Awaitable[None]]


class Delivery(msgspec.Struct, frozen=True):
    """Who brings packs, and what comes with them.

    With the marks of an export, what was not edited here since that export follows the folder, also where it was before.
    `waiting` is where recordings wait for a second person; without it none are brought. `typed_at` is when it was typed at the
    server, which the audit then tells, as it tells of whoever brings packs through the studio. `remember` is told of
    translations that got other words, in their transaction.
    """

    hand: Hand = FILES
    marks: Marks = {}
    waiting: Path | None = None
    typed_at: datetime | None = None
    remember: Remember | None = None


BY_FILES = Delivery()


class Done(msgspec.Struct):
    """What an import did so far: how many rows by deed, and those that it kept."""

    times: Counter[str] = msgspec.field(default_factory=Counter)
    kept: list[str] = []
    reworded: list[Reworded] = []


async def import_starter(
    starter: Path, locale: Path, kit: Kit, blobs: BlobStore, delivery: Delivery = BY_FILES
) -> list[Imported]:
    """Import every pack of the folder, each wholly or not at all; the bytes of pictures and sound go to the blobs.

    Raises: ContentError before the first row is touched.
    """
    return await bring(read_folder(starter, locale, kit), blobs, delivery)


def read_folder(starter: Path, locale: Path, kit: Kit) -> list[Brought]:
    """What is in a folder.

    Raises: ContentError.
    """
    read = []
    for content in read_starter(starter):
        check_pictures(content, kit)
        files = read_media(starter / content.pack.id)
        check_media(content, files)
        read.append(
            Brought(
                content,
                read_translations(content, locale),
                list(files.values()),
                read_notes(starter / content.pack.id),
                read_takes(starter / content.pack.id),
            )
        )
    return read


async def bring(packs: Sequence[Brought], blobs: BlobStore, delivery: Delivery = BY_FILES) -> list[Imported]:
    """Bring packs that were read into the tables, each wholly or not at all."""
    for pack in packs:
        for file in pack.media:
            keep_media(file, blobs)
    return [await _import_pack(pack, delivery) for pack in packs]


def read_translations(content: PackContent, locale: Path) -> dict[str, dict[str, Translation]]:
    """What the pack's catalogues say, by language and segment; a segment that is gone is left out.

    Raises: ContentError naming file and segment.
    """
    dutch = {segment.id: segment.nl for segment in segments_of(content)}
    found = {}
    for language in content.translated_to:
        path = catalogue_path(locale, content.pack.id, language)
        name = f"{language}/{path.name}"
        entries = read_catalogue(path.read_bytes(), name) if path.exists() else {}
        said = [entry for entry in entries.values() if entry.text and entry.segment in dutch]
        found[language] = {entry.segment: _translation(entry, dutch[entry.segment], name) for entry in said}
    return found


def _translation(entry: Entry, nl: str, name: str) -> Translation:
    is_current = entry.nl == nl and not entry.is_outdated
    if is_current and set(facts_in(entry.text)) != set(facts_in(nl)):
        raise ContentError(f"{name}: {entry.segment}: the facts {facts_in(nl)} belong in the translation")
    source = entry.previous if entry.is_outdated else entry.nl
    return Translation(entry.text, hash_text(source), source, entry.reviewed_by, tuple(entry.notes))


async def _import_pack(brought: Brought, delivery: Delivery) -> Imported:
    pack = brought.content.pack.id
    rows = to_rows(brought.content, brought.translations, (file.media for file in brought.media))
    done = Done()
    async with DB.transaction():
        await _require_own(brought.content)
        if delivery.marks and pack in await list_packs():
            await follow(pack, delivery.marks, marks_of(text_files(await read_pack(pack))))
        removed = await removed_in(pack)
        await _merge(done, tables.Pack, pack, rows.packs)
        await _merge(done, tables.Resource, pack, _without(removed, tables.Resource, rows.resources))
        keywords = await _of_cards(pack, _without(removed, tables.Keywords, rows.keywords))
        await _merge(done, tables.Keywords, pack, keywords)
        themes = _without(removed, tables.Theme, rows.themes)
        await _merge(done, tables.Theme, pack, themes, await _themes_in_use(pack))
        named = await _segments_in_use(pack)
        await _merge(done, tables.Segment, pack, _among(rows.segments, "id", named), named)
        await _merge(done, tables.Translation, pack, _among(rows.translations, "segment", named))
        facts = _without(removed, tables.Fact, rows.facts)
        await _merge(done, tables.Fact, pack, facts, await _facts_in_use(pack))
        await _merge(done, tables.Media, pack, rows.media, await _media_in_use(pack))
        await bring_notes(pack, brought.notes)
        if delivery.waiting is not None:
            await bring_takes(pack, brought.takes, delivery.waiting)
        await keep_brought(pack, delivery.hand)
        await keep_pack(pack, delivery.hand)
        imported = Imported(
            pack, done.times["added"], done.times["changed"], done.times["removed"], done.kept
        )
        await _note(imported, delivery)
        if delivery.remember is not None and done.reworded:
            await delivery.remember(done.reworded)
    return imported


async def _note(imported: Imported, delivery: Delivery) -> None:
    by, at = delivery.hand.name or AT_THE_SERVER, delivery.hand.now or delivery.typed_at
    if at is not None:
        told = f"{imported.added} erbij, {imported.changed} anders, {imported.removed} weg, {len(imported.kept)} gebleven"
        await note(by, "import", imported.pack, told, at)


async def _require_own(content: PackContent) -> None:
    """Refuse names that something else has: the texts of packs and cards stand under them.

    Raises: ContentError.
    """
    pack = content.pack.id
    cards = [resource.id for resource in content.resources]
    taken = await Newest.select(Newest.resource, Newest.pack).where(Newest.resource.is_in([*cards, pack]))
    for row in taken:
        if row["pack"] != pack or row["resource"] == pack:
            raise ContentError(f"{pack}: '{row['resource']}' is a card of {row['pack']}")
    packs = await list_packs()
    for card in cards:
        if card in (pack, *packs):
            raise ContentError(f"{pack}: '{card}' is a pack")


def _without(removed: Collection[str], table: type[Table], rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if removed_key(table, row["id"]) not in removed]


async def _of_cards(pack: str, keywords: Sequence[Row]) -> list[Row]:
    return _among(keywords, "resource", {row["id"] for row in await rows_of(tables.Resource, pack)})


def _among(rows: Sequence[Row], column: str, allowed: Collection[str]) -> list[Row]:
    return [row for row in rows if row[column] in allowed]


async def _merge(
    done: Done, table: type[Table], pack: str, rows: Iterable[Row], in_use: Collection[str] = ()
) -> None:
    """Bring the pack's rows to these, but for edited ones; a row in use is never removed."""
    there = {row["id"]: row for row in await rows_of(table, pack)}
    fresh = []
    for row in rows:
        old = there.pop(row["id"], None)
        deed = _deed(row, old)
        done.times[deed] += 1
        if table is tables.Translation and deed in {"added", "changed"} and _is_reworded(row, old):
            done.reworded.append((row, old))
        if deed == "added":
            fresh.append(table(**row, imported=digest(row)))
        elif deed == "changed":
            await table.update(_values(table, row)).where(column(table, "id") == row["id"])
        elif deed == "kept":
            done.kept.append(f"{table._meta.tablename}/{row['id']}")
    for first in range(0, len(fresh), TOGETHER):
        await table.insert(*fresh[first : first + TOGETHER])
    gone = [row["id"] for row in there.values() if not is_edited(row) and row["id"] not in in_use]
    if gone:
        await table.delete().where(column(table, "id").is_in(gone))
    done.times["removed"] += len(gone)


def _is_reworded(row: Row, old: Row | None) -> bool:
    return old is None or any(row[name] != old[name] for name in ("text", "source_hash"))


def _deed(row: Row, old: Row | None) -> str:
    if old is None:
        return "added"
    if digest(row) == digest(old):
        return "same"
    return "kept" if is_edited(old) else "changed"


def _values(table: type[Table], row: Row) -> dict[Any, Any]:
    return {column(table, name): value for name, value in {**row, "imported": digest(row)}.items()}


async def _themes_in_use(pack: str) -> set[str]:
    return {f"{pack}.{row['theme']}" for row in await rows_of(tables.Resource, pack)}


async def _segments_in_use(pack: str) -> set[str]:
    found: set[str] = set()
    for table in (tables.Pack, tables.Theme, tables.Resource):
        found |= segments_named(await rows_of(table, pack))
    return found


async def _media_in_use(pack: str) -> set[str]:
    return {f"{pack}.{name}" for name in names_in(await rows_of(tables.Resource, pack))}


async def _facts_in_use(pack: str) -> set[str]:
    texts = [row["nl"] for row in await rows_of(tables.Segment, pack)]
    texts += [row["text"] for row in await rows_of(tables.Translation, pack)]
    phones = [
        block["phone"]
        for row in await rows_of(tables.Resource, pack)
        for block in row["blocks"]
        if block.get("phone")
    ]
    return {f"{pack}.{fact}" for text in texts for fact in facts_in(text)} | {f"{pack}.{p}" for p in phones}
