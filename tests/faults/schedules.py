"""Random schedules, each from a seed: all that are promised, and one alone again, with its trace."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial, reduce
from operator import add
from pathlib import Path
from typing import Protocol

from backend.core.address import PostgresAddress
from tests.faults.machines import machines
from tests.faults.shifts import ShiftOutcome, run_shift
from tests.faults.words import WEATHER, WITH_RESTORES, Outcome, run_words
from tests.phones import BAD, Weather
from tests.postgres import Postgres
from tests.server import make_published
from tests.simulator import Say
from tests.sync.test_operations_arrive_once import judge
from tests.sync.test_operations_arrive_once import play as play_shift
from tests.sync.test_words_arrive_once import JUMPING, differences, play

STEPS = 40  # of a schedule in memory
SHIFT_STEPS = 250  # over HTTP
BATCHES = 1000
BATCHES_ON_POSTGRES = 200  # whose backups are programs of their own


class Judged(Protocol):
    """How a run ended; a named tuple, so that its fields are the row."""

    @property
    def holds(self) -> bool: ...

    def _asdict(self) -> dict[str, object]: ...


class OneSeed(Protocol):
    """Plays what follows from a seed, and says each step to who wants to hear it."""

    def __call__(self, seed: int, say: Say | None = None) -> Judged: ...


def schedule(seed: int, say: Say | None = None) -> Outcome:
    """Three phones and a centre in memory that keeps the rules; half of the seeds with clocks that jump and relays that break."""
    simulation, centre = play(seed, STEPS, weather=JUMPING if seed % 2 else BAD, say=say)
    lost, doubled = differences(simulation, centre.data)
    return Outcome(1, simulation.faults, lost, doubled, simulation.waiting(), simulation.kinds)


def shift(seed: int, say: Say | None = None) -> ShiftOutcome:
    """Three tablets and a centre in memory; half of the seeds with clocks that jump."""
    played, desk = play_shift(seed, STEPS, weather=JUMPING if seed % 2 else BAD, say=say)
    return ShiftOutcome(1, played.faults, *judge(played, desk), played.kinds)


def shift_over_http(
    seed: int, say: Say | None = None, *, postgres: PostgresAddress | None = None
) -> ShiftOutcome:
    """Three tablets against the application, which is put back from its backups again and again."""

    async def run() -> ShiftOutcome:
        with tempfile.TemporaryDirectory() as folder:
            await make_published(Path(folder), postgres)
            return await run_shift(seed, Path(folder), steps=SHIFT_STEPS, postgres=postgres, say=say)

    return asyncio.run(run())


def shift_on_postgres(seed: int, say: Say | None = None) -> ShiftOutcome:
    """The same on a PostgreSQL of its own."""
    with Postgres.started(is_safe=False) as server:
        return shift_over_http(seed, say, postgres=server.create())


def words_over_http(
    seed: int,
    say: Say | None = None,
    *,
    weather: Weather = WEATHER,
    least: int = BATCHES,
    postgres: PostgresAddress | None = None,
) -> Outcome:
    """Five phones against the application; how often it was put back counts among the faults."""

    async def run() -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            await make_published(root, postgres)
            outcome, restored = await run_words(
                seed, root, least_batches=least, weather=weather, postgres=postgres, say=say
            )
            kinds = outcome.kinds + Counter({"restored": restored})
            return outcome._replace(faults=kinds.total(), kinds=kinds)

    return asyncio.run(run())


def words_on_postgres(seed: int, say: Say | None = None) -> Outcome:
    """Fewer of the same with restores, on a PostgreSQL of its own."""
    with Postgres.started(is_safe=False) as server:
        return words_over_http(
            seed, say, weather=WITH_RESTORES, least=BATCHES_ON_POSTGRES, postgres=server.create()
        )


# What is played, with how many seeds.
SEEDED: dict[str, tuple[OneSeed, int]] = {
    "words.schedules": (schedule, 20_000),
    "words.shifts": (shift, 10_000),
    "words.machines": (machines, 20),
    "words.shifts-sqlite": (shift_over_http, 40),
    "words.shifts-postgres": (shift_on_postgres, 10),
    "words.batches-sqlite": (words_over_http, 5),
    "words.restores-sqlite": (partial(words_over_http, weather=WITH_RESTORES), 5),
    "words.restores-postgres": (words_on_postgres, 5),
}


def play_all(name: str, one: OneSeed, seeds: Iterable[int]) -> Judged:
    """The sum of what follows from the seeds; of one with a bad end it is printed how to see it again."""
    outcomes = list(_played(name, one, seeds))
    return type(outcomes[0])(*(reduce(add, each) for each in zip(*outcomes, strict=True)))


def _played(name: str, one: OneSeed, seeds: Iterable[int]) -> Iterator[Judged]:
    for seed in seeds:
        outcome = one(seed)
        if not outcome.holds:
            print(f"a bad end; its trace: {command(name, seed)}", flush=True)
        yield outcome


def command(name: str, seed: int) -> str:
    """What plays one seed again."""
    return f"make faults ONLY={name} SEED={seed}"
