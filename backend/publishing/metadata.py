"""Signed metadata by python-tuf: what is current, who says so, and until when (clauses 2.4, 2.5 and 2.9).

Files are written so that a reader never meets a name without its file: delegated targets, targets, snapshot, and
timestamp last. A version only goes up, even over files that a crash left unreferenced. Where too few keys are here the
metadata become a proposal, which people sign elsewhere; published bytes are never written anew.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Role,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from backend.core.blobs import write_compressed, write_durably
from backend.publishing.delegations import RECALLS, TARGETS, delegated_roles, delegations, waiting_targets
from backend.publishing.dictionaries import write_metadata_differences
from backend.publishing.errors import KeysError
from backend.publishing.folders import Folders
from backend.publishing.heights import note_role, read_heights
from backend.publishing.keys import refuse_development, signers_among, signers_of

LIVES = {
    "root": timedelta(days=730),
    "targets": timedelta(days=180),  # delegated ones, too
    "snapshot": timedelta(days=60),
    "timestamp": timedelta(days=35),
}
TIMESTAMP = "timestamp.json"
FORMER = 5  # versions, from which the next one is also there as a difference

S = TypeVar("S", Root, Targets, Snapshot, Timestamp)
Wanted = Mapping[str, Mapping[str, TargetFile]]  # role → its targets


class Current(msgspec.Struct, frozen=True):
    """The metadata that timestamp.json leads to; `delegated` by role."""

    root: Metadata[Root]
    targets: Metadata[Targets]
    snapshot: Metadata[Snapshot]
    timestamp: Metadata[Timestamp]
    delegated: Mapping[str, Metadata[Targets]]


class Signing(msgspec.Struct):
    """Roles that were signed at this moment and are current now, and those that wait for people's signatures."""

    now: datetime
    signed: list[str] = msgspec.field(default_factory=list)
    proposed: list[str] = msgspec.field(default_factory=list)


def read_current(folders: Folders, *, is_production: bool) -> Current:
    """The metadata as they are published.

    Raises: KeysError when there are none, or production meets development's.
    """
    if not folders.anchor.exists():
        raise KeysError("there are no keys yet: `wegwijs keys create` makes them")
    root: Metadata[Root] = _read(folders, f"{newest(folders, 'root')}.root.json", Root)
    if is_production:
        refuse_development(root)
    timestamp = _read(folders, TIMESTAMP, Timestamp)
    snapshot = _read(folders, f"{timestamp.signed.snapshot_meta.version}.snapshot.json", Snapshot)
    files = {
        name: _read(folders, f"{meta.version}.{name}", Targets) for name, meta in snapshot.signed.meta.items()
    }
    targets = files.pop("targets.json")
    delegated = {name.removesuffix(".json"): metadata for name, metadata in files.items()}
    return Current(root, targets, snapshot, timestamp, delegated)


def sign_current(folders: Folders, current: Current, wanted: Wanted | None, now: datetime) -> Signing:
    """Sign or propose what has to be signed: changed targets (None: leave them), and what has lived a third of its life.

    Raises: KeysError when the server's own keys are not here.
    """
    done = Signing(now)
    targets, delegated = current.targets, dict(current.delegated)
    if wanted is not None:
        targets = _sign_targets(folders, current, wanted[TARGETS], done)
        coming = waiting_targets(folders) or targets
        for role in delegated_roles(targets):
            by = coming if role == RECALLS else targets  # a key that goes keeps nothing taken back
            asked = Asked(by, role, delegated.get(role), wanted.get(role, {}))
            made = _sign_delegated(folders, asked, done)
            if made is not None:
                delegated[role] = made
    make_current(folders, current, targets, delegated, done)
    return done


def make_current(
    folders: Folders,
    current: Current,
    targets: Metadata[Targets],
    delegated: Mapping[str, Metadata[Targets]],
    done: Signing,
) -> None:
    """Let snapshot and timestamp lead to these; both are signed only where something is new or they have aged.

    Raises: KeysError.
    """
    snapshot, timestamp, now = current.snapshot, current.timestamp, done.now
    if done.signed or is_aged("snapshot", snapshot.signed, now):
        files = {TARGETS: targets, **delegated}
        version = next_version(folders, "snapshot")
        snapshot = sign_snapshot(folders, current.root, files, version, now)
        done.signed.append("snapshot")
    if done.signed or is_aged("timestamp", timestamp.signed, now):
        version = max(timestamp.signed.version + 1, next_version(folders, "timestamp"))
        sign_timestamp(folders, current.root, snapshot, version, now)
        done.signed.append("timestamp")


def is_aged(role: str, signed: Signed, now: datetime) -> bool:
    """Whether a third of its life is gone, or it was signed by a clock that was ahead: phones would not believe that one."""
    life = LIVES.get(role, LIVES[TARGETS])
    return not life * 2 / 3 <= signed.expires - now <= life


def sign_snapshot(
    folders: Folders,
    root: Metadata[Root],
    files: Mapping[str, Metadata[Targets]],
    version: int,
    now: datetime,
) -> Metadata[Snapshot]:
    """Raises: KeysError."""
    meta = {
        f"{role}.json": _meta(folders, f"{metadata.signed.version}.{role}.json", metadata.signed.version)
        for role, metadata in files.items()
    }
    snapshot = Metadata(Snapshot(version=version, expires=expiry("snapshot", now), meta=meta))
    return _sign_own(folders, root, "snapshot", snapshot)


def sign_timestamp(
    folders: Folders, root: Metadata[Root], snapshot: Metadata[Snapshot], version: int, now: datetime
) -> None:
    """Raises: KeysError."""
    timestamp = Timestamp(
        version=version,
        expires=expiry("timestamp", now),
        snapshot_meta=_meta(folders, f"{snapshot.signed.version}.snapshot.json", snapshot.signed.version),
        unrecognized_fields={"signed_at": f"{_whole_second(now):%Y-%m-%dT%H:%M:%SZ}"},  # clause 1.4
    )
    _sign_own(folders, root, "timestamp", Metadata(timestamp))


def write_metadata(folders: Folders, role: str, metadata: Metadata[S]) -> None:
    """Put signed metadata where phones find them."""
    data = bytes_of(metadata)
    if role == "timestamp":
        # Replaced in place, and a twin would be a moment older or newer than it.
        write_durably(folders.metadata / TIMESTAMP, data)
    else:
        version = metadata.signed.version
        path = folders.metadata / f"{version}.{role}.json"
        write_compressed(path, data)
        former = range(max(1, version - FORMER), version)
        write_metadata_differences(path, [folders.metadata / f"{number}.{role}.json" for number in former])
    note_role(folders, role, metadata.signed.version)


def write_proposal(folders: Folders, role: str, metadata: Metadata[S]) -> None:
    """Let it wait for signatures; one that says the same keeps those that it has."""
    path = folders.proposals / f"{metadata.signed.version}.{role}.json"
    if path.exists():
        waiting = Metadata[S].from_bytes(path.read_bytes())
        if waiting.signed.to_dict() | {"expires": ""} == metadata.signed.to_dict() | {"expires": ""}:
            return
    drop_proposals(folders, role)
    write_durably(path, bytes_of(metadata))


def drop_proposals(folders: Folders, role: str) -> None:
    """What waits for this role is signed, or overtaken."""
    for path in folders.proposals.glob(f"*.{role}.json"):
        path.unlink()


def newest(folders: Folders, role: str) -> int:
    """The highest version that was ever written; 0 when there is none."""
    names = (path.name.partition(".")[0] for path in folders.metadata.glob(f"*.{role}.json"))
    return max((int(name) for name in names if name.isdecimal()), default=0)


def next_version(folders: Folders, role: str) -> int:
    """Past every version that was ever published, even where the files of some are gone."""
    return max(newest(folders, role), read_heights(folders).roles.get(role, 0)) + 1


def bytes_of(metadata: Metadata[S]) -> bytes:
    return metadata.to_bytes(JSONSerializer(compact=True))


def expiry(role: str, now: datetime) -> datetime:
    return _whole_second(now) + LIVES.get(role, LIVES[TARGETS])


class Asked(msgspec.Struct, frozen=True):
    """What a delegated role is to say, and what it said before."""

    delegator: Metadata[Targets]
    name: str
    former: Metadata[Targets] | None
    wanted: Mapping[str, TargetFile]


def _sign_targets(
    folders: Folders, current: Current, wanted: Mapping[str, TargetFile], done: Signing
) -> Metadata[Targets]:
    signed, root = current.targets.signed, current.root.signed
    named = delegations(folders, root)
    is_same = wanted == signed.targets and signed.delegations == named
    if is_same and not is_aged(TARGETS, signed, done.now):
        drop_proposals(folders, TARGETS)
        return current.targets
    draft = Targets(
        version=next_version(folders, TARGETS),
        expires=expiry(TARGETS, done.now),
        targets=dict(wanted),
        delegations=named,
    )
    return _sign_or_propose(folders, TARGETS, draft, root.roles[TARGETS], done) or current.targets


def _sign_delegated(folders: Folders, asked: Asked, done: Signing) -> Metadata[Targets] | None:
    name, former = asked.name, asked.former
    if former is None and not asked.wanted:
        return None  # nobody is asked to sign that nothing is said
    if former is not None and _still_holds(asked, done.now):
        drop_proposals(folders, name)
        return former
    draft = Targets(
        version=next_version(folders, name), expires=expiry(name, done.now), targets=dict(asked.wanted)
    )
    named = asked.delegator.signed.delegations
    role = (named.roles or {})[name] if named else None
    return former if role is None else _sign_or_propose(folders, name, draft, role, done) or former


def _still_holds(asked: Asked, now: datetime) -> bool:
    former, delegator = asked.former, asked.delegator.signed
    if former is None or asked.wanted != former.signed.targets or is_aged(asked.name, former.signed, now):
        return False
    # By who may sign now: the keys of a role may have been replaced.
    return bool(
        delegator.get_verification_result(asked.name, former.signed_bytes, former.signatures).verified
    )


def _sign_or_propose(
    folders: Folders, role: str, draft: Targets, by: Role, done: Signing
) -> Metadata[Targets] | None:
    metadata = Metadata(draft)
    signers = signers_among(folders, by.keyids)
    for signer in signers:
        metadata.sign(signer, append=True)
    if len(signers) < by.threshold:
        write_proposal(folders, role, metadata)
        done.proposed.append(role)
        return None
    write_metadata(folders, role, metadata)
    drop_proposals(folders, role)
    done.signed.append(role)
    return metadata


def _sign_own(folders: Folders, root: Metadata[Root], role: str, metadata: Metadata[S]) -> Metadata[S]:
    for signer in signers_of(folders, root, role):
        metadata.sign(signer, append=True)
    write_metadata(folders, role, metadata)
    return metadata


def _meta(folders: Folders, name: str, version: int) -> MetaFile:
    return MetaFile.from_data(version, (folders.metadata / name).read_bytes(), ["sha256"])


def _read(folders: Folders, name: str, _kind: type[S]) -> Metadata[S]:
    return Metadata[S].from_bytes((folders.metadata / name).read_bytes())


def _whole_second(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)
