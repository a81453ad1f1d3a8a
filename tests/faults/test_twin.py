"""A seeded sample of `make faults`, and proof that it can see a loss and a double."""

from pathlib import Path

import pytest

from tests.faults.processes import prepared
from tests.faults.twin import ROUNDS_MAX, Operator, judge, twins


def test_every_word_of_the_phones_own_outbox_arrives_once_at_a_server_that_is_killed_and_put_back() -> None:
    outcome = twins(count=12, seed=3)
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0)
    assert outcome.runs == 12
    assert outcome.faults > 12
    assert outcome.restored > 0
    assert outcome.rounds <= ROUNDS_MAX


@pytest.mark.parametrize(("words", "kind"), [({"vraag 1": 1}, "lost"), ({}, "whole")])
def test_one_missing_word_is_seen(tmp_path: Path, words: dict[str, int], kind: str) -> None:
    server = prepared(tmp_path)
    said = {"expected": words, "schedules": 1, "faults": 0, "stuck": 0, "rounds": 1}
    outcome = judge(said, Operator(server, 1), server.database)
    assert outcome.lost == (kind == "lost")
