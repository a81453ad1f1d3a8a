"""HTTP of who works on which device: administrators decide it, and the device is told in its briefing (clause 4.0)."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
import segno
from litestar import Request, Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, PathParameter, QueryParameter, RawBody

from backend.accounts.device_people import assign_person, release_person
from backend.accounts.devices import CODE_SECONDS, invite
from backend.accounts.sessions import SignedIn
from backend.accounts.signatures import require_device
from backend.accounts.start_codes import start_on_device
from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.core.throttle import Throttle
from backend.core.web import NO_STORE, Line, read_body
from backend.intake import desk_examples as examples
from backend.intake.briefing import Briefing, brief
from backend.intake.briefing_example import EXAMPLE
from backend.intake.devices_web import COMPRESSED
from backend.intake.ready import require_ready
from backend.places.team_day import list_team_places
from sync.fields import Id, RandomId

AnyRequest = Request[Any, Any, Any]
AccountId = Annotated[str, PathParameter(pattern=r"^[A-Za-z0-9_-]{22}$")]
Version = Annotated[str | None, QueryParameter(pattern=r"^[0-9a-f]{64}$")]


class NewDevice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a device that is to be enrolled is called, and its scope."""

    name: Line
    places: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=20)]
    is_for_helpers: bool = False


class Invited(msgspec.Struct, frozen=True):
    """A code that enrols one device, told this once; `qr` is a picture of `link`, as a data: address."""

    code: str
    link: str
    qr: str
    seconds: int


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody's start code, as they typed it."""

    request_id: RandomId
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]


class Started(msgspec.Struct, frozen=True):
    """They may choose a PIN on this device."""

    request_id: RandomId
    ok: bool


NEW_DEVICE = msgspec.json.Decoder(NewDevice)
START = msgspec.json.Decoder(Start)


@get("/sync/briefing", guards=[require_ready], middleware=[COMPRESSED], opt={"example": EXAMPLE})
async def tell_briefing(
    request: AnyRequest,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    have: Version = None,
) -> Response[Briefing]:
    device = await require_device(request, b"", now, request.app.state.nonces)
    return Response(await brief(device, have, settings), headers={"cache-control": NO_STORE})


@post("/sync/people/{account:str}/start", status_code=200, opt={"body": Start}, guards=[require_ready])
async def start_person(
    request: AnyRequest,
    account: AccountId,
    body: RawBody,
    now: NamedDependency[datetime],
    start_limit: NamedDependency[Throttle],
) -> Response[Started]:
    device = await require_device(request, body, now, request.app.state.nonces)
    start_limit.take(device.id.encode())
    given = read_body(body, START)
    await start_on_device(device.id, account, given.code, given.request_id, now)
    return Response(Started(given.request_id, ok=True), headers={"cache-control": NO_STORE})


@post(
    "/accounts/devices",
    status_code=200,
    opt={"may": "team", "body": NewDevice, "body_example": examples.NEW_DEVICE, "example": examples.INVITED},
)
async def invite_device(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
) -> Invited:
    given = read_body(body, NEW_DEVICE)
    if len(await list_team_places(given.places)) < len(set(given.places)):
        raise NotFoundError("a device belongs to places that there are")
    code = await invite(given.name, given.places, now, is_for_helpers=given.is_for_helpers, by=signed_in.name)
    # The guard has seen that this page is ours, so its address leads here.
    link = f"{settings.public_url or _origin(request)}/staff#/enrol?c={code}"
    return Invited(
        code, link, segno.make_qr(link, error="m").svg_data_uri(scale=8, light="white"), CODE_SECONDS
    )


@put("/accounts/devices/{device:str}/people/{account:str}", status_code=204, opt={"may": "team"})
async def assign_one(device: FromPath[str], account: FromPath[str]) -> None:
    await assign_person(device, account)


@delete("/accounts/devices/{device:str}/people/{account:str}", status_code=204, opt={"may": "team"})
async def release_one(device: FromPath[str], account: FromPath[str]) -> None:
    await release_person(device, account)


def _origin(request: AnyRequest) -> str:
    return request.headers.get("origin") or str(request.base_url).rstrip("/")


handlers = [tell_briefing, start_person]
desk_handlers = [invite_device, assign_one, release_one]
