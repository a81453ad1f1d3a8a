"""What an edition changes, for who reads it before it goes out: per card and language, and what a phone will fetch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from backend.publishing.differences import changed_values
from backend.publishing.editions import UNNUMBERED, Draft, press
from backend.publishing.folders import Folders
from backend.publishing.metadata import Current
from backend.publishing.updates import Former
from sync.download import blobs_of, choose_download
from sync.manifest import FileEntry, FileList, Manifest, parse_list, parse_manifest

Kind = Literal["added", "changed", "removed"]
Read = Callable[[str], bytes]  # a blob's name → its bytes
Files = Mapping[str, Mapping[str, FileEntry]]  # language → a card's id, or a file's name → its file


class InLanguage(msgspec.Struct, frozen=True):
    """A card that is another in one language; `shows` is the language that stands there, `delta` in bytes."""

    language: str
    shows: str
    kind: Kind
    delta: int


class CardChange(msgspec.Struct, frozen=True):
    """A card that changes, in which languages."""

    card: str
    title: str
    kind: Kind
    languages: Sequence[InLanguage]


class Weight(msgspec.Struct, frozen=True):
    """Bytes in one language: how the text grows; what a phone with the former edition will fetch, and a new one.

    Both are worked out as a phone does it, and by the way that is least (clause 2.8).
    """

    language: str
    delta: int
    update: int
    whole: int
    pictures: int
    sound: int


class PackChanges(msgspec.Struct, frozen=True):
    """What one edition has that the former has not; `former` is 0 where there was none."""

    pack: str
    former: int
    edition: int
    cards: Sequence[CardChange]
    weights: Sequence[Weight]


class TextChange(msgspec.Struct, frozen=True):
    """A text or value: its segment's id or where it stands, what it was and what it is; empty where it is not there."""

    at: str
    before: str
    after: str


class CardTitle(msgspec.Struct, frozen=True):
    """A card under its Dutch title."""

    id: str
    title: str


class Side(msgspec.Struct, frozen=True):
    """One of two editions that are compared; a draft has no number yet, and its manifest that of the next one."""

    pack: str
    edition: int
    files: Files
    read: Read
    manifest: Manifest


def draft_side(draft: Draft, read: Read, old: Side | None) -> Side:
    """What the tables hold, pressed as it would be behind the old side; `read` for what a draft does not bring itself.

    Raises: ContentError.
    """
    files = {language: _by_card(found) for language, found in draft.files.items()}
    former = (
        [] if old is None else [Former(old.edition, {tag: [*had.values()] for tag, had in old.files.items()})]
    )
    pressed = press(draft, old.edition + 1 if old else 1, UNNUMBERED, former)
    manifest = parse_manifest(pressed.manifest, draft.pack)
    return Side(draft.pack, 0, files, lambda name: draft.documents.get(name) or read(name), manifest)


def manifest_side(folders: Folders, data: bytes, pack: str) -> Side:
    """An edition that was made.

    Raises: SyncError, DamagedBlobError.
    """
    manifest = parse_manifest(data, pack)
    files = {
        language: _by_card(parse_list(folders.blobs.read(listed.sha256), manifest, language).files)
        for language, listed in manifest.lists.items()
    }
    return Side(pack, manifest.edition, files, folders.blobs.read, manifest)


def current_side(folders: Folders, current: Current, pack: str) -> Side | None:
    """The edition that everybody has.

    Raises: SyncError, DamagedBlobError.
    """
    name = f"{pack}.json"
    target = current.targets.signed.targets.get(name)
    if target is None:
        return None
    return manifest_side(folders, (folders.targets / f"{target.hashes['sha256']}.{name}").read_bytes(), pack)


def compare(old: Side | None, new: Side) -> PackChanges:
    """Every card that changes, and what that weighs."""
    former = old.files if old else {}
    cards = dict.fromkeys(card for files in (*new.files.values(), *former.values()) for card in files)
    changed = (_card(card, old, new) for card in cards)
    return PackChanges(
        pack=new.pack,
        former=old.edition if old else 0,
        edition=new.edition,
        cards=[card for card in changed if card is not None],
        weights=[_weight(language, old, new) for language in new.files],
    )


def text_changes(old: Side | None, new: Side, card: str, language: str) -> list[TextChange]:
    """Every text and value of a card that changes in one language."""
    before, after = _document(old, card, language), _document(new, card, language)
    return [TextChange(*found) for found in changed_values(before, after)]


def card_titles(side: Side | None) -> list[CardTitle]:
    """The cards of an edition in its own order, with their Dutch titles."""
    files = side.files.get("nl", {}) if side else {}
    return [
        CardTitle(card, _title(card, None, side))
        for card, file in files.items()
        if side and file.kind == "document"
    ]


def _by_card(files: Sequence[FileEntry]) -> dict[str, FileEntry]:
    return {file.resource if file.kind == "document" else file.path: file for file in files}


def _card(card: str, old: Side | None, new: Side) -> CardChange | None:
    former = old.files if old else {}
    languages = [
        found
        for language in dict.fromkeys((*new.files, *former))
        if (
            found := _in_language(
                language, former.get(language, {}).get(card), new.files.get(language, {}).get(card)
            )
        )
    ]
    if not languages:
        return None
    kinds = {found.kind for found in languages}
    return CardChange(card, _title(card, old, new), kinds.pop() if len(kinds) == 1 else "changed", languages)


def _in_language(language: str, old: FileEntry | None, new: FileEntry | None) -> InLanguage | None:
    shown = new or old
    if shown is None or (old and new and old.sha256 == new.sha256):
        return None
    kind: Kind = "changed" if old and new else "added" if new else "removed"
    delta = (new.bytes if new else 0) - (old.bytes if old else 0)
    return InLanguage(language, shown.language, kind, delta)


def _title(card: str, old: Side | None, new: Side) -> str:
    data = _document(new, card, "nl") or _document(old, card, "nl")
    found: Any = msgspec.json.decode(data) if data else {}
    return str(found.get("title", {}).get("text", card))


def _document(side: Side | None, card: str, language: str) -> bytes | None:
    file = side.files.get(language, {}).get(card) if side else None
    return side.read(file.sha256) if side and file and file.kind == "document" else None


def _weight(language: str, old: Side | None, new: Side) -> Weight:
    files = tuple(new.files[language].values())
    had = tuple(old.files.get(language, {}).values()) if old else ()
    listed = FileList(pack=new.pack, edition=new.manifest.edition, language=language, files=files)
    held = {blob.sha256 for file in had for blob in blobs_of(file)}
    return Weight(
        language=language,
        delta=_bytes(files) - _bytes(had),
        update=choose_download(new.manifest, [listed], held, old.edition if old else None).bytes,
        whole=choose_download(new.manifest, [listed], ()).bytes,
        pictures=sum(file.bytes for file in files if file.need == "picture"),
        sound=sum(file.bytes for file in files if file.need == "sound"),
    )


def _bytes(files: Iterable[FileEntry]) -> int:
    return sum(file.bytes for file in files if file.need == "core")
