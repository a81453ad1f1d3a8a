"""Which root is trusted: the anchor's, and every one that follows it, signed by the keys of both (TUF 5.3)."""

from tests.conformance.trust_publisher import NumberedSigner, Publisher


def what_is_published_is_accepted(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.accept()


def nothing_new_is_accepted(it: Publisher) -> None:
    it.accept()
    it.later(days=1)
    it.accept()


def three_new_roots_in_one_check(it: Publisher) -> None:
    it.accept()
    _three_roots(it)
    it.publish()
    it.accept()


def three_new_roots_before_the_first_check(it: Publisher) -> None:
    _three_roots(it)
    it.publish()
    it.accept()


def every_root_at_its_own_check(it: Publisher) -> None:
    for number in (21, 22, 23):
        it.accept()
        _new_root_keys(it, number)
        it.publish()
    it.accept()


def an_expired_root_between_two_others(it: Publisher) -> None:
    it.accept()
    it.root.expires = it.now
    it.publish_root()
    it.root.expires = it.expiry("root")
    it.publish_root()
    it.publish()
    it.later(days=1)
    it.accept()


def more_roots_than_one_check_follows(it: Publisher) -> None:
    for _ in range(70):
        it.publish_root()
    it.accept()


def a_root_that_only_the_former_keys_signed(it: Publisher) -> None:
    it.accept()
    former = it.rotate("root", 21, 22, 23)
    it.publish_root(former)
    it.publish()
    it.refuse("unsigned")


def a_root_that_only_its_own_keys_signed(it: Publisher) -> None:
    it.accept()
    it.rotate("root", 21, 22, 23)
    it.publish_root()
    it.publish()
    it.refuse("unsigned")


def a_root_below_the_former_threshold(it: Publisher) -> None:
    it.accept()
    it.publish_root(it.signers["root"][:1])
    it.publish()
    it.refuse("unsigned")


def a_root_below_its_own_threshold(it: Publisher) -> None:
    it.accept()
    it.root.roles["root"].threshold = 3
    it.publish_root(it.signers["root"][:2])
    it.publish()
    it.refuse("unsigned")


def a_root_that_skips_a_version(it: Publisher) -> None:
    it.accept()
    it.root.version = 3
    it.write_root(name=2)
    it.publish()
    it.refuse("wrong-version")


def a_root_that_repeats_a_version(it: Publisher) -> None:
    it.accept()
    it.write_root(name=2)
    it.publish()
    it.refuse("wrong-version")


def a_first_root_that_is_not_the_anchors(it: Publisher) -> None:
    it.root.unrecognized_fields["custom"] = "another"
    it.write_root()
    it.refuse("wrong-hash", "python-tuf brings its first root along, the phone only the hash of it")


def a_first_root_of_another_version_than_the_anchors(it: Publisher) -> None:
    it.root.version = 7
    it.write_root(name=1)
    it.anchor(it.files["metadata/1.root.json"])
    it.refuse("wrong-version", "python-tuf takes whatever version it is given")


def a_first_root_that_its_own_keys_did_not_sign(it: Publisher) -> None:
    it.write_root([NumberedSigner(99)])
    it.anchor(it.files["metadata/1.root.json"])
    it.refuse("unsigned")


def a_root_of_which_a_role_is_gone(it: Publisher) -> None:
    it.accept()
    del it.root.roles["snapshot"]
    it.publish_root()
    it.publish()
    it.refuse("bad-metadata")


def a_replaced_key_stays_replaced(it: Publisher) -> None:
    it.accept()
    before = dict(it.files)
    former = it.rotate("timestamp", 31)
    it.publish_root()
    it.publish_timestamp(former)
    it.refuse("unsigned")
    it.publish_timestamp(former)
    it.files = {**before, "metadata/timestamp.json": it.files["metadata/timestamp.json"]}
    it.refuse("unsigned")


def new_keys_for_every_role(it: Publisher) -> None:
    it.accept()
    it.rotate("timestamp", 31)
    it.rotate("snapshot", 32)
    it.rotate("targets", 33, 34)
    it.publish_root()
    it.publish()
    it.accept()


def _three_roots(it: Publisher) -> None:
    for number in (21, 22, 23):
        _new_root_keys(it, number)


def _new_root_keys(it: Publisher, number: int) -> None:
    """Keys that have nothing in common with those before; both sign."""
    former = it.rotate("root", number, number + 100, number + 200)
    it.publish_root([*former, *it.signers["root"]])
