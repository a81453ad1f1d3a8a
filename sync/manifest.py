"""What an edition consists of: manifest, file lists and places as published.

Trust is not decided here: these bytes come with a hash that signed metadata gave (clauses 2.4 and 2.9).
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from sync.errors import ContentError
from sync.fields import (
    BLOB_MAX,
    Audience,
    BlobReference,
    BlobSize,
    Count,
    Edition,
    FileName,
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
UPDATES_MAX = 5  # editions from which there is an update
PARTS_MAX = 64  # parts of a bundle

Need = Literal["core", "picture", "sound"]
Words = dict[Language, Line]
PartNumber = Annotated[int, msgspec.Meta(ge=0, lt=PARTS_MAX)]
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
    """The text of one language; `download` is what its parts weigh on the line, in bytes."""

    parts: Annotated[tuple[BlobReference, ...], msgspec.Meta(min_length=1, max_length=PARTS_MAX)]
    download: Count


class Update(Bundle, frozen=True, kw_only=True, omit_defaults=True, rename={"former": "from"}):
    """What one language of the edition has that edition `former` (in JSON: `from`) had not.

    `like` says for each part which part of the former bundle it differs little from; without it that is the first.
    """

    former: Edition
    like: Annotated[tuple[PartNumber, ...], msgspec.Meta(max_length=PARTS_MAX)] = ()


Updates = Annotated[tuple[Update, ...], msgspec.Meta(max_length=UPDATES_MAX)]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One edition of a pack (clause 2.7); `updates` lead to it from editions before it (clause 2.8)."""

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
    updates: dict[Language, Updates] = {}


class FileEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file of a language's list; `language` differs from the list's where a fallback serves (clause 2.3).

    `download` is what it weighs on the line, in bytes, where that is less than `bytes`.
    """

    path: FileName
    resource: Id
    language: Language
    kind: Id
    bytes: Annotated[int, msgspec.Meta(ge=1, le=64 * 1024 * 1024)]
    sha256: Sha256
    need: Need
    download: BlobSize | None = None
    chunks: Annotated[tuple[BlobReference, ...], msgspec.Meta(max_length=256)] = ()


class FileList(msgspec.Struct, frozen=True, kw_only=True):
    """Every file that one language of an edition needs."""

    pack: Id
    edition: Edition
    language: Language
    files: Annotated[tuple[FileEntry, ...], msgspec.Meta(max_length=4000)]


class MediaSizes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What pictures and sound of one language weigh, in bytes."""

    picture: Count | None = None
    sound: Count | None = None


class PackCustom(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What signed metadata say of a pack before anything is saved; `download` is its text in bytes per language.

    With `places` it is a staged edition, for the phones of these places (clause 2.5).
    """

    edition: Edition
    phases: Phases
    track: Track
    audience: Audience
    tone: Tone
    title: Words
    download: dict[Language, Count]
    media: dict[Language, MediaSizes] | None = None
    places: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=5000)] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A shelter or library that a phone may choose; `region` says who signs what it shows of itself (clause 2.5)."""

    id: Id
    name: Line
    kind: Literal["shelter", "library"]
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=40)]
    situations: Annotated[tuple[Id, ...], msgspec.Meta(max_length=40)]
    region: Id | None = None


class Places(msgspec.Struct, frozen=True):
    """The published places."""

    places: Annotated[tuple[Place, ...], msgspec.Meta(max_length=5000)]


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
    has_files = sorted(manifest.languages) == sorted(manifest.lists) == sorted(manifest.bundles)
    _require(has_files, code, "a language twice or without files")
    _require(languages.issuperset(manifest.updates), code, "updates of an unknown language")
    for updates in manifest.updates.values():
        _require(_are_unique(update.former for update in updates), code, "two updates from one edition")
        _require(all(update.former < manifest.edition for update in updates), code, "an update back")
        whole = all(len(update.like) in (0, len(update.parts)) for update in updates)
        _require(whole, code, "an update that is like other parts than it has")
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
        chunks = sum(blob.bytes for blob in file.chunks)
        _require(not file.chunks or chunks == file.bytes, code, "chunks of another length")
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


def topic_sensitivity(manifest: Manifest, topic: str) -> Sensitivity:
    """The strictest sensitivity among the theme's resources: yellow and red go to the office only (clause 3.8)."""
    found = {resource.sensitivity for resource in manifest.resources if resource.theme == topic}
    return "red" if "red" in found else "yellow" if "yellow" in found else "green"


def _are_unique(names: Iterable[object]) -> bool:
    listed = list(names)
    return len(listed) == len(set(listed))


def _require(holds: bool, code: str, detail: str) -> None:
    if not holds:
        raise ContentError(code, detail)
