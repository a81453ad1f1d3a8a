"""A sample of the kills of a real browser, and proof that words which it forgets, or that the server counts twice, are seen."""

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.browser.server import Server
from tests.faults.browsers import Person, Rig, has_new_store, judge, rig

KILLS = 5
DISCARD = Path(__file__).with_name("discard.js").read_text("utf-8")


@pytest.fixture(scope="module")
def shared(template: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with rig(tmp_path_factory.mktemp("kills"), template=template) as made:
        yield made


@pytest.fixture(scope="module")
def person(shared: Rig) -> Person:
    return shared.live(Random(2026), "person", KILLS)


def test_what_a_phone_said_it_had_kept_arrives_once_although_its_browser_was_killed(
    shared: Rig, person: Person
) -> None:
    outcome = judge([person], shared.line.faults.total())
    assert outcome.kept > 0
    assert (outcome.lost, outcome.doubled, outcome.stuck) == (0, 0, 0), outcome


def test_a_count_that_is_lost_and_one_that_is_doubled_are_seen(person: Person) -> None:
    wrong = copy.deepcopy(person)
    wrong.arrived.counts.update({"month opened": 1, "month saved": -1})
    outcome = judge([wrong], faults=1)
    assert outcome.lost == 1
    assert outcome.doubled >= 1


def test_a_question_that_a_phone_removes_before_it_is_sent_is_seen(shared: Rig) -> None:
    forgetful, before = Person(Random(7), "forgetful"), shared.tables()
    with shared.phone("removing") as phone:
        phone.open()
        shared.line.cut()
        forgetful.ask(phone)
        phone.page.evaluate(DISCARD)
        shared.line.mend()
        forgetful.finish(phone)
    forgetful.arrived = shared.tables().since(before)
    assert judge([forgetful], faults=1).lost == 1


def test_chromium_throws_a_store_away_that_was_killed_between_two_writes(shared: Rig) -> None:
    with shared.phone("torn") as phone:
        assert not has_new_store(phone.profile)
        log = next(phone.profile.glob("Default/IndexedDB/*.leveldb/*.log"))
    with log.open("r+b") as file:
        file.truncate(log.stat().st_size - 1)
    for _ in range(2):
        # At the first start all is there but the last record, and more is written behind it.
        assert not has_new_store(log.parents[3])
        with shared.phone("torn") as phone:
            phone.open()
            phone.page.wait_for_timeout(1000)
    assert has_new_store(log.parents[3])
