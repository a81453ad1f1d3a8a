"""Signs what publishing, recalling and staging want signed, or proposes it; and says what came of it."""

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec
from tuf.api.metadata import TargetFile

from backend.publishing.delegations import TARGETS
from backend.publishing.folders import Folders
from backend.publishing.metadata import Current, Signing, sign_current
from backend.publishing.targets import overlay_targets, read_recalls, recall_targets
from sync.recalls import Recall, Recalls, merge_recalls

Overlays = Mapping[str, Mapping[str, bytes]]


class NewEdition(msgspec.Struct, frozen=True, omit_defaults=True):
    """An edition that was not there before, or whose stage changed; `restores` is the one that a rollback went back to."""

    pack: str
    edition: int
    restores: int | None = None
    places: tuple[str, ...] = ()


class Publication(msgspec.Struct, frozen=True):
    """What changed: editions that were made, packs that had nothing new, roles that were signed, and that people must sign."""

    editions: tuple[NewEdition, ...]
    unchanged: tuple[str, ...]
    signed: tuple[str, ...]
    proposed: tuple[str, ...]


def sign_targets(
    folders: Folders,
    current: Current,
    targets: Mapping[str, TargetFile],
    now: datetime,
    *,
    overlays: Overlays | None = None,
    recalls: Collection[Recall] = (),
) -> Signing:
    """Sign or propose these targets; what is recalled stays so, and regions say what they said unless `overlays` are given.

    Raises: KeysError.
    """
    merged = merge_recalls(read_recalls(folders, current.delegated).recalls, recalls)
    regions = (
        {role: metadata.signed.targets for role, metadata in current.delegated.items()}
        if overlays is None
        else overlay_targets(folders, overlays)
    )
    wanted = {**regions, **recall_targets(folders, Recalls(schema=1, recalls=merged)), TARGETS: targets}
    return sign_current(folders, current, wanted, now)


def publication(
    done: Signing, made: tuple[NewEdition, ...] = (), unchanged: tuple[str, ...] = ()
) -> Publication:
    """What came of it."""
    return Publication(made, unchanged, tuple(done.signed), tuple(done.proposed))
