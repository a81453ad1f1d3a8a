"""Blobs are whole or not there."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest

from backend.core.blobs import UNFINISHED, BlobStore, DamagedBlobError, write_compressed, write_durably

TEXT = b"Welkom in Nederland. " * 50


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path)


def test_a_blob_lies_under_its_hash_and_cannot_be_written_to(store: BlobStore) -> None:
    path = store.path(store.put(TEXT))
    assert path.parent.name == path.name[:2]
    assert path.read_bytes() == TEXT
    assert path.stat().st_mode & 0o777 == 0o444


def test_compressed_twins_hold_the_same_bytes(store: BlobStore) -> None:
    path = store.path(store.put(TEXT))
    assert brotli.decompress(path.with_suffix(".br").read_bytes()) == TEXT
    assert gzip.decompress(path.with_suffix(".gz").read_bytes()) == TEXT


def test_what_does_not_shrink_has_no_twins(store: BlobStore) -> None:
    store.put(b"kort")
    assert len([path for path in store.folder.rglob("*") if path.is_file()]) == 1


def test_the_same_bytes_are_kept_once(store: BlobStore) -> None:
    path = store.path(store.put(TEXT))
    before = path.stat()
    store.put(TEXT)
    assert path.stat() == before


def test_what_a_crash_left_unfinished_is_neither_read_nor_in_the_way(store: BlobStore) -> None:
    path = store.path(store.put(TEXT))
    for file in path.parent.iterdir():
        file.unlink()
    (path.parent / f"{UNFINISHED}0011").write_bytes(TEXT[:10])
    with pytest.raises(DamagedBlobError):
        store.read(path.name)
    assert store.read(store.put(TEXT)) == TEXT


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    (taken / "inside").mkdir(parents=True)  # so that the rename cannot succeed
    with pytest.raises(OSError, match="taken"):
        write_durably(taken, TEXT)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_damaged_blob_is_not_handed_out(store: BlobStore) -> None:
    path = store.path(store.put(TEXT))
    path.chmod(0o644)
    path.write_bytes(TEXT[:-1])
    with pytest.raises(DamagedBlobError, match="is damaged"):
        store.read(path.name)


def test_a_twin_that_a_crash_left_does_not_speak_for_other_bytes(tmp_path: Path) -> None:
    (tmp_path / "2.targets.json.br").write_bytes(brotli.compress(TEXT))
    write_compressed(tmp_path / "2.targets.json", b"kort")
    assert [path.name for path in tmp_path.iterdir()] == ["2.targets.json"]
