"""Writes of staff devices: their envelope, the chain they form, and what device and centre say of them (4.1 to 4.3).

An operation is kept and passed on as the JSON it came as, unknown fields included (clause 1.1); `Operation` is a view of
it. A device's own log is `replica.py`, what the centre makes of a push is `admission.py`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec

from sync.canonical import canonical, name_blob
from sync.cursors import Cursor
from sync.errors import PeerError
from sync.exchange import PUSH_MAX, Epoch, parse_message
from sync.fields import MAX_INTEGER, Count, Id, OpId, RandomId, RecordId, Sha256
from sync.merging import Record
from sync.stamps import EPOCH_START, Stamp

OPERATIONS_MAX = 200  # clause 4.2
FEED_MAX = 500  # entries
FEED_BYTES_MAX = 4 * 1024 * 1024
TEXT_MAX = 2000  # characters (code points) of a body
FIRST = "0" * 64  # what the first operation of a replica follows

Seq = Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
Raw = dict[str, Any]

# What says where an operation stands, not what it does: a fork writes these anew (clause 4.2).
LINKS = ("replica", "seq", "prev_hash")


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One write. `base_rev` names, for each field of `patch`, the writes that its author saw there (clause 4.5)."""

    op_id: OpId
    replica: RandomId
    seq: Seq
    prev_hash: Sha256
    hlc: Stamp
    actor: RandomId
    place: Id
    entity: Id
    entity_id: RecordId
    base_rev: dict[Id, tuple[OpId, ...]] = {}
    patch: dict[str, Any] | None
    schema: int


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that only the centre can read: its place in the chain, the hash of what it does, and that sealed.

    In `box`, base64url, are its content and the texts that it names (clause 4.8).
    """

    op_id: OpId
    replica: RandomId
    seq: Seq
    prev_hash: Sha256
    content: Sha256
    box: str


class Body(msgspec.Struct, frozen=True):
    """A free text, apart from the chain; `hash` is that of salt and text (clause 4.1)."""

    hash: Sha256
    salt: RandomId
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=TEXT_MAX, pattern=r"^[^\x00]*$(?!\n)")]


class Mark(msgspec.Struct, frozen=True):
    """How far a chain goes: its last number, and that operation's hash; 0 and `FIRST` before the first."""

    seq: Count = 0
    hash: Sha256 = FIRST


class OperationReceipt(msgspec.Struct, frozen=True):
    """What became of an operation; the same one again gets the same receipt within an epoch."""

    op_id: OpId
    outcome: Literal["committed", "quarantined"]
    commit_seq: Count
    reason: Id | None = None


class PushReply(msgspec.Struct, frozen=True):
    """`applied`, or why nothing was: the centre is `behind` what follows, or the chains differ (`fork`)."""

    request_id: RandomId
    epoch: Epoch
    durable_seq: Count
    outcome: Literal["applied", "behind", "fork"]
    mark: Mark
    receipts: Annotated[tuple[OperationReceipt, ...], msgspec.Meta(max_length=OPERATIONS_MAX)] = ()


class FeedMessage(msgspec.Struct, frozen=True):
    """A newcomer's message to the library here; nothing finer than its day."""

    thread: RecordId
    topic: Id
    place: Id
    day: str
    text: str


class FeedEntry(msgspec.Struct, frozen=True):
    """An operation with the stamp it counts for and the texts it names; or a message; or a text that is erased."""

    commit_seq: Count
    stamp: Stamp | None = None
    operation: Raw | None = None
    bodies: tuple[Body, ...] = ()
    message: FeedMessage | None = None
    erased: Sha256 | None = None


class Feed(msgspec.Struct, frozen=True):
    """What follows the cursor `after`; `is_reset` where that leads nowhere any more, and a snapshot comes first."""

    epoch: Epoch
    durable_seq: Count
    after: Cursor | None
    cursor: Cursor
    entries: Annotated[tuple[FeedEntry, ...], msgspec.Meta(max_length=FEED_MAX)] = ()
    has_more: bool = False
    is_reset: bool = False


class Snapshot(msgspec.Struct, frozen=True):
    """All that a device's `scope` holds at a cursor; operations that are folded into it are not told one by one.

    `erased` are texts that people erased, which the device's own operations may still name.
    """

    epoch: Epoch
    scope: tuple[Id, ...]
    durable_seq: Count
    cursor: Cursor
    records: tuple[Record, ...]
    bodies: tuple[Body, ...]
    messages: tuple[FeedMessage, ...]
    erased: tuple[Sha256, ...] = ()


def hash_operation(operation: Mapping[str, Any]) -> str:
    """Its link for the next, which can be made of a sealed one as well (clause 4.1)."""
    place = {name: operation[name] for name in LINKS}
    return name_blob(canonical({**place, "content": hash_content(operation)}))


def hash_content(operation: Mapping[str, Any]) -> str:
    """The SHA-256 of what it does, in canonical form and all fields included; a sealed one says it itself (clause 4.1)."""
    return str(operation["content"]) if is_sealed(operation) else name_blob(canonical(content_of(operation)))


def is_sealed(operation: Mapping[str, Any]) -> bool:
    """Whether what it does stands in a box that only the centre opens (clause 4.8)."""
    return "box" in operation


def hash_body(salt: str, text: str) -> str:
    """What stands in a patch for a text: nobody who knows the hash alone can try texts against it (clause 4.1)."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def content_of(operation: Mapping[str, Any]) -> Raw:
    """What it does, wherever it stands in whichever chain."""
    return {name: value for name, value in operation.items() if name not in LINKS}


def op_id(moment: datetime, random: bytes) -> str:
    """A UUIDv7 (RFC 9562 5.7) of the moment and 10 random bytes."""
    milliseconds = max(0, (moment - EPOCH_START) // timedelta(milliseconds=1))
    octets = bytearray(milliseconds.to_bytes(6, "big") + random)
    octets[6] = 0x70 | octets[6] & 0x0F
    octets[8] = 0x80 | octets[8] & 0x3F
    digits = octets.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def pick_operations(
    waiting: Sequence[Mapping[str, Any]], bodies: Mapping[str, Body]
) -> tuple[Sequence[Mapping[str, Any]], tuple[Body, ...]]:
    """The first operations, sealed or not, and their texts, that fit into one push (clause 4.2)."""
    texts: dict[str, Body] = {}
    size = len(build_push("A" * 22, "A" * 22, Mark(MAX_INTEGER - 1), (), ()))
    for place, operation in enumerate(waiting[:OPERATIONS_MAX]):
        named = {name: bodies[name] for name in bodies_of(operation) if name in bodies}
        size += len(canonical(dict(operation))) + sum(len(canonical(body)) + 1 for body in named.values()) + 1
        if size > PUSH_MAX:
            return waiting[:place], tuple(texts.values())
        texts.update(named)
    return waiting[:OPERATIONS_MAX], tuple(texts.values())


def bodies_of(operation: Mapping[str, Any]) -> tuple[str, ...]:
    """The hashes of the texts that its patch names; of a sealed one nobody can say."""
    patch = operation.get("patch")
    values = patch.values() if isinstance(patch, Mapping) else ()
    return tuple(
        value["body"] for value in values if isinstance(value, Mapping) and isinstance(value.get("body"), str)
    )


def build_push(
    request_id: str,
    epoch_seen: str | None,
    after: Mark,
    operations: Sequence[Mapping[str, Any]],
    bodies: Sequence[Body],
) -> bytes:
    """The bytes of one push: operations that follow `after` in the device's chain."""
    return canonical(
        {
            "schema": 1,
            "request_id": request_id,
            "epoch_seen": epoch_seen,
            "from_seq": after.seq + 1,
            "head_hash": after.hash,
            "operations": tuple(map(dict, operations)),
            "bodies": tuple(bodies),
        }
    )


def parse_push_reply(status: int, media_type: str, body: bytes, request_id: str) -> PushReply:
    """The reply to `request_id`, and to nothing else.

    Raises: PeerError no-network (clause 1.3).
    """
    reply = parse_message(status, media_type, body, PushReply)
    if reply.request_id != request_id:
        raise PeerError("no-network", "a reply to another request")
    return reply


def parse_feed(status: int, media_type: str, body: bytes) -> Feed:
    """What follows a cursor.

    Raises: PeerError no-network (clause 1.3).
    """
    return parse_message(status, media_type, body, Feed, FEED_BYTES_MAX)


def parse_snapshot(status: int, media_type: str, body: bytes) -> Snapshot:
    """All of a scope.

    Raises: PeerError no-network (clause 1.3).
    """
    return parse_message(status, media_type, body, Snapshot, FEED_BYTES_MAX)
