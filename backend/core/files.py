"""Serves one file: its precompressed twin where the browser takes it; a strong ETag and 304 where it may change.

A browser that still has an earlier file of the same kind may take what differs from that (RFC 9842): such twins are
made when something is published, named after the dictionary, and nothing is ever compressed on request.
"""

import base64
import binascii
import errno
import hashlib
import mimetypes
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response

from backend.core.errors import NotFoundError
from backend.core.web import IMMUTABLE

NO_FILE = (errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG)
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))  # best first
DICTIONARY = "available-dictionary"
DCZ = "dcz"
VARY = f"accept-encoding, {DICTIONARY}"
KEPT_FILES = 256
MEDIA_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}


class Stored(msgspec.Struct, frozen=True):
    """A file's bytes as they go over the wire."""

    body: bytes
    digest: str


def file_response(
    request: Request[Any, Any, Any],
    path: Path,
    *,
    cache_control: str,
    media_type: str | None = None,
    dictionary_for: str | None = None,
) -> Response[bytes]:
    """The file as this browser takes it. What never changes is never asked for again, and carries no ETag.

    `dictionary_for` are the later addresses for which the file may serve as a dictionary, as a pattern of RFC 9842.

    Raises: NotFoundError.
    """
    accepted = request.headers.get("accept-encoding", "")
    encoding, served = _by_dictionary(path, request.headers.get(DICTIONARY, ""), accepted) or best_twin(
        path, accepted
    )
    stored = _stored(served)
    headers = {"cache-control": cache_control, "vary": VARY}
    if cache_control != IMMUTABLE:
        headers["etag"] = tag = f'"{stored.digest}{"-" + encoding if encoding else ""}"'
        if tag in _tags(request.headers.get("if-none-match", "")):
            return Response(b"", status_code=304, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    if dictionary_for:
        headers["use-as-dictionary"] = f'match="{dictionary_for}"'
    return Response(stored.body, headers=headers, media_type=media_type or media_type_of(path))


def bytes_response(
    request: Request[Any, Any, Any], body: bytes, media_type: str, *, cache_control: str
) -> Response[bytes]:
    """What was made of a file for this address, with a strong ETag; 304 where the browser has it."""
    tag = f'"{hashlib.sha256(body).hexdigest()}"'
    headers = {"cache-control": cache_control, "etag": tag}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(b"", status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def read_file(path: Path) -> bytes:
    """The file's bytes, kept in memory for as long as it does not change.

    Raises: NotFoundError.
    """
    return _stored(path).body


def media_type_of(path: Path) -> str:
    return MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def dictionary_twin(path: Path, sha256: str) -> Path:
    """Where the difference of a file from the dictionary with this hash lies."""
    return path.with_name(f"{path.name}.{sha256[:32]}.{DCZ}")


def best_twin(path: Path, accepted: str) -> tuple[str, Path]:
    """The smallest form of the file that the browser takes, and its content coding."""
    offered = {_coding(item) for item in accepted.lower().split(",")}
    for encoding, suffix in ENCODINGS:
        twin = path.with_name(path.name + suffix)
        if encoding in offered and os.path.isfile(twin):  # noqa: PTH113  # False for a name that is too long, too
            return encoding, twin
    return "", path


def _by_dictionary(path: Path, available: str, accepted: str) -> tuple[str, Path] | None:
    if not available or DCZ not in {_coding(item) for item in accepted.lower().split(",")}:
        return None
    try:
        sha256 = base64.b64decode(available.strip().strip(":"), validate=True).hex()
    except binascii.Error:
        return None
    twin = dictionary_twin(path, sha256)
    return (DCZ, twin) if len(sha256) == 64 and os.path.isfile(twin) else None  # noqa: PTH113  # as below


def _coding(item: str) -> str:
    name, _, weight = item.strip().partition(";")
    return "" if weight.replace(" ", "") in ("q=0", "q=0.0") else name.strip()


def _tags(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]


def _stored(path: Path) -> Stored:
    try:
        facts = path.stat()
        return _read(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        if error.errno in NO_FILE:
            raise NotFoundError("there is no such file") from error
        raise


@lru_cache(maxsize=KEPT_FILES)
def _read(path: Path, changed: int, size: int) -> Stored:
    # `changed` and `size` are part of the key, so a file that is replaced is read again.
    body = path.read_bytes()
    return Stored(body, hashlib.sha256(body).hexdigest())
