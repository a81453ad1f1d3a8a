"""The versions of cards: every saved state, numbered from 1; the one with the highest number is the current one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec
from piccolo.columns.combination import And

from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.packs import tables
from backend.packs.read_pack import read_cards
from backend.packs.segments import Row
from backend.packs.stored_rows import TOGETHER
from backend.packs.version_tables import Newest, Version
from sync.canonical import canonical
from sync.drafts import merge_drafts

Kind = Literal["finished", "draft", "removed"]
LISTED = ("type", "theme", "sensitivity", "law", "level", "last_checked")
NONE_YET: Row = {"number": 0, "finished": 0, "kind": "draft", "at": None, "by": ""}
LINE_MAX = 200  # letters of a list's cell; a draft may have anything there


class Saved(msgspec.Struct, frozen=True):
    """Who saved it and when; `by` is empty and `at` null where files brought it."""

    at: datetime | None
    by: str


class VersionLine(Saved, frozen=True, kw_only=True):
    """A version in the list of them."""

    number: int
    kind: Kind


class CardVersion(VersionLine, frozen=True, kw_only=True):
    """A version and its content: a `Resource` as JSON, which a draft may not be yet."""

    content: dict[str, Any]


class Card(CardVersion, frozen=True, kw_only=True):
    """A card as it is now; `finished` is the version that is published from, 0 where there is none."""

    pack: str
    finished: int


class Hand(msgspec.Struct, frozen=True):
    """Whose hand writes, and when; nobody's where files come in."""

    name: str = ""
    now: datetime | None = None

    @property
    def day(self) -> date | None:
        return self.now and self.now.date()


FILES = Hand()


async def read_card(resource: str) -> Card:
    """A card's newest version.

    Raises: NotFoundError.
    """
    newest = await Newest.select().where(Newest.resource == resource).first()
    if newest is None:
        raise NotFoundError(f"there is no card {resource}")
    row = await _row(resource, newest["number"])
    return Card(pack=newest["pack"], finished=newest["finished"], **_spoken(row), content=_content(row))


async def read_current(resource: str, number: int) -> Card:
    """A card's newest version, which is the one that the caller saw.

    Raises: NotFoundError, ConflictError newer.
    """
    card = await read_card(resource)
    if card.number != number:
        raise ConflictError(f"version {card.number} of {resource} is newer than {number}", "newer")
    return card


async def read_version(resource: str, number: int) -> CardVersion:
    """One version.

    Raises: NotFoundError.
    """
    row = await _row(resource, number)
    return CardVersion(**_spoken(row), content=_content(row))


async def read_base(resource: str, number: int) -> dict[str, Any]:
    """The content of a version, or of the newest one before it that is still kept.

    Raises: NotFoundError.
    """
    row = (
        await Version.select()
        .where(And(Version.resource == resource, Version.number <= number))
        .order_by(Version.number, ascending=False)
        .first()
    )
    if row is None:
        raise NotFoundError(f"there is no version {number} of {resource}")
    return _content(row)


async def list_versions(resource: str) -> Sequence[VersionLine]:
    """All versions, newest first.

    Raises: NotFoundError.
    """
    columns = (Version.number, Version.kind, Version.saved_at, Version.saved_by)
    rows = (
        await Version.select(*columns)
        .where(Version.resource == resource)
        .order_by(Version.number, ascending=False)
    )
    if not rows:
        raise NotFoundError(f"there is no card {resource}")
    return [VersionLine(**_spoken(row)) for row in rows]


async def keep_version(card: Card, kind: Kind, content: dict[str, Any], hand: Hand) -> int:
    """Add a version behind this one; inside a transaction. Its number."""
    number = card.number + 1
    finished = {"finished": number, "draft": card.finished, "removed": 0}[kind]
    row = _version(card.pack, content, number, kind, hand)
    await Version.insert(row)
    await Newest.delete().where(Newest.resource == row.resource)
    await Newest.insert(_newest(row, finished, content))
    return number


async def begin_versions(pack: str, draft: dict[str, Any], hand: Hand) -> None:
    """Add a new card's first version; inside a transaction."""
    await keep_version(Card(pack=pack, content=draft, **NONE_YET), "draft", draft, hand)


async def keep_brought(pack: str, hand: Hand) -> None:
    """Add versions of what an import changed in the tables; inside a transaction. Drafts are put on top of them again."""
    there = {row["resource"] for row in await Newest.select(Newest.resource).where(Newest.pack == pack)}
    finished = await _finished(pack)
    fresh = []
    cards = {resource.id: as_json(resource) for resource in await read_cards(pack)}
    for name, content in cards.items():
        if name not in there:
            fresh.append(content)
        elif finished.get(name) != content:
            await _put_under(await read_card(name), finished.get(name), content, hand)
    for first in range(0, len(fresh), TOGETHER):
        await _begin_all(pack, fresh[first : first + TOGETHER], hand)
    for name in finished.keys() - cards.keys():
        await _take_from_under(await read_card(name), finished[name], hand)


async def keep_missing() -> None:
    """Versions of cards that are older than versions."""
    known = {row["resource"] for row in await Newest.select(Newest.resource)}
    cards = await tables.Resource.select(tables.Resource.id, tables.Resource.pack)
    for pack in sorted({card["pack"] for card in cards if card["id"] not in known}):
        async with DB.transaction():
            await keep_brought(pack, FILES)


def as_json(struct: msgspec.Struct) -> dict[str, Any]:
    """The JSON of a struct, with its days as text."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(struct))
    return found


async def _put_under(card: Card, before: dict[str, Any] | None, content: dict[str, Any], hand: Hand) -> None:
    """Finished content that came by itself; whoever writes on a draft sees it, but where both changed a text the draft has it."""
    number = await keep_version(card, "finished", content, hand)
    if card.kind == "draft":
        draft = (
            merge_drafts(before, content, card.content, lambda _path: "yours").content
            if before
            else card.content
        )
        if draft != content:
            await _draft_again(card, number, number, draft)


async def _take_from_under(card: Card, before: dict[str, Any], hand: Hand) -> None:
    """A card that is in the tables no more."""
    number = await keep_version(card, "removed", before, hand)
    if card.kind == "draft":
        await _draft_again(card, number, 0, card.content)


async def _draft_again(card: Card, number: int, finished: int, draft: dict[str, Any]) -> None:
    under = msgspec.structs.replace(card, number=number, finished=finished)
    await keep_version(under, "draft", draft, Hand(card.by, card.at))


async def _finished(pack: str) -> dict[str, dict[str, Any]]:
    """The finished content of cards, by their ids."""
    rows = await Version.raw(
        "SELECT version.resource, version.content FROM version JOIN newest ON newest.resource = version.resource"
        " AND newest.finished = version.number WHERE newest.pack = {}",
        pack,
    )
    return {row["resource"]: _content(row) for row in rows}


async def _begin_all(pack: str, contents: Sequence[dict[str, Any]], hand: Hand) -> None:
    rows = [_version(pack, content, 1, "finished", hand) for content in contents]
    await Version.insert(*rows)
    await Newest.insert(*(_newest(row, 1, content) for row, content in zip(rows, contents, strict=True)))


def _version(pack: str, content: dict[str, Any], number: int, kind: Kind, hand: Hand) -> Version:
    return Version(
        key=f"{content['id']}/{number}",
        pack=pack,
        resource=content["id"],
        number=number,
        kind=kind,
        saved_at=0 if hand.now is None else int(hand.now.timestamp()),
        saved_by=hand.name,
        content=canonical(content).decode(),
    )


def _newest(row: Version, finished: int, content: dict[str, Any]) -> Newest:
    named = {
        name: getattr(row, name) for name in ("resource", "pack", "number", "kind", "saved_at", "saved_by")
    }
    return Newest(**named, finished=finished, line=line_of(content))


def line_of(content: dict[str, Any]) -> dict[str, str]:
    """What a list says of a card, "" for what is no text in it yet."""
    title = content.get("title")
    said = {
        **{name: content.get(name) for name in LISTED},
        "title": title.get("nl") if isinstance(title, dict) else "",
    }
    return {name: value[:LINE_MAX] if isinstance(value, str) else "" for name, value in said.items()}


async def _row(resource: str, number: int) -> Row:
    row: Row | None = await Version.select().where(Version.key == f"{resource}/{number}").first()
    if row is None:
        raise NotFoundError(f"there is no version {number} of {resource}")
    return row


def _spoken(row: Row) -> Row:
    at = datetime.fromtimestamp(row["saved_at"], UTC) if row["saved_at"] else None
    return {"number": row["number"], "kind": row["kind"], "at": at, "by": row["saved_by"]}


def _content(row: Row) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.json.decode(row["content"])
    return content
