"""Whatever a batch says, it is taken or kept for a person, and what is kept tells of nobody (3.1, 3.5 and 3.8)."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.batches import METRICS
from sync.canonical import canonical
from sync.quarantine import Known, Quarantined, judge_batch

KEY = "k" * 43
KNOWN = Known(
    places=frozenset({"azc-delft"}),
    editions={"aankomst": frozenset({1})},
    resources={"F1-01": "green", "F1-09": "red"},
    sensitive_topics=frozenset({"zorg"}),
)
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
# Right values and wrong ones for every field that any shape has, so that some batches are whole and most are nearly so.
LIKELY: dict[str, list[Any]] = {
    "schema": [1, 2],
    "shape": ["day", "week", "month", "message", "reading"],
    "period": ["2026-11-25", "2026-W48", "2026-11", "2026-02-30"],
    "thread_key": [KEY, "short"],
    "audience": ["here", "office"],
    "place": ["azc-delft", "mars", None],
    "language": ["ar", None],
    "topic": ["zorg", "other"],
    "text": ["Waar is de huisarts?", ""],
    "pack": ["aankomst", "mars"],
    "edition": [1, 2],
    "resource": ["F1-01", "F1-09", None],
    "metric": [*METRICS, "liked"],
    "n": [1, 1000, 1001],
    "device": ["x"],
}


def members(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: st.sampled_from(LIKELY[name]) | JUNK for name in names}
    return st.fixed_dictionaries({}, optional=fields)


ROWS = st.lists(
    members(["pack", "edition", "resource", "place", "language", "metric", "n"]) | JUNK, max_size=4
)
BATCHES = st.tuples(members(list(LIKELY)), ROWS | JUNK).map(lambda both: {**both[0], "rows": both[1]})


@given(BATCHES)
def test_what_is_kept_tells_of_nobody(raw: dict[str, Any]) -> None:
    judged = judge_batch({"batch_id": "b" * 22, **raw}, KNOWN)
    if not isinstance(judged, Quarantined):
        return
    assert judged.batch["batch_id"] == "b" * 22
    assert KEY not in canonical(judged.batch).decode()
    for record in (judged.batch, *judged.batch.get("rows", [])):
        assert record.get("place") is None or record.get("language") is None
        assert not ("place" in record and "resource" in record)
        assert record.get("resource") != "F1-09"
        assert "device" not in record
