"""What an edition consists of: manifest, file lists and places as published, and what a phone has to fetch.

Trust is not decided here: these bytes come with a hash that signed metadata gave (clauses 2.4 and 2.9).
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from sync.errors import ContentError
from sync.fields import (
    BLOB_MAX,
    Audience,
    BlobReference,
    Count,
    Edition,
    Id,
    Language,
    Line,
    Phase,
    Sensitivity,
    Sha256,
    Tone,
    Track,
    parse_json,
    read_value,
)

MANIFEST_MAX = 512 * 1024  # bytes
LIST_MAX = 1024 * 1024  # bytes
PLACES_MAX = 512 * 1024  # bytes

Words = dict[Language, Line]
Phases = Annotated[tuple[Phase, ...], msgspec.Meta(min_length=1, max_length=3)]


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """A topic of the pack, in the order in which a phone shows them."""

    id: Id
    icon: Id
    tone: Tone
    title: Words


class ResourceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A resource of the pack; `type` is open, for a newer edition may have types that this code cannot show."""

    id: Id
    type: Id
    theme: Id
    sensitivity: Sensitivity


class ListReference(msgspec.Struct, frozen=True, kw_only=True):
    """The file list of one language: a blob of its own."""

    sha256: Sha256
    bytes: Annotated[int, msgspec.Meta(ge=1, le=LIST_MAX)]


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """The first install of one language; `download` is what its parts weigh on the line, in bytes."""

    parts: Annotated[tuple[BlobReference, ...], msgspec.Meta(min_length=1, max_length=64)]
    download: Count


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One edition of a pack (clause 2.7)."""

    schema: Literal[1]
    pack: Id
    edition: Edition
    published: date
    phases: Phases
    track: Track
    audience: Audience
    tone: Tone
    languages: Annotated[tuple[Language, ...], msgspec.Meta(min_length=1, max_length=40)]
    title: Words
    summary: Words
    themes: Annotated[tuple[Theme, ...], msgspec.Meta(max_length=60)]
    resources: Annotated[tuple[ResourceEntry, ...], msgspec.Meta(max_length=500)]
    lists: dict[Language, ListReference]
    bundles: dict[Language, Bundle]
    media: dict[Id, BlobReference]


class FileEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file of a language's list; `language` differs from the list's where a fallback serves (clause 2.3)."""

    path: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,20}){1,3}$(?!\n)")]
    resource: Id
    language: Language
    kind: Id
    bytes: Annotated[int, msgspec.Meta(ge=1, le=64 * 1024 * 1024)]
    sha256: Sha256
    need: Literal["core", "picture", "sound"]
    chunks: Annotated[tuple[BlobReference, ...], msgspec.Meta(max_length=256)] = ()


class FileList(msgspec.Struct, frozen=True, kw_only=True):
    """Every file that one language of an edition needs."""

    pack: Id
    edition: Edition
    language: Language
    files: Annotated[tuple[FileEntry, ...], msgspec.Meta(max_length=4000)]


class PackCustom(msgspec.Struct, frozen=True, kw_only=True):
    """What signed metadata say of a pack before anything is saved; `download` is in bytes per language."""

    edition: Edition
    phases: Phases
    track: Track
    audience: Audience
    tone: Tone
    title: Words
    download: dict[Language, Count]


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A shelter or library that a phone may choose; `region` says who signs what it shows of itself (clause 2.5)."""

    id: Id
    name: Line
    kind: Literal["shelter", "library"]
    languages: tuple[Language, ...]
    situations: tuple[Id, ...]
    region: Id | None = None


class Places(msgspec.Struct, frozen=True):
    """The published places."""

    places: Annotated[tuple[Place, ...], msgspec.Meta(max_length=5000)]


class Download(msgspec.Struct, frozen=True):
    """What to fetch: bundles of these languages, and single blobs for the rest; `bytes` on the line at most."""

    bundles: tuple[str, ...]
    blobs: tuple[BlobReference, ...]
    bytes: int


def parse_manifest(data: bytes, pack: str) -> Manifest:
    """The manifest of `pack`, whole and consistent.

    Raises: ContentError not-json, too-large or bad-manifest.
    """
    code = "bad-manifest"
    manifest = read_value(parse_json(data, MANIFEST_MAX, ContentError), Manifest, ContentError, code)
    themes = {theme.id for theme in manifest.themes}
    languages = set(manifest.languages)
    _require(manifest.pack == pack, code, "another pack")
    _require(_are_unique(resource.id for resource in manifest.resources), code, "a resource twice")
    _require(all(resource.theme in themes for resource in manifest.resources), code, "an unknown theme")
    _require(languages == set(manifest.lists) == set(manifest.bundles), code, "a language without files")
    return manifest


def parse_list(data: bytes, manifest: Manifest, language: str) -> FileList:
    """The file list of one language of this edition.

    Raises: ContentError not-json, too-large or bad-list.
    """
    code = "bad-list"
    files = read_value(parse_json(data, LIST_MAX, ContentError), FileList, ContentError, code)
    is_ours = (files.pack, files.edition, files.language) == (manifest.pack, manifest.edition, language)
    _require(is_ours, code, "of another pack, edition or language")
    _require(_are_unique(file.path for file in files.files), code, "a path twice")
    for file in files.files:
        _require(bool(file.chunks) or file.bytes <= BLOB_MAX, code, "too long for one blob")
        _require(_weight(blobs_of(file)) == file.bytes, code, "chunks of another length")
    return files


def parse_places(data: bytes) -> Places:
    """The published places.

    Raises: ContentError not-json, too-large or bad-places.
    """
    return read_value(parse_json(data, PLACES_MAX, ContentError), Places, ContentError, "bad-places")


def parse_custom(value: Any) -> PackCustom:
    """The `custom` of a pack's target in signed metadata.

    Raises: ContentError bad-custom.
    """
    return read_value(value, PackCustom, ContentError, "bad-custom")


def blobs_of(file: FileEntry) -> tuple[BlobReference, ...]:
    """The blobs that make up the file: its chunks, or itself."""
    return file.chunks or (BlobReference(file.sha256, file.bytes),)


def missing_blobs(files: FileList, held: Collection[str]) -> tuple[BlobReference, ...]:
    """The core blobs of this list that are not held, each once (clause 2.10)."""
    core = (file for file in files.files if file.need == "core")
    blobs = {blob.sha256: blob for file in core for blob in blobs_of(file)}
    return tuple(blob for blob in blobs.values() if blob.sha256 not in held)


def choose_download(manifest: Manifest, lists: Iterable[FileList], held: Collection[str]) -> Download:
    """For each list its bundle when more than half of its bytes are missing, else single blobs (clause 2.8)."""
    known = set(held)
    bundles: list[str] = []
    blobs: list[BlobReference] = []
    for files in lists:
        missing = missing_blobs(files, known)
        known |= {blob.sha256 for blob in missing}
        if 2 * _weight(missing) > _weight(missing_blobs(files, ())):
            bundles.append(files.language)
        else:
            blobs.extend(missing)
    weight = sum(manifest.bundles[language].download for language in bundles) + _weight(blobs)
    return Download(tuple(bundles), tuple(blobs), weight)


def topic_sensitivity(manifest: Manifest, topic: str) -> Sensitivity:
    """The strictest sensitivity among the theme's resources: yellow and red go to the office only (clause 3.8)."""
    found = {resource.sensitivity for resource in manifest.resources if resource.theme == topic}
    return "red" if "red" in found else "yellow" if "yellow" in found else "green"


def _weight(blobs: Iterable[BlobReference]) -> int:
    return sum(blob.bytes for blob in blobs)


def _are_unique(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(listed) == len(set(listed))


def _require(holds: bool, code: str, detail: str) -> None:
    if not holds:
        raise ContentError(code, detail)
