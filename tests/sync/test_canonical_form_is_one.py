"""One value has one form, which any reader of JSON gives back (clause 1.1)."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.canonical import canonical
from sync.errors import CallerError
from sync.fields import MAX_INTEGER

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_was_written_is_read_back(value: object) -> None:
    assert json.loads(canonical(value)) == value
    assert msgspec.json.decode(canonical(value)) == value


@given(VALUES)
def test_writing_what_was_read_changes_no_byte(value: object) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(TEXTS, st.integers(0, 9), min_size=2, max_size=6))
def test_the_order_in_which_members_came_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize("value", [0.0, 1.0, float("nan"), [2.5], {1: 2}, b"", "\ud800", {"\udfff": 1}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(CallerError):
        canonical(value)
