"""Editions: what a pack's content becomes when it is published, apart from where it is written (clauses 2.7 and 2.8).

Pure: the same content gives the same bytes. A draft is an edition without its number and day, so two drafts are equal
exactly when there is nothing new to publish.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from backend.packs.content import DutchText
from backend.packs.errors import ContentError
from backend.packs.media import Use, find_media, uses_in
from backend.packs.read_pack import StoredPack
from backend.publishing.documents import resolve_document, say
from backend.publishing.updates import Former, press_bundle, press_updates, refer, weigh
from sync.canonical import canonical, name_blob
from sync.errors import SyncError
from sync.manifest import (
    Bundle,
    FileEntry,
    FileList,
    ListReference,
    Manifest,
    ResourceEntry,
    Theme,
    Words,
    parse_manifest,
)
from sync.pack import fallback_chain

UNNUMBERED = date(1970, 1, 1)
Withheld = tuple[str, str]  # a resource, and the language in which it is not published


class Draft(msgspec.Struct, frozen=True, dict=True):
    """A pack as it would be published now; its manifest has no number, day or files yet."""

    unnumbered: Manifest
    files: Mapping[str, tuple[FileEntry, ...]]  # language → what it needs, in reading order
    documents: Mapping[str, bytes]

    @property
    def pack(self) -> str:
        return self.unnumbered.pack

    @cached_property
    def digest(self) -> str:
        return name_blob(canonical([self.unnumbered, self.files]))

    def texts(self, language: str) -> dict[str, bytes]:
        """What a bundle of this language may hold, by name and each once; pictures and sound never come in one."""
        names = (file.sha256 for file in self.files[language] if file.need == "core")
        return {sha256: self.documents[sha256] for sha256 in names}


class PressedEdition(msgspec.Struct, frozen=True):
    """The bytes of an edition: its manifest, and every blob that it needs."""

    manifest: bytes
    blobs: tuple[bytes, ...]


def draft_pack(stored: StoredPack, withheld: Collection[Withheld] = ()) -> Draft:
    """What the tables hold, resolved for every language of the pack but for what is withheld: there the chain goes on.

    Raises: ContentError.
    """
    documents: dict[str, bytes] = {}
    resolved = _resolve(stored, withheld)
    uses = [(resource.id, use) for resource in stored.content.resources for use in uses_in(resource)]
    files = {}
    for language in stored.content.pack.languages:
        texts = (
            _choose(resource.id, resolved[resource.id], language, documents)
            for resource in stored.content.resources
        )
        files[language] = (*texts, *_media(stored, uses, language))
    return Draft(_unnumbered(stored), files, documents)


def redraft(manifest: Manifest, lists: Iterable[FileList], documents: Mapping[str, bytes]) -> Draft:
    """The draft of which an edition was made."""
    unnumbered = msgspec.structs.replace(
        manifest, edition=1, published=UNNUMBERED, lists={}, bundles={}, updates={}
    )
    return Draft(unnumbered, {files.language: files.files for files in lists}, documents)


def press(draft: Draft, edition: int, published: date, former: Sequence[Former] = ()) -> PressedEdition:
    """Number and date a draft; `former` are the editions from which phones may come.

    Raises: ContentError when a phone would refuse the manifest.
    """
    lists, bundles, updates, blobs = {}, {}, {}, list(draft.documents.values())
    for language, files in draft.files.items():
        listed = canonical(FileList(pack=draft.pack, edition=edition, language=language, files=files))
        parts = press_bundle([*draft.texts(language).values()])
        lists[language] = ListReference(sha256=name_blob(listed), bytes=len(listed))
        bundles[language] = Bundle(parts=tuple(map(refer, parts)), download=sum(map(weigh, parts)))
        blobs += [listed, *parts]
        had = {before.edition: before.had[language] for before in former if language in before.had}
        found, pressed = press_updates(files, draft.texts(language), bundles[language], had)
        blobs += pressed
        if found:
            updates[language] = found
    manifest = msgspec.structs.replace(
        draft.unnumbered, edition=edition, published=published, lists=lists, bundles=bundles, updates=updates
    )
    data = canonical(manifest)
    try:
        parse_manifest(data, draft.pack)
    except SyncError as error:
        raise ContentError(f"{draft.pack}: {error}") from error
    return PressedEdition(data, tuple(blobs))


def _resolve(stored: StoredPack, withheld: Collection[Withheld]) -> dict[str, dict[str, bytes]]:
    """Each resource's documents by language, made once however many languages fall back on them."""
    found: dict[str, dict[str, bytes]] = {}
    chains = {language for own in stored.content.pack.languages for language in fallback_chain(own)}
    for resource in stored.content.resources:
        made = {language: resolve_document(stored, resource, language) for language in sorted(chains)}
        found[resource.id] = {
            language: data
            for language, data in made.items()
            if data is not None and (resource.id, language) not in withheld
        }
    return found


def _choose(resource: str, made: Mapping[str, bytes], wanted: str, documents: dict[str, bytes]) -> FileEntry:
    language = next(language for language in fallback_chain(wanted) if language in made)
    data = made[language]
    sha256 = name_blob(data)
    documents[sha256] = data
    return FileEntry(
        path=f"{resource}.{language}.json",
        resource=resource,
        language=language,
        kind="document",
        bytes=len(data),
        sha256=sha256,
        need="core",
        download=lighter if (lighter := weigh(data)) < len(data) else None,
    )


def _media(stored: StoredPack, uses: Sequence[tuple[str, Use]], language: str) -> tuple[FileEntry, ...]:
    """The pictures and sound that cards name, each once and under the first card that does; others stay here."""
    found: dict[str, FileEntry] = {}
    for resource, use in uses:
        file = find_media(use, stored.media, resource)
        found.setdefault(
            file.name,
            FileEntry(
                path=file.name,
                resource=resource,
                language=language,
                kind=file.kind,
                bytes=file.bytes,
                sha256=file.sha256,
                need="picture" if file.kind == "image" else "sound",
                chunks=file.chunks,
            ),
        )
    return tuple(found.values())


def _unnumbered(stored: StoredPack) -> Manifest:
    pack = stored.content.pack
    return Manifest(
        schema=1,
        pack=pack.id,
        edition=1,
        published=UNNUMBERED,
        phases=tuple(pack.phases),
        track=pack.track,
        audience=pack.audience,
        tone=pack.tone,
        languages=tuple(pack.languages),
        title=_words(stored, pack.title),
        summary=_words(stored, pack.summary),
        themes=tuple(
            Theme(id=theme.id, icon=theme.icon, tone=theme.tone, title=_words(stored, theme.title))
            for theme in pack.themes
        ),
        resources=tuple(
            ResourceEntry(id=one.id, type=one.type, theme=one.theme, sensitivity=one.sensitivity)
            for one in stored.content.resources
        ),
        lists={},
        bundles={},
        media={},
    )


def _words(stored: StoredPack, text: DutchText) -> Words:
    said = {lang: say(stored, stored.content.pack.id, text, lang) for lang in stored.content.pack.languages}
    return {language: found.text for language, found in said.items() if found is not None}
