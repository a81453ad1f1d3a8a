"""How trust begins: the first root, in development by the server alone, in production out of people's public keys."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from tuf.api.metadata import Key, Metadata, Root, Targets

from backend.core.blobs import write_compressed, write_durably
from backend.core.config import Settings
from backend.publishing.delegations import TARGETS, delegations
from backend.publishing.errors import KeysError
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.keys import (
    KEY_COUNTS,
    ROLES,
    KeyRole,
    make_centre_keys,
    make_keys,
    new_root,
    read_public,
    show_keys,
)
from backend.publishing.metadata import (
    bytes_of,
    drop_proposals,
    expiry,
    read_current,
    sign_snapshot,
    sign_timestamp,
    write_metadata,
    write_proposal,
)
from sync.canonical import canonical

PRODUCTION = "production"
OWN_ROLES = ("snapshot", "timestamp")


class Anchor(msgspec.Struct, frozen=True):
    """What a phone trusts before it has heard from any server (clause 2.6)."""

    root_version: int
    root_sha256: str
    snapshot_version: int


def create_keys(settings: Settings, now: datetime) -> bool:
    """Make the keys of this environment and the anchor, all on this machine; False when they are there already."""
    folders = folders_of(settings)
    with signing_alone(folders):
        if folders.anchor.exists():
            return False
        signers = make_keys(folders, settings.env)
        keys = {role: [signer.public_key for signer in signers[role]] for role in ROLES}
        root = Metadata(_first_root(folders, keys, settings.env, now))
        targets = Metadata(_first_targets(folders, root.signed, now))
        for role, metadata in (("root", root), (TARGETS, targets)):
            for signer in signers[role]:
                metadata.sign(signer, append=True)
        begin(folders, root, targets, now)
        return True


def propose_keys(
    settings: Settings, root_keys: Sequence[Path], publishers: Sequence[Path], now: datetime
) -> list[Path]:
    """The first root and targets for production, unsigned, out of people's public keys: the files that they sign.

    Raises: KeysError when trust has begun already, or there are fewer keys than production needs.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        if folders.anchor.exists():
            raise KeysError("there are keys already: `wegwijs keys rotate` replaces them")
        found: dict[str, list[Key]] = {
            "root": [*map(read_public, root_keys)],
            TARGETS: [*map(read_public, publishers)],
        }
        for role, keys in found.items():
            count = KEY_COUNTS[PRODUCTION][role][0]
            if len({key.keyid for key in keys}) < count:
                raise KeysError(f"{role} needs {count} keys of different people")
        own = make_keys(folders, PRODUCTION, OWN_ROLES)
        all_keys = found | {role: [signer.public_key for signer in own[role]] for role in OWN_ROLES}
        root = _first_root(folders, all_keys, PRODUCTION, now)
        write_proposal(folders, "root", Metadata(root))
        write_proposal(folders, TARGETS, Metadata(_first_targets(folders, root, now)))
        return sorted(folders.proposals.glob("1.*.json"))


def begin(folders: Folders, root: Metadata[Root], targets: Metadata[Targets], now: datetime) -> None:
    """Make the first metadata current, and the anchor last: with it, trust has begun."""
    data = bytes_of(root)
    write_compressed(folders.metadata / "1.root.json", data)
    write_metadata(folders, TARGETS, targets)
    snapshot = sign_snapshot(folders, root, {TARGETS: targets}, 1, now)
    sign_timestamp(folders, root, snapshot, 1, now)
    anchor = Anchor(1, hashlib.sha256(data).hexdigest(), 1)
    write_durably(folders.anchor, canonical(anchor))
    for role in ("root", TARGETS):
        drop_proposals(folders, role)


def list_keys(settings: Settings) -> list[KeyRole]:
    """Who signs what, and which keys are here.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    return show_keys(folders, read_current(folders, is_production=settings.is_production).root)


def _first_root(folders: Folders, keys: Mapping[str, Sequence[Key]], environment: str, now: datetime) -> Root:
    return new_root(keys, environment, make_centre_keys(folders), expiry("root", now))


def _first_targets(folders: Folders, root: Root, now: datetime) -> Targets:
    return Targets(version=1, expires=expiry(TARGETS, now), delegations=delegations(folders, root))
