"""Calls of chapter 4: what devices of teams and the centre say to each other."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from sync.admission import Actor, Push, Standing, join_chain, judge_operation, open_push, parse_push
from sync.cursors import read_cursor, write_cursor
from sync.items import check_label, ended_tiles, is_own_label, item_id, lent_item, loan_id, make_label
from sync.merging import (
    Applied,
    CountsRecord,
    FieldsRecord,
    LoansRecord,
    Record,
    merge,
    show_counts,
    show_fields,
    show_loan,
)
from sync.operations import (
    Body,
    Feed,
    Mark,
    PushReply,
    Snapshot,
    bodies_of,
    build_push,
    content_of,
    hash_body,
    hash_content,
    hash_operation,
    is_sealed,
    op_id,
    parse_feed,
    parse_push_reply,
    parse_snapshot,
    pick_operations,
)
from sync.patches import judge_patch
from sync.replica import (
    Entry,
    Log,
    append,
    apply_feed,
    apply_push_reply,
    apply_snapshot,
    erased_by,
    erased_in,
    fork,
    head,
    link,
    next_push,
    unseen,
    write_box,
)
from sync.signing import content_digest, signature_base, write_params
from sync.stamps import effective_stamp, tick, witness


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _log(given: Any) -> Log:
    return msgspec.convert(given["log"], Log)


def _bodies(values: Any) -> dict[str, Body]:
    return {body.hash: body for body in msgspec.convert(values or [], list[Body])}


def _pick_counts(given: Any) -> list[int]:
    """How many go of so many alike, each padded by so many bytes."""
    waiting = [{**given["waiting"][0], "pad": "x" * given["pad"]}] * given["times"]
    operations, bodies = pick_operations(waiting, {})
    return [len(operations), len(bodies)]


def _merge_all(given: Any) -> dict[str, Any]:
    """The record of them all, and what is shown of it."""
    record: Record | None = None
    for applied in msgspec.convert(given["applied"], list[Applied]):
        record = merge(record, applied)
    shown: Any = None
    if isinstance(record, FieldsRecord):
        shown = show_fields(record)
    elif isinstance(record, CountsRecord):
        shown = show_counts(record)
    elif isinstance(record, LoansRecord):
        shown = show_loan(record)
    return {"record": record, "shown": shown}


def _join(given: Any) -> Any:
    push = Push(1, "q" * 22, None, given["from_seq"], given["head_hash"], (), ())
    known = {int(seq): hash for seq, hash in given["known"].items()}
    return join_chain(push, tuple(given["hashes"]), msgspec.convert(given["mark"], Mark), known)


def _open(given: Any) -> Any:
    """What each of the operations is once it is open; `boxes` says what is in each box."""
    push = Push(
        1, "q" * 22, None, 1, "0" * 64, tuple(given["operations"]), tuple(_bodies(given["bodies"]).values())
    )
    boxes = {box: said.encode() for box, said in given["boxes"].items()}
    opened = open_push(push, boxes.get)
    return [opened.operations, opened.bodies]


def _judge(given: Any) -> Any:
    record: Any = None
    if given["record"] is not None:
        record = msgspec.convert(given["record"], Record)  # type: ignore[call-overload]  # a union is no class
    actors = msgspec.convert(given["actors"], dict[str, Actor])
    standing = Standing(frozenset(given["places"]), actors, record, _bodies(given["bodies"]))
    return judge_operation(given["operation"], given["stamp"], standing)


OPERATION_CALLS: dict[str, Callable[[Any], Any]] = {
    "tick": lambda g: tick(g["last"], _moment(g["now"])),
    "witness": lambda g: witness(g["last"], g["seen"], _moment(g["now"])),
    "effective_stamp": lambda g: effective_stamp(g["claimed"], _moment(g["received"])),
    "hash_operation": lambda g: hash_operation(g["operation"]),
    "hash_content": lambda g: hash_content(g["operation"]),
    "is_sealed": lambda g: is_sealed(g["operation"]),
    "hash_body": lambda g: hash_body(g["salt"], g["text"]),
    "content_of": lambda g: content_of(g["operation"]),
    "op_id": lambda g: op_id(_moment(g["moment"]), bytes.fromhex(g["random"])),
    "bodies_of": lambda g: bodies_of(g["operation"]),
    "build_push": lambda g: build_push(
        g["request_id"],
        g["epoch_seen"],
        msgspec.convert(g["after"], Mark),
        g["operations"],
        list(_bodies(g["bodies"]).values()),
    ).decode(),
    "pick_operations": lambda g: pick_operations(g["waiting"], _bodies(list(g["bodies"].values()))),
    "pick_counts": _pick_counts,
    "write_cursor": lambda g: write_cursor(g["epoch"], g["commit_seq"]),
    "read_cursor": lambda g: read_cursor(g["cursor"]),
    "parse_push_reply": lambda g: parse_push_reply(g["status"], g["media_type"], g.body(), g["request_id"]),
    "parse_feed": lambda g: parse_feed(g["status"], g["media_type"], g.body()),
    "parse_snapshot": lambda g: parse_snapshot(g["status"], g["media_type"], g.body()),
    "head": lambda g: head(_log(g)),
    "link": lambda g: link(_log(g), g["content"], _moment(g["now"])),
    "append": lambda g: append(_log(g), g["operation"], g["content"], g["hash"], g["box"]),
    "write_box": lambda g: write_box(g["operation"], list(_bodies(g["bodies"]).values())).decode(),
    "next_push": lambda g: next_push(_log(g)),
    "apply_push_reply": lambda g: apply_push_reply(_log(g), msgspec.convert(g["reply"], PushReply)),
    "apply_feed": lambda g: apply_feed(_log(g), msgspec.convert(g["feed"], Feed), _moment(g["now"])),
    "apply_snapshot": lambda g: apply_snapshot(_log(g), msgspec.convert(g["snapshot"], Snapshot)),
    "fork": lambda g: fork(_log(g), g["replica"]),
    "unseen": lambda g: unseen(_log(g)),
    "erased_in": lambda g: erased_in(msgspec.convert(g["feed"], Feed)),
    "erased_by": lambda g: erased_by(
        msgspec.convert(g["snapshot"], Snapshot), g["held"], msgspec.convert(g["own"], list[Entry])
    ),
    "merge_all": _merge_all,
    "parse_push": lambda g: parse_push(g.body(), g["replica"]),
    "open_push": _open,
    "join_chain": _join,
    "judge_operation": _judge,
    "judge_patch": lambda g: judge_patch(g["entity"], g["patch"]),
    "item_id": lambda g: item_id(g["text"]),
    "loan_id": lambda g: loan_id(g["item"], g["place"]),
    "lent_item": lambda g: lent_item(g["loan"]),
    "make_label": lambda g: make_label(bytes.fromhex(g["random"])),
    "is_own_label": lambda g: is_own_label(g["item"]),
    "check_label": lambda g: check_label(g["label"]),
    "ended_tiles": lambda g: ended_tiles(msgspec.convert(g["record"], LoansRecord)),
    "write_params": lambda g: write_params(g["device"], g["nonce"], g["created"]),
    "content_digest": lambda g: content_digest(bytes.fromhex(g["sha256"])),
    "signature_base": lambda g: signature_base(g["method"], g["target"], g["digest"], g["params"]).decode(),
}
