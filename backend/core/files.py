"""Serves one file: its precompressed twin where the browser takes it, a strong ETag, 304."""

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

NO_FILE = (errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG)
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))  # best first
KEPT_FILES = 256
MEDIA_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".woff2": "font/woff2"}


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
    digest: str | None = None,
) -> Response[bytes]:
    """The file as this browser takes it; `digest` saves hashing where the name is the hash already.

    Raises: NotFoundError.
    """
    encoding, served = _best(path, request.headers.get("accept-encoding", ""))
    stored = _stored(served)
    tag = f'"{digest or stored.digest}{"-" + encoding if encoding else ""}"'
    headers = {"cache-control": cache_control, "etag": tag, "vary": "accept-encoding"}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(b"", status_code=304, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    return Response(stored.body, headers=headers, media_type=media_type or media_type_of(path))


def media_type_of(path: Path) -> str:
    return MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _best(path: Path, accepted: str) -> tuple[str, Path]:
    offered = {_coding(item) for item in accepted.lower().split(",")}
    for encoding, suffix in ENCODINGS:
        twin = path.with_name(path.name + suffix)
        if encoding in offered and os.path.isfile(twin):  # noqa: PTH113  # False for a name that is too long, too
            return encoding, twin
    return "", path


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
