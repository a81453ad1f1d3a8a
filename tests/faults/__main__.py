"""`make faults [ONLY=name]`: every count of random schedules that is promised, written to tests/bench/faults.json."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from backend.core.address import PostgresAddress
from tests.faults.browsers import kill_browsers
from tests.faults.downloads import interrupt
from tests.faults.flips import flip_bits, flip_metadata
from tests.faults.line import Outcome as BadLine
from tests.faults.line import bad_line
from tests.faults.processes import LONG, MOMENTS, full_disk, mishaps
from tests.faults.processes import Outcome as Mishaps
from tests.faults.shifts import ShiftOutcome, run_shift
from tests.faults.twin import twins
from tests.faults.words import WEATHER, WITH_RESTORES, Outcome, run_words
from tests.phones import BAD, Weather
from tests.postgres import Postgres
from tests.server import make_published
from tests.sync.test_operations_arrive_once import judge
from tests.sync.test_operations_arrive_once import play as play_in_model
from tests.sync.test_words_arrive_once import JUMPING, differences, play

RESULTS = Path(__file__).parents[1] / "bench" / "faults.json"
BATCHES = 1000
BATCHES_ON_POSTGRES = 200  # whose backups are programs of their own
SEEDS = range(5)
SCHEDULE_COUNT = 20_000
SHIFT_COUNT = 10_000
STEPS = 40  # of each schedule
SHIFT_SEEDS = range(40)  # over HTTP
SHIFT_STEPS = 250


def words_into_sqlite() -> Outcome:
    """At least 1,000 random batches of every seed, every message lost, doubled or late at random."""
    return _summed(asyncio.run(_one_seed(seed, WEATHER))[0] for seed in SEEDS)


def words_with_restores() -> Outcome:
    """The same, and the server is put back from one of its backups again and again; that counts among the faults."""
    return _with_restores([asyncio.run(_one_seed(seed, WITH_RESTORES)) for seed in SEEDS])


def _with_restores(played: Sequence[tuple[Outcome, int]]) -> Outcome:
    summed = _summed(outcome for outcome, _ in played)
    return summed._replace(faults=summed.faults + sum(restored for _, restored in played))


def words_with_restores_on_postgres() -> Outcome:
    """Fewer of the same on PostgreSQL, a database for each seed."""
    with Postgres.started(is_safe=False) as server:
        played = [
            asyncio.run(_one_seed(seed, WITH_RESTORES, server.create(), least=BATCHES_ON_POSTGRES))
            for seed in SEEDS
        ]
    return _with_restores(played)


def mishaps_on_postgres() -> Mishaps:
    """Kills and stops of the web server, and kills of PostgreSQL beside it, which syncs each commit as in earnest."""
    with Postgres.started(is_safe=True) as server:
        return mishaps(MOMENTS, seed=2, first_stop=LONG, postgres=server)


def bad_line_to_postgres() -> BadLine:
    """The same line and phones, before a server on PostgreSQL."""
    with Postgres.started(is_safe=True) as server:
        return bad_line(seed=2, postgres=server)


def words_in_model() -> Outcome:
    """Random schedules of three phones and a centre in memory; half of them with clocks that jump and relays that break."""
    return _summed(_schedule(seed) for seed in range(SCHEDULE_COUNT))


def _schedule(seed: int) -> Outcome:
    simulation, centre = play(seed, steps=STEPS, weather=JUMPING if seed % 2 else BAD)
    lost, doubled = differences(simulation, centre.data)
    return Outcome(1, simulation.faults, lost, doubled, simulation.waiting())


def shifts_in_model() -> ShiftOutcome:
    """Random shifts of three tablets and a centre in memory; half of them with clocks that jump."""
    return ShiftOutcome(*_sums(_shift(seed) for seed in range(SHIFT_COUNT)))


def _shift(seed: int) -> ShiftOutcome:
    shift, desk = play_in_model(seed, STEPS, weather=JUMPING if seed % 2 else BAD)
    verdict = judge(shift, desk)
    return ShiftOutcome(1, shift.faults, *verdict)


def shifts_over_http() -> ShiftOutcome:
    """Shifts against the application, which is put back from its backups again and again."""
    return ShiftOutcome(*_sums(asyncio.run(_shift_over_http(seed)) for seed in SHIFT_SEEDS))


async def _shift_over_http(seed: int) -> ShiftOutcome:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        await make_published(root)
        return await run_shift(seed, root, steps=SHIFT_STEPS)


def _sums(outcomes: Iterable[tuple[int, ...]]) -> Iterable[int]:
    return (sum(column) for column in zip(*outcomes, strict=True))


def _summed(outcomes: Iterable[Outcome]) -> Outcome:
    return Outcome(*_sums(outcomes))


async def _one_seed(
    seed: int, weather: Weather, postgres: PostgresAddress | None = None, least: int = BATCHES
) -> tuple[Outcome, int]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        await make_published(root, postgres)
        return await run_words(seed, root, least_batches=least, weather=weather, postgres=postgres)


class Judged(Protocol):
    """How a run ended; a named tuple, so that its fields are the row."""

    @property
    def holds(self) -> bool: ...

    def _asdict(self) -> dict[str, object]: ...


SCHEDULES: dict[str, Callable[[], Judged]] = {
    "words.schedules": words_in_model,
    "words.shifts": shifts_in_model,
    "words.shifts-sqlite": shifts_over_http,
    "words.batches-sqlite": words_into_sqlite,
    "words.restores-sqlite": words_with_restores,
    "words.restores-postgres": words_with_restores_on_postgres,
    "words.mishaps-postgres": mishaps_on_postgres,
    "words.mishaps-sqlite": lambda: mishaps(MOMENTS, seed=1, first_stop=LONG),
    "words.twin-sqlite": twins,
    "words.full-disk-sqlite": lambda: full_disk(seed=1),
    "words.bad-line-postgres": bad_line_to_postgres,
    "words.bad-line-sqlite": lambda: bad_line(seed=1),
    "words.browser-kills": lambda: kill_browsers(seed=1),
    "packs.flips": flip_bits,
    "trust.flips": flip_metadata,
    "packs.killed": lambda: interrupt("killed"),
    "packs.cut": lambda: interrupt("cut"),
}


def main(only: str) -> int:
    """Run what begins with `only`; the exit code says whether all of it holds."""
    rows = []
    for name, run in SCHEDULES.items():
        if name.startswith(only):
            outcome = run()
            rows.append({"name": name, **outcome._asdict(), "holds": outcome.holds})
            print(json.dumps(rows[-1]))
    kept = {row["name"]: row for row in json.loads(RESULTS.read_text("utf-8"))} if RESULTS.exists() else {}
    kept |= {row["name"]: row for row in rows}
    RESULTS.write_text(json.dumps([kept[name] for name in sorted(kept)], indent=1) + "\n", "utf-8")
    return 0 if rows and all(row["holds"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
