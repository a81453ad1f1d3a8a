"""Use becomes figures that tell nothing of a person, and closing them moves every one of them (3.1 and 3.2)."""

from collections import Counter as Tally
from datetime import date
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sync.batches import (
    METRICS,
    N_MAX,
    ROWS_MAX,
    Counter,
    CounterBatch,
    Use,
    add_counter,
    close_counters,
    counter_key,
    fold_use,
)
from sync.canonical import canonical
from sync.quarantine import Known, Quarantined, judge_batch

TODAY = date(2026, 11, 25)
KNOWN = Known(
    places=frozenset({"azc-delft", "bieb"}),
    editions={"aankomst": frozenset({1, 2})},
    resources={"F1-01": "green", "F1-02": "yellow", "F1-03": "red"},
    sensitive_topics=frozenset(),
)
USES = st.builds(
    Use,
    metric=st.sampled_from(METRICS),
    language=st.sampled_from(["nl", "ar"]),
    pack=st.just("aankomst"),
    edition=st.sampled_from([1, 2]),
    resource=st.sampled_from(["F1-01", "F1-02", None]),
    place=st.sampled_from(["azc-delft", "bieb", None]),
)
DAYS = st.dates(date(2026, 10, 1), TODAY)


def fold_all(uses: list[tuple[Use, date]]) -> dict[str, Counter]:
    counters: dict[str, Counter] = {}
    for use, day in uses:
        for counter in fold_use(use, day):
            key = counter_key(counter)
            counters[key] = add_counter(counters.get(key), counter)
    return counters


def close_all(counters: dict[str, Counter]) -> tuple[CounterBatch, ...]:
    return close_counters(counters.values(), TODAY, lambda: "A" * 22, everything=True).batches


@given(st.lists(st.tuples(USES, DAYS), max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_use_leaves_no_trace(uses: list[tuple[Use, date]], random: Random) -> None:
    shuffled = list(uses)
    random.shuffle(shuffled)
    once, again = fold_all(uses), fold_all(shuffled)
    assert once == again
    assert canonical(close_all(once)) == canonical(close_all(again))


@given(st.lists(st.tuples(USES, DAYS), max_size=20))
def test_closing_moves_each_counter_once_or_leaves_it(uses: list[tuple[Use, date]]) -> None:
    counters = fold_all(uses)
    closed = close_counters(counters.values(), TODAY, lambda: "A" * 22, everything=False)
    moved: Tally[str] = Tally()
    for batch in closed.batches:
        assert 0 < len(batch.rows) <= ROWS_MAX
        moved.update({counter_key(Counter(batch.shape, batch.period, row)): row.n for row in batch.rows})
    assert moved == {key: counters[key].row.n for key in closed.keys}
    assert all(key.split("|")[1] not in ("2026-11-25", "2026-W48", "2026-11") for key in closed.keys)


@given(st.lists(st.tuples(USES, DAYS), min_size=1, max_size=20))
def test_what_a_phone_closes_the_centre_takes(uses: list[tuple[Use, date]]) -> None:
    for batch in close_all(fold_all(uses)):
        assert not isinstance(judge_batch(as_received(batch), KNOWN), Quarantined)


@given(USES, DAYS)
def test_no_row_joins_a_place_with_a_language_or_a_resource(use: Use, day: date) -> None:
    for counter in fold_use(use, day):
        fields = set(counter.row.__struct_fields__)
        assert not ("place" in fields and fields & {"language", "resource", "pack"})


def test_a_figure_above_a_thousand_is_still_taken() -> None:
    (counter,) = (c for c in fold_use(Use(metric="good", language="ar"), TODAY) if c.shape == "month")
    for _ in range(11):
        counter = add_counter(counter, counter)
    closed = close_counters([counter], TODAY, lambda: "A" * 22, everything=True)
    assert [row.n for row in closed.batches[0].rows] == [N_MAX, N_MAX, 48]


def as_received(batch: object) -> dict[str, object]:
    received: dict[str, object] = msgspec.json.decode(canonical(batch))
    return received
