"""Publishers' keys: who made one in a browser, which of them the root names, and the next root in which they are others."""

from asyncio import to_thread
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import msgspec
from tuf.api.metadata import Key, Metadata, Root

from backend.accounts.audit import note
from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.errors import ConflictError, ForbiddenError, NotFoundError
from backend.publishing.delegations import ROOT, TARGETS
from backend.publishing.folders import Folders, folders_of
from backend.publishing.keys import browser_key, is_in_browser, read_public, write_public
from backend.publishing.metadata import read_current
from backend.publishing.proposals import KeyChange, propose_root, read_proposal
from backend.publishing.tables import PublisherKey
from sync.fields import Sha256

# in the root now; in the root that waits for signatures; made, and nobody has proposed it; in the root, and leaving it
Standing = Literal["current", "waiting", "made", "leaving"]


class PublisherKeyState(msgspec.Struct, frozen=True):
    """A key that signs editions, or may come to; `holder` is empty where no account here made it."""

    keyid: str
    holder: str
    held: Literal["browser", "machine"]
    standing: Standing
    made_on: date | None


class Rotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which publishers' keys come and go; None leaves how many must sign."""

    add: Sequence[Sha256] = ()
    remove: Sequence[Sha256] = ()
    threshold: int | None = None


async def register_key(settings: Settings, spki: bytes, holder: str, now: datetime) -> str:
    """Keep the public half of a key that this person made in a browser; its id. Twice is once.

    Raises: KeysError; ForbiddenError not-your-key for one that another made, or that the root has from somebody's machine.
    """
    key, folders = browser_key(spki), folders_of(settings)
    named = _keys(read_current(folders, is_production=settings.is_production).root.signed).get(key.keyid)
    async with DB.transaction():
        made_by = (await holders()).get(key.keyid, "")
        if made_by not in ("", holder) or (named is not None and not is_in_browser(named)):
            raise ForbiddenError("this is somebody else's key", "not-your-key")
        write_durably(key_path(folders, key.keyid), write_public(key))
        if not made_by:
            await PublisherKey.insert(PublisherKey(keyid=key.keyid, holder=holder, made_on=now.date()))
            await note(holder, "key", key.keyid, "gemaakt in de browser", now)
    return key.keyid


async def holders() -> dict[str, str]:
    """Who made each key, by its id."""
    return {row["keyid"]: row["holder"] for row in await PublisherKey.select()}


async def list_publisher_keys(settings: Settings) -> list[PublisherKeyState]:
    """Those of the root, of the root that waits, and those that were made here.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    made = {row["keyid"]: row for row in await PublisherKey.select().order_by(PublisherKey.made_on)}
    root = read_current(folders, is_production=settings.is_production).root.signed
    proposed = waiting_root(folders)
    waiting = proposed.signed if proposed else None
    known: dict[str, Key] = {**_keys(root), **(_keys(waiting) if waiting else {})}
    for keyid in made:
        if keyid not in known and key_path(folders, keyid).exists():
            known[keyid] = read_public(key_path(folders, keyid))
    return [
        PublisherKeyState(
            keyid=keyid,
            holder=made[keyid]["holder"] if keyid in made else "",
            held="browser" if is_in_browser(key) else "machine",
            standing=_standing(keyid, root, waiting),
            made_on=made[keyid]["made_on"] if keyid in made else None,
        )
        for keyid, key in known.items()
    ]


async def rotate(settings: Settings, wanted: Rotation, now: datetime) -> list[str]:
    """Propose the next root; the roles that are current at once, where enough keys are here.

    Raises: NotFoundError for a key that nobody made here, ConflictError code same-holder where one person would sign twice,
    KeysError.
    """
    folders = folders_of(settings)
    known = await holders()
    root = read_current(folders, is_production=settings.is_production).root.signed
    stay = [known[keyid] for keyid in ({*_keys(root)} - {*wanted.remove}) | {*wanted.add} if keyid in known]
    if len(stay) > len(set(stay)):
        raise ConflictError("one person would have two keys, and sign for two", "same-holder")
    paths = tuple(key_path(folders, keyid) for keyid in wanted.add)
    if not all(path.exists() for path in paths):
        raise NotFoundError("there is no such key")
    change = KeyChange(TARGETS, paths, tuple(wanted.remove), wanted.threshold)
    return await to_thread(propose_root, settings, change, now)  # it waits for who is publishing


def waiting_root(folders: Folders) -> Metadata[Root] | None:
    """The root that waits for signatures.

    Raises: ProposalError.
    """
    path = next(iter(folders.proposals.glob(f"*.{ROOT}.json")), None)
    return None if path is None else read_proposal(path)


def _keys(root: Root) -> dict[str, Key]:
    return {keyid: root.keys[keyid] for keyid in root.roles[TARGETS].keyids}


def _standing(keyid: str, root: Root, waiting: Root | None) -> Standing:
    is_in, will_be = keyid in _keys(root), waiting is not None and keyid in _keys(waiting)
    if is_in:
        return "leaving" if waiting is not None and not will_be else "current"
    return "waiting" if will_be else "made"


def key_path(folders: Folders, keyid: str) -> Path:
    """Where the public half of a key lies that somebody made in a browser."""
    return folders.publishers / f"{keyid}.pub"
