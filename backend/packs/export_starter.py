"""Writes the tables as the files that the import reads: YAML per resource, a catalogue per language."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

import msgspec
import yaml

from backend.core.blobs import BlobStore
from backend.packs import take_files
from backend.packs.catalogues import Entry, catalogue_path, write_catalogue
from backend.packs.exported import LOCALE, MARKS, STARTER, marks_of, write_marks
from backend.packs.media import FOLDER
from backend.packs.media_notes import NOTES
from backend.packs.read_pack import StoredPack, list_packs, read_pack
from backend.packs.segments import Segment, segments_of
from backend.packs.take_files import waiting_files
from backend.packs.take_notes import TAKES
from backend.packs.translation_state import Translation, state_of

WIDTH = 110


async def export_starter(
    starter: Path, locale: Path, blobs: BlobStore, waiting: Path | None = None
) -> list[Path]:
    """Write every pack's files, and beside the folder `starter` what they are; the same rows give the same bytes.

    `waiting` is where recordings wait for a second person; those that do are left out without it.

    Raises: DamagedBlobError when the bytes of a picture or sound are not there as they were.
    """
    written: list[Path] = []
    marks: dict[str, str] = {}
    for pack in await list_packs():
        files = pack_files(await read_pack(pack), blobs, waiting)
        marks |= marks_of(files)
        for path, data in files.items():
            target = (starter if path.parts[0] == STARTER else locale).joinpath(*path.parts[1:])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            written.append(target)
    (starter.parent / MARKS).write_bytes(write_marks(marks))
    return written


def pack_files(
    stored: StoredPack, blobs: BlobStore, waiting: Path | None = None
) -> dict[PurePosixPath, bytes]:
    """The files of a pack, under `starter` and `locale`.

    Raises: DamagedBlobError.
    """
    folder = PurePosixPath(STARTER, stored.content.pack.id)
    if waiting is None:
        approved = tuple(take for take in stored.takes if take.approved_by)
        stored = msgspec.structs.replace(stored, takes=approved)
    recorded = waiting_files(stored.takes, waiting) if waiting is not None else {}
    return {
        **text_files(stored),
        **{folder / FOLDER / name: blobs.read(file.sha256) for name, file in stored.media.items()},
        **{folder / take_files.FOLDER / name: data for name, data in recorded.items()},
    }


def text_files(stored: StoredPack) -> dict[PurePosixPath, bytes]:
    """The same without the bytes of pictures and sounds."""
    folder = PurePosixPath(STARTER, stored.content.pack.id)
    cards = {folder / f"{resource.id}.yaml": _yaml(resource) for resource in stored.content.resources}
    notes = {folder / NOTES: _yaml(stored.notes)} if stored.notes else {}
    takes = {folder / TAKES: _yaml(stored.takes)} if stored.takes else {}
    pack = {folder / "pack.yaml": _yaml(stored.content.pack)}
    return {**pack, **cards, **notes, **takes, **_catalogues(stored)}


def _yaml(content: msgspec.Struct | Sequence[msgspec.Struct]) -> bytes:
    values = msgspec.to_builtins(content, builtin_types=(date,))
    # No flow style by choice of its own: the innermost mappings, so every text, stand on one line.
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=None)
    return text.encode()


def _catalogues(stored: StoredPack) -> dict[PurePosixPath, bytes]:
    pack = stored.content.pack.id
    segments = segments_of(stored.content)
    files = {}
    for language in stored.content.translated_to:
        said = stored.translations.get(language, {})
        entries = [_entry(segment, said) for segment in segments]
        path = PurePosixPath(catalogue_path(Path(LOCALE), pack, language))
        files[path] = write_catalogue(entries, pack, language)
    return files


def _entry(segment: Segment, said: Mapping[str, Translation]) -> Entry:
    translation = said.get(segment.id)
    if translation is None:
        return Entry(segment.id, segment.nl)
    is_outdated = state_of(segment.nl, translation) == "outdated"
    return Entry(
        segment=segment.id,
        nl=segment.nl,
        text=translation.text,
        reviewed_by=translation.reviewed_by,
        is_outdated=is_outdated,
        previous=translation.source_nl if is_outdated else "",
        notes=translation.notes,
    )
