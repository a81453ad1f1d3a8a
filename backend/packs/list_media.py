"""What a pack has of pictures and sound: whose it is, which cards use it, who listened, and what is still to be read in."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from backend.core.blobs import BlobStore
from backend.core.errors import ConflictError, NotFoundError
from backend.packs import tables
from backend.packs.content import PackContent
from backend.packs.licences import Flag, Terms, credit_line, flags_of
from backend.packs.media import names_in, uses_in
from backend.packs.media_tables import MediaNote, Take
from backend.packs.read_pack import read_content
from backend.packs.recordings import Spoken, recording_name, spoken_in
from backend.packs.segments import Row, hash_text
from backend.packs.version_tables import Newest, Version


class HeldFile(msgspec.Struct, frozen=True):
    """A file that cards may name."""

    name: str
    bytes: int


class TakeItem(msgspec.Struct, frozen=True, kw_only=True):
    """A recording; `outdated` where its card says something else by now, `approved_by` empty while it waits."""

    id: str
    segment: str
    says: str
    says_now: str | None = None
    outdated: bool = False
    milliseconds: int
    made_by: str
    made_on: date
    approved_by: str
    licence: str
    credit_line: str
    flags: tuple[Flag, ...]


class Sentence(msgspec.Struct, frozen=True):
    """Words of a card, under the segment that they begin with."""

    segment: str
    nl: str


class MediaItem(msgspec.Struct, frozen=True, kw_only=True):
    """A picture or a sound, whatever endings it has. `files` is empty until somebody else has listened."""

    name: str
    kind: str
    files: tuple[HeldFile, ...]
    alt: str = ""
    licence: str = ""
    credit: str = ""
    source: str = ""
    credit_line: str = ""
    flags: tuple[Flag, ...] = ()
    width: int = 0
    height: int = 0
    quality: int = 0
    made_by: str = ""
    made_on: date | None = None
    used_by: tuple[str, ...] = ()  # cards
    takes: tuple[TakeItem, ...] = ()  # the one that waits first
    sentence: Sentence | None = None  # the card's, that a new recording of this name would say


class ToSay(msgspec.Struct, frozen=True):
    """A sentence that somebody has to read in, and what its file will be called; `again` where it says something else."""

    segment: str
    nl: str
    name: str
    again: bool


class MediaList(msgspec.Struct, frozen=True):
    """All of a pack's, by name, and the sentences in reading order."""

    pack: str
    title: str
    items: tuple[MediaItem, ...]
    to_say: tuple[ToSay, ...]


async def list_media(pack: str) -> MediaList:
    """Raises: NotFoundError."""
    content = await read_content(pack)
    spoken = {said.segment: said for card in content.resources for said in spoken_in(card)}
    files = await tables.Media.select().where(tables.Media.pack == pack).order_by(tables.Media.name)
    notes = await MediaNote.select().where(MediaNote.pack == pack)
    takes = await Take.select().where(Take.pack == pack).order_by(Take.approved_by, Take.made_on)
    told = _by_name(takes, spoken)
    held = _by_stem(files)
    noted = {note["name"]: note for note in notes}
    uses = _with_drafts(_uses(content), await _drafts(pack))
    sentences = {recording_name(said.segment): Sentence(said.segment, said.nl) for said in spoken.values()}
    items = tuple(
        _with_sentence(
            sentences,
            _item(name, noted.get(name), held.get(name, ()), uses.get(name, ()), told.get(name, ())),
        )
        for name in sorted({*held, *told, *noted})
    )
    return MediaList(pack, content.pack.title.nl, items, _to_say(content, spoken, items))


async def read_item(pack: str, name: str) -> MediaItem:
    """One of them.

    Raises: NotFoundError.
    """
    listed = await list_media(pack)
    for item in listed.items:
        if item.name == name:
            return item
    raise NotFoundError("there is no such file")


async def read_file(pack: str, name: str, blobs: BlobStore) -> bytes:
    """The bytes of a file that cards may name.

    Raises: NotFoundError, DamagedBlobError.
    """
    found = await tables.Media.select(tables.Media.sha256).where(tables.Media.id == f"{pack}.{name}").first()
    if found is None:
        raise NotFoundError("there is no such file")
    return blobs.read(found["sha256"])


async def require_unused(pack: str, name: str) -> None:
    """Raises: ConflictError naming a card that shows or says it; NotFoundError."""
    item = await read_item(pack, name)
    if item.used_by:
        raise ConflictError(f"{item.used_by[0]} uses it", "in-use")


def _with_sentence(sentences: Mapping[str, Sentence], item: MediaItem) -> MediaItem:
    return (
        item if item.kind == "picture" else msgspec.structs.replace(item, sentence=sentences.get(item.name))
    )


def _uses(content: PackContent) -> dict[str, tuple[str, ...]]:
    """The cards that name each file, by its name without the ending."""
    found: dict[str, tuple[str, ...]] = {}
    for card in content.resources:
        for name in dict.fromkeys(_stem(use.name) for use in uses_in(card)):
            found[name] = (*found.get(name, ()), card.id)
    return found


async def _drafts(pack: str) -> dict[str, set[str]]:
    """What cards that are being written name, by card: it must not go away under their writers' hands."""
    drafts = await Newest.select().where(Newest.pack == pack, Newest.kind == "draft")
    keys = [f"{draft['resource']}/{draft['number']}" for draft in drafts]
    rows = await Version.select().where(Version.key.is_in(keys)) if keys else []
    return {row["resource"]: names_in(msgspec.json.decode(row["content"])) for row in rows}


def _with_drafts(
    uses: Mapping[str, tuple[str, ...]], drafts: Mapping[str, set[str]]
) -> dict[str, tuple[str, ...]]:
    found = dict(uses)
    for card, names in sorted(drafts.items()):
        for name in {_stem(name) for name in names}:
            if card not in found.get(name, ()):
                found[name] = (*found.get(name, ()), card)
    return found


def _by_stem(files: Sequence[Row]) -> dict[str, tuple[HeldFile, ...]]:
    found: dict[str, tuple[HeldFile, ...]] = {}
    for row in files:
        name = _stem(row["name"])
        found[name] = (*found.get(name, ()), HeldFile(row["name"], row["bytes"]))
    return found


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _by_name(takes: Sequence[Row], spoken: Mapping[str, Spoken]) -> dict[str, tuple[TakeItem, ...]]:
    found: dict[str, tuple[TakeItem, ...]] = {}
    for take in takes:
        found[take["name"]] = (*found.get(take["name"], ()), _take_item(take, spoken))
    return found


def _take_item(take: Row, spoken: Mapping[str, Spoken]) -> TakeItem:
    now = spoken.get(take["segment"])
    terms = Terms(take["licence"], take["credit"], take["source"])
    return TakeItem(
        id=take["id"],
        segment=take["segment"],
        says=take["says"],
        says_now=now.nl if now else None,
        outdated=now is not None and hash_text(now.nl) != take["says_hash"],
        milliseconds=take["milliseconds"],
        made_by=take["made_by"],
        made_on=take["made_on"],
        approved_by=take["approved_by"],
        licence=terms.licence,
        credit_line=credit_line(terms),
        flags=flags_of(terms.licence),
    )


def _item(
    name: str,
    note: Row | None,
    files: tuple[HeldFile, ...],
    used_by: tuple[str, ...],
    takes: tuple[TakeItem, ...],
) -> MediaItem:
    if note is None:  # it came with the pack's files, or waits
        kind = "picture" if files and files[0].name.endswith(".webp") else "sound"
        return MediaItem(name=name, kind=kind, files=files, used_by=used_by, takes=takes)
    terms = Terms(note["licence"], note["credit"], note["source"])
    return MediaItem(
        name=name,
        kind=note["kind"],
        files=files,
        alt=note["alt"],
        licence=terms.licence,
        credit=terms.credit,
        source=terms.source,
        credit_line=credit_line(terms),
        flags=flags_of(terms.licence),
        width=note["width"],
        height=note["height"],
        quality=note["quality"],
        made_by=note["made_by"],
        made_on=note["made_on"],
        used_by=used_by,
        takes=takes,
    )


def _to_say(
    content: PackContent, spoken: Mapping[str, Spoken], items: Sequence[MediaItem]
) -> tuple[ToSay, ...]:
    """Sentences without a recording, and those whose newest recording says something else."""
    if content.pack.audience != "newcomer":
        return ()
    newest = {take.segment: take for item in items for take in reversed(item.takes)}
    found = []
    for segment, said in spoken.items():
        take = newest.get(segment)
        is_silent = take is None and said.sound is None
        if is_silent or (take is not None and take.outdated):
            found.append(ToSay(segment, said.nl, recording_name(segment), take is not None))
    return tuple(found)
