"""Writes and reads courier files, one document at a time, so that none is ever in memory whole."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, NamedTuple

from backend.courier.errors import CourierError
from sync.bundle import HEADER_MAX, NEWLINE
from sync.canonical import canonical, name_blob
from sync.courier import (
    CourierIndex,
    CourierKind,
    Span,
    carried_length,
    parse_index,
    read_layout,
    write_index,
)
from sync.errors import ContentError


class Carried(NamedTuple):
    """A document to be carried: its name, and how to read it when its turn comes."""

    name: str
    sha256: str
    size: int
    read: Callable[[], bytes]


class Entry(NamedTuple):
    """A document that came out of a file, its hash checked; without data where it is not whole."""

    name: str
    data: bytes | None


def carried(name: str, data: bytes) -> Carried:
    """A document that is at hand."""
    return Carried(name, name_blob(data), len(data), lambda: data)


def carried_file(name: str, path: Path) -> Carried:
    """A document that is read when it is written."""
    data = path.read_bytes()
    return Carried(name, name_blob(data), len(data), path.read_bytes)


def write_courier(path: Path, kind: CourierKind, documents: Sequence[Carried]) -> None:
    """Write the file whole or not at all.

    Raises: CourierError for what one file cannot carry.
    """
    index = write_index(kind, [document.name for document in documents])
    whole = [carried("index", index), *documents]
    _require_readable(index, whole)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(canonical([(document.sha256, document.size) for document in whole]) + NEWLINE)
            for document in whole:
                file.write(document.read())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def kind_of(path: Path) -> CourierKind:
    """What a file brings.

    Raises: CourierError, ContentError.
    """
    with path.open("rb") as file:
        return _open(file, path)[0].kind


def read_courier(path: Path, kind: CourierKind) -> Iterator[Entry]:
    """The documents of a file of this kind, one at a time; one that was cut off or damaged has no data.

    Raises: CourierError for another kind, ContentError for what is no courier file.
    """
    with path.open("rb") as file:
        index, spans = _open(file, path)
        if index.kind != kind:
            raise CourierError(f"a file of {index.kind}, not of {kind}")
        for name, span in zip_longest(index.names, spans[1:]):
            yield Entry(name, _read(file, span) if span else None)


def _open(file: BinaryIO, path: Path) -> tuple[CourierIndex, Sequence[Span]]:
    spans = read_layout(file.read(HEADER_MAX + 1), path.stat().st_size)
    first = _read(file, spans[0]) if spans else None
    if first is None:
        raise CourierError("the file holds nothing that is whole")
    return parse_index(first, spans), spans


def _require_readable(index: bytes, whole: Sequence[Carried]) -> None:
    """Nobody could open what breaks the rules of reading."""
    try:
        carried_length([document.size for document in whole])
        parse_index(index, [Span(document.sha256, 0, document.size) for document in whole])
    except ContentError as error:
        raise CourierError(f"more than one file carries: choose packs or languages ({error})") from error


def _read(file: BinaryIO, span: Span) -> bytes | None:
    file.seek(span.start)
    data = file.read(span.bytes)
    return data if name_blob(data) == span.sha256 else None
