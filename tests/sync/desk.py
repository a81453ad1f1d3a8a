"""A centre in memory for staff devices: pushes, feed, snapshots, restores and crashes (clauses 4.1 to 4.6)."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import msgspec

from sync.admission import (
    Actor,
    OperationReason,
    Push,
    Standing,
    join_chain,
    judge_operation,
    open_push,
    parse_push,
)
from sync.canonical import canonical
from sync.cursors import read_cursor, write_cursor
from sync.merging import Record
from sync.operations import (
    FEED_MAX,
    Body,
    Feed,
    FeedEntry,
    Mark,
    OperationReceipt,
    PushReply,
    Raw,
    Snapshot,
)
from sync.stamps import effective_stamp
from tests.phones import Heard, random_id
from tests.shift import Shift, ShiftAnswer, ShiftCall, ShiftKind
from tests.tablets import View, fold
from tests.writes import CAST

# Somebody whose rights ended before everything that is written here.
ACTORS = {CAST.actor: Actor("staff"), CAST.gone: Actor("staff", "0" * 16)}


class Stored(msgspec.Struct, frozen=True):
    """An operation as the centre keeps it."""

    operation: Raw
    stamp: str
    receipt: OperationReceipt


@dataclass
class Book:
    """What a backup holds."""

    commit_seq: int = 0
    marks: dict[str, Mark] = field(default_factory=dict)
    hashes: dict[tuple[str, int], str] = field(default_factory=dict)
    stored: dict[str, Stored] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    view: View = field(default_factory=dict)
    received: set[str] = field(default_factory=set)  # ids of all that its marks passed

    def copy(self) -> "Book":
        parts = (self.marks, self.hashes, self.stored, self.bodies, self.view)
        copies = (dict(part) for part in parts)
        return Book(self.commit_seq, *copies, set(self.received))  # type: ignore[arg-type]  # a copy of each

    def applied(self) -> list[Stored]:
        """The log that the feed tells, in its order."""
        committed = [kept for kept in self.stored.values() if kept.receipt.outcome == "committed"]
        return sorted(committed, key=lambda kept: kept.receipt.commit_seq)


class Desk:
    """Answers a shift's calls by its clock."""

    def __init__(self, shift: Shift, *, crash: float = 0.05) -> None:
        self.shift = shift
        self.random = Random(shift.random.random())
        self.crash = crash
        self.ends_at = 0  # how many crash points from here it ends, where that was chosen
        self.book = Book()
        self.backups: list[tuple[str, Book]] = []
        self.highest = 0  # outside the backups (clause 1.6)
        self.epoch = random_id(self.random)

    def ask(self, call: ShiftCall) -> ShiftAnswer:
        answers: dict[ShiftKind, Callable[[ShiftCall], ShiftAnswer]] = {
            "push": self.push,
            "feed": self.feed,
            "snapshot": self.snapshot,
            "backup": self.back_up,
            "restore": self.restore,
        }
        return answers[call.kind](call)

    def push(self, call: ShiftCall) -> ShiftAnswer:
        sealed, hashes = parse_push(call.body, call.replica)
        push = open_push(sealed, self.unseal)
        book = self.book.copy()
        mark = book.marks.get(call.replica, Mark())
        joins = self.join(push, hashes, mark, book)
        receipts: tuple[OperationReceipt, ...] = ()
        if isinstance(joins, int):
            book.bodies.update({body.hash: body for body in push.bodies})
            receipts = tuple(self.take(book, operation) for operation in push.operations)
            mark = self.note(book, push, hashes, mark, joins)
        if self.crashes():
            return None
        self.book = book
        self.highest = max(self.highest, book.commit_seq)
        outcome = "applied" if isinstance(joins, int) else joins
        reply = PushReply(push.request_id, self.epoch, self.durable_seq(), outcome, mark, receipts)
        return None if self.crashes() else Heard(canonical(reply))

    def unseal(self, box: str) -> bytes | None:
        return urlsafe_b64decode(box + "=" * (-len(box) % 4))

    def join(self, push: Push, hashes: tuple[str, ...], mark: Mark, book: Book) -> str | int:
        if push.epoch_seen not in (None, self.epoch):
            return "behind"
        first = max(push.from_seq - 1, 1)
        known = {
            seq: book.hashes[push_replica, seq]
            for push_replica in [self._replica(push)]
            for seq in range(first, mark.seq + 1)
        }
        return join_chain(push, hashes, mark, known)

    def take(self, book: Book, operation: Raw) -> OperationReceipt:
        """One operation's receipt: that of before, or the one that it gets now."""
        before = book.stored.get(self.key(operation))
        if before is not None:
            return before.receipt
        stamp = effective_stamp(str(operation.get("hlc")), self.shift.now)
        reason = self.judge(book, operation, stamp)
        book.commit_seq += 1
        outcome = "committed" if reason is None else "quarantined"
        receipt = OperationReceipt(operation["op_id"], outcome, book.commit_seq, reason)  # type: ignore[arg-type]
        self.keep(book, Stored(operation, stamp, receipt))
        return receipt

    def judge(self, book: Book, operation: Raw, stamp: str) -> OperationReason | None:
        record: Record | None = book.view.get((str(operation.get("entity")), str(operation.get("entity_id"))))
        return judge_operation(
            operation, stamp, Standing(frozenset({CAST.place}), ACTORS, record, book.bodies)
        )

    def keep(self, book: Book, stored: Stored) -> None:
        book.stored[self.key(stored.operation)] = stored
        if stored.receipt.outcome == "committed":
            book.view = fold(book.view, stored.operation, stored.stamp)

    def key(self, operation: Raw) -> str:
        """clause 4.2: effects go by the operation's own id."""
        return str(operation["op_id"])

    def note(self, book: Book, push: Push, hashes: tuple[str, ...], mark: Mark, joins: int) -> Mark:
        replica = self._replica(push)
        for place in range(joins, len(hashes)):
            book.hashes[replica, push.from_seq + place] = hashes[place]
            mark = Mark(push.from_seq + place, hashes[place])
            book.received.add(str(push.operations[place]["op_id"]))
        if replica:
            book.marks[replica] = mark
        return mark

    def feed(self, call: ShiftCall) -> ShiftAnswer:
        epoch, passed = read_cursor(call.cursor) if call.cursor else ("", 0)
        if epoch != self.epoch:
            return Heard(canonical(self._feed(call.cursor, passed, [], is_reset=True)))
        following = [kept for kept in self.book.applied() if kept.receipt.commit_seq > passed]
        part = following[: self.random.choice([1, 3, FEED_MAX])]
        end = part[-1].receipt.commit_seq if len(part) < len(following) else self.book.commit_seq
        return Heard(canonical(self._feed(call.cursor, end, part, has_more=len(part) < len(following))))

    def snapshot(self, _: ShiftCall) -> ShiftAnswer:
        cursor = write_cursor(self.epoch, self.book.commit_seq)
        records = tuple(self.book.view.values())
        return Heard(
            canonical(Snapshot(self.epoch, (CAST.place,), self.durable_seq(), cursor, records, (), ()))
        )

    def back_up(self, _: ShiftCall | None = None) -> ShiftAnswer:
        self.backups = [*self.backups[-1:], (self.epoch, self.book.copy())]
        return None

    def restore(self, _: ShiftCall | None = None) -> ShiftAnswer:
        if self.backups:
            self.put_back(self.random.choice(self.backups))
        return None

    def put_back(self, chosen: tuple[str, Book]) -> None:
        # clause 1.6: from either of the two, then a new epoch past the old maximum, and a backup of it.
        self.book = chosen[1].copy()
        self.epoch = self.next_epoch()
        self.book.commit_seq = self.highest
        self.back_up()

    def next_epoch(self) -> str:
        return random_id(self.random)

    def durable_seq(self) -> int:
        """clause 1.7: of the oldest backup that may be restored, and 0 while that is of another epoch."""
        if not self.backups:
            return 0
        epoch, book = self.backups[0]
        return book.commit_seq if epoch == self.epoch else 0

    def crashes(self) -> bool:
        self.ends_at -= 1
        return self.ends_at == 0 or self.random.random() < self.crash

    def _feed(
        self,
        after: str | None,
        end: int,
        part: list[Stored],
        *,
        has_more: bool = False,
        is_reset: bool = False,
    ) -> Feed:
        entries = tuple(FeedEntry(kept.receipt.commit_seq, kept.stamp, kept.operation) for kept in part)
        cursor = write_cursor(self.epoch, end)
        return Feed(self.epoch, self.durable_seq(), after, cursor, entries, has_more, is_reset)

    def _replica(self, push: Push) -> str:
        return str(push.operations[0]["replica"]) if push.operations else ""
