"""A seeded sample of the shifts of `make faults`, over HTTP and with restores."""

from pathlib import Path

import pytest

from tests.faults.shifts import run_shift
from tests.postgres import Postgres
from tests.server import make_published


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_shift_over_http_is_told_wholly_and_once(tmp_path: Path, seed: int) -> None:
    await make_published(tmp_path)
    outcome = await run_shift(seed, tmp_path, steps=150)
    assert outcome.faults > 50
    assert outcome.runs > 20
    assert outcome.holds, outcome


async def test_so_is_one_on_postgresql(tmp_path: Path, postgres: Postgres) -> None:
    database = postgres.create()
    await make_published(tmp_path, database)
    outcome = await run_shift(3, tmp_path, steps=100, postgres=database)
    assert outcome.faults > 30
    assert outcome.runs > 10
    assert outcome.holds, outcome
