"""Phones on the Python twin of the outbox, and a wire that loses, doubles and reorders, driven by one seed.

A `Simulation` does no I/O: it yields what it asks of a centre and is given the answer, so that `run` can talk to a
plain function and `run_async` to an application. What was done on the phones is kept as the expected totals.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Generator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from sync.batches import MessageBatch, Metric, Use, counter_key, fold_use
from sync.fields import Sensitivity
from sync.outbox import day_of
from tests.phones import BAD, CALM, SILENCE, Heard, KilledError, Phone, Weather, arriving, random_id

C = TypeVar("C")

Kind = Literal["post", "status", "backup", "restore"]
METRICS: tuple[Metric, ...] = ("opened", "shown", "saved", "good", "bad")
MOST_REQUESTS = 1000  # a centre that gives no receipts must not hold a test for ever
Totals = Counter[str]
START = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
Answer = Heard | None  # None never came
Say = Callable[[str], None]
# How far a phone's clock may be from the world's.
SKEWS = (
    timedelta(),
    timedelta(days=30),
    timedelta(days=-30),
    datetime(1970, 1, 1, tzinfo=UTC) - START,
    datetime(2038, 1, 19, tzinfo=UTC) - START,
)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre knows, from which the phones' uses are drawn: (pack, edition, resource, sensitivity)."""

    resources: tuple[tuple[str, int, str, Sensitivity], ...]
    places: tuple[str, ...]
    languages: tuple[str, ...]


class Call(NamedTuple):
    """Something that the simulation asks of the centre."""

    kind: Kind
    body: bytes = b""


class Simulation:
    """Some phones in some weather; `now` is the clock of all and moves by itself."""

    def __init__(
        self,
        seed: int,
        offer: Offer,
        *,
        phones: int = 3,
        weather: Weather = BAD,
        now: datetime = START,
        make_phone: Callable[[Random, Weather], Phone] = Phone,
    ) -> None:
        self.random = Random(seed)
        self.offer = offer
        self.weather = weather
        self.now = now
        self.phones = [make_phone(self.random, weather) for _ in range(phones)]
        self.expected: Totals = Counter()
        self.messages: dict[str, MessageBatch] = {}
        self.wire: list[tuple[Phone, Call]] = []
        self.replies: list[tuple[Phone, Call, Heard]] = []
        self.kinds: Counter[str] = Counter()  # what befell messages and devices, by kind
        self.say: Say | None = None  # hears each step

    def steps(self, count: int) -> Generator[Call, Answer, None]:
        """`count` random steps in the weather, then a calm day in which everything is closed and sent."""
        self._put_phones_in(self.weather)
        for _ in range(count):
            yield from self._step()
        self._put_phones_in(CALM)
        yield from self.calm_day()

    def closed(self) -> int:
        """How many batches were closed."""
        return sum(len(phone.closed) for phone in self.phones)

    @property
    def faults(self) -> int:
        """How much befell them, of every kind."""
        return self.kinds.total()

    def waiting(self) -> int:
        """How many batches have no receipt of this epoch."""
        states = (out.state for phone in self.phones for out in phone.disk.outgoing.values())
        return sum(state == "waiting" for state in states)

    def _put_phones_in(self, weather: Weather) -> None:
        for phone in self.phones:
            phone.weather = weather

    def _step(self) -> Generator[Call, Answer, None]:
        phone = self.random.choice(self.phones)
        deed = self.random.choice(DEEDS)
        self.now += timedelta(minutes=self.random.randrange(0, 90))
        # Asked first, here and below, so that a seed without such mishaps plays as it always did.
        if self.weather.jump and self.random.random() < self.weather.jump:
            self.kinds["clock"] += 1
            phone.skew = self.random.choice(SKEWS)
            self._note(phone, f"its clock is off by {phone.skew}")
        self.let(deed, phone)
        if self.weather.relay and self.random.random() < self.weather.relay:
            self.destroy_relay()
        yield from self._carry()
        if self.random.random() < self.weather.backup:
            yield Call("backup")
        if self.random.random() < self.weather.restore:
            yield Call("restore")

    def use(self, phone: Phone) -> None:
        pack, edition, resource, sensitivity = self.random.choice(self.offer.resources)
        use = Use(
            metric=self.random.choice(METRICS),
            language=self.random.choice(self.offer.languages),
            pack=pack,
            edition=edition,
            resource=self.random.choice([resource, resource, None]),
            sensitivity=sensitivity,
            place=self.random.choice([*self.offer.places, None]),
        )
        before = phone.disk
        try:
            phone.use(use, self.now)
        finally:
            # Killed before its transaction, the phone never said "saved".
            if phone.disk is not before:
                self.expected.update(counter_key(counter) for counter in fold_use(use, day_of(self.now)))

    def ask(self, phone: Phone) -> None:
        message = MessageBatch(
            batch_id=random_id(self.random),
            period=day_of(self.now).isoformat(),
            thread_key=random_id(self.random, 43),
            audience="office",
            place=None,
            language=self.random.choice(self.offer.languages),
            topic="other",
            text=f"vraag {self.random.randrange(10**9)}",
        )
        try:
            phone.ask(message)
        finally:
            if message.batch_id in phone.disk.batches:
                self.messages[message.batch_id] = message

    def close(self, phone: Phone) -> None:
        phone.close(self.now, everything=self.random.random() < 0.7)

    def send(self, phone: Phone) -> None:
        body = phone.request()
        if body is not None:
            self.wire.append((phone, Call("post", body)))

    def ask_status(self, phone: Phone) -> None:
        self.wire.append((phone, Call("status")))

    def let(self, deed: Callable[["Simulation", Phone], None], phone: Phone) -> None:
        """A deed on a phone, which may be killed at it."""
        self._note(phone, deed.__name__)
        try:
            deed(self, phone)
        except KilledError:
            self.kinds["killed"] += 1
            self._note(phone, "killed")
            phone.kill()

    def hear(self, phone: Phone, call: Call, heard: Heard) -> None:
        """A reply reaches a phone, which may be killed at it."""
        self._note(phone, f"hears {heard.body.decode()}")
        try:
            phone.reply(heard) if call.kind == "post" else phone.status(heard)
        except KilledError:
            self.kinds["killed"] += 1
            self._note(phone, "killed")
            phone.kill()

    def destroy_relay(self) -> None:
        """All that is on its way is gone."""
        if self.say:
            self.say("the relay is destroyed")
        self.kinds["relay"] += len(self.wire) + len(self.replies)
        self.wire.clear()
        self.replies.clear()

    def calm_day(self) -> Generator[Call, Answer, None]:
        """Everything is closed and told, and what is on the wire arrives, long after."""
        for phone in self.phones:
            phone.kill()
            phone.close(self.now, everything=True)
            yield from self.tell(phone)
        for _, call in self.wire:
            yield call

    def tell(self, phone: Phone) -> Generator[Call, Answer, None]:
        """A phone asks for the status and sends all that waits."""
        phone.status((yield Call("status")) or SILENCE)
        for _ in range(MOST_REQUESTS):
            body = phone.request()
            if body is None:
                return
            phone.reply((yield Call("post", body)) or SILENCE)

    def _carry(self) -> Generator[Call, Answer, None]:
        for phone, call in self._arriving(self.wire):
            answer = yield call
            if answer is not None:
                self.replies.append((phone, call, answer))
        for reply in self._arriving(self.replies):
            self.hear(*reply)

    def _note(self, phone: Phone, what: str) -> None:
        if self.say:
            self.say(f"{self.now:%d %b %H:%M} phone {self.phones.index(phone)}: {what}")

    def _arriving(self, waiting: list[C]) -> list[C]:
        now, kinds = arriving(waiting, self.random, self.weather)
        self.kinds += kinds
        return now


# One line per thing that may happen; what is named twice happens twice as often.
DEEDS: tuple[Callable[[Simulation, Phone], None], ...] = (
    Simulation.use,
    Simulation.use,
    Simulation.ask,
    Simulation.close,
    Simulation.send,
    Simulation.send,
    Simulation.ask_status,
)


def without_periods(totals: Totals) -> Totals:
    """By key alone: where clocks are wrong, words are booked on another day."""
    found: Totals = Totals()
    for key, n in totals.items():
        shape, _, rest = key.split("|", 2)
        found[f"{shape}|{rest}"] += n
    return found


def run(simulation: Simulation, steps: int, ask: Callable[[Call], Answer]) -> None:
    """Play the simulation; `ask` does nothing on `backup` and `restore` if it has none."""
    play(simulation.steps(steps), ask, simulation.say)


def play(steps: Generator[C, Answer, None], ask: Callable[[C], Answer], say: Say | None = None) -> None:
    """Ask all that the steps ask, and give them the answers."""
    answer: Answer = None
    try:
        while True:
            call = steps.send(answer)
            answer = ask(call)
            if say:
                say(told(call, answer))
    except StopIteration:
        return


async def run_async(simulation: Simulation, steps: int, ask: Callable[[Call], Awaitable[Answer]]) -> None:
    """Play the simulation against an application."""
    await play_async(simulation.steps(steps), ask, simulation.say)


async def play_async(
    steps: Generator[C, Answer, None], ask: Callable[[C], Awaitable[Answer]], say: Say | None = None
) -> None:
    """As `play`, where asking takes time."""
    answer: Answer = None
    try:
        while True:
            call = steps.send(answer)
            answer = await ask(call)
            if say:
                say(told(call, answer))
    except StopIteration:
        return


def told(call: Any, answer: Answer) -> str:
    """What was asked, of whichever shape, and what was answered."""
    asked = " ".join(part.decode() if isinstance(part, bytes) else str(part) for part in call if part)
    return f"    centre: {asked} → {answer.body.decode() if answer else 'nothing'}"
