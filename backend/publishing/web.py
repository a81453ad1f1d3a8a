"""HTTP of what is published: blobs, targets, metadata and the anchor, for anybody, from files only.

A name that is not of the expected shape is not looked for, so no path leads out of its folder.
"""

import re
from pathlib import Path
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.core.files import file_response
from backend.core.web import IMMUTABLE, READING, REVALIDATE
from backend.publishing.folders import folders_of
from backend.publishing.metadata import TIMESTAMP

BLOB = re.compile(r"[0-9a-f]{64}")
TARGET = re.compile(r"([0-9a-f]{64})\.[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,80}){0,2}\.json")
METADATA = re.compile(r"[1-9][0-9]{0,15}\.(root|snapshot|targets|recalls|region-[a-z0-9-]{1,64})\.json")
KIND = re.compile(
    r"[A-Za-z0-9_-]{1,64}\.[A-Za-z0-9-]{1,20}\.(list|[0-9]{1,2})"
)  # <pack>.<language>, and `.list` for its list or the number of a bundle's part
OCTETS = "application/octet-stream"
JSON = "application/json"

AnyRequest = Request[Any, Any, Any]


@route("/b/{sha256:str}", http_method=READING)
async def read_blob(
    request: AnyRequest, settings: NamedDependency[Settings], sha256: FromPath[str]
) -> Response[bytes]:
    _require(BLOB, sha256)
    path = folders_of(settings).blobs.path(sha256)
    kind = request.query_params.get("of", "")
    return file_response(
        request,
        path,
        cache_control=IMMUTABLE,
        media_type=OCTETS,
        # A phone that asks with `of` says what kind of blob it is; later ones may differ little from it.
        dictionary_for=_followers(kind),
    )


@route("/targets/{name:str}", http_method=READING)
async def read_target(
    request: AnyRequest, settings: NamedDependency[Settings], name: FromPath[str]
) -> Response[bytes]:
    _require(TARGET, name)
    path = folders_of(settings).targets / name
    pattern = f"/targets/*.{name[65:]}"
    return file_response(request, path, cache_control=IMMUTABLE, media_type=JSON, dictionary_for=pattern)


@route("/metadata/{name:str}", http_method=READING)
async def read_metadata(
    request: AnyRequest, settings: NamedDependency[Settings], name: FromPath[str]
) -> Response[bytes]:
    path = folders_of(settings).metadata / name
    if name == TIMESTAMP:
        return _asked_again(request, path)
    role = _require(METADATA, name)[1]
    pattern = f"/metadata/*.{role}.json"
    return file_response(request, path, cache_control=IMMUTABLE, media_type=JSON, dictionary_for=pattern)


@route("/anchor.json", http_method=READING)
async def read_anchor(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return _asked_again(request, folders_of(settings).anchor)


@route("/proposals/{name:str}", http_method=READING)
async def read_waiting(
    request: AnyRequest, settings: NamedDependency[Settings], name: FromPath[str]
) -> Response[bytes]:
    _require(METADATA, name)
    return _asked_again(request, folders_of(settings).proposals / name)


def _asked_again(request: AnyRequest, path: Path) -> Response[bytes]:
    return file_response(request, path, cache_control=REVALIDATE, media_type=JSON)


def _followers(kind: str) -> str | None:
    """Lists follow lists. The part of a bundle serves every update after it, which are no dictionaries themselves."""
    if not KIND.fullmatch(kind):
        return None
    return f"/b/*\\\\?of={kind}{'' if kind.endswith('.list') else '.update'}"


def _require(shape: re.Pattern[str], name: str) -> re.Match[str]:
    found = shape.fullmatch(name)
    if found is None:
        raise NotFoundError("there is no such file")
    return found


handlers = [read_blob, read_target, read_metadata, read_anchor, read_waiting]
