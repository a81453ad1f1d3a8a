"""Writes the tables as the files that the import reads: YAML per resource, a catalogue per language."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import yaml

from backend.core.blobs import BlobStore
from backend.packs.catalogues import Entry, catalogue_path, write_catalogue
from backend.packs.content import PackContent
from backend.packs.media import FOLDER
from backend.packs.read_pack import StoredPack, list_packs, read_pack
from backend.packs.segments import Segment, segments_of
from backend.packs.translation_state import Translation, state_of

WIDTH = 110


async def export_starter(starter: Path, locale: Path, blobs: BlobStore) -> list[Path]:
    """Write every pack's files; the same rows give the same bytes.

    Raises: DamagedBlobError when the bytes of a picture or sound are not there as they were.
    """
    written = []
    for pack in await list_packs():
        stored = await read_pack(pack)
        files = {
            **_sources(stored.content, starter),
            **_catalogues(stored, locale),
            **_media(stored, starter, blobs),
        }
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        written += list(files)
    return written


def _sources(content: PackContent, starter: Path) -> dict[Path, bytes]:
    folder = starter / content.pack.id
    files = {folder / f"{resource.id}.yaml": _yaml(resource) for resource in content.resources}
    return {folder / "pack.yaml": _yaml(content.pack), **files}


def _media(stored: StoredPack, starter: Path, blobs: BlobStore) -> dict[Path, bytes]:
    folder = starter / stored.content.pack.id / FOLDER
    return {folder / name: blobs.read(file.sha256) for name, file in stored.media.items()}


def _yaml(content: msgspec.Struct) -> bytes:
    values = msgspec.to_builtins(content, builtin_types=(date,))
    # No flow style by choice of its own: the innermost mappings, so every text, stand on one line.
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=None)
    return text.encode()


def _catalogues(stored: StoredPack, locale: Path) -> dict[Path, bytes]:
    pack = stored.content.pack.id
    segments = segments_of(stored.content)
    files = {}
    for language in stored.content.translated_to:
        said = stored.translations.get(language, {})
        entries = [_entry(segment, said) for segment in segments]
        files[catalogue_path(locale, pack, language)] = write_catalogue(entries, pack, language)
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
