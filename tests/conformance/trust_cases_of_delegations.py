"""Whom the targets ask for a file: patterns, prefixes, bins, in what order, and who must have signed (TUF 5.6.7)."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import MetaFile

from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_publisher import PLACES, NumberedSigner, sign_edited


def a_file_of_the_targets_themselves(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add(PLACES, "a", b"another")
    it.publish()
    it.find(PLACES)


def a_file_of_a_role_that_is_delegated_to(it: Delegating) -> None:
    it.delegate("a", "*.json")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.add("x.json", "a", b"newer")
    it.publish()
    it.find("x.json")


def a_file_that_nobody_speaks_of(it: Delegating) -> None:
    it.delegate("a", "*")
    it.publish()
    it.miss("x.json")


def a_role_says_nothing_of_what_it_is_not_asked(it: Delegating) -> None:
    it.delegate("a", "overlay.noord.*.json")
    it.add("overlay.zuid.x.json", "a")
    it.publish()
    it.miss("overlay.zuid.x.json")


def a_star_does_not_reach_into_a_folder(it: Delegating) -> None:
    it.delegate("a", "docs/*")
    for name in ("docs/x", "docs/more/x", "x"):
        it.add(name, "a")
    it.publish()
    it.find("docs/x")
    it.miss("docs/more/x")
    it.miss("x")


def every_folder_has_its_own_pattern(it: Delegating) -> None:
    it.delegate("a", "v?/*/[a-c]*.[!j]*")
    for name in ("v1/x/a.txt", "v1/x/d.txt", "v1/x/a.json", "v12/x/a.txt", "v1/a.txt"):
        it.add(name, "a")
    it.publish()
    it.find("v1/x/a.txt")
    for name in ("v1/x/d.txt", "v1/x/a.json", "v12/x/a.txt", "v1/a.txt"):
        it.miss(name)


def patterns_in_which_letters_stand_for_themselves(it: Delegating) -> None:
    it.delegate("a", "a.b", "(c)+", "d$", "{e}", "f|g", "h\\i", "[]]x", "[!]]y", "[j", "k^", "[^m]", "[a\\]z")
    found = ("a.b", "(c)+", "d$", "{e}", "f|g", "h\\i", "]x", "iy", "[j", "k^", "^", "m", "\\z")
    missed = ("aXb", "cc", "d", "f", "hi", "]y", "j", "n", "]z")
    for name in (*found, *missed):
        it.add(name, "a")
    it.publish()
    for name in found:
        it.find(name)
    for name in missed:
        it.miss(name)


def a_pattern_is_of_the_whole_name_and_its_case(it: Delegating) -> None:
    it.delegate("a", "read*")
    for name in ("readme", "README", "a-readme", "read\nme", "read\U0001f600"):
        it.add(name, "a")
    it.publish()
    it.find("readme")
    it.find("read\nme")
    it.find("read\U0001f600")
    it.miss("README")
    it.miss("a-readme")


def a_prefix_of_the_hash_of_the_name(it: Delegating) -> None:
    digest = sha256(b"x.json").hexdigest()
    it.delegate("a", prefixes=[digest[:3]])
    other = next(
        f"{n}.json" for n in range(99) if not sha256(f"{n}.json".encode()).hexdigest().startswith(digest[0])
    )
    it.add("x.json", "a")
    it.add(other, "a")
    it.publish()
    it.find("x.json")
    it.miss(other)


def bins_of_hashes(it: Delegating) -> None:
    succinct = it.delegate_succinctly(5, "bin")
    names = [f"file-{number}.json" for number in range(12)]
    for name in names:
        it.add(name, succinct.get_role_for_target(name))
    it.publish()
    for name in names:
        it.find(name)


def a_bin_says_nothing_of_what_is_in_another(it: Delegating) -> None:
    succinct = it.delegate_succinctly(1, "bin")
    own = succinct.get_role_for_target("x.json")
    (other,) = set(succinct.get_roles()) - {own}
    it.add("x.json", other)
    it.publish()
    it.miss("x.json")


def as_many_bins_as_there_may_be(it: Delegating) -> None:
    succinct = it.delegate_succinctly(1, "bin")
    succinct.bit_length, succinct.number_of_bins, succinct.suffix_len = 32, 2**32, 8
    name = succinct.get_role_for_target("x.json")
    it.delegated = {name: it.delegated["bin-0"]}
    it.signers_of[name] = it.signers_of["bin"]
    it.add("x.json", name)
    it.publish()
    it.find("x.json")


def bins_of_which_one_delegates_on(it: Delegating) -> None:
    name = it.delegate_succinctly(2, "bin").get_role_for_target("x.json")
    it.delegate("a", "x*", by=name)
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")


def who_is_named_first_is_asked_first(it: Delegating) -> None:
    it.delegate("b", "*")
    it.delegate("a", "*")
    it.add("x.json", "a", b"never")
    it.add("x.json", "b", b"found")
    it.publish()
    it.find("x.json")


def depth_comes_before_breadth(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*")
    it.delegate("c", "*", by="a")
    it.add("x.json", "b", b"never")
    it.add("x.json", "c", b"found")
    it.publish()
    it.find("x.json")


def after_a_terminating_role_nobody_else_is_asked(it: Delegating) -> None:
    it.delegate("a", "x*", terminating=True)
    it.delegate("b", "*")
    it.add("x.json", "b")
    it.add("y.json", "b")
    it.publish()
    it.miss("x.json")
    it.find("y.json")


def a_terminating_role_still_asks_its_own(it: Delegating) -> None:
    it.delegate("a", "*", terminating=True)
    it.delegate("c", "*", by="a")
    it.add("x.json", "c")
    it.publish()
    it.find("x.json")


def a_terminating_role_deeper_ends_the_whole_search(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*")
    it.delegate("c", "*", by="a", terminating=True)
    it.delegate("d", "*", by="a")
    it.add("x.json", "b")
    it.add("x.json", "d")
    it.publish()
    it.miss("x.json")


def roles_that_delegate_in_a_circle(it: Delegating) -> None:
    it.delegate("a", "*")
    it.delegate("b", "*", by="a")
    it.delegate("a", "*", by="b", signers=it.signers_of["a"])
    it.publish()
    it.miss("x.json")
    it.add("x.json", "b")
    it.publish()
    it.find("x.json")


def more_roles_than_are_asked(it: Delegating) -> None:
    for number in range(33):
        it.delegate(f"r{number}", "*")
    it.add("x.json", "r31")
    it.add("y.json", "r32")
    it.publish()
    it.find("x.json")
    it.miss("y.json")


def a_role_that_the_snapshot_does_not_list(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish_targets()
    del it.snapshot.meta["a.json"]
    it.publish_over()
    it.miss("x.json", "missing-role")
    it.find(PLACES)


def a_role_whose_file_is_not_there(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    del it.files["metadata/1.a.json"]
    it.miss("x.json", "missing-role")


def a_role_signed_by_a_stranger(it: Delegating) -> None:
    it.delegate("a", "*")
    it.signers_of["a"] = [NumberedSigner(99)]
    it.add("x.json", "a")
    it.publish()
    it.miss("x.json", "unsigned")
    it.find(PLACES)


def a_role_signed_by_its_delegators_key(it: Delegating) -> None:
    it.delegate("a", "*")
    it.signers_of["a"] = it.signers["targets"]
    it.add("x.json", "a")
    it.publish()
    it.miss("x.json", "unsigned")


def a_role_below_its_threshold(it: Delegating) -> None:
    it.signers_of["a"] = [NumberedSigner(61), NumberedSigner(62)]
    it.delegate("a", "*").threshold = 2
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.signers_of["a"] = it.signers_of["a"][:1]
    it.publish()
    it.miss("x.json", "unsigned")


def an_expired_role(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.delegated["a"].expires = it.now
    it.publish()
    it.miss("x.json", "expired")
    it.find(PLACES)


def a_role_that_expired_where_it_is_kept(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.delegated["a"].expires = it.now
    it.publish()
    it.miss("x.json", "expired")
    it.delegated["a"].expires = it.expiry("targets")
    it.publish()
    it.find("x.json")


def a_role_of_another_version(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.snapshot.meta["a.json"] = MetaFile(2)
    it.files["metadata/2.a.json"] = it.files["metadata/1.a.json"]
    it.publish_over()
    it.miss("x.json", "wrong-version")


def a_role_of_which_a_byte_is_another(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    data = it.files["metadata/1.a.json"]
    it.files["metadata/1.a.json"] = data.replace(b"x.json", b"y.json")
    it.miss("x.json", "wrong-hash")
    it.files["metadata/1.a.json"] = data + b" "
    it.miss("x.json", "wrong-length")


def a_role_named_by_another_hash(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.publish_delegated("a", "sha512")
    it.publish_over()
    it.find("x.json")


def an_endless_role(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.snapshot.meta["a.json"] = MetaFile(1)
    it.publish_over()
    it.files["metadata/1.a.json"] += b" " * 1_048_576
    it.miss("x.json", "too-large")


def a_role_that_goes_back(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    former = it.snapshot.meta["a.json"]
    it.publish()
    it.find("x.json")
    it.snapshot.meta["a.json"] = former
    it.publish_over()
    it.miss("x.json", "rollback")


def a_role_that_is_listed_no_more(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    del it.snapshot.meta["a.json"]
    it.publish_over()
    it.miss("x.json", "rollback")


def a_fast_forward_of_a_role_ends_with_a_new_snapshot_key(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.delegated["a"].version = 2**31
    it.publish()
    it.find("x.json")
    it.delegated["a"].version = 1
    it.rotate("snapshot", 32)
    it.publish_root()
    it.publish()
    it.find("x.json")


def a_role_with_a_new_key(it: Delegating) -> None:
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    former = it.signers_of["a"]
    it.signers_of["a"] = [NumberedSigner(77)]
    it.delegate("a", "*")
    it.publish()
    it.find("x.json")
    it.signers_of["a"] = former
    it.publish()
    it.miss("x.json", "unsigned")


def a_role_whose_key_was_replaced_while_its_file_stayed(it: Delegating) -> None:
    """What is kept is checked against whoever delegates now."""
    it.delegate("a", "*")
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    it.delegate("a", "*", signers=[NumberedSigner(77)])
    it.publish_top()
    it.publish_over()
    it.miss("x.json", "unsigned")


def a_role_of_two_delegators_is_checked_for_each(it: Delegating) -> None:
    """Of the two only the first knows the key; what the second delegates is not what the first does."""
    it.delegate("a", "a/*")
    it.delegate("b", "b/*")
    it.delegate("shared", "a/*", by="a")
    it.delegate("shared", "b/*", by="b", signers=[NumberedSigner(77)])
    it.add("a/x", "shared")
    it.add("b/x", "shared")
    it.publish()
    it.find("a/x")
    it.miss("b/x", "unsigned")


def keys_of_every_kind(it: Delegating) -> None:
    signers = [
        CryptoSigner(ed25519.Ed25519PrivateKey.from_private_bytes(b"7" * 32)),
        CryptoSigner(rsa.generate_private_key(65537, 2048)),
        CryptoSigner(ec.generate_private_key(ec.SECP384R1())),
        NumberedSigner(77),
    ]
    it.signers_of["a"] = list(signers)
    it.delegate("a", "*").threshold = 4
    it.add("x.json", "a")
    it.publish()
    it.find("x.json")
    for left_out in range(4):
        it.signers_of["a"] = [signer for at, signer in enumerate(signers) if at != left_out]
        it.publish()
        it.miss("x.json", "unsigned")


def a_signature_of_another_scheme(it: Delegating) -> None:
    """The key is right, and signed something; it did not sign this in the way that is named."""
    signer = CryptoSigner(rsa.generate_private_key(65537, 2048))
    key = signer.public_key
    it.delegate("a", "*", signers=[signer])
    it.signers_of["a"] = [signer]
    other = SSlibKey(key.keyid, "rsa", "rsassa-pss-sha512", key.keyval)
    delegations = it.targets.delegations
    assert delegations is not None
    delegations.keys[key.keyid] = other
    it.add("x.json", "a")
    it.publish()
    it.miss("x.json", "unsigned")


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
