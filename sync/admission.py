"""How the centre takes a push of a staff device: where it joins the chain, and each operation's judgement (4.0 to 4.6).

What was sent before, and what records hold, is the database's; it comes in as arguments.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import msgspec

from sync.canonical import canonical
from sync.errors import CallerError, PeerError, SyncError
from sync.exchange import PUSH_MAX, Epoch
from sync.fields import OpId, RandomId, Sha256, parse_json, read_value
from sync.merging import FieldsRecord, Record
from sync.operations import (
    FIRST,
    LINKS,
    OPERATIONS_MAX,
    Body,
    Mark,
    Operation,
    Raw,
    Sealed,
    Seq,
    bodies_of,
    hash_body,
    hash_content,
    hash_operation,
    is_sealed,
)
from sync.patches import judge_patch

Role = Literal["administrator", "staff", "lead", "helper"]
OperationReason = Literal[
    "unreadable",
    "unknown-schema",
    "unknown-entity",
    "server-decides",
    "bad-value",
    "unknown-field",
    "unknown-actor",
    "actor-removed",
    "not-allowed",
    "out-of-scope",
    "other-place",
    "unknown-record",
    "deleted",
    "bad-body",
    "op-id-reused",
]
# Judged again by a server that may know more (clause 5), or has a key that was away (clause 4.8).
NOT_KNOWN_YET = ("unreadable", "unknown-schema", "unknown-entity", "unknown-field")

SERVER_DECIDES = frozenset({"place", "partner", "person", "right"})  # clause 4.5
HELPERS_WRITE = frozenset({"loan", "activity"})
HELPERS_READ = ("visit", "activity", "loan")


class Push(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The envelope; what each operation says is judged one by one, since none is refused into oblivion (clause 4.4)."""

    schema: Literal[1]
    request_id: RandomId
    epoch_seen: Epoch | None
    from_seq: Seq
    head_hash: Sha256
    operations: Annotated[tuple[Raw, ...], msgspec.Meta(max_length=OPERATIONS_MAX)]
    bodies: Annotated[tuple[Body, ...], msgspec.Meta(max_length=OPERATIONS_MAX)]


class Boxed(msgspec.Struct, frozen=True):
    """What was in a box."""

    operation: Raw
    bodies: Annotated[tuple[Body, ...], msgspec.Meta(max_length=OPERATIONS_MAX)] = ()


class Links(msgspec.Struct, frozen=True):
    """What of an operation must be right for it to have a place at all."""

    op_id: OpId
    replica: RandomId
    seq: Seq
    prev_hash: Sha256


class Actor(msgspec.Struct, frozen=True):
    """Somebody who works with the device; `removed` is the stamp from which on they may not."""

    role: Role
    removed: str | None = None


class Standing(msgspec.Struct, frozen=True):
    """What the centre knows while it judges one operation; `record` is what it writes to, if there is one.

    `scope` and `is_for_helpers` are the device's that wrote it.
    """

    scope: frozenset[str]
    actors: Mapping[str, Actor]
    record: Record | None
    bodies: Mapping[str, Body]
    is_for_helpers: bool = False


def parse_push(body: bytes, replica: str) -> tuple[Push, tuple[str, ...]]:
    """The body of `POST /sync/replicas/{replica}/operations`, and the hash of each operation, sealed or not.

    Raises: PeerError body-too-large, not-json, or bad-request where it is no chain.
    """
    value = parse_json(body, PUSH_MAX, PeerError, "body-too-large")
    push = read_value(value, Push, PeerError, "bad-request")
    hashes: list[str] = []
    for place, operation in enumerate(push.operations):
        links = read_value(operation, Links, PeerError, "bad-request")
        if is_sealed(operation):
            read_value(operation, Sealed, PeerError, "bad-request")
        follows = hashes[-1] if hashes else push.head_hash
        if (links.replica, links.seq, links.prev_hash) != (replica, push.from_seq + place, follows):
            raise PeerError("bad-request", f"operation {links.op_id} does not follow")
        hashes.append(_hash(operation))
    return push, tuple(hashes)


def open_push(push: Push, unseal: Callable[[str], bytes | None]) -> Push:
    """The push with what is sealed as it was written, and its texts; what does not open stays as it came (clause 4.8).

    `unseal` says what is in a box, or None.
    """
    boxes = [open_box(raw, unseal) if is_sealed(raw) else None for raw in push.operations]
    operations = [
        raw if box is None else box.operation for raw, box in zip(push.operations, boxes, strict=True)
    ]
    texts = [body for box in boxes if box is not None for body in box.bodies]
    return msgspec.structs.replace(push, operations=tuple(operations), bodies=(*push.bodies, *texts))


def open_box(sealed: Raw, unseal: Callable[[str], bytes | None]) -> Boxed | None:
    """The operation in its place of the chain, and its texts; None where it is not what the chain was made of."""
    plain = unseal(sealed["box"])
    try:
        value = parse_json(plain or b"", PUSH_MAX, PeerError)
        boxed = read_value(value, Boxed, PeerError, "bad-request")
        operation = {**boxed.operation, **{name: sealed[name] for name in LINKS}}
        is_other = is_sealed(operation) or operation.get("op_id") != sealed["op_id"]
        is_other = is_other or hash_content(operation) != sealed["content"]
    except SyncError:
        return None
    return None if is_other else msgspec.structs.replace(boxed, operation=operation)


def join_chain(
    push: Push, hashes: tuple[str, ...], mark: Mark, known: Mapping[int, str]
) -> Literal["behind", "fork"] | int:
    """How many of the operations the centre has already, by their hashes (clause 4.2).

    `known` has the hashes of this replica from `push.from_seq - 1` on. `behind` where the centre lacks what comes
    before, `fork` where it has another chain.
    """
    before = push.from_seq - 1
    if before > mark.seq:
        return "behind"
    if push.head_hash != (known.get(before) if before else FIRST):
        return "fork"
    overlap = hashes[: mark.seq - before]
    is_same = all(known.get(push.from_seq + place) == hash for place, hash in enumerate(overlap))
    return len(overlap) if is_same else "fork"


def judge_operation(raw: Mapping[str, Any], stamp: str, standing: Standing) -> OperationReason | None:
    """Why it waits for a person, or None for one that is applied; never an error (clause 4.4).

    `stamp` is what its own counts for (clause 4.6).
    """
    # clause 4.0: whoever it says wrote it.
    if standing.is_for_helpers and not is_sealed(raw) and str(raw.get("entity")) not in HELPERS_WRITE:
        return "not-allowed"
    reason = _malformed(raw)
    if reason is not None:
        return reason
    operation = msgspec.convert(raw, Operation)
    return _unauthorised(operation, stamp, standing) or _impossible(operation, standing)


def _malformed(raw: Mapping[str, Any]) -> OperationReason | None:
    if is_sealed(raw):
        return "unreadable"
    if raw.get("schema") != 1:
        return "unknown-schema"
    try:
        operation = msgspec.convert(raw, Operation)
    except msgspec.ValidationError:
        return "bad-value"
    if operation.entity in SERVER_DECIDES:
        return "server-decides"
    return judge_patch(operation.entity, operation.patch)


def _unauthorised(operation: Operation, stamp: str, standing: Standing) -> OperationReason | None:
    """clause 4.0: rights are looked at when it is applied, whatever they were on the device."""
    actor = standing.actors.get(operation.actor)
    if operation.place not in standing.scope:
        return "out-of-scope"
    if actor is None:
        return "unknown-actor"
    if actor.removed is not None and stamp >= actor.removed:
        return "actor-removed"
    return "not-allowed" if actor.role == "helper" and operation.entity not in HELPERS_WRITE else None


def _impossible(operation: Operation, standing: Standing) -> OperationReason | None:
    record = standing.record
    if record is None and operation.entity == "thread":
        return "unknown-record"
    if record is not None and record.place != operation.place:
        return "other-place"
    if isinstance(record, FieldsRecord) and record.is_deleted and operation.patch is not None:
        return "deleted"
    named = [
        standing.bodies[name] for name in bodies_of({"patch": operation.patch}) if name in standing.bodies
    ]
    return None if all(hash_body(body.salt, body.text) == body.hash for body in named) else "bad-body"


def _hash(operation: Raw) -> str:
    try:
        canonical(operation)
    except CallerError as error:
        raise PeerError("bad-request", error.detail) from error
    return hash_operation(operation)
