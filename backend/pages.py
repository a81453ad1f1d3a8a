"""The phone's shell, the team's and the administrator's page, from pwa/dist: hashed assets for a year, the rest asked again."""

import re
from pathlib import Path
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.core.files import bytes_response, file_response, media_type_of, read_file
from backend.core.web import IMMUTABLE, READING, REVALIDATE, STUDIO_PAGE, TEAM_PAGE
from backend.places.places import SITUATIONS, PlaceEntry, find_place

HASHED = "assets"  # the folder whose file names carry their hash
NO_SITUATIONS = b'name="situations" content=""'
LANGUAGE = re.compile(rb'<a class="language" href="#/language/([A-Za-z-]+)".*?</a>', re.DOTALL)

AnyRequest = Request[Any, Any, Any]


@route("/", http_method=READING, include_in_schema=False)
async def newcomer(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return file_response(request, settings.dist / "index.html", cache_control=REVALIDATE)


@route("/p/{place:str}", http_method=READING, include_in_schema=False)
async def newcomer_at_place(
    request: AnyRequest, settings: NamedDependency[Settings], place: FromPath[str]
) -> Response[bytes]:
    # The page reads the place from its own address; of the place it has only what stands first there, which has to be
    # right before anything else is fetched.
    path, found = settings.dist / "index.html", await find_place(place)
    if found is None or not (found.languages or found.situations):
        return file_response(request, path, cache_control=REVALIDATE)
    page = put_first(read_file(path), found)
    return bytes_response(request, page, media_type_of(path), cache_control=REVALIDATE)


def put_first(page: bytes, place: PlaceEntry) -> bytes:
    """The page with the place's languages at the head of its list, in their order, and its situations named."""
    links = {found[1].decode(): found[0] for found in LANGUAGE.finditer(page)}
    first = [links[tag] for tag in dict.fromkeys(place.languages) if tag in links]
    ordered = iter([*first, *(link for link in links.values() if link not in first)])
    known = " ".join(name for name in place.situations if name in SITUATIONS)
    return LANGUAGE.sub(lambda _: next(ordered), page).replace(
        NO_SITUATIONS, NO_SITUATIONS[:-1] + known.encode() + b'"'
    )


@route(STUDIO_PAGE, http_method=READING, include_in_schema=False)
async def administrator(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return file_response(request, settings.dist / "admin.html", cache_control=REVALIDATE)


@route(TEAM_PAGE, http_method=READING, include_in_schema=False)
async def team(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[bytes]:
    return file_response(request, settings.dist / "staff.html", cache_control=REVALIDATE)


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


handlers = [newcomer, newcomer_at_place, administrator, team, shell]
