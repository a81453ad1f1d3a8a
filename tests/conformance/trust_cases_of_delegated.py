"""What a delegated role's own file must be: signed by whom its delegator names, fresh, listed, never older (TUF 5.6)."""

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import MetaFile

from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_publisher import PLACES, NumberedSigner


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
