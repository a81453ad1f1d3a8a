"""A seeded sample of `make faults`, and proof that it can see a loss and a double."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.words import OFFER, WITH_RESTORES, judge, read_totals, run_words
from tests.postgres import Postgres
from tests.server import make_published, settings_in
from tests.simulator import Simulation, Totals


async def test_every_word_is_counted_once_although_messages_are_lost_doubled_and_late(tmp_path: Path) -> None:
    await make_published(tmp_path)
    outcome, _ = await run_words(2026, tmp_path, least_batches=150)
    assert outcome.faults > 100
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0)


async def test_every_word_is_counted_once_although_the_server_is_put_back_from_backups(
    tmp_path: Path,
) -> None:
    await make_published(tmp_path)
    outcome, restored = await run_words(2027, tmp_path, least_batches=150, weather=WITH_RESTORES)
    assert restored > 3
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0)


async def test_the_same_on_postgresql(tmp_path: Path, postgres: Postgres) -> None:
    database = postgres.create()
    await make_published(tmp_path, database)
    outcome, restored = await run_words(
        2029, tmp_path, least_batches=60, weather=WITH_RESTORES, postgres=database
    )
    assert restored > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0)


@pytest.mark.parametrize(("change", "kind"), [("n + 1", "doubled"), ("n - 1", "lost")])
async def test_one_wrong_count_is_seen(tmp_path: Path, change: str, kind: str) -> None:
    await make_published(tmp_path)
    simulation = Simulation(7, OFFER)
    simulation.expected = Totals({"week|2026-W48|azc-ergens|opened": 3})
    database = settings_in(tmp_path).database
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO usage_week (key, week, place, metric, n)"
            " VALUES ('2026-W48|azc-ergens|opened', '2026-W48', 'azc-ergens', 'opened', 3)"
        )
        connection.execute(f"UPDATE usage_week SET n = {change}")
    outcome = judge(simulation, *read_totals(database))
    assert getattr(outcome, kind) == 1
