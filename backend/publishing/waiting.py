"""What waits for signatures, as publishers see it in the studio; and one signature more, made in a browser or carried here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Signature
from tuf.api.metadata import Key, Root, TargetFile, Targets

from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.core.errors import ConflictError, ForbiddenError, NotFoundError
from backend.publishing.changes import PackChanges, Side, compare, current_side, manifest_side
from backend.publishing.delegations import ROOT, TARGETS, delegation_differences, waiting_targets
from backend.publishing.differences import root_differences, target_differences
from backend.publishing.errors import ProposalError
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.keys import is_in_browser
from backend.publishing.metadata import Current, bytes_of, read_current
from backend.publishing.proposals import (
    AnyMetadata,
    is_decided,
    make_signed_current,
    parse_proposal,
    read_proposal,
    role_of,
)
from backend.publishing.publisher_keys import waiting_root
from backend.publishing.targets import NEXT
from sync.canonical import name_blob
from sync.manifest import parse_custom


class Signer(msgspec.Struct, frozen=True):
    """Who may sign, or has; `holder` is empty where no account here made the key."""

    keyid: str
    holder: str
    is_in_browser: bool


class Proposal(msgspec.Struct, frozen=True):
    """A file that waits; `digest` is the SHA-256 of the bytes that are signed, for two people to compare."""

    file: str
    role: str
    version: int
    expires: datetime
    digest: str
    threshold: int
    signed_by: Sequence[Signer]
    may_sign: Sequence[Signer]
    needs_own_machine: bool


class ProposedPack(msgspec.Struct, frozen=True):
    """An edition that it brings: for everybody, or staged for these places; or that it takes away."""

    target: str
    places: Sequence[str]
    changes: PackChanges | None


class ProposalChanges(msgspec.Struct, frozen=True):
    """What it changes: editions, and line by line what else."""

    packs: Sequence[ProposedPack]
    lines: Sequence[str]


def list_waiting(settings: Settings, holders: Mapping[str, str]) -> list[Proposal]:
    """All that waits.

    Raises: KeysError, ProposalError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    return [_proposal(settings, current, path, holders) for path in sorted(folders.proposals.glob("*.json"))]


def read_changes(settings: Settings, file: str) -> ProposalChanges:
    """What a proposal changes of what is published.

    Raises: NotFoundError, ProposalError, SyncError.
    """
    folders = folders_of(settings)
    signed = read_proposal(_path(folders, file)).signed
    current = read_current(folders, is_production=settings.is_production)
    if not isinstance(signed, Targets):
        return ProposalChanges((), root_differences(current.root.signed, signed))
    role = role_of(_path(folders, file))
    old = _targets_of(current, role)
    packs = {name: target for name, target in signed.targets.items() if target.custom}
    gone = [name for name in old if name not in signed.targets and old[name].custom]
    before, after = _without_packs(old), _without_packs(signed.targets)
    lines = target_differences(before, after, lambda path: _published(folders, path))
    if role == TARGETS:
        lines += delegation_differences(current.targets.signed.delegations, signed.delegations)
    return ProposalChanges(
        packs=[
            *(
                _pack(folders, current, name, target)
                for name, target in packs.items()
                if _is_new(old.get(name), target)
            ),
            *(ProposedPack(name, (), None) for name in gone),
        ],
        lines=lines,
    )


def proposed_sides(settings: Settings, file: str, target: str) -> tuple[Side | None, Side]:
    """The edition that everybody has, and the one that this target of a proposal brings.

    Raises: NotFoundError, ProposalError, SyncError.
    """
    folders = folders_of(settings)
    found = read_proposal(_path(folders, file)).signed.targets.get(target)
    if found is None or not found.custom:
        raise NotFoundError("the proposal has no such edition")
    current = read_current(folders, is_production=settings.is_production)
    pack = _pack_of(target)
    return current_side(folders, current, pack), manifest_side(folders, _target(folders, target, found), pack)


def take_signature(settings: Settings, file: str, given: Signature, digest: str, now: datetime) -> list[str]:
    """Add one signature to what waits; the roles that are current with it, none while more are needed.

    Raises: NotFoundError, ConflictError code overtaken when other bytes wait by now, ForbiddenError for a key or role that
    is not signed with here, ProposalError for a signature that is none.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        path = _path(folders, file)
        if role_of(path) == ROOT:
            raise ForbiddenError("this is signed on the machines of who holds those keys")
        return _add(settings, path, digest, {given.keyid: given}, now)


def take_copy(settings: Settings, file: str, data: bytes, now: datetime) -> tuple[list[str], list[str]]:
    """Add what people signed in a copy on their own machines: their keys, and the roles that are current with it.

    Raises: NotFoundError, ConflictError code overtaken when other bytes wait by now and unsigned when nobody signed the
    copy, ForbiddenError for a key that signs nothing here, ProposalError for what is no copy or a signature that is none.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        path = _path(folders, file)
        copy = parse_proposal(data, file)
        had = read_proposal(path).signatures
        signed = {keyid: one for keyid, one in copy.signatures.items() if had.get(keyid) != one}
        if not signed:
            raise ConflictError("nobody has signed this copy", "unsigned")
        return list(signed), _add(settings, path, name_blob(copy.signed_bytes), signed, now)


def _add(
    settings: Settings, path: Path, digest: str, given: Mapping[str, Signature], now: datetime
) -> list[str]:
    folders, waiting = folders_of(settings), read_proposal(path)
    if name_blob(waiting.signed_bytes) != digest:
        raise ConflictError("something newer waits by now", "overtaken")
    current = read_current(folders, is_production=settings.is_production)
    known = _signers(folders, current, role_of(path)).keys
    for keyid, signature in given.items():
        if keyid not in known:
            raise ForbiddenError("this key signs nothing here", "unknown-key")
        _require_valid(known[keyid], signature, waiting)
    waiting.signatures.update(given)
    write_durably(path, bytes_of(waiting))
    try:
        return make_signed_current(folders, current, now)
    except ProposalError:
        return []  # more are needed, and the overview says which


class Signers(NamedTuple):
    """Who may sign for a role, and how many of them must."""

    keys: Mapping[str, Key]
    threshold: int


def _signers(folders: Folders, current: Current, role: str) -> Signers:
    """By the root and the targets that are current, and by a root that waits: its people sign before it counts.

    Once the holders of the root have signed that one, a key that it no longer names signs nothing more. For what targets
    delegate sign those whom the targets that wait name as well, or they alone where none stays.
    """
    if role in (ROOT, TARGETS):
        proposed = waiting_root(folders)
        roots: list[Root] = [one.signed for one in (current.root, proposed) if one]
        if proposed and role == TARGETS and is_decided(current.root, proposed):
            roots = [proposed.signed]
        keys = {keyid: root.keys[keyid] for root in roots for keyid in root.roles[role].keyids}
        return Signers(keys, roots[-1].roles[role].threshold)
    now = _delegated(current.targets.signed, role)
    coming = waiting_targets(folders)
    then = now if coming is None else _delegated(coming.signed, role)
    both = {keyid: key for keyid, key in now.items() if keyid in then}
    return Signers(both or then, 1)


def _delegated(targets: Targets, role: str) -> Mapping[str, Key]:
    """The keys that these targets let sign for a role."""
    delegations = targets.delegations
    named = (delegations.roles or {}).get(role) if delegations else None
    return {keyid: delegations.keys[keyid] for keyid in named.keyids} if delegations and named else {}


def _proposal(settings: Settings, current: Current, path: Path, holders: Mapping[str, str]) -> Proposal:
    metadata, role = read_proposal(path), role_of(path)
    keys, threshold = _signers(folders_of(settings), current, role)
    signers = {
        keyid: Signer(keyid, holders.get(keyid, ""), is_in_browser(key)) for keyid, key in keys.items()
    }
    signed = [keyid for keyid in metadata.signatures if keyid in signers]
    needs = (
        role == TARGETS and settings.is_production and all(signers[keyid].is_in_browser for keyid in signed)
    )
    return Proposal(
        file=path.name,
        role=role,
        version=metadata.signed.version,
        expires=metadata.signed.expires,
        digest=name_blob(metadata.signed_bytes),
        threshold=threshold,
        signed_by=[signers[keyid] for keyid in signed],
        may_sign=[signer for keyid, signer in signers.items() if keyid not in signed],
        needs_own_machine=needs,
    )


def _require_valid(key: Key, given: Signature, waiting: AnyMetadata) -> None:
    try:
        key.verify_signature(given, waiting.signed_bytes)
    except (UnverifiedSignatureError, ValueError) as error:
        raise ProposalError("this is no signature of that key over these bytes") from error


def _pack(folders: Folders, current: Current, name: str, target: TargetFile) -> ProposedPack:
    pack = _pack_of(name)
    new = manifest_side(folders, _target(folders, name, target), pack)
    places = parse_custom(target.custom).places or ()
    return ProposedPack(name, places, compare(current_side(folders, current, pack), new))


def _without_packs(targets: Mapping[str, TargetFile]) -> dict[str, TargetFile]:
    return {name: target for name, target in targets.items() if not target.custom}


def _is_new(old: TargetFile | None, new: TargetFile) -> bool:
    return old is None or old.hashes != new.hashes or old.custom != new.custom


def _pack_of(target: str) -> str:
    return target.removesuffix(NEXT).removesuffix(".json")


def _targets_of(current: Current, role: str) -> Mapping[str, TargetFile]:
    if role == TARGETS:
        return current.targets.signed.targets
    return current.delegated[role].signed.targets if role in current.delegated else {}


def _target(folders: Folders, name: str, target: TargetFile) -> bytes:
    return _published(folders, f"targets/{target.hashes['sha256']}.{name}")


def _published(folders: Folders, path: str) -> bytes:
    sha256 = path.removeprefix("b/")
    return folders.blobs.read(sha256) if sha256 != path else (folders.data / path).read_bytes()


def _path(folders: Folders, file: str) -> Path:
    path = folders.proposals / file
    if "/" in file or not path.is_file():
        raise NotFoundError("nothing of that name waits: it was signed, or something newer waits")
    return path
