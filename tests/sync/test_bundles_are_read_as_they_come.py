"""A bundle is read as a stream: however it is cut, the same documents come out, each checked (clause 2.8)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.bundle import BundleReader, write_bundle
from sync.canonical import name_blob
from sync.errors import ContentError
from sync.fields import BLOB_MAX
from tests.conformance.vectors import read_vectors

DOCUMENTS = st.lists(st.binary(min_size=1, max_size=200), max_size=8)


def read(chunks: list[bytes], listed: list[bytes]) -> list[bytes]:
    reader = BundleReader([name_blob(data) for data in listed])
    documents = [document.data for chunk in chunks for document in reader.feed(chunk)]
    reader.finish()
    return documents


@given(DOCUMENTS, st.lists(st.integers(0, 2000), max_size=30))
def test_any_cutting_gives_the_same_documents(documents: list[bytes], cuts: list[int]) -> None:
    whole = b"".join(write_bundle(documents))
    points = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    assert read([whole[start:end] for start, end in pairwise(points)], documents) == documents


@given(DOCUMENTS.filter(bool), st.data())
def test_a_changed_byte_never_passes_for_the_same_documents(
    documents: list[bytes], data: st.DataObject
) -> None:
    whole = bytearray(b"".join(write_bundle(documents)))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ContentError):
        read([bytes(whole)], documents)


@given(DOCUMENTS.filter(bool), st.data())
def test_a_bundle_cut_short_is_refused(documents: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(write_bundle(documents))
    with pytest.raises(ContentError):
        read([whole[: data.draw(st.integers(0, len(whole) - 1))]], documents)


def test_a_document_comes_out_before_the_next_has_arrived() -> None:
    (whole,) = write_bundle([b"one", b"two"])
    reader = BundleReader([name_blob(b"one"), name_blob(b"two")])
    assert [document.data for document in reader.feed(whole[:-1])] == [b"one"]
    assert [document.data for document in reader.feed(whole[-1:])] == [b"two"]


def test_parts_are_blobs_of_at_most_256_kib() -> None:
    documents = [bytes([number]) * 200_000 for number in range(5)]
    parts = write_bundle(documents)
    assert [len(part) <= BLOB_MAX for part in parts] == [True] * 4
    assert read(list(parts), documents) == documents


def test_the_writer_writes_the_bundle_of_the_vectors() -> None:
    case = next(case for case in read_vectors("bundle")["cases"] if "expect" in case)
    documents = [text.encode() for text in case["expect"]]
    assert b"".join(write_bundle(documents)).decode() == case["given"]["text"]
    assert name_blob(documents[0]) in case["given"]["listed"]
