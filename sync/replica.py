"""A staff device's own log: what it wrote, what became of that, and when it may be forgotten (clauses 4.1 to 4.3).

Where the log lies and when it is sent is the store's and the net's business.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from sync.canonical import canonical
from sync.cursors import Cursor, read_cursor
from sync.errors import CallerError, PeerError
from sync.exchange import Epoch
from sync.fields import Count, OpId, RandomId, Sha256
from sync.operations import (
    Body,
    Feed,
    Mark,
    OperationReceipt,
    PushReply,
    Raw,
    Seq,
    Snapshot,
    bodies_of,
    content_of,
    hash_operation,
)
from sync.stamps import ZERO, Stamp, tick, witness

EntryState = Literal["waiting", "sent", "quarantined"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An operation on its way: its receipt in the current epoch, and whether the feed has brought it back.

    `content` is the hash of what it does, `bodies` are the texts that it names. What it does is `readable` where the
    device can read it now, and in its `box` only the centre can; one of the two is there.
    """

    op_id: OpId
    seq: Seq
    prev_hash: Sha256
    content: Sha256
    hash: Sha256
    bodies: tuple[Sha256, ...] = ()
    state: EntryState = "waiting"
    commit_seq: Count | None = None
    reason: str | None = None
    is_in_view: bool = False
    box: str | None = None
    readable: Raw | None = None


class Log(msgspec.Struct, frozen=True):
    """One incarnation of a device: `base` is the last operation that it forgot, `hlc` its last stamp."""

    replica: RandomId
    base: Mark = msgspec.field(default_factory=Mark)
    entries: tuple[Entry, ...] = ()
    hlc: Stamp = ZERO
    epoch: Epoch | None = None
    cursor: Cursor | None = None


class Settled(msgspec.Struct, frozen=True):
    """A log after a reply; `gone` are operations that it need not keep, `must_fork` that its chain is not the centre's."""

    log: Log
    gone: tuple[Entry, ...] = ()
    must_fork: bool = False


def head(log: Log) -> Mark:
    """The last operation of the chain."""
    if not log.entries:
        return log.base
    last = log.entries[-1]
    return Mark(last.seq, last.hash)


def link(log: Log, content: Mapping[str, Any], now: datetime) -> Raw:
    """The operation that would come next: `content` with its stamp and its place in the chain.

    Its hash is taken before the transaction in which `append` looks whether it still comes next (clause 4.1).
    """
    last = head(log)
    place = {"replica": log.replica, "seq": last.seq + 1, "prev_hash": last.hash}
    return {**content, **place, "hlc": tick(log.hlc, now), "schema": 1}


def append(log: Log, operation: Raw, content: str, hash: str, box: str | None = None) -> Log:
    """The log with one operation more, of these hashes; sealed in `box`, or to be sent as it is.

    Raises: CallerError head-moved when another one came in between.
    """
    last = head(log)
    if (operation["replica"], operation["seq"], operation["prev_hash"]) != (
        log.replica,
        last.seq + 1,
        last.hash,
    ):
        raise CallerError("head-moved", f"{operation['seq']} after {last.seq}")
    entry = Entry(
        op_id=operation["op_id"],
        seq=operation["seq"],
        prev_hash=operation["prev_hash"],
        content=content,
        hash=hash,
        bodies=bodies_of(operation),
        box=box,
        readable=content_of(operation),
    )
    return msgspec.structs.replace(log, entries=(*log.entries, entry), hlc=operation["hlc"])


def write_box(operation: Mapping[str, Any], bodies: Sequence[Body]) -> bytes:
    """What is sealed into a box: what an operation does, wherever it stands, and the texts that it names (clause 4.8)."""
    return canonical({"operation": content_of(operation), "bodies": tuple(bodies)})


def next_push(log: Log) -> tuple[Mark, Sequence[Raw]]:
    """What is sent now: all from the first that has no receipt in this epoch, and what it follows.

    What is sealed goes as it is: a device that cannot read its own log can tell it.
    """
    first = next((place for place, entry in enumerate(log.entries) if entry.state == "waiting"), None)
    if first is None:
        return head(log), ()
    before = msgspec.structs.replace(log, entries=log.entries[:first])
    return head(before), tuple(_to_send(log, entry) for entry in log.entries[first:])


def apply_push_reply(log: Log, reply: PushReply) -> Settled:
    """The log after the centre's word on a push: its epoch, its receipts, and what is durable (clause 4.2)."""
    log = _in_epoch(log, reply.epoch)
    if reply.outcome == "behind":
        # What it lost, it is told again from the oldest that is kept here.
        log = msgspec.structs.replace(log, entries=tuple(map(_unreceived, log.entries)))
        return Settled(log, must_fork=not _has(log, reply.mark))
    if reply.outcome == "fork" or reply.mark.seq > head(log).seq:
        return Settled(log, must_fork=True)
    receipts = {receipt.op_id: receipt for receipt in reply.receipts}
    entries = tuple(_received(entry, receipts.get(entry.op_id)) for entry in log.entries)
    return _settle(msgspec.structs.replace(log, entries=entries), reply.epoch, reply.durable_seq)


def apply_feed(log: Log, feed: Feed, now: datetime) -> Settled:
    """The log after a part of the feed, whose entries are kept in the same transaction; a reset changes its epoch only.

    Raises: PeerError no-network where it does not follow what the device has (clause 4.3).
    """
    if feed.after != log.cursor:
        raise PeerError("no-network", "a part of the feed that does not come next")
    log = _in_epoch(log, feed.epoch)
    if feed.is_reset:
        return Settled(log)
    hlc = log.hlc
    for entry in feed.entries:
        if entry.operation is not None:
            hlc = witness(hlc, entry.stamp or ZERO, now)
    log = msgspec.structs.replace(log, cursor=feed.cursor, hlc=hlc)
    return _settle(_viewed(log), feed.epoch, feed.durable_seq)


def apply_snapshot(log: Log, snapshot: Snapshot) -> Settled:
    """The log after a snapshot took the place of all that the device showed."""
    log = _in_epoch(log, snapshot.epoch)
    entries = tuple(msgspec.structs.replace(entry, is_in_view=False) for entry in log.entries)
    log = msgspec.structs.replace(log, cursor=snapshot.cursor, entries=entries)
    return _settle(_viewed(log), snapshot.epoch, snapshot.durable_seq)


def fork(log: Log, replica: str) -> Log:
    """A new incarnation that links what is kept anew, as a chain of its own; each operation keeps its id (clause 4.2).

    It needs to read none of them.
    """
    forked = msgspec.structs.replace(log, replica=replica, base=Mark(), entries=())
    for entry in log.entries:
        last = head(forked)
        place = {"seq": last.seq + 1, "prev_hash": last.hash}
        linked = msgspec.structs.replace(_unreceived(entry), **place)
        kept = msgspec.structs.replace(linked, hash=hash_operation(_sealed(forked, linked)))
        forked = msgspec.structs.replace(forked, entries=(*forked.entries, kept))
    return forked


def unseen(log: Log) -> tuple[Raw, ...]:
    """What is shown on top of what the centre told: what it can read of its own, but for what waits for a person."""
    return tuple(
        _opened(log, entry, entry.readable)
        for entry in log.entries
        if entry.readable is not None and not entry.is_in_view and entry.state != "quarantined"
    )


def erased_in(feed: Feed) -> tuple[str, ...]:
    """The texts that a device erases once it kept this part of the feed (clause 4.1)."""
    return tuple(entry.erased for entry in feed.entries if entry.erased is not None)


def erased_by(snapshot: Snapshot, held: Sequence[str], own: Sequence[Entry]) -> tuple[str, ...]:
    """Of the texts that a device holds, those that a snapshot erases (clause 4.1).

    What it does not tell is gone, but for what the device's own operations name: those may have to be told again, or
    wait for a person to look. What people erased is gone from them too.
    """
    told = {body.hash for body in snapshot.bodies}
    named = told.union(*(entry.bodies for entry in own))
    return tuple(text for text in held if text not in named or text in snapshot.erased)


def _in_epoch(log: Log, epoch: str) -> Log:
    # clause 3.6: what another epoch promised may be gone with it.
    if log.epoch == epoch:
        return log
    return msgspec.structs.replace(log, epoch=epoch, entries=tuple(map(_unreceived, log.entries)))


def _unreceived(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, state="waiting", commit_seq=None, reason=None)


def _received(entry: Entry, receipt: OperationReceipt | None) -> Entry:
    if receipt is None:
        return entry
    state: EntryState = "sent" if receipt.outcome == "committed" else "quarantined"
    return msgspec.structs.replace(entry, state=state, commit_seq=receipt.commit_seq, reason=receipt.reason)


def _to_send(log: Log, entry: Entry) -> Raw:
    return _sealed(log, entry) if entry.readable is None or entry.box else _opened(log, entry, entry.readable)


def _sealed(log: Log, entry: Entry) -> Raw:
    place = {"op_id": entry.op_id, "replica": log.replica, "seq": entry.seq, "prev_hash": entry.prev_hash}
    return {**place, "content": entry.content, "box": entry.box or ""}


def _opened(log: Log, entry: Entry, content: Raw) -> Raw:
    return {**content, "replica": log.replica, "seq": entry.seq, "prev_hash": entry.prev_hash}


def _viewed(log: Log) -> Log:
    """Marks what the feed has passed."""
    if log.cursor is None:
        return log
    epoch, passed = read_cursor(log.cursor)
    if epoch != log.epoch:
        return log
    entries = tuple(
        msgspec.structs.replace(entry, is_in_view=True)
        if entry.state == "sent" and entry.commit_seq is not None and entry.commit_seq <= passed
        else entry
        for entry in log.entries
    )
    return msgspec.structs.replace(log, entries=entries)


def _settle(log: Log, epoch: str, durable_seq: int) -> Settled:
    """Forgets, from the oldest on, what is safe and shown by the feed."""
    log = _viewed(log)
    count = 0
    for entry in log.entries:
        is_durable = entry.commit_seq is not None and entry.commit_seq <= durable_seq and log.epoch == epoch
        if not is_durable or not (entry.is_in_view or entry.state == "quarantined"):
            break
        count += 1
    gone, kept = log.entries[:count], log.entries[count:]
    base = head(msgspec.structs.replace(log, entries=gone))
    return Settled(msgspec.structs.replace(log, base=base, entries=kept), gone)


def _has(log: Log, mark: Mark) -> bool:
    chain = [log.base, *(Mark(entry.seq, entry.hash) for entry in log.entries)]
    return mark in chain
