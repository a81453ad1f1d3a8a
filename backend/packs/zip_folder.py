"""A folder as one file: what packs are sent out and taken in as over HTTP.

What comes in may be from anybody: only names that a pack has, no more than a pack weighs, nothing packed smaller than it can be.
"""

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from backend.packs.errors import UnfitError

ZIP_MAX = 32 * 1024 * 1024  # bytes, packed
WHOLE_MAX = 96 * 1024 * 1024  # bytes, unpacked
FILES_MAX = 5000
TEXT_MAX = 4 * 1024 * 1024  # bytes of one YAML or PO file
MEDIA_MAX = 2_000_000  # bytes of one picture or sound; `media` is stricter about pictures
NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
ALLOWED = re.compile(
    rf"exported\.json|starter/{NAME}/{NAME}\.yaml"
    rf"|starter/{NAME}/(?P<media>media/[A-Za-z0-9_-]{{1,80}}\.(webp|mp3|opus)|takes/[A-Za-z0-9_-]{{22}}\.(mp3|opus))"
    rf"|locale/[a-z]{{2,3}}(_[A-Za-z]{{2,4}}){{0,2}}/LC_MESSAGES/pack-{NAME}\.po"
)
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError),
)
BEGAN = (1980, 1, 1, 0, 0, 0)  # one folder, one file: when it was packed is no part of it


def pack_folder(files: Mapping[PurePosixPath, bytes]) -> bytes:
    """One zip of these files; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(str(path), BEGAN), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unpack_folder(data: bytes, folder: Path) -> None:
    """Write the files of a zip under this folder.

    Raises: UnfitError naming the entry; something may be written then.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
            _check(entries)
            for entry in entries:
                _write(archive, entry, folder)
    except DAMAGED as error:
        raise UnfitError(f"this is no zip of packs: {error}") from error


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() and entry.file_size == 0


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > FILES_MAX:
        raise UnfitError(f"{len(entries)} files, at most {FILES_MAX}")
    whole = sum(entry.file_size for entry in entries)
    if whole > WHOLE_MAX:
        raise UnfitError(f"{whole} bytes unpacked, at most {WHOLE_MAX}")
    names = Counter(entry.filename.casefold() for entry in entries)
    for entry in entries:
        name = entry.filename[:200]
        found = ALLOWED.fullmatch(entry.filename)
        if found is None or stat.S_ISLNK(entry.external_attr >> 16):
            raise UnfitError(f"{name!r}: this is no file of a pack", name)
        if names[entry.filename.casefold()] > 1:
            raise UnfitError(f"{name}: it is there twice", name)
        most = MEDIA_MAX if found["media"] else TEXT_MAX
        if entry.file_size > most:
            raise UnfitError(f"{name}: {entry.file_size} bytes, at most {most}", name)


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    path = folder / entry.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed:
        data = packed.read(entry.file_size + 1)  # what says that it is small and is not goes no further
    if len(data) != entry.file_size:
        raise UnfitError(f"{entry.filename}: it is not as long as it says", entry.filename)
    path.write_bytes(data)
