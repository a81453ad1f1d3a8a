"""Phones on the Python twin of the outbox: one step is at most one transaction, and a phone may be killed at it."""

import collections
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple, TypeVar

import msgspec

from sync.batches import Batch, Counter, MessageBatch, Use, add_counter, close_counters, counter_key, fold_use
from sync.errors import PeerError
from sync.exchange import JSON_TYPE, build_request, parse_reply, parse_status, pick_batches
from sync.outbox import Outgoing, apply_reply, apply_status, day_of, is_gone, lower_bound

T = TypeVar("T")
BUILT = datetime(2026, 11, 1, tzinfo=UTC)


class Weather(msgspec.Struct, frozen=True, kw_only=True):
    """How likely each mishap is, per message or per step."""

    lost: float = 0.2
    doubled: float = 0.2
    late: float = 0.3  # stays on the wire while others pass
    killed: float = 0.05
    backup: float = 0.02
    restore: float = 0.01
    jump: float = 0  # of a phone's own clock
    relay: float = 0  # that what carries the messages is destroyed, with all that it holds


BAD = Weather()
CALM = Weather(lost=0, doubled=0, late=0, killed=0, backup=0, restore=0)


class Heard(NamedTuple):
    """What came back over the line, whoever sent it: the phone judges whether it counts (clause 1.3)."""

    body: bytes
    status: int = 200
    media_type: str = JSON_TYPE


SILENCE = Heard(b"", 0, "")


class KilledError(Exception):
    """The phone's process ended, before or after its transaction."""


@dataclass
class Disk:
    """What survives when a phone is killed; replaced as a whole, as a transaction does."""

    counters: dict[str, Counter] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    outgoing: dict[str, Outgoing] = field(default_factory=dict)
    expired: int = 0


class Phone:
    """One phone: every method is one step with at most one transaction."""

    def __init__(self, random: Random, weather: Weather) -> None:
        self.random = random
        self.weather = weather
        self.disk = Disk()
        self.skew = timedelta()  # of its clock
        self.request_id: str | None = None  # in memory only
        self.closed: set[str] = set()  # batches so far, for the one who counts
        self.ends_at = 0  # how many crash points from here it is killed, where that was chosen

    def clock(self, now: datetime) -> datetime:
        """What it takes for now."""
        return now + self.skew

    def use(self, use: Use, now: datetime) -> None:
        counters = dict(self.disk.counters)
        for counter in fold_use(use, day_of(lower_bound(BUILT, None, self.clock(now)))):
            key = counter_key(counter)
            counters[key] = add_counter(counters.get(key), counter)
        self._commit(Disk(counters, self.disk.batches, self.disk.outgoing, self.disk.expired))

    def ask(self, message: MessageBatch) -> None:
        self._keep((message,), self.disk.counters)

    def close(self, now: datetime, *, everything: bool) -> None:
        today = day_of(lower_bound(BUILT, None, self.clock(now)))
        closed = close_counters(
            self.disk.counters.values(), today, lambda: random_id(self.random), everything=everything
        )
        left = {key: counter for key, counter in self.disk.counters.items() if key not in closed.keys}
        self._keep(closed.batches, left)

    def request(self) -> bytes | None:
        """What goes out now, if anything waits; a new request makes late replies to the former one void."""
        waiting = [self.disk.batches[i] for i, out in self.disk.outgoing.items() if out.state == "waiting"]
        if not waiting:
            return None
        self.request_id = random_id(self.random)
        return build_request(self.request_id, pick_batches(waiting))

    def reply(self, heard: Heard) -> None:
        try:
            reply = parse_reply(heard.status, heard.media_type, heard.body, self.request_id or "")
        except PeerError:
            return  # clause 1.3: not the answer to what was asked last
        self.request_id = None
        self.settle(apply_reply(self.disk.outgoing.values(), reply))

    def status(self, heard: Heard) -> None:
        try:
            status = parse_status(heard.status, heard.media_type, heard.body)
        except PeerError:
            return
        self.settle(apply_status(self.disk.outgoing.values(), status))

    def kill(self) -> None:
        self.request_id = None

    def _keep(self, batches: tuple[Batch, ...], counters: dict[str, Counter]) -> None:
        kept = {batch.batch_id: batch for batch in batches}
        waiting = {batch_id: Outgoing(batch_id) for batch_id in kept}
        disk = self.disk
        self._commit(Disk(counters, disk.batches | kept, disk.outgoing | waiting, disk.expired))

    def settle(self, outgoing: tuple[Outgoing, ...]) -> None:
        left = {out.batch_id: out for out in outgoing if not is_gone(out)}
        batches = {batch_id: self.disk.batches[batch_id] for batch_id in left}
        expired = self.disk.expired + sum(out.state == "expired" for out in outgoing)
        self._commit(Disk(self.disk.counters, batches, left, expired))

    def _commit(self, disk: Disk) -> None:
        self._pass_crash_point()
        self.disk = disk
        self.closed.update(disk.batches)
        self._pass_crash_point()

    def _pass_crash_point(self) -> None:
        self.ends_at -= 1
        if self.ends_at == 0 or self.random.random() < self.weather.killed / 2:
            raise KilledError


def arriving(waiting: list[T], random: Random, weather: Weather) -> tuple[list[T], collections.Counter[str]]:
    """What arrives now, in any order, and what befell messages on the way.

    What is late stays in `waiting`; what is doubled arrives again later or at once.
    """
    random.shuffle(waiting)
    now: list[T] = []
    later: list[T] = []
    kinds: collections.Counter[str] = collections.Counter()
    for message in waiting:
        if random.random() < weather.late:
            kinds["late"] += 1
            later.append(message)
        elif random.random() < weather.lost:
            kinds["lost"] += 1
        else:
            now.append(message)
            if random.random() < weather.doubled:
                kinds["doubled"] += 1
                random.choice([now, later]).append(message)
    waiting[:] = later
    return now, kinds


def random_id(random: Random, length: int = 22) -> str:
    """As clause 1.2, but from the seed."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return "".join(random.choices(alphabet, k=length))
