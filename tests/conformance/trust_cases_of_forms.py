"""Which forms delegations, names, repositories and hashes may have, and which not (TUF 4)."""

from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_publisher import PLACES, sign_edited


def a_role_named_like_one_of_the_four(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    _delegate_edited(it, roles=[_role(it) | {"name": "snapshot"}])
    it.miss("x.json", "bad-metadata")


def a_role_with_patterns_and_prefixes(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    role = _role(it) | {"path_hash_prefixes": ["00"]}
    _delegate_edited(it, roles=[role])
    it.miss("x.json", "bad-metadata")


def a_role_with_neither_patterns_nor_prefixes(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    role = {name: value for name, value in _role(it).items() if name != "paths"}
    _delegate_edited(it, roles=[role])
    it.miss("x.json", "bad-metadata")


def a_role_that_is_delegated_to_twice(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    _delegate_edited(it, roles=[_role(it), _role(it)])
    it.miss("x.json", "bad-metadata")


def roles_and_bins_at_once(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    bins = {"keyids": [], "threshold": 1, "bit_length": 2, "name_prefix": "bin"}
    _delegate_edited(it, succinct_roles=bins)
    it.miss("x.json", "bad-metadata")


def bins_of_no_bits(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    bins = {"keyids": [], "threshold": 1, "bit_length": 0, "name_prefix": "bin"}
    _delegate_edited(it, roles=None, succinct_roles=bins)
    it.miss("x.json", "bad-metadata")


def names_of_roles_that_mean_something_in_an_address(it: Delegating) -> None:
    for number, name in enumerate(("?", "#", "/a", "../b", "%2F", "\u00e9 e", "constructor", "__proto__")):
        it.delegate(name, f"{number}/*")
        it.add(f"{number}/x", name)
    it.publish()
    for number in range(8):
        it.find(f"{number}/x")


def fields_of_delegations_that_nobody_knows(it: Delegating) -> None:
    new = {"x-later": {"a": [1, None]}}
    role = it.delegate("a", "*")
    role.unrecognized_fields |= new
    it.delegated["a"].unrecognized_fields |= new
    assert it.targets.delegations is not None
    it.targets.delegations.unrecognized_fields |= new
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")


def a_repository_without_consistent_snapshots(it: Delegating) -> None:
    it.root.consistent_snapshot = False
    it.publish_root()
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.offer(b'{"places":[]}')
    it.publish()
    it.find(PLACES)
    it.find("x.json")
    it.add("x.json", "a", b"newer")
    it.publish()
    it.find("x.json")


def a_repository_that_begins_with_consistent_snapshots(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.files = {name: data for name, data in it.files.items() if ".root." in name}
    it.root.consistent_snapshot = False
    it.publish_root()
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")


def files_of_other_folders_and_hashes(it: Delegating) -> None:
    it.add("docs/x.json", algorithms=["sha512"])
    it.add("docs/y.json", algorithms=["sha256", "sha512"])
    it.add("docs/z.json", algorithms=["sha384"])
    it.publish()
    for name in ("x", "y", "z"):
        it.find(f"docs/{name}.json")


def a_file_of_which_one_of_two_hashes_is_wrong(it: Delegating) -> None:
    for wrong in ("sha256", "sha512"):
        it.add("x.json", algorithms=["sha256", "sha512"])
        entry = it.targets.targets["x.json"]
        entry.hashes[wrong] = "0" * len(entry.hashes[wrong])
        it.files |= {f"targets/{digest}.x.json": b"x.json of targets" for digest in entry.hashes.values()}
        it.publish()
        it.miss("x.json", "wrong-hash")


def an_endless_file(it: Delegating) -> None:
    it.add("x.json", data=b"1234")
    it.publish()
    name = next(name for name in it.files if name.endswith(".x.json"))
    it.files[name] += b" " * 9999
    it.miss("x.json", "too-large")


def _role(it: Delegating) -> dict[str, object]:
    delegations = it.targets.to_dict()["delegations"]
    return dict(delegations["roles"][0])


def _delegate_edited(it: Delegating, **changed: object) -> None:
    """Delegations that python-tuf itself would not write; what is None is left out."""
    delegations = it.targets.to_dict()["delegations"] | changed
    delegations = {name: value for name, value in delegations.items() if value is not None}
    name = it.file_of("targets", it.targets.version)
    it.files[name] = sign_edited(it.files[name], it.signers["targets"], delegations=delegations)
    it.without_hashes()
