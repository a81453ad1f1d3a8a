"""Whatever is lost, doubled, reordered, killed, crashed or restored: every word arrives exactly once (3.4 to 3.6)."""

import msgspec
import pytest

from tests.phones import BAD, Weather
from tests.simulator import Offer, Say, Simulation, run, without_periods
from tests.sync.centre import Centre, Data
from tests.sync.mutants import MUTANTS, Mutant

OFFER = Offer(
    resources=(
        ("aankomst", 1, "F1-01", "green"),
        ("aankomst", 2, "F1-02", "yellow"),
        ("aankomst", 2, "F1-03", "red"),
    ),
    places=("azc-delft", "bieb"),
    languages=("nl", "ar", "ti"),
)
HONEST = Mutant()
JUMPING = msgspec.structs.replace(BAD, jump=0.1, relay=0.03)


def play(
    seed: int, steps: int, mutant: Mutant = HONEST, weather: Weather = BAD, say: Say | None = None
) -> tuple[Simulation, Centre]:
    """A run that ends in the worst way: a restore after the last calm day, and another calm day."""
    simulation = Simulation(seed, OFFER, weather=weather, make_phone=mutant.phone)
    simulation.say = say
    centre = mutant.centre(simulation)
    run(simulation, steps, centre.ask)
    centre.crash = 0
    for _ in range(2):
        centre.restore()
        run(simulation, 0, centre.ask)
    return simulation, centre


def is_exact(simulation: Simulation, data: Data) -> bool:
    messages = sorted(message.text for message in simulation.messages.values())
    return data.totals == simulation.expected and sorted(data.messages) == messages


def differences(simulation: Simulation, data: Data) -> tuple[int, int]:
    """Words lost and doubled; where phones' clocks are wrong, words may be booked on another day, which is neither."""
    found, expected = (without_periods(totals) for totals in (data.totals, simulation.expected))
    found.update(data.messages)
    expected.update(message.text for message in simulation.messages.values())
    return (expected - found).total(), (found - expected).total()


@pytest.mark.parametrize("seed", range(25))
def test_no_word_is_lost_or_doubled_though_clocks_jump_a_month_or_to_1970_and_2038(seed: int) -> None:
    simulation, centre = play(seed, steps=80, weather=JUMPING)
    assert any(phone.skew for phone in simulation.phones)
    assert differences(simulation, centre.data) == (0, 0)
    assert simulation.waiting() == 0
    assert [phone.disk.expired for phone in simulation.phones] == [0, 0, 0]


@pytest.mark.parametrize("seed", range(25))
def test_totals_are_exact_whatever_happens_on_the_way(seed: int) -> None:
    simulation, centre = play(seed, steps=80)
    assert is_exact(simulation, centre.data)
    assert simulation.waiting() == 0
    assert centre.data.quarantined == []
    assert simulation.closed() > 10


def test_nothing_stays_on_the_phones_once_it_is_durable() -> None:
    simulation, centre = play(seed=3, steps=100)
    centre.back_up()
    centre.back_up()
    run(simulation, 0, centre.ask)
    assert [phone.disk.batches for phone in simulation.phones] == [{}, {}, {}]


@pytest.mark.parametrize("name", MUTANTS)
def test_each_rule_is_needed(name: str) -> None:
    runs = (play(seed, steps=80, mutant=MUTANTS[name]) for seed in range(60))
    assert not all(is_exact(simulation, centre.data) for simulation, centre in runs)
