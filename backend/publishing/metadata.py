"""Signed metadata by python-tuf: what is current, who says so, and until when (clauses 2.4 and 2.9).

Files are written so that a reader never meets a name without its file: targets, snapshot, and timestamp last.
A version only goes up, even over files that a crash left unreferenced.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec
from tuf.api.metadata import Metadata, MetaFile, Root, Signed, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from backend.core.blobs import write_compressed, write_durably
from backend.publishing.errors import KeysError
from backend.publishing.folders import Folders
from backend.publishing.keys import make_keys, new_root, refuse_development, signers_of
from sync.canonical import canonical

LIVES = {
    "root": timedelta(days=730),
    "targets": timedelta(days=180),
    "snapshot": timedelta(days=60),
    "timestamp": timedelta(days=35),
}
TIMESTAMP = "timestamp.json"

S = TypeVar("S", Root, Targets, Snapshot, Timestamp)


class Anchor(msgspec.Struct, frozen=True):
    """What a phone trusts before it has heard from any server (clause 2.6)."""

    root_version: int
    root_sha256: str
    snapshot_version: int


class Current(msgspec.Struct, frozen=True):
    """The metadata that timestamp.json leads to."""

    root: Metadata[Root]
    targets: Metadata[Targets]
    snapshot: Metadata[Snapshot]
    timestamp: Metadata[Timestamp]


def create_trust(folders: Folders, environment: str, now: datetime) -> bool:
    """Make keys, first metadata and the anchor; False when they are there already."""
    if folders.anchor.exists():
        return False
    signers = make_keys(folders, environment)
    root = Metadata(new_root(signers, environment, _expiry("root", now)))
    for signer in signers["root"]:
        root.sign(signer, append=True)
    data = _bytes_of(root)
    write_compressed(folders.metadata / "1.root.json", data)
    targets = Metadata(Targets(version=1, expires=_expiry("targets", now)))
    _write(folders, root, "targets", targets)
    snapshot = _sign_snapshot(folders, root, targets, 1, now)
    _sign_timestamp(folders, root, snapshot, 1, now)
    anchor = Anchor(1, hashlib.sha256(data).hexdigest(), 1)
    write_durably(folders.anchor, canonical(anchor))
    return True


def read_current(folders: Folders, *, is_production: bool) -> Current:
    """The metadata as they are published.

    Raises: KeysError when there are none, or production meets development's.
    """
    if not folders.anchor.exists():
        raise KeysError("there are no keys yet: `wegwijs keys create` makes them")
    root: Metadata[Root] = _read(folders, f"{_newest(folders, 'root')}.root.json", Root)
    if is_production:
        refuse_development(root)
    timestamp = _read(folders, TIMESTAMP, Timestamp)
    snapshot = _read(folders, f"{timestamp.signed.snapshot_meta.version}.snapshot.json", Snapshot)
    targets = _read(folders, f"{snapshot.signed.meta['targets.json'].version}.targets.json", Targets)
    return Current(root, targets, snapshot, timestamp)


def sign_current(
    folders: Folders, current: Current, wanted: Mapping[str, TargetFile] | None, now: datetime
) -> list[str]:
    """Sign what has to be signed: changed targets (None: leave them), and what has lived a third of its life.

    Raises: KeysError.
    """
    root, targets, snapshot = current.root, current.targets, current.snapshot
    signed = []
    if wanted is not None and (wanted != targets.signed.targets or is_aged("targets", targets.signed, now)):
        version = _newest(folders, "targets") + 1
        targets = Metadata(Targets(version=version, expires=_expiry("targets", now), targets=dict(wanted)))
        _write(folders, root, "targets", targets)
        signed.append("targets")
    if signed or is_aged("snapshot", snapshot.signed, now):
        snapshot = _sign_snapshot(folders, root, targets, _newest(folders, "snapshot") + 1, now)
        signed.append("snapshot")
    if signed or is_aged("timestamp", current.timestamp.signed, now):
        _sign_timestamp(folders, root, snapshot, current.timestamp.signed.version + 1, now)
        signed.append("timestamp")
    return signed


def is_aged(role: str, signed: Signed, now: datetime) -> bool:
    """Whether a third of its life is gone, or it was signed by a clock that was ahead: phones would not believe that one."""
    return not LIVES[role] * 2 / 3 <= signed.expires - now <= LIVES[role]


def _sign_snapshot(
    folders: Folders, root: Metadata[Root], targets: Metadata[Targets], version: int, now: datetime
) -> Metadata[Snapshot]:
    data = (folders.metadata / f"{targets.signed.version}.targets.json").read_bytes()
    meta = {"targets.json": MetaFile.from_data(targets.signed.version, data, ["sha256"])}
    snapshot = Metadata(Snapshot(version=version, expires=_expiry("snapshot", now), meta=meta))
    _write(folders, root, "snapshot", snapshot)
    return snapshot


def _sign_timestamp(
    folders: Folders, root: Metadata[Root], snapshot: Metadata[Snapshot], version: int, now: datetime
) -> None:
    data = (folders.metadata / f"{snapshot.signed.version}.snapshot.json").read_bytes()
    timestamp = Timestamp(
        version=version,
        expires=_expiry("timestamp", now),
        snapshot_meta=MetaFile.from_data(snapshot.signed.version, data, ["sha256"]),
        unrecognized_fields={"signed_at": f"{_whole_second(now):%Y-%m-%dT%H:%M:%SZ}"},  # clause 1.4
    )
    _write(folders, root, "timestamp", Metadata(timestamp))


def _write(folders: Folders, root: Metadata[Root], role: str, metadata: Metadata[S]) -> None:
    for signer in signers_of(folders, root, role):
        metadata.sign(signer, append=True)
    data = _bytes_of(metadata)
    if role == "timestamp":
        # Replaced in place, and a twin would be a moment older or newer than it.
        write_durably(folders.metadata / TIMESTAMP, data)
    else:
        write_compressed(folders.metadata / f"{metadata.signed.version}.{role}.json", data)


def _read(folders: Folders, name: str, _kind: type[S]) -> Metadata[S]:
    return Metadata[S].from_bytes((folders.metadata / name).read_bytes())


def _newest(folders: Folders, role: str) -> int:
    names = (path.name.partition(".")[0] for path in folders.metadata.glob(f"*.{role}.json"))
    return max(int(name) for name in names if name.isdecimal())


def _bytes_of(metadata: Metadata[S]) -> bytes:
    return metadata.to_bytes(JSONSerializer(compact=True))


def _expiry(role: str, now: datetime) -> datetime:
    return _whole_second(now) + LIVES[role]


def _whole_second(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)
