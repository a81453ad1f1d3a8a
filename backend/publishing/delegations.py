"""To whom the targets delegate: recalls to any one publisher, each region to the holder of its key (clause 2.5)."""

from tuf.api.metadata import DelegatedRole, Delegations, Key, Metadata, Root, Targets

from backend.publishing.folders import Folders
from backend.publishing.keys import read_public

ROOT = "root"
TARGETS = "targets"
RECALLS = "recalls"
REGION = "region-"


def delegated_roles(targets: Metadata[Targets]) -> list[str]:
    """To whom these targets delegate."""
    delegations = targets.signed.delegations
    return [] if delegations is None else list(delegations.roles or {})


def delegation_differences(old: Delegations | None, new: Delegations | None) -> list[str]:
    """Whose keys sign for whom, where that changes."""
    before, after = ((one.roles if one else None) or {} for one in (old, new))
    lines = [f"- {name}" for name in before if name not in after]
    for name, role in after.items():
        had = before[name].keyids if name in before else []
        lines += [f"+ {name}: key {keyid[:16]}" for keyid in role.keyids if keyid not in had]
        lines += [f"- {name}: key {keyid[:16]}" for keyid in had if keyid not in role.keyids]
    return lines


def delegations(folders: Folders, root: Root) -> Delegations:
    """Recalls by any one publisher, and each region by the holder of its key (clause 2.5).

    Of a root that waits for its signatures the publishers count already: what is signed meanwhile must not bring back a
    key that it takes out.
    """
    next_root = _waiting(folders, root) or root
    publishers = [next_root.keys[keyid] for keyid in next_root.roles[TARGETS].keyids]
    regions = sorted(folders.regions.glob("*.pub"))
    roles = [
        (RECALLS, publishers, [f"{RECALLS}.json"]),
        *((f"{REGION}{path.stem}", [read_public(path)], [f"overlay.{path.stem}.*.json"]) for path in regions),
    ]
    keys: dict[str, Key] = {key.keyid: key for _, holders, _ in roles for key in holders}
    named = {
        name: DelegatedRole(name, [key.keyid for key in holders], 1, terminating=True, paths=paths)
        for name, holders, paths in roles
    }
    return Delegations(keys, named)


def waiting_targets(folders: Folders) -> Metadata[Targets] | None:
    """The targets that wait for signatures."""
    path = next(iter(folders.proposals.glob(f"*.{TARGETS}.json")), None)
    return None if path is None else Metadata[Targets].from_bytes(path.read_bytes())


def _waiting(folders: Folders, root: Root) -> Root | None:
    path = folders.proposals / f"{root.version + 1}.{ROOT}.json"
    return Metadata[Root].from_bytes(path.read_bytes()).signed if path.exists() else None
