"""A sample of the feed of `make faults`, and proof that it can see a row that was skipped (clauses 1.5 and 4.3)."""

import sys
from pathlib import Path

import pytest

from tests.conftest import ON_BOTH
from tests.faults.feed import READERS, follow_feed
from tests.postgres import Postgres

pytestmark = ON_BOTH

PUSHES = 25
EARLY = Path(__file__).with_name("early.py")


@pytest.fixture
def where(kind: str, request: pytest.FixtureRequest) -> Postgres | None:
    return request.getfixturevalue("postgres") if kind == "postgres" else None


def test_no_reader_of_the_feed_skips_a_row_while_two_servers_write(where: Postgres | None) -> None:
    outcome = follow_feed(PUSHES, seed=1, postgres=where)
    assert outcome.runs > 6 * PUSHES
    assert outcome.pages > READERS * PUSHES
    assert outcome.holds, outcome


def test_a_server_that_gives_numbers_before_its_turn_is_seen(where: Postgres | None) -> None:
    outcome = follow_feed(PUSHES, seed=1, postgres=where, program=[sys.executable, str(EARLY)])
    assert outcome.skipped > 0
