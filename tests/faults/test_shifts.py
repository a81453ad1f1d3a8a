"""A seeded sample of the shifts of `make faults`, over HTTP and with restores."""

from pathlib import Path

import pytest

from tests.faults.shifts import run_shift
from tests.server import make_published


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_shift_over_http_is_told_wholly_and_once(tmp_path: Path, seed: int) -> None:
    await make_published(tmp_path)
    outcome = await run_shift(seed, tmp_path, steps=150)
    assert outcome.faults > 50
    assert outcome.runs > 20
    assert outcome.holds, outcome
