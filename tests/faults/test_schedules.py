"""One command plays one random schedule again by its seed, and who meets a bad end is told which."""

import json
from collections import Counter

import pytest

from tests.faults.__main__ import RESULTS, bound, main
from tests.faults.schedules import play_all, schedule
from tests.faults.words import Outcome
from tests.simulator import Say
from tests.sync.mutants import MUTANTS
from tests.sync.test_words_arrive_once import differences, play


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("words.schedules", ["phone 0: use", "hears {", "centre: post", "its clock"]),
        ("words.shifts", ["tablet 1: write", "hears {", "centre: push", "killed"]),
    ],
)
def test_a_seed_is_played_again_with_its_trace_and_its_end(
    capsys: pytest.CaptureFixture[str], name: str, steps: list[str]
) -> None:
    kept = RESULTS.read_bytes()
    assert main(name, "7") == 0
    first = capsys.readouterr().out
    assert main(name, "7") == 0
    assert capsys.readouterr().out == first
    assert [step for step in steps if step not in first] == []
    end = json.loads(first.splitlines()[-1])
    assert (end["name"], end["seed"], end["runs"], end["holds"]) == (name, 7, 1, True)
    assert RESULTS.read_bytes() == kept


def test_another_seed_is_another_story(capsys: pytest.CaptureFixture[str]) -> None:
    main("words.schedules", "7")
    first = capsys.readouterr().out
    main("words.schedules", "8")
    assert capsys.readouterr().out != first


def test_what_has_no_seeds_says_what_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("packs.flips", "7") == 1
    assert "words.schedules, words.shifts" in capsys.readouterr().out


def test_of_a_bad_end_the_command_that_plays_it_again_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    def without_deduplication(seed: int, say: Say | None = None) -> Outcome:
        simulation, centre = play(seed, 40, MUTANTS["no dedupe"], say=say)
        wrong = differences(simulation, centre.data)
        return Outcome(1, simulation.faults, *wrong, simulation.waiting(), simulation.kinds)

    outcome = play_all("words.schedules", without_deduplication, range(3, 5))
    assert not outcome.holds
    assert "make faults ONLY=words.schedules SEED=3\n" in capsys.readouterr().out


def test_a_row_says_what_befell_whom_and_how_much_may_still_go_wrong() -> None:
    outcome = play_all("words.schedules", schedule, range(4))
    assert outcome.holds
    fields = outcome._asdict()
    kinds = fields["kinds"]
    assert isinstance(kinds, Counter)
    assert {"lost", "doubled", "late"} <= set(kinds)
    assert fields["faults"] == kinds.total()
    assert bound(outcome) == {"bound": 0.75}
