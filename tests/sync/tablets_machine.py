"""Tablets and their centre, step by step as a searcher wants it: every operation counts once, and the feed skips none."""

from collections import Counter
from collections.abc import Generator

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from sync.cursors import read_cursor
from tests.phones import CALM
from tests.shift import Shift, ShiftAnswer, ShiftCall
from tests.sync.desk import Book, Desk
from tests.sync.machines import FATES, PLACES, SEEDS, Fate, Machine
from tests.sync.shift_mutants import ShiftMutant
from tests.sync.telling import told_of
from tests.sync.test_operations_arrive_once import HONEST, Verdict, judge, oldest
from tests.tablets import Tablet, View, fold
from tests.writes import WRITES, Write


class TabletsMachine(Machine):
    """The rules are what a team does, what tablets do by themselves, and what happens to a tablet."""

    mutant: ShiftMutant = HONEST
    world: Shift | None = None
    centre: Desk

    @property
    def devices(self) -> list[Tablet]:
        return self.world.tablets

    @initialize(seed=SEEDS, tablets=st.integers(1, 3))
    def begin(self, seed: int, tablets: int) -> None:
        self.world = Shift(seed, tablets=tablets, weather=CALM, make_tablet=self.mutant.tablet)
        self.centre = self.mutant.desk(self.world)
        self.centre.crash = 0
        self.world.durable = lambda: {kept.operation["op_id"] for kept in oldest(self.centre)}

    @rule(tablet=PLACES, kind=st.sampled_from(sorted(set(WRITES), key=WRITES.index)))
    def something_is_written(self, tablet: int, kind: Write) -> None:
        self.world.let(lambda shift, one: shift.write(one, kind), self.device(tablet))

    @rule(tablet=PLACES, there=FATES, back=FATES)
    def a_tablet_pushes(self, tablet: int, there: Fate, back: Fate) -> None:
        self.ask(Shift.push, tablet, there, back)

    @rule(tablet=PLACES, there=FATES, back=FATES)
    def a_tablet_pulls(self, tablet: int, there: Fate, back: Fate) -> None:
        self.ask(Shift.pull, tablet, there, back)

    @rule(tablet=PLACES)
    def a_tablet_is_locked(self, tablet: int) -> None:
        self.world.let(Shift.lock, self.device(tablet))

    @rule(tablet=PLACES)
    def a_tablet_is_backed_up(self, tablet: int) -> None:
        self.world.let(Shift.back_up_tablet, self.device(tablet))

    @precondition(lambda self: self.world.kept)
    @rule(place=PLACES)
    def a_tablet_is_put_back(self, place: int) -> None:
        self.world.roll_back(*self.world.kept[place % len(self.world.kept)])
        self.seen["rollback"] += 1

    @rule(tablet=PLACES)
    def a_tablet_is_copied(self, tablet: int) -> None:
        self.world.clone(self.device(tablet))
        self.seen["clone"] += 1

    def look(self) -> None:
        for book in (self.centre.book, *(book for _, book in self.centre.backups)):
            self.look_into(book)
        for tablet in self.devices:
            epoch, passed = read_cursor(tablet.disk.log.cursor or ".0")
            if epoch == self.centre.epoch:
                assert told_of(tablet.disk.view) == told_of(refold(self.centre.book, passed)), (
                    "the feed skips"
                )

    def look_into(self, book: Book) -> None:
        ids = [kept.operation["op_id"] for kept in book.stored.values()]
        kept = {entry.op_id for tablet in self.devices for entry in tablet.disk.log.entries}
        assert self.world.must <= kept.union(ids), "lost"
        assert len(ids) == len(set(ids)), "doubled"
        assert book.received == set(ids), "received is not applied and quarantined"
        assert told_of(book.view) == told_of(refold(book)), "the view is not the fold of the log"

    def calm(self) -> Generator[ShiftCall, ShiftAnswer, None]:
        return self.world.calm_round()

    def is_quiet(self) -> bool:
        return judge(self.world, self.centre) == Verdict(0, 0, 0, 0, 0)


def refold(book: Book, until: int | None = None) -> View:
    """The records as the log says, up to a place in it."""
    view: View = {}
    for kept in book.applied():
        if until is None or kept.receipt.commit_seq <= until:
            view = fold(view, kept.operation, kept.stamp)
    return view


def tablets_machine(mutant: ShiftMutant = HONEST) -> type[TabletsMachine]:
    """A machine that keeps its own count of what happened in it."""
    return type("Tablets", (TabletsMachine,), {"mutant": mutant, "seen": Counter()})
