"""Where each pack stands: what everybody has, what is staged or waits, and the editions before."""

from collections.abc import Sequence
from datetime import date

import msgspec

from backend.core.config import Settings
from backend.packs.tables import Pack, Segment
from backend.publishing.delegations import RECALLS
from backend.publishing.folders import Folders, folders_of
from backend.publishing.ledger import EditionRecord, read_records
from backend.publishing.metadata import Current, read_current
from backend.publishing.targets import NEXT, read_recalls
from sync.manifest import parse_custom


class Stage(msgspec.Struct, frozen=True):
    """An edition for some places only; paused it is offered to nobody more."""

    edition: int
    places: Sequence[str]
    is_paused: bool


class PackState(msgspec.Struct, frozen=True):
    """A pack: `edition` is what everybody may fetch (0: nothing yet), `waits` one that is made and not signed yet."""

    id: str
    title: str
    edition: int
    staged: Stage | None
    waits: int | None


class PastEdition(msgspec.Struct, frozen=True):
    """One edition of the ledger; a rollback `restores` one before it."""

    edition: int
    published: date
    notes: str
    places: Sequence[str]
    restores: int | None


class Recalled(msgspec.Struct, frozen=True):
    """A resource that was taken back; `is_shown_again` when everybody may fetch a higher edition."""

    pack: str
    resource: str
    up_to_edition: int
    reason: dict[str, str]
    is_shown_again: bool


async def list_pack_states(settings: Settings) -> list[PackState]:
    """Every pack of the tables.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    own = await Segment.select(Segment.id, Segment.nl).where(Segment.resource == "")
    words = {row["id"]: row["nl"] for row in own}
    rows = await Pack.select(Pack.id, Pack.title).order_by(Pack.id)
    return [_state(folders, current, row["id"], words.get(row["title"], row["id"])) for row in rows]


def list_past(settings: Settings, pack: str) -> list[PastEdition]:
    """A pack's editions, newest first."""
    records = read_records(folders_of(settings), pack)
    return [
        PastEdition(one.edition, one.published, one.notes, one.places, one.restores)
        for one in reversed(records)
    ]


def list_recalls(settings: Settings) -> list[Recalled]:
    """Everything that was ever taken back: an entry never goes (clause 2.5).

    Raises: KeysError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    taken = current.delegated.get(RECALLS)
    return [
        Recalled(
            pack=one.pack,
            resource=one.resource,
            up_to_edition=one.up_to_edition,
            reason=dict(one.reason),
            is_shown_again=_edition(current, f"{one.pack}.json") > one.up_to_edition,
        )
        for one in read_recalls(folders, taken.signed.targets if taken else {}).recalls
    ]


def _state(folders: Folders, current: Current, pack: str, title: str) -> PackState:
    records = read_records(folders, pack)
    everybody, staged = _edition(current, f"{pack}.json"), _edition(current, f"{pack}{NEXT}")
    newest = records[-1] if records else None
    waits = (
        newest.edition
        if newest and not newest.is_paused and newest.edition > max(everybody, staged)
        else None
    )
    return PackState(pack, title, everybody, _stage(newest, staged), waits)


def _stage(newest: EditionRecord | None, staged: int) -> Stage | None:
    if newest is None or not newest.places or (newest.edition != staged and not newest.is_paused):
        return None
    return Stage(newest.edition, newest.places, newest.is_paused)


def _edition(current: Current, target: str) -> int:
    found = current.targets.signed.targets.get(target)
    return 0 if found is None else parse_custom(found.custom).edition
