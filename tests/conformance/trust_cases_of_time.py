"""When: versions that go back, metadata that expire, files that do not belong together, clocks (TUF 5.4 to 5.6)."""

from tuf.api.metadata import MetaFile

from tests.conformance.trust_publisher import Publisher

OUR_CLOCK = "signed_at is ours, and python-tuf does not read it"
FAR = 2**31


def an_older_timestamp(it: Publisher) -> None:
    older = dict(it.files)
    it.publish()
    it.accept()
    it.files = older
    it.refuse("rollback")


def an_older_timestamp_over_the_same_files(it: Publisher) -> None:
    older = dict(it.files)
    it.publish_timestamp()
    it.accept()
    it.files = older
    it.refuse("rollback")


def an_older_snapshot_over_the_same_targets(it: Publisher) -> None:
    former = it.timestamp.snapshot_meta
    it.publish_snapshot()
    it.publish_timestamp()
    it.accept()
    it.timestamp.snapshot_meta = former
    it.publish_timestamp()
    it.refuse("rollback")


def an_older_snapshot_in_a_newer_timestamp(it: Publisher) -> None:
    it.publish()
    it.accept()
    it.timestamp.snapshot_meta = MetaFile(1)
    it.publish_timestamp()
    it.refuse("rollback")


def older_targets_in_a_newer_snapshot(it: Publisher) -> None:
    it.publish()
    it.accept()
    it.snapshot.meta["targets.json"] = MetaFile(1)
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("rollback")


def a_newer_snapshot_without_targets(it: Publisher) -> None:
    it.accept()
    del it.snapshot.meta["targets.json"]
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("rollback")


def a_newer_snapshot_without_another_file_it_had(it: Publisher) -> None:
    it.snapshot.meta["other.json"] = MetaFile(1)
    it.publish_snapshot()
    it.publish_timestamp()
    it.accept()
    del it.snapshot.meta["other.json"]
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("rollback")


def a_first_snapshot_without_targets(it: Publisher) -> None:
    del it.snapshot.meta["targets.json"]
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("missing-role")


def a_snapshot_from_before_the_anchor(it: Publisher) -> None:
    it.anchor(it.files["metadata/1.root.json"], snapshot_version=2)
    for _ in range(2):
        it.refuse("rollback", "the anchor's lowest snapshot is ours")
    it.publish()
    it.accept()


def another_timestamp_of_the_same_version_changes_nothing(it: Publisher) -> None:
    it.accept()
    former = it.timestamp.snapshot_meta
    it.publish_snapshot()
    it.timestamp.version -= 1
    it.publish_timestamp()
    it.accept()
    it.timestamp.snapshot_meta = former
    it.publish_timestamp()
    it.accept()


def a_timestamp_alone_is_new(it: Publisher) -> None:
    it.accept()
    it.later(days=10)
    it.timestamp.expires = it.expiry("timestamp")
    it.publish_timestamp()
    it.accept()


def an_expired_root(it: Publisher) -> None:
    it.accept()
    it.root.expires = it.now
    it.publish_root()
    it.publish()
    it.refuse("expired")


def a_root_that_expires_now(it: Publisher) -> None:
    it.root.expires = it.now
    it.publish_root()
    it.refuse("expired")


def an_expired_timestamp(it: Publisher) -> None:
    it.accept()
    it.timestamp.expires = it.now
    it.publish_timestamp()
    it.refuse("expired")


def an_expired_snapshot(it: Publisher) -> None:
    it.accept()
    it.snapshot.expires = it.now
    it.publish_snapshot()
    it.publish_timestamp()
    it.refuse("expired")


def expired_targets(it: Publisher) -> None:
    it.accept()
    it.targets.expires = it.now
    it.publish()
    it.refuse("expired")


def a_server_that_is_frozen(it: Publisher) -> None:
    it.accept()
    it.later(days=36)
    it.refuse("expired")


def a_server_that_is_renewed_after_everything_expired(it: Publisher) -> None:
    it.accept()
    it.later(days=400)
    it.refuse("expired")
    it.timestamp.expires = it.expiry("timestamp")
    it.snapshot.expires = it.expiry("snapshot")
    it.targets.expires = it.expiry("targets")
    it.publish()
    it.accept()


def a_snapshot_of_another_publication(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.refuse_instead("metadata/2.snapshot.json", it.files["metadata/1.snapshot.json"])


def a_snapshot_of_another_publication_where_only_versions_are_named(it: Publisher) -> None:
    it.accept()
    other = it.files["metadata/1.snapshot.json"]
    it.publish()
    it.without_hashes()
    it.files[f"metadata/{it.snapshot.version}.snapshot.json"] = other
    it.refuse("wrong-version")


def targets_of_another_publication(it: Publisher) -> None:
    it.accept()
    it.publish()
    it.refuse_instead("metadata/2.targets.json", it.files["metadata/1.targets.json"])


def targets_of_another_publication_where_only_versions_are_named(it: Publisher) -> None:
    it.accept()
    other = it.files["metadata/1.targets.json"]
    it.publish()
    it.without_hashes()
    it.files["metadata/2.targets.json"] = other
    it.refuse("wrong-version")


def other_targets_of_the_same_version(it: Publisher) -> None:
    it.accept()
    it.targets.version = 0
    it.offer(b'{"places":[],"new":1}')
    it.publish()
    it.accept()


def files_that_name_each_other_by_version_only(it: Publisher) -> None:
    it.without_hashes()
    it.accept()
    it.publish()
    it.without_hashes()
    it.accept()


def a_fast_forward_ends_with_new_keys(it: Publisher) -> None:
    """Somebody had the online keys and used up the versions; new keys let a phone begin anew (TUF 5.3.11)."""
    it.accept()
    _fast_forward(it)
    it.accept()
    it.rotate("timestamp", 31)
    it.rotate("snapshot", 32)
    it.publish_root()
    _calm(it)
    it.accept()


def a_fast_forward_without_new_keys_stays(it: Publisher) -> None:
    it.accept()
    _fast_forward(it)
    it.accept()
    _calm(it)
    it.refuse("rollback")


def a_fast_forward_with_a_new_timestamp_key_only(it: Publisher) -> None:
    """The snapshot kept still is signed, so what it lists may not go back."""
    it.accept()
    _fast_forward(it)
    it.accept()
    it.rotate("timestamp", 31)
    it.publish_root()
    _calm(it)
    it.refuse("rollback")


def a_server_one_day_ahead_of_the_phone(it: Publisher) -> None:
    it.later(days=1)
    it.publish()
    it.later(days=-1)
    it.accept()


def a_server_more_than_a_day_ahead_of_the_phone(it: Publisher) -> None:
    it.accept()
    it.later(days=1, seconds=1)
    it.publish()
    it.later(days=-1, seconds=-1)
    it.refuse("clock", OUR_CLOCK)
    it.later(seconds=1)
    it.accept()


def a_server_whose_clock_went_back(it: Publisher) -> None:
    it.accept()
    it.later(seconds=-1)
    it.publish()
    it.refuse("rollback", OUR_CLOCK)


def a_phone_that_is_ahead(it: Publisher) -> None:
    it.later(days=36)
    it.refuse("expired")
    it.later(days=-36)
    it.accept()


def _fast_forward(it: Publisher) -> None:
    it.targets.version = FAR
    it.snapshot.version = FAR
    it.timestamp.version = FAR
    it.publish()


def _calm(it: Publisher) -> None:
    it.targets.version = 10
    it.snapshot.version = 10
    it.timestamp.version = 10
    it.publish()
