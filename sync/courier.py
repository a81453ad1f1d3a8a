"""Courier files: what travels in a pocket instead of over a line, in the framing of a bundle (clause 2.14).

The first document is an index that names the others. Nothing is believed because it stands in such a file: what comes
out is verified exactly like what comes over the network, or sealed, or signed.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from sync.bundle import HEADER_MAX, NEWLINE
from sync.canonical import canonical
from sync.errors import ContentError
from sync.exchange import PUSH_MAX, REPLY_MAX, REQUEST_MAX
from sync.fields import Sha256, parse_json, read_value
from sync.manifest import LIST_MAX, MANIFEST_MAX

COURIER_MAX = 128 * 1024 * 1024  # bytes
DOCUMENTS_MAX = 2000  # the index among them
INDEX_MAX = 256 * 1024  # bytes
METADATA_MAX = 1024 * 1024  # bytes
WRAPPING_MAX = 128  # bytes that sealing or signing adds

CourierKind = Literal["packs", "words", "receipts", "operations"]

_METADATA = r"metadata/(timestamp|[1-9][0-9]{0,15}\.[A-Za-z0-9_-]{1,80})\.json"
_TARGET = r"targets/(?P<target>[0-9a-f]{64})(\.[A-Za-z0-9_-]{1,80}){1,3}\.json"
_BLOB = r"b/(?P<blob>[0-9a-f]{64})"
_NAMES = {
    "packs": re.compile(f"{_METADATA}|{_TARGET}|{_BLOB}"),
    "words": re.compile(r"words/[0-9]{1,4}"),
    "receipts": re.compile(r"receipts/[0-9]{1,4}"),
    "operations": re.compile(r"operations/[0-9]{1,4}"),
}
_MOST = {  # bytes of a document, by the folder it is named after (clause 2.9)
    "metadata": METADATA_MAX,
    "targets": MANIFEST_MAX,
    "b": LIST_MAX,
    "words": REQUEST_MAX + WRAPPING_MAX,
    "receipts": REPLY_MAX + WRAPPING_MAX,
    "operations": PUSH_MAX + WRAPPING_MAX,
}
LABEL = "wegwijs-courier-1"
_PUSH = re.compile(rb"(.{64})([A-Za-z0-9_-]{22})\n([A-Za-z0-9_-]{22})\n(.*)", re.DOTALL)

_Size = Annotated[int, msgspec.Meta(ge=1, le=max(_MOST.values()))]
_Header = Annotated[tuple[tuple[Sha256, _Size], ...], msgspec.Meta(max_length=DOCUMENTS_MAX)]


class Span(msgspec.Struct, frozen=True):
    """Where a document lies in the file, and which bytes it must have."""

    sha256: Sha256
    start: int
    bytes: int


class CourierIndex(msgspec.Struct, frozen=True):
    """What the documents behind the index are."""

    schema: Literal[1]
    kind: CourierKind
    names: Annotated[tuple[str, ...], msgspec.Meta(max_length=DOCUMENTS_MAX - 1)]


class CarriedPush(msgspec.Struct, frozen=True):
    """A push of a team's device: which device says that it is its own, and `signature` is r and s over `carried_text`."""

    signature: bytes
    device: str
    replica: str
    body: bytes


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
    for sha256, length in read_value(value, _Header, ContentError, "bundle-header"):
        spans.append(Span(sha256, at, length))
        at += length
    if size > COURIER_MAX or size > at:
        raise ContentError("courier-length", f"{size} bytes")
    return tuple(span for span in spans if span.start + span.bytes <= size)


def parse_index(data: bytes, spans: Sequence[Span]) -> CourierIndex:
    """The index, with only names that its kind may have, each once, and hashes and lengths that agree with them.

    Raises: ContentError not-json, bad-index, or too-large for the index or what it names.
    """
    code = "bad-index"
    index = read_value(parse_json(data, INDEX_MAX, ContentError), CourierIndex, ContentError, code)
    if len(set(index.names)) != len(index.names) or len(index.names) < len(spans) - 1:
        raise ContentError(code, "a name twice, or a document without one")
    for at, name in enumerate(index.names):
        _require_name(index.kind, name, spans[at + 1] if at + 1 < len(spans) else None)
    return index


def write_index(kind: CourierKind, names: Sequence[str]) -> bytes:
    """The first document of a courier file."""
    return canonical(CourierIndex(schema=1, kind=kind, names=tuple(names)))


def carried_length(sizes: Sequence[int]) -> int:
    """Bytes of all documents of a file, the index among them, by the bytes of each.

    Raises: ContentError courier-length for what one file cannot carry.
    """
    length = sum(sizes)
    if len(sizes) > DOCUMENTS_MAX or length > COURIER_MAX - HEADER_MAX:
        raise ContentError("courier-length", f"{len(sizes)} documents, {length} bytes")
    return length


def carried_text(replica: str, body: bytes) -> bytes:
    """What a device signs of a push that somebody else carries."""
    return f"{LABEL}\n/sync/replicas/{replica}/operations\n".encode() + body


def write_carried_push(signature: bytes, device: str, replica: str, body: bytes) -> bytes:
    """A document of a file of operations."""
    return signature + f"{device}\n{replica}\n".encode() + body


def read_carried_push(document: bytes) -> CarriedPush:
    """Whose push it says that it is; nothing is verified.

    Raises: ContentError bad-push.
    """
    found = _PUSH.fullmatch(document)
    if found is None:
        raise ContentError("bad-push", "no signature, device and replica before a body")
    signature, device, replica, body = found.groups()
    return CarriedPush(signature, device.decode(), replica.decode(), body)


def _require_name(kind: CourierKind, name: str, span: Span | None) -> None:
    found = _NAMES[kind].fullmatch(name)
    if found is None:
        raise ContentError("bad-index", "a name that has no place here")
    if span is None:
        return  # the file was cut off before it
    named = found.groupdict().get("target") or found.groupdict().get("blob")
    if named is not None and span.sha256 != named:
        raise ContentError("bad-index", "a name of other bytes")
    if span.bytes > _MOST[name.partition("/")[0]]:
        raise ContentError("too-large", name)
