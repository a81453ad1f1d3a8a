"""Tablets of a team on the Python twin of the log, and a line that loses, doubles and reorders, driven by one seed.

As `simulator.py` for phones; on top, a tablet may be put back to what it was, or copied to another (clause 4.2).
"""

from collections import Counter
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal, NamedTuple, TypeVar

from tests.phones import BAD, CALM, SILENCE, Heard, KilledError, Weather, arriving
from tests.simulator import SKEWS, Say, play
from tests.tablets import Tablet, TabletDisk
from tests.writes import CAST, WRITES, Cast, Write

T = TypeVar("T")

ShiftKind = Literal["push", "feed", "snapshot", "backup", "restore"]
ShiftAnswer = Heard | None
START = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ROUNDS = 12  # until all is quiet
MOST_REQUESTS = 500  # a centre that brings nothing further must not hold a test for ever
ROLLS_BACK = 0.02  # chance in each step, where the weather is bad
IS_CLONED = 0.01
IS_DAMAGED = 0.02  # chance that a box is of no use


class ShiftCall(NamedTuple):
    """Something that a shift asks of the centre."""

    kind: ShiftKind
    replica: str = ""
    body: bytes = b""
    cursor: str | None = None


class Shift:
    """Some tablets in some weather; `must` are the operations that may not get lost."""

    def __init__(
        self,
        seed: int,
        *,
        tablets: int = 3,
        weather: Weather = BAD,
        cast: Cast = CAST,
        make_tablet: Callable[[Random, Weather], Tablet] = Tablet,
    ) -> None:
        self.random = Random(seed)
        self.weather = weather
        self.cast = cast
        self.now = START
        self.make_tablet = make_tablet
        self.tablets = [self._new_tablet() for _ in range(tablets)]
        self.must: set[str] = set()
        self.kinds: Counter[str] = Counter()  # what befell messages and devices, by kind
        self.say: Say | None = None  # hears each step
        self.durable: Callable[[], set[str]] = set  # ids that the oldest backup holds
        self.kept: list[tuple[Tablet, TabletDisk]] = []  # what tablets may be put back to
        self.wire: list[tuple[Tablet, ShiftCall]] = []
        self.replies: list[tuple[Tablet, ShiftCall, Heard]] = []

    def steps(self, count: int) -> Generator[ShiftCall, ShiftAnswer, None]:
        """Play `count` steps, then calm rounds in which everything is said."""
        for _ in range(count):
            yield from self._step()
        self.weather = CALM
        for tablet in self.tablets:
            tablet.weather = CALM
            tablet.kill()
        for _ in range(ROUNDS):
            yield from self.calm_round()

    @property
    def faults(self) -> int:
        """How much befell them, of every kind."""
        return self.kinds.total()

    def waiting(self) -> int:
        """Operations without a receipt."""
        return sum(entry.state == "waiting" for tablet in self.tablets for entry in tablet.disk.log.entries)

    def _step(self) -> Generator[ShiftCall, ShiftAnswer, None]:
        tablet = self.random.choice(self.tablets)
        self.now += timedelta(minutes=self.random.randrange(0, 90))
        if self.random.random() < self.weather.jump:
            self.kinds["clock"] += 1
            tablet.skew = self.random.choice(SKEWS)
            self._note(tablet, f"its clock is off by {tablet.skew}")
        self.let(self.random.choice(DEEDS), tablet)
        self._mishap(tablet)
        yield from self._carry()
        if self.random.random() < self.weather.backup:
            yield ShiftCall("backup")
        if self.random.random() < self.weather.restore:
            yield ShiftCall("restore")

    def _mishap(self, tablet: Tablet) -> None:
        chance = self.random.random()
        if chance < ROLLS_BACK:
            if self.kept:
                self.roll_back(*self.random.choice(self.kept))
        elif chance < ROLLS_BACK + IS_CLONED:
            self.clone(tablet)

    def let(self, deed: Callable[["Shift", Tablet], None], tablet: Tablet) -> None:
        """A deed on a tablet, which may be killed at it."""
        self._note(tablet, deed.__name__)
        try:
            deed(self, tablet)
        except KilledError:
            self._killed(tablet)

    def clone(self, tablet: Tablet) -> None:
        """Another tablet begins as a copy of this one."""
        self._note(tablet, "copied")
        twin = self._new_tablet()
        twin.disk = tablet.disk
        self.tablets.append(twin)
        self.kinds["cloned"] += 1

    def roll_back(self, tablet: Tablet, disk: TabletDisk) -> None:
        """A tablet gets back what it was; what only it had since then, nobody can bring."""
        self._note(tablet, "put back to what it was")
        had, tablet.disk = tablet.disk, disk
        tablet.kill()
        retained = {
            entry.op_id for other in self.tablets for entry in other.disk.log.entries
        } | self.durable()
        self.must -= {entry.op_id for entry in had.log.entries} - retained
        self.kinds["rolled back"] += 1

    def write(self, tablet: Tablet, make: Write | None = None) -> None:
        """Something new is kept on a tablet, of whichever kind if none is given; for that, somebody unlocks it."""
        tablet.unlock()
        content, text = (make or self.random.choice(WRITES))(self.random, self.cast)
        before = tablet.disk
        try:
            tablet.write(content, self.now, text)
        finally:
            # Killed before its transaction, the tablet never said "saved".
            if tablet.disk is not before:
                self.must.add(tablet.disk.log.entries[-1].op_id)

    def push(self, tablet: Tablet) -> None:
        body = tablet.push()
        if body is not None:
            self.wire.append((tablet, ShiftCall("push", tablet.disk.log.replica, body)))

    def lock(self, tablet: Tablet) -> None:
        tablet.lock()

    def pull(self, tablet: Tablet) -> None:
        """A locked tablet tells, and hears nothing but receipts."""
        if tablet.is_locked:
            return
        cursor = tablet.disk.log.cursor
        call = ShiftCall("snapshot") if cursor is None else ShiftCall("feed", cursor=cursor)
        self.wire.append((tablet, call))

    def back_up_tablet(self, tablet: Tablet) -> None:
        self.kept = [*self.kept[-3:], (tablet, tablet.disk)]

    def hear(self, tablet: Tablet, call: ShiftCall, heard: Heard) -> None:
        """A reply reaches a tablet, which may be killed at it."""
        self._note(tablet, f"hears {heard.body.decode()}")
        try:
            if call.kind == "push":
                tablet.pushed(heard)
            elif tablet.is_locked:
                pass
            elif call.kind == "snapshot":
                tablet.shot(heard)
            elif tablet.fed(heard, self.now):
                self.wire.append((tablet, ShiftCall("snapshot")))
        except KilledError:
            self._killed(tablet)

    def calm_round(self) -> Generator[ShiftCall, ShiftAnswer, None]:
        """Each tablet has a line for as long as it needs it."""
        for tablet in self.tablets:
            yield from self.tell(tablet)

    def tell(self, tablet: Tablet) -> Generator[ShiftCall, ShiftAnswer, None]:
        """What a tablet does once it has a line and is unlocked: tell all, then hear all."""
        tablet.unlock()
        for _ in range(MOST_REQUESTS):
            body = tablet.push()
            if body is None:
                break
            before = tablet.disk.log
            tablet.pushed((yield ShiftCall("push", before.replica, body)) or SILENCE)
            if tablet.disk.log == before:
                break
        for _ in range(MOST_REQUESTS):
            cursor = tablet.disk.log.cursor
            if cursor is None:
                tablet.shot((yield ShiftCall("snapshot")) or SILENCE)
                continue
            heard = (yield ShiftCall("feed", cursor=cursor)) or SILENCE
            if tablet.fed(heard, self.now):
                tablet.shot((yield ShiftCall("snapshot")) or SILENCE)
            elif tablet.disk.log.cursor == cursor:
                break

    def _carry(self) -> Generator[ShiftCall, ShiftAnswer, None]:
        for tablet, call in self._arriving(self.wire):
            answer = yield call
            if answer is not None:
                self.replies.append((tablet, call, answer))
        for reply in self._arriving(self.replies):
            self.hear(*reply)

    def _new_tablet(self) -> Tablet:
        tablet = self.make_tablet(self.random, self.weather)
        tablet.seal = self._seal
        return tablet

    def _seal(self, plain: bytes) -> str:
        return "AAAA" if self.random.random() < IS_DAMAGED else self.cast.seal(plain)

    def _killed(self, tablet: Tablet) -> None:
        self.kinds["killed"] += 1
        self._note(tablet, "killed")
        tablet.kill()

    def _note(self, tablet: Tablet, what: str) -> None:
        if self.say:
            self.say(f"{self.now:%d %b %H:%M} tablet {self.tablets.index(tablet)}: {what}")

    def _arriving(self, waiting: list[T]) -> list[T]:
        now, kinds = arriving(waiting, self.random, self.weather)
        self.kinds += kinds
        return now


# One line per thing that may happen; what is named twice happens twice as often.
DEEDS: tuple[Callable[[Shift, Tablet], None], ...] = (
    Shift.write,
    Shift.write,
    Shift.write,
    Shift.push,
    Shift.push,
    Shift.pull,
    Shift.pull,
    Shift.lock,
    Shift.back_up_tablet,
)


def play_shift(shift: Shift, steps: int, ask: Callable[[ShiftCall], ShiftAnswer]) -> None:
    """Play the shift against a centre."""
    play(shift.steps(steps), ask, shift.say)
