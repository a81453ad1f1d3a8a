"""The highest version of each role and edition of each pack that was ever published, kept beside what is published.

Published files are never rolled back with the database (clause 1.8). Where a disk was, phones would refuse what is older
than what they saw; so numbers go on from here, and `recover` says what people must sign again (clause 1.6).
"""

import msgspec

from backend.core.blobs import write_durably
from backend.publishing.folders import Folders
from sync.canonical import canonical


class Heights(msgspec.Struct, frozen=True):
    """Highest numbers by name of role, and by pack."""

    roles: dict[str, int] = {}
    packs: dict[str, int] = {}


def read_heights(folders: Folders) -> Heights:
    """What was noted; nothing before the first publication."""
    try:
        return msgspec.json.decode(folders.heights.read_bytes(), type=Heights)
    except FileNotFoundError:
        return Heights()


def note_role(folders: Folders, role: str, version: int) -> None:
    """A version of a role is published now."""
    _note(folders, Heights(roles={role: version}))


def note_edition(folders: Folders, pack: str, edition: int) -> None:
    """An edition of a pack is published now."""
    _note(folders, Heights(packs={pack: edition}))


def _note(folders: Folders, found: Heights) -> None:
    kept = read_heights(folders)
    higher = Heights(_highest(kept.roles, found.roles), _highest(kept.packs, found.packs))
    if higher != kept:
        write_durably(folders.heights, canonical(higher))


def _highest(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: max(one.get(name, 0), other.get(name, 0)) for name in sorted({*one, *other})}
