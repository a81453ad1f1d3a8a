"""Pictures and sound: what may lie in a pack's `media` folder, and what its cards name of it (clause 2.7).

A file is what its bytes are, not what it is called. A picture is still, and says nothing of the camera or its place.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from backend.core.blobs import BlobStore, write_durably
from backend.packs.content import PackContent, Resource, structs_in
from backend.packs.errors import ContentError
from backend.packs.sniffing import ending_of, read_image
from sync.blocks import Panel
from sync.canonical import name_blob
from sync.fields import BLOB_MAX, BlobReference
from sync.learning import Phrase, Question, Turn
from sync.pictures import Picture

FOLDER = "media"
IMAGE_MAX = 100_000  # bytes
SOUND_MAX = 2_000_000  # bytes
NAME = re.compile(r"[A-Za-z0-9_-]{1,80}\.(webp|mp3|opus)")

Kind = Literal["image", "sound"]


class Media(msgspec.Struct, frozen=True):
    """A file as tables and lists have it: the hash of the whole, and of its pieces where it is long."""

    name: str
    sha256: str
    bytes: int
    chunks: tuple[BlobReference, ...] = ()

    @property
    def kind(self) -> Kind:
        return "image" if self.name.endswith(".webp") else "sound"


class MediaFile(msgspec.Struct, frozen=True):
    """A file of the folder and its bytes."""

    media: Media
    data: bytes


class Use(msgspec.Struct, frozen=True):
    """A card's mention of a file."""

    name: str
    kind: Kind
    size: tuple[int | None, int | None] | None = None  # width and height in pixels


def read_media(folder: Path) -> dict[str, MediaFile]:
    """Every file of a pack's `media` folder, by name.

    Raises: ContentError for what is no WebP, MP3 or Opus of a size that a bad line can bear.
    """
    paths = sorted(path for path in (folder / FOLDER).glob("*") if not path.name.startswith("."))
    return {path.name: _read(path, f"{folder.name}/{FOLDER}/{path.name}") for path in paths}


def uses_in(value: object) -> Iterator[Use]:
    """Every file that a card, or a part of one, names, in reading order."""
    for found in structs_in(value):
        if isinstance(found, Picture) and found.image is not None:
            yield Use(found.image, "image", (found.width, found.height))
        elif isinstance(found, Panel | Phrase | Turn | Question) and found.sound is not None:
            yield Use(found.sound, "sound")


def names_in(rows: Any) -> set[str]:
    """Every file that untyped rows of cards name."""
    if isinstance(rows, dict):
        named = {rows[field] for field in ("image", "sound") if isinstance(rows.get(field), str)}
        return named.union(*map(names_in, rows.values()))
    return set().union(*map(names_in, rows)) if isinstance(rows, list) else set()


def check_media(pack: PackContent, files: Mapping[str, MediaFile]) -> None:
    """Refuse a card that names a file which is not there, is of the other kind, or has another size in pixels.

    Raises: ContentError naming the card and the file.
    """
    for resource in pack.resources:
        check_uses(resource, files)


def check_uses(resource: Resource, files: Mapping[str, MediaFile]) -> None:
    """The same for one card.

    Raises: ContentError.
    """
    for use in uses_in(resource):
        where = f"{resource.id}: {use.name}"
        file = files.get(use.name)
        if file is None:
            raise ContentError(f"{where}: there is no such file in the pack's {FOLDER}", use.name)
        _check_use(where, use, file)


def find_media(use: Use, known: Mapping[str, Media], where: str) -> Media:
    """The file that a card names.

    Raises: ContentError when the pack has none of that name and kind.
    """
    found = known.get(use.name)
    if found is None or found.kind != use.kind:
        raise ContentError(f"{where}: there is no {use.kind} {use.name} in the pack")
    return found


def keep_media(file: MediaFile, blobs: BlobStore) -> None:
    """Put the file among the blobs: whole for who plays it from here, in pieces for who saves it."""
    for data in {name_blob(data): data for data in (file.data, *_pieces(file.data))}.values():
        path = blobs.path(name_blob(data))
        if not path.exists():
            write_durably(path, data)  # as it is: these formats are compressed


def _read(path: Path, where: str) -> MediaFile:
    named = NAME.fullmatch(path.name)
    if named is None or not path.is_file():
        raise ContentError(f"{where}: only files of letters and digits that end in .webp, .mp3 or .opus")
    data = path.read_bytes()
    _require(ending_of(data) == named[1], f"{where}: its bytes are no {named[1]}")
    image = read_image(data)
    most = SOUND_MAX if image is None else IMAGE_MAX
    _require(len(data) <= most, f"{where}: {len(data)} bytes, at most {most}")
    if image is not None and image.surplus:
        surplus = ", ".join(sorted(name.decode("ascii", "replace").strip() for name in image.surplus))
        raise ContentError(f"{where}: take out {surplus}: a picture is still and says nothing of its camera")
    return MediaFile(describe(path.name, data), data)


def describe(name: str, data: bytes) -> Media:
    """What tables say of these bytes."""
    pieces = _pieces(data)
    chunks = tuple(BlobReference(name_blob(piece), len(piece)) for piece in pieces)
    return Media(name, name_blob(data), len(data), chunks if len(chunks) > 1 else ())


def _check_use(where: str, use: Use, file: MediaFile) -> None:
    _require(file.media.kind == use.kind, f"{where}: it is no {use.kind}")
    image = read_image(file.data)
    if image is not None:
        size = (image.width, image.height)
        _require(use.size == size, f"{where}: its width is {size[0]} and its height {size[1]}")


def _pieces(data: bytes) -> Collection[bytes]:
    return [data[start : start + BLOB_MAX] for start in range(0, len(data), BLOB_MAX)]


def _require(holds: Any, problem: str) -> None:
    if not holds:
        raise ContentError(problem)
