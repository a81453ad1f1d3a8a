"""Whatever order of deeds and mishaps is thought of, words and operations arrive once; and the search can find a weak rule."""

import pytest

from tests.sync.machines import search
from tests.sync.mutants import MUTANTS
from tests.sync.phones_machine import phones_machine
from tests.sync.shift_mutants import SHIFT_MUTANTS
from tests.sync.tablets_machine import tablets_machine

STORIES = 100
STORIES_AT_MOST = 200  # until the fault that is there is found
# Only a reply that comes late, twice and between two others shows them, or a tablet that is put back, written on and locked
# before it is told to fork: too rare here, not in random schedules.
RARE = {"receipt without its echo", "feed without its place", "a fork of what can be read"}


def test_no_story_of_phones_loses_or_doubles_or_holds_a_word() -> None:
    machine = phones_machine()
    search(machine, STORIES)
    assert machine.seen["stories"] >= STORIES
    assert {"lost", "late", "doubled", "device", "centre", "clock", "relay", "restore"} <= machine.seen.keys()


def test_no_story_of_tablets_loses_or_doubles_or_skips_an_operation() -> None:
    machine = tablets_machine()
    search(machine, STORIES)
    assert machine.seen["stories"] >= STORIES
    assert {"lost", "late", "doubled", "device", "restore", "rollback", "clone"} <= machine.seen.keys()


@pytest.mark.parametrize("name", sorted(MUTANTS.keys() - RARE))
def test_a_phone_or_centre_with_one_rule_less_comes_to_a_bad_end(name: str) -> None:
    with pytest.raises(AssertionError):
        search(phones_machine(MUTANTS[name]), STORIES_AT_MOST, shortens=False)


@pytest.mark.parametrize("name", sorted(SHIFT_MUTANTS.keys() - RARE))
def test_a_tablet_or_desk_with_one_rule_less_comes_to_a_bad_end(name: str) -> None:
    with pytest.raises(AssertionError):
        search(tablets_machine(SHIFT_MUTANTS[name]), STORIES_AT_MOST, shortens=False)
