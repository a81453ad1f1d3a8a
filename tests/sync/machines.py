"""State machines: a searcher chooses every deed and every mishap, and tells a bad end by the shortest story it knows.

What may happen to phones and tablets alike is here; their own deeds and promises are in `phones_machine.py` and
`tablets_machine.py`. The steps are the simulator's.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar, Literal

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.phones import KilledError
from tests.simulator import SKEWS, play

Fate = Literal["once", "late", "doubled", "lost"]

DAY = 24 * 60  # minutes
ROUNDS = 12  # until all is quiet
STEPS = 120  # at most, of each story
SEEDS = st.integers(0, 2**16)  # of what a story does not choose: ids, and what is written
PLACES = st.integers(0, 7)  # among things of which there may be fewer
FATES: st.SearchStrategy[Fate] = st.sampled_from(["once", "late", "doubled", "lost"])
STAYS, ARRIVES = ("late", "doubled"), ("once", "doubled")
POINTS = st.integers(1, 4)  # crash points from here


class Machine(RuleBasedStateMachine):
    """A `world` of devices and a `centre`; each rule is one step of theirs."""

    seen: ClassVar[Counter[str]]  # mishaps by kind, of all stories
    world: Any = None
    centre: Any
    devices: list[Any]

    @rule(device=PLACES, point=POINTS)
    def a_device_will_be_killed(self, device: int, point: int) -> None:
        self.device(device).ends_at = point
        self.seen["device"] += 1

    @rule(point=POINTS)
    def the_centre_will_crash(self, point: int) -> None:
        self.centre.ends_at = point
        self.seen["centre"] += 1

    @rule(device=PLACES, skew=st.sampled_from(SKEWS))
    def a_clock_jumps(self, device: int, skew: timedelta) -> None:
        self.device(device).skew = skew
        self.seen["clock"] += 1

    @rule(minutes=st.integers(1, 2 * DAY))
    def time_passes(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.world.wire)
    @rule(place=PLACES, there=FATES, back=FATES)
    def a_late_request_moves(self, place: int, there: Fate, back: Fate) -> None:
        self.pass_on(place, there, back)

    @precondition(lambda self: self.world.replies)
    @rule(place=PLACES, back=FATES)
    def a_late_reply_moves(self, place: int, back: Fate) -> None:
        self.bring_back(place, back)

    @precondition(lambda self: self.world.wire or self.world.replies)
    @rule()
    def the_relay_is_destroyed(self) -> None:
        self.world.wire.clear()
        self.world.replies.clear()
        self.seen["relay"] += 1

    @rule(device=PLACES)
    def a_device_has_a_good_line(self, device: int) -> None:
        one = self.device(device)
        try:
            play(self.world.tell(one), self.centre.ask)
        except KilledError:
            one.kill()

    @rule()
    def the_centre_is_backed_up(self) -> None:
        self.centre.back_up()

    @precondition(lambda self: self.centre.backups)
    @rule(place=PLACES)
    def the_centre_is_put_back(self, place: int) -> None:
        self.centre.put_back(self.centre.backups[place % len(self.centre.backups)])
        self.seen["restore"] += 1

    @invariant()
    def keeps_its_promise(self) -> None:
        self.look()

    def look(self) -> None:
        """Raises: AssertionError where a promise is broken."""
        raise NotImplementedError

    def device(self, place: int) -> Any:
        return self.devices[place % len(self.devices)]

    def ask(self, deed: Callable[[Any, Any], None], device: int, there: Fate, back: Fate) -> None:
        """A deed that asks something of the centre, and what becomes of the request and of its reply."""
        waiting = len(self.world.wire)
        self.world.let(deed, self.device(device))
        if len(self.world.wire) > waiting:
            self.pass_on(waiting, there, back)

    def pass_on(self, place: int, there: Fate, back: Fate) -> None:
        arrived = self.take(self.world.wire, place, there)
        answer = arrived and self.centre.ask(arrived[1])
        if answer is not None:
            self.world.replies.append((*arrived, answer))
            self.bring_back(-1, back)

    def bring_back(self, place: int, back: Fate) -> None:
        arrived = self.take(self.world.replies, place, back)
        if arrived is not None:
            self.world.hear(*arrived)

    def take(self, waiting: list[Any], place: int, fate: Fate) -> Any:
        """A message that arrives, if it does; what is late or doubled still waits."""
        self.seen[fate] += 1
        place %= len(waiting)
        message = waiting[place] if fate in STAYS else waiting.pop(place)
        return message if fate in ARRIVES else None

    def teardown(self) -> None:
        """All is told; then the oldest backup is put back, and all is told again."""
        if self.world is None:
            return
        for one in (self.centre, *self.devices):
            one.ends_at = 0
        self.grow_quiet()
        if self.centre.backups:
            self.centre.put_back(self.centre.backups[0])
            self.grow_quiet()
        self.seen["stories"] += 1

    def grow_quiet(self) -> None:
        """Raises: AssertionError where that takes more than the rounds that are promised."""
        for _ in range(ROUNDS):
            play(self.calm(), self.centre.ask)
            if self.is_quiet():
                break
        assert self.is_quiet(), f"not quiet within {ROUNDS} rounds"
        self.look()

    def calm(self) -> Any:
        """A round in which nothing goes wrong."""
        raise NotImplementedError

    def is_quiet(self) -> bool:
        raise NotImplementedError


def search(machine: type[Machine], stories: int, chosen: int = 1, *, shortens: bool = True) -> None:
    """Look for a story with a bad end among so many that follow from a number.

    Raises: what the machine raised, with the story in its notes.
    """
    phases = [Phase.generate, *([Phase.shrink] if shortens else [])]
    seed(chosen)(machine)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=stories,
            stateful_step_count=STEPS,
            phases=phases,
            deadline=None,
            database=None,
            print_blob=True,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
