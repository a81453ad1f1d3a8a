"""Phones and their centre, step by step as a searcher wants it: every word is there once, whichever backup is put back."""

from collections import Counter
from collections.abc import Generator

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from sync import batches
from sync.batches import MessageBatch, counter_key
from tests.phones import CALM, Phone
from tests.simulator import Answer, Call, Simulation, Totals, without_periods
from tests.sync.centre import Centre, Data
from tests.sync.machines import FATES, PLACES, SEEDS, Fate, Machine
from tests.sync.mutants import Mutant
from tests.sync.test_words_arrive_once import HONEST, OFFER, differences


class PhonesMachine(Machine):
    """The rules are what people do with phones, and what phones do by themselves."""

    mutant: Mutant = HONEST
    world: Simulation | None = None
    centre: Centre

    @property
    def devices(self) -> list[Phone]:
        return self.world.phones

    @initialize(seed=SEEDS, phones=st.integers(1, 3))
    def begin(self, seed: int, phones: int) -> None:
        self.world = Simulation(seed, OFFER, phones=phones, weather=CALM, make_phone=self.mutant.phone)
        self.centre = self.mutant.centre(self.world)
        self.centre.crash = 0

    @rule(phone=PLACES)
    def a_card_is_used(self, phone: int) -> None:
        self.world.let(Simulation.use, self.device(phone))

    @rule(phone=PLACES)
    def a_question_is_asked(self, phone: int) -> None:
        self.world.let(Simulation.ask, self.device(phone))

    @rule(phone=PLACES)
    def batches_are_closed(self, phone: int) -> None:
        self.world.let(Simulation.close, self.device(phone))

    @rule(phone=PLACES, there=FATES, back=FATES)
    def batches_are_sent(self, phone: int, there: Fate, back: Fate) -> None:
        self.ask(Simulation.send, phone, there, back)

    @rule(phone=PLACES, there=FATES, back=FATES)
    def the_status_is_asked(self, phone: int, there: Fate, back: Fate) -> None:
        self.ask(Simulation.ask_status, phone, there, back)

    def look(self) -> None:
        expected = without_periods(self.world.expected)
        expected.update(message.text for message in self.world.messages.values())
        for data in (self.centre.data, *(backup.data for backup in self.centre.backups)):
            found = to_come(self.world.phones, data)
            assert (expected - found, found - expected) == (Counter(), Counter()), "lost or doubled"
            assert data.quarantined == []
        for phone in self.devices:
            receipted = {
                out.batch_id for out in phone.disk.outgoing.values() if out.epoch == self.centre.epoch
            }
            assert receipted <= self.centre.data.receipts.keys(), "taken for received"

    def calm(self) -> Generator[Call, Answer, None]:
        return self.world.calm_day()

    def is_quiet(self) -> bool:
        return self.world.waiting() == 0 and differences(self.world, self.centre.data) == (0, 0)

    def teardown(self) -> None:
        super().teardown()
        if self.world is not None:
            for _ in range(2):
                self.centre.back_up()
            self.grow_quiet()
            assert [phone.disk.batches for phone in self.devices] == [{}] * len(self.devices), "kept for ever"


def to_come(phones: list[Phone], data: Data) -> Totals:
    """What a centre with this data would have once every phone has told it what it still keeps."""
    found, words = data.totals.copy(), list(data.messages)
    for phone in phones:
        kept = list(phone.disk.counters.values())
        for batch in phone.disk.batches.values():
            if batch.batch_id in data.receipts:
                continue
            if isinstance(batch, MessageBatch):
                words.append(batch.text)
            else:
                kept += [batches.Counter(batch.shape, batch.period, row) for row in batch.rows]
        for counter in kept:
            found[counter_key(counter)] += counter.row.n
    found = without_periods(found)
    found.update(words)
    return found


def phones_machine(mutant: Mutant = HONEST) -> type[PhonesMachine]:
    """A machine that keeps its own count of what happened in it."""
    return type("Phones", (PhonesMachine,), {"mutant": mutant, "seen": Counter()})
