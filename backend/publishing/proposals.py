"""Metadata that wait for people's signatures: what waits, a next root, and making current what enough of them signed.

A proposal is the very file that will be published, with the signatures it has so far. Several people's copies of it are
merged; what counts is who signed the same bytes (clause 2.4).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Targets

from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.publishing.delegations import RECALLS, ROOT, TARGETS, delegated_roles, delegations
from backend.publishing.errors import KeysError, ProposalError
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.keys import (
    ROLES,
    least_threshold,
    read_public,
    require_own_machine,
    signers_among,
)
from backend.publishing.metadata import (
    Current,
    Signing,
    bytes_of,
    drop_proposals,
    expiry,
    make_current,
    next_version,
    read_current,
    write_metadata,
    write_proposal,
)
from backend.publishing.trust import begin

AnyMetadata = Metadata[Any]


class Waiting(msgspec.Struct, frozen=True):
    """A proposal: its file, and which keys have signed it."""

    file: str
    signed_by: tuple[str, ...]


class KeyChange(msgspec.Struct, frozen=True):
    """What a next root changes of a role; None leaves the threshold."""

    role: str
    add: tuple[Path, ...] = ()
    remove: tuple[str, ...] = ()
    threshold: int | None = None


def list_proposals(settings: Settings) -> list[Waiting]:
    """What waits for signatures."""
    paths = sorted(folders_of(settings).proposals.glob("*.json"))
    return [Waiting(path.name, tuple(read_proposal(path).signatures)) for path in paths]


def accept(settings: Settings, files: Iterable[Path], now: datetime) -> list[str]:
    """Merge these signed copies with what waits here, and make current all that enough people have signed; its roles.

    Raises: ProposalError when a copy is no proposal of ours or nothing has enough signatures yet, KeysError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        for path in files:
            _merge(folders, path)
        if not folders.anchor.exists():
            return _begin(folders, now)
        current = read_current(folders, is_production=settings.is_production)
        return make_signed_current(folders, current, now)


def propose_root(settings: Settings, change: KeyChange, now: datetime) -> list[str]:
    """A next root in which a role's keys are others; it needs the thresholds of both roots, the old and the new.

    Where enough keys are here it is made current at once; else it waits.

    Raises: KeysError when the role would lack keys, or be signed by fewer people than there must be.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        root = _changed(current.root.signed, change, now)
        _propose(folders, ROOT, root, {*current.root.signed.roles[ROOT].keyids, *root.roles[ROOT].keyids})
        if change.role == TARGETS:
            _propose_again(folders, current, root, now)
        try:
            return make_signed_current(folders, current, now)
        except ProposalError:
            return []


def make_signed_current(folders: Folders, current: Current, now: datetime) -> list[str]:
    """Make current all that waits and that enough people have signed; the caller signs alone.

    Raises: ProposalError when there is none.
    """
    waiting = {role_of(path): read_proposal(path) for path in sorted(folders.proposals.glob("*.json"))}
    done = Signing(now)
    ready = {
        role: one for role, one in waiting.items() if role != TARGETS or _keeps_recalls(current, waiting)
    }
    root = _next_root(folders, current.root, ready, done)
    targets, delegated = current.targets, dict(current.delegated)
    if TARGETS in ready and _is_signed(root, TARGETS, waiting[TARGETS]):
        require_own_machine(root, waiting[TARGETS])
        targets = _publish(folders, TARGETS, waiting[TARGETS], done)
    for role in delegated_roles(targets):
        if role in waiting and _is_signed(targets, role, waiting[role]):
            delegated[role] = _publish(folders, role, waiting[role], done)
    if not done.signed:
        raise ProposalError(_what_is_missing(current, waiting))
    kept = {role: found for role, found in delegated.items() if _is_signed(targets, role, found)}
    make_current(folders, msgspec.structs.replace(current, root=root), targets, kept, done)
    return done.signed


def is_decided(root: Metadata[Root], proposed: AnyMetadata) -> bool:
    """Whether enough holders of the root's keys, of the old and the new ones, signed the next root."""
    return _is_signed(root, ROOT, proposed) and _is_signed(proposed, ROOT, proposed)


def read_proposal(path: Path) -> AnyMetadata:
    """Raises: ProposalError."""
    try:
        return parse_proposal(path.read_bytes(), path.name)
    except OSError as error:
        raise ProposalError(f"{path.name} is no proposal: {error}") from error


def parse_proposal(data: bytes, name: str) -> AnyMetadata:
    """Raises: ProposalError."""
    try:
        return Metadata.from_bytes(data)
    except (RepositoryError, ValueError) as error:
        raise ProposalError(f"{name} is no proposal: {error}") from error


def role_of(path: Path) -> str:
    """The role for which a file of this name waits, `<version>.<role>.json`.

    Raises: ProposalError.
    """
    version, _, role = path.name.removesuffix(".json").partition(".")
    if not version.isdecimal() or not role:
        raise ProposalError(f"{path.name}: a proposal is called <version>.<role>.json")
    return role


def _merge(folders: Folders, path: Path) -> None:
    role_of(path)
    own = folders.proposals / path.name
    signed = read_proposal(path)
    if not own.exists():
        raise ProposalError(f"{path.name} does not wait here: it was accepted, or overtaken by a newer one")
    waiting = read_proposal(own)
    if waiting.signed_bytes != signed.signed_bytes:
        raise ProposalError(f"{path.name} says something else than what waits here")
    waiting.signatures.update(signed.signatures)
    write_durably(own, bytes_of(waiting))


def _begin(folders: Folders, now: datetime) -> list[str]:
    paths = {role: folders.proposals / f"1.{role}.json" for role in (ROOT, TARGETS)}
    root, targets = (read_proposal(paths[role]) for role in (ROOT, TARGETS))
    for role, metadata in ((ROOT, root), (TARGETS, targets)):
        _require_signed(root, role, metadata)
    require_own_machine(root, targets)
    begin(folders, root, targets, now)
    return [ROOT, TARGETS, "snapshot", "timestamp"]


def _next_root(
    folders: Folders, root: Metadata[Root], waiting: dict[str, AnyMetadata], done: Signing
) -> Metadata[Root]:
    proposed = waiting.get(ROOT)
    if proposed is None or not is_decided(root, proposed):
        return root
    if proposed.signed.version != root.signed.version + 1:
        raise ProposalError(f"root {proposed.signed.version} does not follow root {root.signed.version}")
    newest = waiting.get(TARGETS)
    current = read_current(folders, is_production=False).targets
    if not _is_signed(proposed, TARGETS, newest or current) and not _is_signed(proposed, TARGETS, current):
        return root  # it waits for the new publishers; what else is signed does not wait for it
    return _publish(folders, ROOT, proposed, done)


def _keeps_recalls(current: Current, waiting: Mapping[str, AnyMetadata]) -> bool:
    """Whether what was taken back stays so under the targets that wait: somebody whose key they name signed it, or did anew."""
    lists = [one for one in (current.delegated.get(RECALLS), waiting.get(RECALLS)) if one is not None]
    return RECALLS not in current.delegated or any(
        _is_signed(waiting[TARGETS], RECALLS, one) for one in lists if TARGETS in waiting
    )


def _what_is_missing(current: Current, waiting: Mapping[str, AnyMetadata]) -> str:
    proposed = waiting.get(ROOT)
    if TARGETS in waiting and not _keeps_recalls(current, waiting):
        return "the recalls must be signed anew, too: the key under them is one of those that go"
    if proposed is not None and is_decided(current.root, proposed):
        return "the new publishers must sign the targets, too: phones would refuse the old signatures"
    missing = [f"{role}: {len(found.signatures)} signatures" for role, found in waiting.items()]
    return f"nothing has enough signatures yet ({', '.join(missing) or 'nothing waits'})"


def _changed(root: Root, change: KeyChange, now: datetime) -> Root:
    if change.role not in ROLES:
        raise KeysError(f"{change.role} is not one of {', '.join(ROLES)}")
    new = Root.from_dict(root.to_dict())
    new.version, new.expires = root.version + 1, expiry(ROOT, now)
    for key in map(read_public, change.add):
        new.add_key(key, change.role)
    for keyid in change.remove:
        new.revoke_key(_whole(keyid, new.roles[change.role].keyids), change.role)
    role = new.roles[change.role]
    role.threshold = role.threshold if change.threshold is None else change.threshold
    least = least_threshold(root, change.role)
    if role.threshold < least:
        raise KeysError(f"{change.role} needs {least} signatures at least, not {role.threshold}")
    if len(role.keyids) < role.threshold:
        raise KeysError(f"{change.role} would have {len(role.keyids)} keys and need {role.threshold}")
    return new


def _whole(beginning: str, keyids: Iterable[str]) -> str:
    found = [keyid for keyid in keyids if keyid.startswith(beginning)]
    if len(found) != 1:
        raise KeysError(f"{beginning} is not the beginning of one key of this role")
    return found[0]


def _propose_again(folders: Folders, current: Current, root: Root, now: datetime) -> None:
    """The same targets for the new publishers, and what was taken back: phones refuse what only former ones signed."""
    signed = Targets(
        version=next_version(folders, TARGETS),
        expires=expiry(TARGETS, now),
        targets=dict(current.targets.signed.targets),
        delegations=delegations(folders, root),
    )
    publishers = root.roles[TARGETS].keyids
    _propose(folders, TARGETS, signed, publishers)
    had = current.delegated.get(RECALLS)
    if (
        had is None
        or _is_signed(Metadata(signed), RECALLS, had)
        or [*folders.proposals.glob(f"*.{RECALLS}.json")]
    ):
        return
    version, expires = next_version(folders, RECALLS), expiry(RECALLS, now)
    _propose(
        folders, RECALLS, Targets(version=version, expires=expires, targets=had.signed.targets), publishers
    )


def _propose(folders: Folders, role: str, signed: Root | Targets, keyids: Collection[str]) -> None:
    metadata: AnyMetadata = Metadata(signed)
    for signer in signers_among(folders, keyids):
        metadata.sign(signer, append=True)
    write_proposal(folders, role, metadata)


def _publish(folders: Folders, role: str, metadata: AnyMetadata, done: Signing) -> AnyMetadata:
    write_metadata(folders, role, metadata)
    drop_proposals(folders, role)
    done.signed.append(role)
    return metadata


def _require_signed(delegator: AnyMetadata, role: str, metadata: AnyMetadata) -> None:
    if not _is_signed(delegator, role, metadata):
        raise ProposalError(f"{role} has {len(metadata.signatures)} signatures, and that is not enough")


def _is_signed(delegator: AnyMetadata, role: str, metadata: AnyMetadata) -> bool:
    try:
        delegator.verify_delegate(role, metadata)
    except (RepositoryError, ValueError):
        return False
    return True
