"""A sample of the mishaps of a real server."""

import subprocess

import pytest

from tests.faults.processes import full_disk, mishaps
from tests.faults.small_disk import SIZE, full_disk_of_postgres, small_disk
from tests.postgres import Postgres


def test_every_word_is_counted_once_although_the_server_is_killed_and_stopped_under_load() -> None:
    outcome = mishaps(4, seed=2026)
    assert outcome.unanswered > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0), outcome


def test_every_word_is_counted_once_although_postgresql_is_killed_as_well() -> None:
    with Postgres.started(is_safe=True) as postgres:
        outcome = mishaps(5, seed=2030, first_stop=0, postgres=postgres)
    assert outcome.unanswered > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0), outcome


def test_every_word_is_counted_once_although_the_disk_was_full_for_a_while() -> None:
    outcome = full_disk(seed=2026)
    assert outcome.unanswered > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0), outcome


def test_every_word_is_counted_once_although_the_disk_of_postgresql_was_full() -> None:
    try:
        with small_disk(SIZE):
            pass
    except (subprocess.CalledProcessError, FileNotFoundError):
        pytest.skip("who may not mount has no small disk")
    outcome = full_disk_of_postgres(2, seed=2031)
    assert outcome.holds, outcome
