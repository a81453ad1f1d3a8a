"""Courier files: what travels in a pocket instead of over a line, in the framing of a bundle (clause 2.14).

The first document is an index that names the others. Nothing is believed because it stands in such a file: what comes
out is verified exactly like what comes over the network, or sealed, or signed.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from sync.bundle import HEADER_MAX, NEWLINE, Header
from sync.canonical import canonical
from sync.errors import ContentError
from sync.fields import Sha256, parse_json, read_value

COURIER_MAX = 128 * 1024 * 1024  # bytes
INDEX_MAX = 256 * 1024  # bytes

CourierKind = Literal["packs", "words", "receipts"]

_METADATA = r"metadata/(timestamp|[1-9][0-9]{0,15}\.[a-z0-9-]{1,80})\.json"
_TARGET = r"targets/(?P<target>[0-9a-f]{64})(\.[A-Za-z0-9_-]{1,80}){1,3}\.json"
_BLOB = r"b/(?P<blob>[0-9a-f]{64})"
_NAMES = {
    "packs": re.compile(f"{_METADATA}|{_TARGET}|{_BLOB}"),
    "words": re.compile(r"words/[0-9]{1,4}"),
    "receipts": re.compile(r"receipts/[0-9]{1,4}"),
}


class Span(msgspec.Struct, frozen=True):
    """Where a document lies in the file, and which bytes it must have."""

    sha256: Sha256
    start: int
    bytes: int


class CourierIndex(msgspec.Struct, frozen=True):
    """What the documents behind the index are."""

    schema: Literal[1]
    kind: CourierKind
    names: Annotated[tuple[str, ...], msgspec.Meta(max_length=1999)]


def read_layout(head: bytes, size: int) -> tuple[Span, ...]:
    """Where the documents of a file of `size` bytes lie, by its first bytes; those that it was cut off before are left out.

    Raises: ContentError bundle-header, or courier-length for a file that is too long.
    """
    end = head.find(NEWLINE)
    if end < 0 or end > HEADER_MAX:
        raise ContentError("bundle-header", "no first line")
    try:
        value = parse_json(head[:end], HEADER_MAX, ContentError)
    except ContentError as error:
        raise ContentError("bundle-header", error.detail) from error
    spans, at = [], end + 1
    for sha256, length in read_value(value, Header, ContentError, "bundle-header"):
        spans.append(Span(sha256, at, length))
        at += length
    if size > COURIER_MAX or size > at:
        raise ContentError("courier-length", f"{size} bytes")
    return tuple(span for span in spans if span.start + span.bytes <= size)


def parse_index(data: bytes, spans: Sequence[Span]) -> CourierIndex:
    """The index, with only names that its kind may have, each once, and hashes that agree with what they name.

    Raises: ContentError not-json, too-large or bad-index.
    """
    code = "bad-index"
    index = read_value(parse_json(data, INDEX_MAX, ContentError), CourierIndex, ContentError, code)
    if len(set(index.names)) != len(index.names) or len(index.names) < len(spans) - 1:
        raise ContentError(code, "a name twice, or a document without one")
    for at, name in enumerate(index.names):
        found = _NAMES[index.kind].fullmatch(name)
        if found is None:
            raise ContentError(code, "a name that has no place here")
        named = found.groupdict().get("target") or found.groupdict().get("blob")
        if named is not None and at + 1 < len(spans) and spans[at + 1].sha256 != named:
            raise ContentError(code, "a name of other bytes")
    return index


def write_index(kind: CourierKind, names: Sequence[str]) -> bytes:
    """The first document of a courier file."""
    return canonical(CourierIndex(schema=1, kind=kind, names=tuple(names)))
