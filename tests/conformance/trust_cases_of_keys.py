"""Who signs: thresholds, keys of every kind, and signatures that are none (TUF 4.2)."""

import itertools
import json
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from securesystemslib.signer import CryptoSigner, Signature

from tests.conformance.trust_publisher import (
    NumberedSigner,
    Publisher,
    edited,
    renamed,
    sign_edited,
    signatures_of,
    with_signatures,
)

NO_TWICE = "python-tuf counts names of keys, the phone counts keys"


def a_timestamp_signed_by_nobody(it: Publisher) -> None:
    it.accept()
    it.publish_timestamp()
    _sign_timestamp(it, [])
    it.refuse("unsigned")


def a_timestamp_signed_by_a_stranger(it: Publisher) -> None:
    it.accept()
    it.publish_timestamp([NumberedSigner(99)])
    it.refuse("unsigned")


def a_timestamp_signed_by_the_key_of_another_role(it: Publisher) -> None:
    it.accept()
    it.publish_timestamp(it.signers["snapshot"])
    it.refuse("unsigned")


def a_snapshot_signed_by_a_stranger(it: Publisher) -> None:
    it.accept()
    it.publish_snapshot([NumberedSigner(99)])
    it.publish_timestamp()
    it.refuse("unsigned")


def targets_signed_by_strangers(it: Publisher) -> None:
    it.accept()
    it.publish_targets([NumberedSigner(98), NumberedSigner(99)])
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("unsigned")


def targets_signed_by_the_keys_of_the_root(it: Publisher) -> None:
    it.accept()
    it.publish_targets(it.signers["root"])
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("unsigned")


def two_of_three_sign_the_targets(it: Publisher) -> None:
    it.rotate("targets", 41, 42, 43)
    it.publish_root()
    it.publish_targets(it.signers["targets"][1:])
    it.publish_snapshot()
    it.publish_timestamp()
    it.accept()


def a_strangers_signature_under_the_name_of_the_right_key(it: Publisher) -> None:
    it.accept()
    it.publish_timestamp([NumberedSigner(99)])
    wrong = signatures_of(it.files["metadata/timestamp.json"])[0]
    _sign_timestamp(it, [Signature(it.signers["timestamp"][0].public_key.keyid, wrong.signature)])
    it.refuse("unsigned")


def a_stranger_beside_those_who_must_sign(it: Publisher) -> None:
    it.accept()
    it.publish_timestamp([NumberedSigner(99), *it.signers["timestamp"]])
    it.accept()


def one_of_two_signs_the_targets(it: Publisher) -> None:
    it.accept()
    it.publish_targets(it.signers["targets"][:1])
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("unsigned")


def one_of_two_signs_the_targets_twice(it: Publisher) -> None:
    it.accept()
    it.publish_targets(it.signers["targets"][:1])
    name = f"metadata/{it.targets.version}.targets.json"
    it.files[name] = with_signatures(it.files[name], signatures_of(it.files[name]) * 2)
    it.without_hashes()
    it.refuse("bad-metadata")


def a_signature_of_another_file(it: Publisher) -> None:
    it.accept()
    former = signatures_of(it.files["metadata/timestamp.json"])
    it.publish_timestamp()
    _sign_timestamp(it, former)
    it.refuse("unsigned")


def one_key_under_two_names_is_one_key(it: Publisher) -> None:
    key = it.signers["targets"][0].public_key
    it.rotate("targets", 4)
    it.root.add_key(renamed(key, "f" * 64), "targets")
    it.publish_root()
    it.publish_targets()
    name = f"metadata/{it.targets.version}.targets.json"
    first = signatures_of(it.files[name])[0]
    it.files[name] = with_signatures(it.files[name], [first, Signature("f" * 64, first.signature)])
    it.without_hashes()
    it.refuse("unsigned", NO_TWICE)


def a_role_that_names_a_key_twice(it: Publisher) -> None:
    it.accept()
    it.root.roles["targets"].keyids = it.root.roles["targets"].keyids[:1] * 2
    it.publish_root()
    it.publish()
    it.refuse("bad-metadata")


def a_threshold_of_nought(it: Publisher) -> None:
    it.accept()
    it.root.roles["timestamp"].threshold = 0
    it.publish_root()
    it.publish()
    it.refuse("bad-metadata")


def a_threshold_that_no_keys_can_reach(it: Publisher) -> None:
    it.root.roles["timestamp"].threshold = 2
    it.publish_root()
    it.publish()
    it.refuse("unsigned")


def a_key_of_the_name_that_python_gave_it_once(it: Publisher) -> None:
    key = it.signers["timestamp"][0].public_key
    key.keytype = key.scheme
    it.root.keys[key.keyid] = key
    it.publish_root()
    it.publish()
    it.accept()


def a_timestamp_key_of_ed25519(it: Publisher) -> None:
    _replace_timestamp_key(it, CryptoSigner(Ed25519PrivateKey.from_private_bytes(b"7" * 32)))
    it.publish()
    it.accept()


def a_timestamp_key_of_rsa(it: Publisher) -> None:
    _replace_timestamp_key(it, CryptoSigner(generate_private_key(65537, 2048)))
    it.publish()
    it.accept()


def a_key_of_another_kind_that_is_not_needed(it: Publisher) -> None:
    it.root.add_key(CryptoSigner(generate_private_key(65537, 2048)).public_key, "timestamp")
    it.publish_root()
    it.publish()
    it.accept()


def a_key_of_a_kind_that_nobody_knows_and_nobody_needs(it: Publisher) -> None:
    signed = json.loads(it.files["metadata/1.root.json"])["signed"]
    new = {"keytype": "lattice", "scheme": "lattice-1", "keyval": {"public": "00"}}
    data = sign_edited(
        it.files["metadata/1.root.json"], it.signers["root"], keys=signed["keys"] | {"new": new}
    )
    it.files["metadata/1.root.json"] = data
    it.anchor(data)
    it.accept("python-tuf refuses a root with a key of a kind that it does not know")


def a_key_that_calls_itself_something_else(it: Publisher) -> None:
    it.accept()
    key = it.signers["timestamp"][0].public_key
    key.scheme = "ecdsa-sha2-nistp384"
    it.root.keys[key.keyid] = key
    it.publish_root()
    it.publish()
    it.refuse("unsigned")


def a_key_that_is_no_key(it: Publisher) -> None:
    key = it.signers["timestamp"][0].public_key
    key.keyval = {"public": "-----BEGIN PUBLIC KEY-----\n====\n-----END PUBLIC KEY-----\n"}
    it.root.keys[key.keyid] = key
    it.publish_root()
    it.refuse("unsigned")


def a_signature_in_capital_letters(it: Publisher) -> None:
    it.accept()
    _change_signature(it, lambda sig: sig.upper())
    it.refuse("unsigned", differs="one signature has one form, so that every wrong bit is noticed")


def signatures_that_are_not_quite_der(it: Publisher) -> None:
    """The right two numbers, written in ways that a strict reader does not take."""
    it.accept()
    for length, change in itertools.product((32, 33), NOT_QUITE_DER):
        _change_signature(it, change, length)
        it.refuse("unsigned")


def a_signature_with_a_number_below_nought(it: Publisher) -> None:
    """A number of 32 bytes that begins with a one needs a nought before it."""
    it.accept()
    _change_signature(it, lambda sig: _written(_numbers(sig)[0][1:], _numbers(sig)[1]), 33)
    it.refuse("unsigned")


def a_signature_that_is_no_number(it: Publisher) -> None:
    it.accept()
    _change_signature(it, lambda sig: "x" * len(sig))
    it.refuse("unsigned")


def words_changed_after_signing(it: Publisher) -> None:
    it.accept()
    it.publish()
    data = it.files["metadata/timestamp.json"]
    it.files["metadata/timestamp.json"] = edited(data, version=99)
    it.refuse("unsigned")


def _replace_timestamp_key(it: Publisher, signer: CryptoSigner) -> None:
    it.rotate("timestamp")
    it.root.add_key(signer.public_key, "timestamp")
    it.signers["timestamp"] = [signer]
    it.publish_root()


def _sign_timestamp(it: Publisher, signatures: list[Signature]) -> None:
    name = "metadata/timestamp.json"
    it.files[name] = with_signatures(it.files[name], signatures)


def _change_signature(it: Publisher, change: Callable[[str], str], length: int | None = None) -> None:
    """Of a new timestamp; of the first one whose signature has a first number of this length, if that matters."""
    while True:
        it.publish_timestamp()
        (found,) = signatures_of(it.files["metadata/timestamp.json"])
        if length in (None, len(_numbers(found.signature)[0])):
            break
    _sign_timestamp(it, [Signature(found.keyid, change(found.signature))])


def _numbers(sig: str) -> list[bytes]:
    der = bytes.fromhex(sig)
    return [der[4 : 4 + der[3]], der[6 + der[3] :]]


def _written(
    first: bytes, second: bytes, sequence: int = 0x30, integer: int = 0x02, rest: bytes = b""
) -> str:
    body = bytes([integer, len(first), *first, integer, len(second), *second, *rest])
    return bytes([sequence, len(body), *body]).hex()


NOT_QUITE_DER: tuple[Callable[[str], str], ...] = (
    lambda sig: sig + "00",
    lambda sig: sig[:-2],
    lambda sig: "30ff" + sig[4:],
    lambda sig: _written(*_numbers(sig), sequence=0x31),
    lambda sig: _written(*_numbers(sig), integer=0x03),
    lambda sig: _written(_numbers(sig)[0], _numbers(sig)[1] + b"\0"),
    lambda sig: _written(_numbers(sig)[0] + b"\0", _numbers(sig)[1]),
    lambda sig: _written(b"\0" + _numbers(sig)[0], _numbers(sig)[1]),
    lambda sig: _written(b"\0\0" + _numbers(sig)[0], _numbers(sig)[1]),
    lambda sig: _written(_numbers(sig)[0], b"\0\0" + _numbers(sig)[1]),
    lambda sig: _written(b"", _numbers(sig)[1]),
    lambda sig: _written(b"\x80" * 32, _numbers(sig)[1]),
    lambda sig: _written(*_numbers(sig), rest=b"\2\0"),
    lambda sig: _written(*_numbers(sig), rest=b"\0"),
)
