"""Signs what publishing, recalling and staging want signed, or proposes it; and says what came of it."""

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec
from tuf.api.metadata import TargetFile, Targets

from backend.publishing.delegations import RECALLS, TARGETS
from backend.publishing.folders import Folders
from backend.publishing.metadata import Current, Signing, sign_current
from backend.publishing.proposals import read_proposal, role_of
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
    targets: Mapping[str, TargetFile] | None,
    now: datetime,
    *,
    overlays: Overlays | None = None,
    recalls: Collection[Recall] = (),
) -> Signing:
    """Sign or propose these targets; what is recalled stays so.

    Where no `targets` or `overlays` are given those go on saying, and proposing, what they did: a deed with one of them never
    takes the signatures from what waits for another.

    Raises: KeysError.
    """
    said = _said(folders, current)
    merged = merge_recalls(read_recalls(folders, said.get(RECALLS, {})).recalls, recalls)
    regions = overlay_targets(folders, overlays) if overlays is not None else said
    wanted = {
        **regions,
        **recall_targets(folders, Recalls(schema=1, recalls=merged)),
        TARGETS: said[TARGETS] if targets is None else targets,
    }
    return sign_current(folders, current, wanted, now)


def _said(folders: Folders, current: Current) -> dict[str, Mapping[str, TargetFile]]:
    """What waits for each role, or else what is current."""
    now = {TARGETS: current.targets, **current.delegated}
    waiting = {role_of(path): read_proposal(path) for path in sorted(folders.proposals.glob("*.json"))}
    return {
        role: one.signed.targets
        for role, one in {**now, **waiting}.items()
        if isinstance(one.signed, Targets)
    }


def publication(
    done: Signing, made: tuple[NewEdition, ...] = (), unchanged: tuple[str, ...] = ()
) -> Publication:
    """What came of it."""
    return Publication(made, unchanged, tuple(done.signed), tuple(done.proposed))
