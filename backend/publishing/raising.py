"""After a disk was put back: the server's own roles go past everything that phones may have seen (clauses 1.6 and 1.8)."""

from datetime import datetime

import msgspec

from backend.core.config import Settings
from backend.publishing.delegations import TARGETS
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.heights import read_heights
from backend.publishing.metadata import Current, next_version, read_current, sign_snapshot, sign_timestamp

OWN = ("snapshot", "timestamp")


class Raised(msgspec.Struct, frozen=True):
    """Roles that the server signed anew, and those that people must sign again before phones believe what is published."""

    signed: tuple[str, ...] = ()
    to_sign: tuple[str, ...] = ()


def is_published_behind(settings: Settings) -> bool:
    """Whether something of a higher version was once published than is there now."""
    folders = folders_of(settings)
    return folders.anchor.exists() and bool(_behind(folders, _read(settings, folders)))


def raise_above(settings: Settings, now: datetime) -> Raised:
    """Sign snapshot and timestamp past what was ever published, if anything is behind that.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = _read(settings, folders)
        behind = _behind(folders, current)
        if not behind:
            return Raised()
        files = {TARGETS: current.targets, **current.delegated}
        snapshot = sign_snapshot(folders, current.root, files, next_version(folders, "snapshot"), now)
        sign_timestamp(folders, current.root, snapshot, next_version(folders, "timestamp"), now)
    return Raised(OWN, tuple(role for role in behind if role not in OWN))


def _behind(folders: Folders, current: Current) -> list[str]:
    """The roles of which a higher version was published, whether or not this one is still there."""
    here = {
        "root": current.root.signed.version,
        TARGETS: current.targets.signed.version,
        "snapshot": current.snapshot.signed.version,
        "timestamp": current.timestamp.signed.version,
        **{role: metadata.signed.version for role, metadata in current.delegated.items()},
    }
    noted = read_heights(folders).roles
    return [role for role, version in noted.items() if here.get(role, 0) < version]


def _read(settings: Settings, folders: Folders) -> Current:
    return read_current(folders, is_production=settings.is_production)
