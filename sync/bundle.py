"""The framing of a bundle: one JSON line of the documents' lengths, then the documents (clause 2.8)."""

from collections.abc import Container, Iterable
from typing import Annotated

import msgspec

from sync.canonical import canonical, name_blob
from sync.errors import ContentError
from sync.fields import BLOB_MAX, BlobSize, parse_json, read_value

HEADER_MAX = 256 * 1024  # bytes
NEWLINE = b"\n"

Header = Annotated[tuple[BlobSize, ...], msgspec.Meta(max_length=2000)]


class BundleDocument(msgspec.Struct, frozen=True):
    """One document that came out of a bundle, its hash checked."""

    sha256: str
    data: bytes


def write_bundle(documents: Iterable[bytes], part_max: int = BLOB_MAX) -> tuple[bytes, ...]:
    """The parts of a bundle of these documents, each of at most `part_max` bytes."""
    listed = tuple(documents)
    header = canonical([len(data) for data in listed])
    whole = header + NEWLINE + b"".join(listed)
    return tuple(whole[start : start + part_max] for start in range(0, len(whole), part_max))


class BundleReader:
    """Reads a bundle as it comes in, however it is cut; documents come out as they complete.

    `listed` is the names of the documents that the edition's list has: the bundle itself names none.
    """

    def __init__(self, listed: Container[str]) -> None:
        self._listed = listed
        self._buffer = bytearray()
        self._awaited: list[int] | None = None

    def feed(self, chunk: bytes) -> tuple[BundleDocument, ...]:
        """The documents that this chunk completes.

        Raises: ContentError bundle-header, bundle-hash, or bundle-length for bytes after the last document.
        """
        self._buffer += chunk
        if self._awaited is None:
            self._awaited = self._read_header()
        found = []
        while self._awaited and len(self._buffer) >= self._awaited[0]:
            found.append(self._take(self._awaited.pop(0)))
        if self._awaited == [] and self._buffer:
            raise ContentError("bundle-length", "bytes after the last document")
        return tuple(found)

    def finish(self) -> None:
        """Says that nothing more comes.

        Raises: ContentError bundle-length when something is missing.
        """
        if self._awaited != []:
            raise ContentError("bundle-length", "the bundle ends too early")

    def _read_header(self) -> list[int] | None:
        end = self._buffer.find(NEWLINE)
        if (end if end >= 0 else len(self._buffer)) > HEADER_MAX:
            raise ContentError("bundle-header", "too long")
        if end < 0:
            return None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        try:
            value = parse_json(line, HEADER_MAX, ContentError)
        except ContentError as error:
            raise ContentError("bundle-header", error.detail) from error
        return list(read_value(value, Header, ContentError, "bundle-header"))

    def _take(self, size: int) -> BundleDocument:
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        # clause 2.9: hashed before it is kept.
        sha256 = name_blob(data)
        if sha256 not in self._listed:
            raise ContentError("bundle-hash", sha256)
        return BundleDocument(sha256, data)
