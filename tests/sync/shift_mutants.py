"""The ways of syncing staff devices with one rule less, which tests must find wrong (the table that opens the specification)."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import msgspec

from sync.admission import Push
from sync.operations import Mark, OperationReceipt, Raw
from sync.replica import Entry, Settled
from tests.phones import Heard, Weather
from tests.shift import Shift
from tests.sync.desk import Book, Desk
from tests.tablets import Tablet


@dataclass(frozen=True)
class ShiftMutant:
    """Which part is weakened; the rest keeps the rules."""

    tablet: Callable[[Random, Weather], Tablet] = Tablet
    desk: Callable[[Shift], Desk] = Desk


class JoinsByNumber(Desk):
    """Goes by replica and number alone, without the chain of hashes."""

    def join(self, push: Push, hashes: tuple[str, ...], mark: Mark, book: Book) -> str | int:
        return max(0, mark.seq - push.from_seq + 1)

    def take(self, book: Book, operation: Raw) -> OperationReceipt:
        mark = book.marks.get(operation["replica"], Mark())
        if operation["seq"] > mark.seq or operation["op_id"] in book.stored:
            return super().take(book, operation)
        return OperationReceipt(operation["op_id"], "committed", max(book.commit_seq, 1))


class AppliesByReplicaAndNumber(Desk):
    """Tells operations apart by replica and number instead of by their ids."""

    def key(self, operation: Raw) -> str:
        return f"{operation['replica']} {operation['seq']}"


class DropsRefused(Desk):
    """Moves its mark past an invalid operation and keeps nothing of it."""

    def keep(self, book: Book, stored: object) -> None:
        if stored.receipt.outcome == "committed":  # type: ignore[attr-defined]  # it is a Stored
            super().keep(book, stored)  # type: ignore[arg-type]


class KeepsItsDeskEpoch(Desk):
    """A restore begins no new epoch."""

    def next_epoch(self) -> str:
        return self.epoch


class CountsOnItsNewestBackup(Desk):
    """Takes what the newest backup holds for durable."""

    def durable_seq(self) -> int:
        return self.backups[-1][1].commit_seq if self.backups else 0


class NumbersAnew(Desk):
    """After a restore goes on from the backup's number instead of past the old maximum, in the same epoch."""

    def put_back(self, chosen: tuple[str, Book]) -> None:
        epoch = self.epoch
        super().put_back(chosen)
        self.epoch, self.book.commit_seq = epoch, max([0, *self._numbers()])

    def _numbers(self) -> list[int]:
        return [kept.receipt.commit_seq for kept in self.book.stored.values()]


class ForgetsOnReceipt(Tablet):
    """Deletes an operation as soon as the centre says that it has it."""

    def settle(self, settled: Settled, view: object = None, bodies: object = None) -> None:
        if not settled.must_fork:
            log = settled.log
            waiting = [entry for entry in log.entries if entry.state == "waiting"]
            gone = log.entries[: len(log.entries) - len(waiting)]
            base = Mark(gone[-1].seq, gone[-1].hash) if gone else log.base
            settled = Settled(msgspec.structs.replace(log, base=base, entries=tuple(waiting)))
        super().settle(settled, view, bodies)  # type: ignore[arg-type]


class KeepsItsOwnCursor(Tablet):
    """Remembers by itself what the centre has, whichever epoch said so."""

    def settle(self, settled: Settled, view: object = None, bodies: object = None) -> None:
        told = {entry.op_id: entry for entry in self.disk.log.entries if entry.state != "waiting"}
        entries = tuple(
            told.get(entry.op_id, entry) if entry.state == "waiting" else entry
            for entry in settled.log.entries
        )
        log = msgspec.structs.replace(settled.log, entries=entries)
        super().settle(msgspec.structs.replace(settled, log=log), view, bodies)  # type: ignore[arg-type]


class NeverForks(Tablet):
    """Goes on with its chain whatever the centre says of it, and takes `fork` for done."""

    def settle(self, settled: Settled, view: object = None, bodies: object = None) -> None:
        if settled.must_fork:
            entries = tuple(_sent(entry) for entry in settled.log.entries)
            settled = Settled(msgspec.structs.replace(settled.log, entries=entries))
        super().settle(settled, view, bodies)  # type: ignore[arg-type]


class LinksWhatItReads(Tablet):
    """After a fork writes anew what it can read at that moment, and nothing else."""

    def settle(self, settled: Settled, view: object = None, bodies: object = None) -> None:
        if settled.must_fork:
            entries = tuple(entry for entry in settled.log.entries if entry.readable is not None)
            settled = msgspec.structs.replace(
                settled, log=msgspec.structs.replace(settled.log, entries=entries)
            )
        super().settle(settled, view, bodies)  # type: ignore[arg-type]


class DropsWhatItCannotOpen(Desk):
    """Moves its mark past a box that does not open and keeps nothing of it."""

    def keep(self, book: Book, stored: object) -> None:
        if stored.receipt.reason != "unreadable":  # type: ignore[attr-defined]  # it is a Stored
            super().keep(book, stored)  # type: ignore[arg-type]


class SkipsTheFeed(Tablet):
    """Takes any part of the feed, whether it follows what it has or not."""

    def fed(self, heard: Heard, now: object) -> bool:
        said = msgspec.json.decode(heard.body)
        said["after"] = self.disk.log.cursor
        return super().fed(heard._replace(body=msgspec.json.encode(said)), now)  # type: ignore[arg-type]


def _sent(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, state="sent") if entry.state == "waiting" else entry


SHIFT_MUTANTS = {
    "cursors without the chain": ShiftMutant(desk=JoinsByNumber),
    "dedupe by replica and number": ShiftMutant(desk=AppliesByReplicaAndNumber),
    "refused operations dropped": ShiftMutant(desk=DropsRefused),
    "no epoch": ShiftMutant(desk=KeepsItsDeskEpoch),
    "newest backup counts": ShiftMutant(desk=CountsOnItsNewestBackup),
    "numbers anew": ShiftMutant(desk=NumbersAnew),
    "delete on receipt": ShiftMutant(tablet=ForgetsOnReceipt),
    "cursor kept only on the client": ShiftMutant(tablet=KeepsItsOwnCursor),
    "fork ignored": ShiftMutant(tablet=NeverForks),
    "a fork of what can be read": ShiftMutant(tablet=LinksWhatItReads),
    "boxes that do not open dropped": ShiftMutant(desk=DropsWhatItCannotOpen),
    "feed without its place": ShiftMutant(tablet=SkipsTheFeed),
}
