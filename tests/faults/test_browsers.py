"""A sample of the kills of a real browser, and proof that words which it forgets, or that the server counts twice, are seen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.browser.phone import Phone
from tests.faults.browsers import Person, Rig, judge, rig

KILLS = 5
DISCARD = Path(__file__).with_name("discard.js").read_text("utf-8")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with rig(tmp_path_factory.mktemp("kills")) as made:
        yield made


@pytest.fixture(scope="module")
def person(shared: Rig) -> Person:
    return shared.live(Random(2026), "person", KILLS)


def test_what_a_phone_said_it_had_kept_arrives_once_although_its_browser_was_killed(
    shared: Rig, person: Person
) -> None:
    outcome = judge([person], shared)
    assert outcome.kept > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0), outcome


def test_a_count_that_is_lost_and_one_that_is_doubled_are_seen(shared: Rig, person: Person) -> None:
    with closing(sqlite3.connect(shared.server.data / "wegwijs.sqlite")) as database, database:
        for change, metric in (("n + 1", "opened"), ("n - 1", "saved")):
            one = f"SELECT key FROM usage_month WHERE metric = '{metric}' LIMIT 1"
            database.execute(f"UPDATE usage_month SET n = {change} WHERE key = ({one})")
    outcome = judge([person], shared)
    assert (outcome.lost, outcome.doubled) == (1, 1)


def test_a_question_that_a_phone_removes_before_it_is_sent_is_seen(shared: Rig) -> None:
    forgetful = Person(Random(7), "forgetful")
    phone = Phone(shared.playwright, shared.root / "ready", shared.line)
    phone.open()
    shared.line.cut()
    forgetful.ask(phone)
    phone.page.evaluate(DISCARD)
    shared.line.mend()
    forgetful.finish(phone)
    phone.switch_off()
    assert judge([forgetful], shared).lost == 1
