"""Looks whether phones can take what is published: that it has not expired, can be renewed, and is whole."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Signed

from backend.core.blobs import DamagedBlobError
from backend.core.config import Settings
from backend.publishing.errors import KeysError
from backend.publishing.folders import Folders, folders_of
from backend.publishing.keys import signers_of
from backend.publishing.metadata import LIVES, Current, read_current
from backend.publishing.targets import NEXT, PLACES
from sync.canonical import name_blob
from sync.errors import SyncError
from sync.manifest import parse_list, parse_manifest

# Days before a signature by people expires on which they hear of it, each time more urgently.
NOTICES = ((7, "within a week"), (30, "within a month"), (60, "within two months"))
ROTATE = "`wegwijs keys rotate root`, and its holders sign"
REPUBLISH = "`wegwijs publish`, and its signers sign"
OWN = ("snapshot", "timestamp")
# A third of its life plus two days, in which a server that runs would have signed it.
LATE = timedelta(days=2)


def find_faults(settings: Settings, now: datetime) -> list[str]:
    """What is wrong, in plain words."""
    folders = folders_of(settings)
    try:
        current = read_current(folders, is_production=settings.is_production)
    except KeysError as error:
        return [str(error)]
    except (RepositoryError, OSError, ValueError) as error:
        return [f"the metadata cannot be read: {error}"]
    return [*_expiring(current, now), *_unsignable(folders, current), *_broken(folders, current)]


def signed_by_people(current: Current) -> dict[str, Signed]:
    """What only people sign anew, by role."""
    return {
        "root": current.root.signed,
        "targets": current.targets.signed,
        **{role: metadata.signed for role, metadata in current.delegated.items()},
    }


def _expiring(current: Current, now: datetime) -> Iterator[str]:
    """Signatures by people, and those that the server should have renewed by itself."""
    for role, signed in signed_by_people(current).items():
        left = signed.expires - now
        notice = next((words for days, words in NOTICES if left < timedelta(days=days)), None)
        if notice:
            what = ROTATE if role == "root" else REPUBLISH
            yield f"{role} expires {notice}, on {signed.expires:%Y-%m-%d}, and then phones take nothing new: {what}"
    for role, own in zip(OWN, (current.snapshot.signed, current.timestamp.signed), strict=True):
        if own.expires - now < LIVES[role] * 2 / 3 - LATE:
            yield (
                f"{role} was not renewed in time and expires on {own.expires:%Y-%m-%d}:"
                " wegwijs serve signs it anew each day it runs"
            )


def _unsignable(folders: Folders, current: Current) -> Iterator[str]:
    for role in OWN:
        try:
            signers_of(folders, current.root, role)
        except KeysError as error:
            yield str(error)


def _broken(folders: Folders, current: Current) -> Iterator[str]:
    for name, target in current.targets.signed.targets.items():
        sha256 = target.hashes["sha256"]
        try:
            data = (folders.targets / f"{sha256}.{name}").read_bytes()
        except FileNotFoundError:
            yield f"the published {name} is gone"
            continue
        if name_blob(data) != sha256:
            yield f"the published {name} is damaged"
        elif name != PLACES:
            yield from _broken_blobs(folders, name.removesuffix(NEXT).removesuffix(".json"), data)


def _broken_blobs(folders: Folders, pack: str, data: bytes) -> Iterator[str]:
    try:
        manifest = parse_manifest(data, pack)
        lists = [
            parse_list(folders.blobs.read(listed.sha256), manifest, language)
            for language, listed in manifest.lists.items()
        ]
    except (DamagedBlobError, SyncError) as error:
        yield f"{pack}: {error}"
        return
    bundles = [
        *manifest.bundles.values(),
        *(found for updates in manifest.updates.values() for found in updates),
    ]
    named = {part.sha256 for bundle in bundles for part in bundle.parts}
    files = [file for found in lists for file in found.files]
    pieces = {piece.sha256 for file in files for piece in file.chunks}
    for sha256 in sorted(named | pieces | {file.sha256 for file in files}):
        try:
            folders.blobs.read(sha256)
        except DamagedBlobError as error:
            yield f"{pack}: {error}"
