"""The phone's shell and the administrator's page, from pwa/dist: hashed assets for a year, the rest asked again."""

from pathlib import Path
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.core.files import file_response
from backend.core.web import IMMUTABLE, READING, REVALIDATE

HASHED = "assets"  # the folder whose file names carry their hash

AnyRequest = Request[Any, Any, Any]


@route("/", http_method=READING, include_in_schema=False)
async def newcomer(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return file_response(request, settings.dist / "index.html", cache_control=REVALIDATE)


@route("/p/{place:str}", http_method=READING, include_in_schema=False)
async def newcomer_at_place(
    request: AnyRequest, settings: NamedDependency[Settings], place: FromPath[str]
) -> Response[bytes]:
    # The page reads the place from its own address: the same bytes for all.
    return file_response(request, settings.dist / "index.html", cache_control=REVALIDATE)


@route("/admin", http_method=READING, include_in_schema=False)
async def administrator(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return file_response(request, settings.dist / "admin.html", cache_control=REVALIDATE)


@route("/{path:path}", http_method=READING, include_in_schema=False)
async def shell(
    request: AnyRequest, settings: NamedDependency[Settings], path: FromPath[Path]
) -> Response[bytes]:
    name = str(path).lstrip("/")
    if "\0" in name:
        raise NotFoundError("there is no such file")
    file = (settings.dist / name).resolve()
    if not file.is_relative_to(settings.dist.resolve()):
        raise NotFoundError("there is no such file")
    is_hashed = name.startswith(f"{HASHED}/")
    return file_response(request, file, cache_control=IMMUTABLE if is_hashed else REVALIDATE)


handlers = [newcomer, newcomer_at_place, administrator, shell]
