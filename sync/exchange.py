"""What phone and server say to each other: requests, replies, receipts, status, answers (clauses 1.3, 3.3 and 3.8).

The batches themselves are `batches.py`; what a phone does with a receipt is `outbox.py`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from sync.batches import Batch, MessageBatch
from sync.canonical import canonical
from sync.errors import PeerError
from sync.fields import Count, Id, RandomId, ThreadKey, parse_json, read_value

T = TypeVar("T")

REQUEST_MAX = 64 * 1024  # bytes, clause 3.3
REPLY_MAX = 1024 * 1024  # bytes
PUSH_MAX = 128 * 1024  # bytes, clause 4.2
BATCHES_MAX = 20  # clause 3.3
JSON_TYPE = "application/json"

Outcome = Literal["committed", "quarantined", "expired"]
ThreadState = Literal["unknown", "open", "answered", "closed"]
Epoch = RandomId


class BatchesRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The envelope; its batches are parsed one by one, since each is taken or refused alone (clause 3.4)."""

    schema: Literal[1]
    request_id: RandomId
    batches: Annotated[tuple[dict[str, Any], ...], msgspec.Meta(min_length=1, max_length=BATCHES_MAX)]


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a batch; the same batch again gets the same receipt. Only `expired` has no commit_seq."""

    batch_id: RandomId
    outcome: Outcome
    commit_seq: Count | None = None
    reason: Id | None = None


class BatchesReply(msgspec.Struct, frozen=True):
    """One receipt for each batch of the request."""

    request_id: RandomId
    epoch: Epoch
    durable_seq: Count
    receipts: Annotated[tuple[Receipt, ...], msgspec.Meta(max_length=BATCHES_MAX)]


class Status(msgspec.Struct, frozen=True):
    """How far the server is, and what is safe even from a restored backup (clause 1.7)."""

    epoch: Epoch
    commit_seq: Count
    durable_seq: Count
    now: datetime


class AnswersRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thread's key, in the body and never in a URL (clause 3.8)."""

    request_id: RandomId
    key: ThreadKey


class AnswerMessage(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """One message of a thread; nothing finer than the day."""

    sender: Literal["asker", "library"]
    text: str
    day: date


class AnswersReply(msgspec.Struct, frozen=True):
    """What a phone may know of its thread; a key that opens nothing is `unknown`."""

    request_id: RandomId
    state: ThreadState
    messages: Annotated[tuple[AnswerMessage, ...], msgspec.Meta(max_length=500)]


def parse_request(body: bytes) -> BatchesRequest:
    """The envelope of `POST /sync/batches`; a message travels alone (clause 3.3).

    Raises: PeerError body-too-large, not-json or bad-request.
    """
    value = parse_json(body, REQUEST_MAX, PeerError, "body-too-large")
    request = read_value(value, BatchesRequest, PeerError, "bad-request")
    if len(request.batches) > 1 and any(batch.get("shape") == "message" for batch in request.batches):
        raise PeerError("bad-request", "a message travels alone")
    for batch in request.batches:
        # Without a proper id there is nothing to give a receipt for.
        read_value(batch.get("batch_id"), RandomId, PeerError, "bad-request")
    return request


def parse_answers_request(body: bytes) -> AnswersRequest:
    """The body of `POST /sync/answers`.

    Raises: PeerError body-too-large, not-json or bad-request.
    """
    value = parse_json(body, REQUEST_MAX, PeerError, "body-too-large")
    return read_value(value, AnswersRequest, PeerError, "bad-request")


def pick_batches(waiting: Iterable[Batch]) -> tuple[Batch, ...]:
    """What goes into the next request: the first message alone, else counters up to both limits (clause 3.3)."""
    batches = tuple(waiting)
    for batch in batches:
        if isinstance(batch, MessageBatch):
            return (batch,)
    picked: list[Batch] = []
    size = len(build_request("A" * 22, ()))
    for batch in batches[:BATCHES_MAX]:
        size += len(canonical(batch)) + 1  # its comma
        if size > REQUEST_MAX:
            break
        picked.append(batch)
    return tuple(picked)


def build_request(request_id: str, batches: Iterable[Batch]) -> bytes:
    """The bytes of one request; sending a batch again sends the same batch."""
    return canonical({"schema": 1, "request_id": request_id, "batches": tuple(batches)})


def parse_reply(status: int, media_type: str, body: bytes, request_id: str) -> BatchesReply:
    """The reply to `request_id`, and to nothing else.

    Raises: PeerError no-network (clause 1.3).
    """
    reply = _echoed(parse_message(status, media_type, body, BatchesReply), request_id)
    for receipt in reply.receipts:
        # clause 3.6: without its commit_seq a batch could never become durable.
        if receipt.outcome != "expired" and receipt.commit_seq is None:
            raise PeerError("no-network", "a receipt without commit_seq")
    return reply


def parse_answers(status: int, media_type: str, body: bytes, request_id: str) -> AnswersReply:
    """The thread that `request_id` asked for.

    Raises: PeerError no-network (clause 1.3).
    """
    return _echoed(parse_message(status, media_type, body, AnswersReply), request_id)


def parse_status(status: int, media_type: str, body: bytes) -> Status:
    """The server's status.

    Raises: PeerError no-network (clause 1.3).
    """
    return parse_message(status, media_type, body, Status)


def is_media_type(header: str, expected: str) -> bool:
    """Whether a Content-Type header names this media type, whatever its parameters."""
    return header.partition(";")[0].strip().lower() == expected


def parse_message(status: int, media_type: str, body: bytes, shape: type[T], at_most: int = REPLY_MAX) -> T:
    """A reply of this protocol.

    Raises: PeerError no-network: a captive portal answers 200 with its own page, and that is no answer (clause 1.3).
    """
    if status != 200 or not is_media_type(media_type, JSON_TYPE):
        raise PeerError("no-network", f"status {status}, {media_type}")
    try:
        return read_value(parse_json(body, at_most, PeerError), shape, PeerError, "no-network")
    except PeerError as error:
        raise PeerError("no-network", error.detail) from error


EchoedReply = TypeVar("EchoedReply", BatchesReply, AnswersReply)


def _echoed(reply: EchoedReply, request_id: str) -> EchoedReply:
    if reply.request_id != request_id:
        raise PeerError("no-network", "a reply to another request")
    return reply
