"""Tablets that are killed, put back and copied, under a centre that is restored: every operation counts once (4.1 to 4.6)."""

from typing import NamedTuple

import pytest

from tests.phones import BAD, Weather
from tests.shift import Shift, play_shift
from tests.simulator import Say
from tests.sync.desk import Desk
from tests.sync.shift_mutants import SHIFT_MUTANTS, ShiftMutant
from tests.sync.telling import told_of
from tests.tablets import View, fold

HONEST = ShiftMutant()


class Verdict(NamedTuple):
    """What is wrong at the end of a shift; all zeros where it was told wholly and once."""

    lost: int
    doubled: int
    stuck: int
    unfolded: int  # the centre's records are not the fold of its log
    differing: int  # tablets that show something else than the centre


def play(
    seed: int, steps: int, mutant: ShiftMutant = HONEST, weather: Weather = BAD, say: Say | None = None
) -> tuple[Shift, Desk]:
    """A run that ends in the worst way: a restore after the last calm rounds, and calm rounds again."""
    shift = Shift(seed, weather=weather, make_tablet=mutant.tablet)
    shift.say = say
    desk = mutant.desk(shift)
    shift.durable = lambda: {kept.operation["op_id"] for kept in oldest(desk)}
    play_shift(shift, steps, desk.ask)
    desk.crash = 0
    for _ in range(2):
        desk.restore()
        play_shift(shift, 0, desk.ask)
    return shift, desk


def oldest(desk: Desk) -> list:  # type: ignore[type-arg]  # what the oldest backup holds
    # clause 1.7: a backup of another epoch is no promise.
    is_promise = desk.backups and desk.backups[0][0] == desk.epoch
    return list(desk.backups[0][1].stored.values()) if is_promise else []


def judge(shift: Shift, desk: Desk) -> Verdict:
    received = [kept.operation["op_id"] for kept in desk.book.stored.values()]
    refolded: View = {}
    for kept in desk.book.applied():
        refolded = fold(refolded, kept.operation, kept.stamp)
    told = told_of(desk.book.view)
    return Verdict(
        lost=len(shift.must - set(received)),
        doubled=len(received) - len(set(received)),
        stuck=shift.waiting(),
        unfolded=int(told_of(refolded) != told),
        differing=sum(told_of(tablet.shown()) != told for tablet in shift.tablets),
    )


@pytest.mark.parametrize("seed", range(60))
def test_a_shift_is_told_wholly_and_once_whatever_happens(seed: int) -> None:
    shift, desk = play(seed, steps=80)
    assert judge(shift, desk) == Verdict(0, 0, 0, 0, 0)
    assert len(desk.book.stored) > 5


def test_rollbacks_clones_and_quarantined_operations_are_among_what_happens() -> None:
    played = [play(seed, steps=80) for seed in range(20)]
    assert sum(shift.kinds["rolled back"] for shift, _ in played) > 5
    assert sum(shift.kinds["cloned"] for shift, _ in played) > 5
    held = [k for _, desk in played for k in desk.book.stored.values() if k.receipt.outcome == "quarantined"]
    assert {kept.receipt.reason for kept in held} >= {
        "unreadable",
        "unknown-entity",
        "bad-value",
        "out-of-scope",
        "unknown-actor",
        "actor-removed",
        "deleted",
    }


def test_a_tablet_forgets_what_is_durable_and_keeps_what_a_person_must_look_at() -> None:
    shift, desk = play(seed=3, steps=80)
    desk.back_up()
    desk.back_up()
    play_shift(shift, 0, desk.ask)
    assert [tablet.disk.log.entries for tablet in shift.tablets] == [()] * len(shift.tablets)
    refused = {entry.op_id for tablet in shift.tablets for entry in tablet.disk.refused}
    held = [kept for kept in desk.book.stored.values() if kept.receipt.outcome == "quarantined"]
    assert refused == {kept.operation["op_id"] for kept in held} & refused
    assert refused


@pytest.mark.parametrize("name", SHIFT_MUTANTS)
def test_each_rule_of_the_log_is_needed(name: str) -> None:
    verdicts = (judge(*play(seed, steps=80, mutant=SHIFT_MUTANTS[name])) for seed in range(200))
    assert any(verdict != Verdict(0, 0, 0, 0, 0) for verdict in verdicts)
