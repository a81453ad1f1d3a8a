"""Large packs: an update is cut where the bundle before it was, so that each piece has its dictionary (clause 2.8)."""

from collections.abc import Sequence

import pytest

from backend.publishing.updates import press_bundle, press_updates
from sync.bundle import BundleReader, write_bundle
from sync.canonical import name_blob
from sync.fields import BLOB_MAX, BlobReference
from sync.manifest import Bundle, FileEntry, Update

WHOLE = Bundle(parts=(BlobReference("0" * 64, 1),), download=10**9)
COUNT = 12
SIZE = 60_000  # bytes; a little more than four of them make a part


def texts_with(*changed: int) -> list[bytes]:
    return [f"{at}{'b' if at in changed else 'a'}".encode().ljust(SIZE, b".") for at in range(COUNT)]


def files_of(texts: Sequence[bytes]) -> list[FileEntry]:
    return [
        FileEntry(
            path=f"T-{at}.nl.json",
            resource=f"T-{at}",
            language="nl",
            kind="document",
            bytes=len(text),
            sha256=name_blob(text),
            need="core",
        )
        for at, text in enumerate(texts)
    ]


def update_to(*changed: int) -> tuple[Update, list[bytes]]:
    new = texts_with(*changed)
    (update,), blobs = press_updates(
        files_of(new), {name_blob(text): text for text in new}, WHOLE, {1: files_of(texts_with())}
    )
    return update, blobs


@pytest.mark.parametrize(
    ("changed", "like"),
    [((0,), ()), ((1, 3), ()), ((5,), (1,)), ((0, 5), (0, 1)), ((11, 5, 0), (0, 1, 2)), ((9, 10), (2,))],
)
def test_each_piece_is_like_the_part_where_its_texts_were(
    changed: Sequence[int], like: Sequence[int]
) -> None:
    update, _ = update_to(*changed)
    assert update.like == like


def test_however_it_is_cut_it_holds_what_changed() -> None:
    update, blobs = update_to(0, 2, 5, 11)
    reader = BundleReader([name_blob(text) for text in texts_with(0, 2, 5, 11)])
    found = {text.sha256 for blob in blobs for text in reader.feed(blob)}
    reader.finish()
    assert found == {name_blob(texts_with(0, 2, 5, 11)[at]) for at in (0, 2, 5, 11)}
    assert [part.sha256 for part in update.parts] == [name_blob(blob) for blob in blobs]


def test_no_piece_is_longer_than_a_blob() -> None:
    update, blobs = update_to(*range(COUNT))
    assert all(len(blob) <= BLOB_MAX for blob in blobs)
    assert len(update.like) == len(blobs)
    assert list(update.like) == sorted(update.like)


def test_the_place_of_a_text_is_the_part_that_has_it_whole() -> None:
    parts = press_bundle(texts_with())
    assert all(len(part) <= BLOB_MAX for part in parts)
    for at, text in enumerate(texts_with()):
        update, _ = update_to(at)
        assert text in parts[(update.like or (0,))[0]]


@pytest.mark.parametrize("texts", [[], [b"one"], [b"x" * BLOB_MAX], [b"x" * BLOB_MAX, b"y"], texts_with()])
def test_however_it_is_cut_a_bundle_reads_as_one(texts: list[bytes]) -> None:
    parts = press_bundle(texts)
    assert b"".join(parts) == b"".join(write_bundle(texts))
    assert all(0 < len(part) <= BLOB_MAX for part in parts)


def test_a_text_that_is_new_is_like_the_first() -> None:
    new = [*texts_with(11), b"new"]
    (update,), _ = press_updates(
        files_of(new), {name_blob(text): text for text in new}, WHOLE, {1: files_of(texts_with())}
    )
    assert update.like == (0, 2)
