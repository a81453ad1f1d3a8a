"""HTTP of the words that come up from anonymous phones: no cookie, no account, no address kept; and of what waits of them."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter, RawBody

from backend.core.config import Settings
from backend.core.throttle import Throttle
from backend.core.web import NO_STORE, caller_key
from backend.intake import desk_examples as examples
from backend.intake.answer import answer_batches
from backend.intake.held import HeldPage, annul, list_held, release
from backend.intake.ready import require_ready
from backend.intake.receive import Intake
from backend.intake.sequence import durable_seq, position
from backend.intake.telling import tell_messages
from backend.publishing.known import read_known
from backend.questions.read_thread import read_thread
from sync.exchange import (
    BATCHES_MAX,
    AnswersReply,
    AnswersRequest,
    BatchesReply,
    Status,
    parse_answers_request,
)
from sync.fields import MAX_INTEGER, RandomId

STATUS_SECONDS = 60

AnyRequest = Request[Any, Any, Any]
CommitSeq = Annotated[int, PathParameter(ge=1, le=MAX_INTEGER)]


class AnyBatch(msgspec.Struct, frozen=True):
    """A batch of `sync/batches.py`; whatever else is in it is judged, never refused."""

    batch_id: RandomId


class BatchesBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For the document only: `sync` reads the body, and takes a message alone."""

    schema: Literal[1]
    request_id: RandomId
    batches: Annotated[
        tuple[AnyBatch, ...],
        msgspec.Meta(
            min_length=1,
            max_length=BATCHES_MAX,
            extra_json_schema={
                "anyOf": [
                    {"maxItems": 1},
                    {"items": {"properties": {"shape": {"not": {"const": "message"}}}}},
                ]
            },
        ),
    ]


@post("/sync/batches", status_code=200, opt={"body": BatchesBody}, guards=[require_ready])
async def take_batches(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    intake: NamedDependency[Intake],
    sync_limit: NamedDependency[Throttle],
) -> Response[BatchesReply]:
    sync_limit.take(caller_key(request.scope))
    reply = await answer_batches(body, now, settings, intake)
    if b'"here"' in bytes(body):
        await tell_messages(request.app.state.high_water)
    return Response(reply, headers={"cache-control": NO_STORE})


@get("/sync/status", guards=[require_ready])
async def tell_status(
    now: NamedDependency[datetime], settings: NamedDependency[Settings]
) -> Response[Status]:
    here = await position()
    status = Status(here.epoch, here.commit_seq, durable_seq(settings.backups, here.epoch), now)
    return Response(status, headers={"cache-control": f"public, max-age={STATUS_SECONDS}"})


@post("/sync/answers", status_code=200, opt={"body": AnswersRequest}, guards=[require_ready])
async def tell_answers(
    request: AnyRequest, body: RawBody, sync_limit: NamedDependency[Throttle]
) -> Response[AnswersReply]:
    sync_limit.take(caller_key(request.scope))
    reply = await read_thread(parse_answers_request(body))
    return Response(reply, headers={"cache-control": NO_STORE})


@get("/quarantine", opt={"may": "answer", "example": examples.HELD})
async def list_waiting(page: Annotated[int, QueryParameter(ge=0, le=100_000)] = 0) -> HeldPage:
    return await list_held(page)


@post("/quarantine/{commit_seq:int}/release", status_code=204, opt={"may": "answer"})
async def release_one(commit_seq: CommitSeq, settings: NamedDependency[Settings]) -> None:
    await release(commit_seq, await read_known(settings))


@post("/quarantine/{commit_seq:int}/annul", status_code=204, opt={"may": "answer"})
async def annul_one(commit_seq: CommitSeq) -> None:
    await annul(commit_seq)


handlers = [take_batches, tell_status, tell_answers]
desk_handlers = [list_waiting, release_one, annul_one]
