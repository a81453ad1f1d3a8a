"""Writes and reads courier files, one document at a time, so that none is ever in memory whole."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from backend.courier.errors import CourierError
from sync.bundle import HEADER_MAX, NEWLINE
from sync.canonical import canonical, name_blob
from sync.courier import CourierKind, Span, parse_index, read_layout, write_index
from sync.fields import BLOB_MAX


class Carried(NamedTuple):
    """A document to be carried: its name, and how to read it when its turn comes."""

    name: str
    sha256: str
    size: int
    read: Callable[[], bytes]


class Entry(NamedTuple):
    """A document that came out of a file, its hash checked."""

    name: str
    data: bytes


def carried(name: str, data: bytes) -> Carried:
    """A document that is at hand."""
    return Carried(name, name_blob(data), len(data), lambda: data)


def carried_file(name: str, path: Path) -> Carried:
    """A document that is read when it is written."""
    data = path.read_bytes()
    return Carried(name, name_blob(data), len(data), path.read_bytes)


def write_courier(path: Path, kind: CourierKind, documents: Sequence[Carried]) -> None:
    """Write the file whole or not at all.

    Raises: CourierError for a document that a courier cannot carry.
    """
    index = write_index(kind, [document.name for document in documents])
    whole = [carried("index", index), *documents]
    for document in whole:
        if document.size > BLOB_MAX:
            raise CourierError(f"{document.name} is longer than a courier carries")
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write(canonical([(document.sha256, document.size) for document in whole]) + NEWLINE)
        for document in whole:
            file.write(document.read())
    unfinished.rename(path)


def read_courier(path: Path, kind: CourierKind) -> Iterator[Entry]:
    """The documents of a file of this kind.

    Raises: CourierError for another kind, ContentError for what is no courier file or has other bytes than it says.
    """
    with path.open("rb") as file:
        spans = read_layout(file.read(HEADER_MAX + 1), path.stat().st_size)
        if not spans:
            raise CourierError("the file holds nothing")
        index = parse_index(_read(file.seek, file.read, spans[0]), spans)
        if index.kind != kind:
            raise CourierError(f"a file of {index.kind}, not of {kind}")
        for name, span in zip(index.names, spans[1:], strict=False):
            yield Entry(name, _read(file.seek, file.read, span))


def _read(seek: Callable[[int], int], read: Callable[[int], bytes], span: Span) -> bytes:
    seek(span.start)
    data = read(span.bytes)
    if name_blob(data) != span.sha256:
        raise CourierError("a document has other bytes than the file says")
    return data
