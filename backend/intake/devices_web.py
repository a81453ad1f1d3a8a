"""HTTP of devices of teams: they enrol, push operations, and read the feed; and what administrators see of them (4.0 to 4.3)."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.config.compression import CompressionConfig
from litestar.di import NamedDependency
from litestar.middleware import DefineMiddleware
from litestar.middleware.compression import CompressionMiddleware
from litestar.params import FromPath, PathParameter, QueryParameter, RawBody

from backend.accounts.devices import EnrolledDevice, ListedDevice, enrol, forget_device, list_devices
from backend.accounts.guard import session_token
from backend.accounts.sessions import SignedIn, read_session
from backend.accounts.signatures import require_device
from backend.core.config import Settings
from backend.core.throttle import Throttle
from backend.core.web import NO_STORE, caller_key, read_body
from backend.intake import desk_examples as examples
from backend.intake.boxes import opened, opener
from backend.intake.feed import read_feed, take_snapshot
from backend.intake.held_operations import (
    HeldOperationPage,
    annul_operation,
    list_held_operations,
    release_operation,
)
from backend.intake.operations import Arrived, take_push
from backend.intake.ready import require_ready
from backend.intake.sequence import durable_seq
from sync.admission import Push, parse_push
from sync.exchange import PUSH_MAX
from sync.fields import MAX_INTEGER, RandomId
from sync.operations import Feed, PushReply, Snapshot

# A month of a place is megabytes of names that come again and again, over the line of a telephone.
COMPRESSED = DefineMiddleware(
    CompressionMiddleware, config=CompressionConfig("gzip", minimum_size=1024, gzip_compress_level=4)
)

AnyRequest = Request[Any, Any, Any]
CommitSeq = Annotated[int, PathParameter(ge=1, le=MAX_INTEGER)]
ReplicaId = Annotated[str, PathParameter(pattern=r"^[A-Za-z0-9_-]{22}$")]
ScopeText = Annotated[str, QueryParameter(name="scope", max_length=2000)]
CursorText = Annotated[str, QueryParameter(pattern=r"^[A-Za-z0-9_-]{22}\.(0|[1-9][0-9]{0,15})$")]


class Enrolment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The code that an administrator gave, and the device's P-256 public key: its uncompressed point, base64url."""

    request_id: RandomId
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    public_key: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{87}$(?!\n)")]


class EnrolmentReply(msgspec.Struct, frozen=True):
    """Who the device is from now on."""

    request_id: RandomId
    device: EnrolledDevice


class DeviceList(msgspec.Struct, frozen=True):
    """All devices that were not forgotten, by name."""

    devices: Sequence[ListedDevice]


ENROLMENT = msgspec.json.Decoder(Enrolment)


@post("/sync/devices", status_code=200, opt={"body": Enrolment}, guards=[require_ready])
async def enrol_device(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    enrolment_limit: NamedDependency[Throttle],
) -> Response[EnrolmentReply]:
    enrolment_limit.take(caller_key(request.scope))
    given = read_body(body, ENROLMENT)
    device = await enrol(given.code, given.public_key, now)
    return Response(EnrolmentReply(given.request_id, device), headers={"cache-control": NO_STORE})


@post(
    "/sync/replicas/{replica:str}/operations",
    status_code=200,
    opt={"body": Push},
    guards=[require_ready],
    request_max_body_size=PUSH_MAX,
)
async def take_operations(
    request: AnyRequest,
    replica: ReplicaId,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> Response[PushReply]:
    device = await require_device(request, body, now, request.app.state.nonces)
    push, hashes = parse_push(body, replica)
    arrived = Arrived(opened(push, settings), hashes, replica, device, now)
    reply = await take_push(arrived, request.app.state.high_water, partial(durable_seq, settings.backups))
    return Response(reply, headers={"cache-control": NO_STORE})


@get("/sync/feed", guards=[require_ready], middleware=[COMPRESSED])
async def tell_feed(  # as above
    request: AnyRequest,
    places: ScopeText,
    cursor: CursorText,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> Response[Feed]:
    device = await require_device(request, b"", now, request.app.state.nonces)
    feed = await read_feed(device, places, cursor, partial(durable_seq, settings.backups))
    return Response(feed, headers={"cache-control": NO_STORE})


@get("/sync/snapshot", guards=[require_ready], middleware=[COMPRESSED])
async def tell_snapshot(
    request: AnyRequest,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> Response[Snapshot]:
    device = await require_device(request, b"", now, request.app.state.nonces)
    snapshot = await take_snapshot(device, partial(durable_seq, settings.backups))
    return Response(snapshot, headers={"cache-control": NO_STORE})


@get("/accounts/devices", opt={"may": "team", "example": examples.DEVICES})
async def list_enrolled() -> DeviceList:
    return DeviceList(await list_devices())


@delete("/accounts/devices/{device:str}", status_code=204, opt={"may": "team"})
async def forget_one(
    device: FromPath[str], now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> None:
    await forget_device(device, now, signed_in.name)


@get("/quarantine/operations", opt={"may": "team", "example": examples.HELD_OPERATIONS})
async def list_waiting_operations(
    page: Annotated[int, QueryParameter(ge=0, le=100_000)] = 0,
) -> HeldOperationPage:
    return await list_held_operations(page)


@post("/quarantine/operations/{commit_seq:int}/release", status_code=204, opt={"may": "team"})
async def release_one_operation(
    request: AnyRequest, commit_seq: CommitSeq, settings: NamedDependency[Settings]
) -> None:
    await release_operation(commit_seq, opener(settings), request.app.state.high_water)


@post("/quarantine/operations/{commit_seq:int}/annul", status_code=204, opt={"may": "team"})
async def annul_one_operation(
    request: AnyRequest, commit_seq: CommitSeq, now: NamedDependency[datetime]
) -> None:
    by = (await read_session(session_token(request), now)).name
    await annul_operation(commit_seq, by, now.date(), request.app.state.high_water)


handlers = [enrol_device, take_operations, tell_feed, tell_snapshot]
desk_handlers = [
    list_enrolled,
    forget_one,
    list_waiting_operations,
    release_one_operation,
    annul_one_operation,
]
