"""What: hashes, lengths, endless files, files that are something else, and fields that nobody knows."""

import json
from collections.abc import Callable

from tuf.api.metadata import DelegatedRole, Delegations, MetaFile

from tests.conformance.trust_publisher import ACCEPTED, NumberedSigner, Publisher, sign_edited

TIMESTAMP = "metadata/timestamp.json"
OTHER_PLACES = b'{"places":[],"new":1}'


def a_snapshot_with_a_space_more(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files["metadata/2.snapshot.json"] += b" "
    it.refuse("wrong-length")


def a_snapshot_of_which_a_byte_is_another(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files["metadata/2.snapshot.json"] = _tampered(it.files["metadata/2.snapshot.json"])
    it.refuse("wrong-hash")


def a_snapshot_without_its_end(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files["metadata/2.snapshot.json"] = it.files["metadata/2.snapshot.json"][:-1]
    it.refuse("wrong-length")


def targets_of_which_a_byte_is_another(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files["metadata/2.targets.json"] = _tampered(it.files["metadata/2.targets.json"])
    it.refuse("wrong-hash")


def targets_with_a_space_more(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files["metadata/2.targets.json"] += b" "
    it.refuse("wrong-length")


def a_target_of_which_a_byte_is_another(it: Publisher) -> None:
    it.accept()
    name = _offer_other_places(it)
    it.files[name] = _tampered(it.files[name])
    it.refuse("wrong-hash")


def a_target_that_is_too_short(it: Publisher) -> None:
    it.accept()
    name = _offer_other_places(it)
    it.files[name] = it.files[name][:-1]
    it.refuse("wrong-length")


def a_target_that_is_too_long(it: Publisher) -> None:
    it.accept()
    name = _offer_other_places(it)
    it.files[name] += b" "
    it.refuse("too-large")


def a_target_that_is_not_there(it: Publisher) -> None:
    it.accept()
    del it.files[_offer_other_places(it)]
    it.refuse("missing-file")


def a_snapshot_that_is_not_there(it: Publisher) -> None:
    it.accept()
    it.publish()
    del it.files["metadata/2.snapshot.json"]
    it.refuse("missing-file")


def targets_that_are_not_there(it: Publisher) -> None:
    it.accept()
    it.publish()
    del it.files["metadata/2.targets.json"]
    it.refuse("missing-file")


def an_endless_root(it: Publisher) -> None:
    it.accept()
    it.publish_root()
    it.publish()
    it.files["metadata/2.root.json"] += b" " * 65_536
    it.refuse("too-large")


def an_endless_timestamp(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.files[TIMESTAMP] += b" " * 16_384
    it.refuse("too-large")


def an_endless_snapshot(it: Publisher) -> None:
    it.accept()
    it.without_hashes()
    it.files[f"metadata/{it.snapshot.version}.snapshot.json"] += b" " * 262_144
    it.refuse("too-large")


def endless_targets(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.without_hashes()
    it.files["metadata/2.targets.json"] += b" " * 1_048_576
    it.refuse("too-large")


def a_timestamp_as_long_as_it_may_be(it: Publisher) -> None:
    it.files[TIMESTAMP] += b" " * (16_384 - len(it.files[TIMESTAMP]))
    it.accept()


def a_timestamp_that_is_empty(it: Publisher) -> None:
    _replace_timestamp(it, lambda _: b"", "not-json")


def a_timestamp_that_is_not_json(it: Publisher) -> None:
    _replace_timestamp(it, lambda data: data[:-1], "not-json")


def a_timestamp_that_is_not_utf8(it: Publisher) -> None:
    _replace_timestamp(it, lambda data: data.replace(b"timestamp", b"timest\xffmp"), "not-json")


def a_timestamp_that_is_a_list(it: Publisher) -> None:
    _replace_timestamp(it, lambda data: b"[" + data + b"]", "bad-metadata")


def a_timestamp_without_signatures(it: Publisher) -> None:
    _replace_timestamp(
        it, lambda data: json.dumps({"signed": json.loads(data)["signed"]}).encode(), "bad-metadata"
    )


def a_snapshot_in_place_of_a_timestamp(it: Publisher) -> None:
    _replace_timestamp(it, lambda _: it.files["metadata/1.snapshot.json"], "bad-metadata")


def a_timestamp_of_another_specification(it: Publisher) -> None:
    _sign_edited(it, "bad-metadata", spec_version="2.0.0")


def a_timestamp_of_a_later_specification_of_the_same_kind(it: Publisher) -> None:
    _sign_edited(it, ACCEPTED, spec_version="1.99.0")


def a_timestamp_of_version_nought(it: Publisher) -> None:
    _sign_edited(it, "bad-metadata", version=0)


def a_timestamp_whose_version_is_a_text(it: Publisher) -> None:
    _sign_edited(it, "bad-metadata", version="2")


def a_timestamp_whose_end_is_no_time(it: Publisher) -> None:
    _sign_edited(it, "bad-metadata", expires="tomorrow")


def a_timestamp_that_names_no_snapshot(it: Publisher) -> None:
    _sign_edited(it, "missing-role", meta={})


def a_timestamp_with_hashes_of_no_kind(it: Publisher) -> None:
    _sign_edited(it, "bad-metadata", meta={"snapshot.json": {"version": 2, "hashes": {}}})


def a_snapshot_named_by_another_hash(it: Publisher) -> None:
    it.accept()
    it.publish()
    data = it.files["metadata/2.snapshot.json"]
    it.timestamp.snapshot_meta = MetaFile.from_data(2, data, ["sha512"])
    it.publish_timestamp()
    it.accept()
    it.publish()
    data = it.files["metadata/3.snapshot.json"]
    it.timestamp.snapshot_meta = MetaFile.from_data(3, data[::-1], ["sha512"])
    it.publish_timestamp()
    it.refuse("wrong-hash")


def a_snapshot_named_by_a_hash_that_nobody_knows(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.timestamp.snapshot_meta = MetaFile(2, hashes={"sha1024": "00"})
    it.publish_timestamp()
    it.refuse("wrong-hash")


def an_anchor_without_a_hash(it: Publisher) -> None:
    it.anchor(it.files["metadata/1.root.json"], root_sha256=None)
    it.refuse("bad-anchor", "python-tuf has no anchor")


def a_target_that_is_not_listed_any_more(it: Publisher) -> None:
    it.accept()
    it.targets.targets = {}
    it.publish()
    it.accept()


def fields_that_nobody_knows(it: Publisher) -> None:
    new = {"custom": {"a": [1, None, True, "\u00e9"], "b": {}}, "x-later": -1}
    for role in (it.root, it.targets, it.snapshot, it.timestamp):
        role.unrecognized_fields |= new
    it.root.roles["snapshot"].unrecognized_fields |= new
    it.targets.targets["places.json"].unrecognized_fields |= new
    it.publish_root()
    it.publish()
    it.snapshot.meta["targets.json"].unrecognized_fields |= new
    it.publish_snapshot()
    it.publish_timestamp()
    it.accept()


def texts_that_are_hard_to_write_in_one_way(it: Publisher) -> None:
    """OLPC canonical JSON escapes two characters only, and sorts by code point."""
    hard = {
        "\ue000": '\\ " / \n \t \u0000 \u007f \u2028',
        "\U0001f600": "\u0627\u1230",
        'a"\\': "",
        "ab": "",
        "": "e\u0301",
        "a": "",
        "Z": 0,
    }
    it.files[TIMESTAMP] = sign_edited(it.files[TIMESTAMP], it.signers["timestamp"], custom=hard)
    it.accept()


def names_that_javascript_gives_a_meaning(it: Publisher) -> None:
    special = {"__proto__": {"a": 1}, "constructor": 2, "toString": "3", "10": 4, "9": 5}
    it.timestamp.unrecognized_fields["custom"] = special
    it.snapshot.meta["__proto__"] = MetaFile(1)
    it.publish()
    it.accept()


def a_key_that_only_javascript_knows(it: Publisher) -> None:
    it.root.roles["timestamp"].keyids = ["constructor", "__proto__"]
    it.publish_root()
    it.refuse("unsigned")


def targets_that_delegate_to_others(it: Publisher) -> None:
    key = NumberedSigner(41).public_key
    role = DelegatedRole("recalls", [key.keyid], 1, terminating=True, paths=["recalls.json"])
    it.targets.delegations = Delegations({key.keyid: key}, {"recalls": role})
    it.publish()
    it.accept()


def new_places(it: Publisher) -> None:
    it.accept()
    _offer_other_places(it)
    it.accept()


def _tampered(data: bytes) -> bytes:
    """One letter is another, in a place where it stays JSON."""
    at = data.index(b'"sig":"') + 20 if b'"sig":"' in data else data.index(b"places")
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _offer_other_places(it: Publisher) -> str:
    before = set(it.files)
    it.offer(OTHER_PLACES)
    (name,) = set(it.files) - before
    it.publish()
    return name


def _replace_timestamp(it: Publisher, change: Callable[[bytes], bytes], code: str) -> None:
    it.accept()
    it.publish()
    it.files[TIMESTAMP] = change(it.files[TIMESTAMP])
    it.refuse(code)


def _sign_edited(it: Publisher, code: str, **changed: object) -> None:
    """A timestamp that python-tuf itself would not write, signed as it is."""
    it.accept()
    it.publish()
    it.files[TIMESTAMP] = sign_edited(it.files[TIMESTAMP], it.signers["timestamp"], **changed)
    it.expect(code)
