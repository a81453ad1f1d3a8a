"""Two states of a card that began from one become one again, whichever came first."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.drafts import merge_drafts

TEXTS = st.sampled_from(["een", "twee", "drie", ""])


def heading(name: str, nl: str) -> Any:
    return {"type": "heading", "text": {"id": name, "nl": nl}}


def points(names: list[str], nl: str) -> Any:
    return {"type": "list", "items": [{"id": name, "nl": nl} for name in names]}


@st.composite
def cards(draw: st.DrawFn) -> Any:
    """A card with blocks of one text, of several and of none, whose texts have ids of their own."""
    names = draw(st.permutations("abcdefgh"))
    blocks: list[Any] = [{"type": "slot", "name": "hours"}] if draw(st.booleans()) else []
    while names:
        size = draw(st.integers(1, 3))
        taken, names = list(names[:size]), names[size:]
        blocks.append(points(taken, draw(TEXTS)) if size > 1 else heading(taken[0], draw(TEXTS)))
    phases = draw(st.lists(st.integers(1, 3), unique=True))
    card = {
        "title": {"id": "title", "nl": draw(TEXTS)},
        "phases": phases,
        "blocks": draw(st.permutations(blocks)),
    }
    return card | ({"level": draw(TEXTS)} if draw(st.booleans()) else {})


@st.composite
def edits(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    """A card, and what two people each made of it with a deed or two."""
    base = draw(cards())
    sides = [copy.deepcopy(base) for _ in range(2)]
    for side, new in zip(sides, "xy", strict=True):
        for _ in range(draw(st.integers(1, 2))):
            edit(draw, side["blocks"], new)
    return base, *sides


def edit(draw: st.DrawFn, blocks: list[Any], new: str) -> None:
    place = draw(st.integers(0, len(blocks)))
    deed = draw(st.sampled_from(["write", "take", "move", "put"]))
    if deed == "put" and new not in texts(blocks):
        blocks.insert(place, heading(new, draw(TEXTS)))
    elif place == len(blocks):
        return
    elif deed == "write":
        said = [item for item in blocks[place].get("items", [blocks[place].get("text", {})]) if item]
        for item in said[:1]:
            item["nl"] += " anders"
    elif deed == "take":
        blocks.pop(place)
    elif deed == "move":
        blocks.insert(draw(st.integers(0, len(blocks) - 1)), blocks.pop(place))


@given(edits())
@settings(max_examples=150, deadline=None)
def test_it_makes_no_difference_whose_few_changes_came_first(three: tuple[Any, Any, Any]) -> None:
    base, theirs, yours = three
    one, other = merge_drafts(base, theirs, yours), merge_drafts(base, yours, theirs)
    assert {clash.path for clash in one.clashes} == {clash.path for clash in other.clashes}
    assert one.clashes or one.content == other.content


@given(base=cards(), names=st.permutations("abcdefgh"))
@settings(max_examples=100, deadline=None)
def test_two_who_write_in_different_texts_never_clash(base: Any, names: list[str]) -> None:
    sides = [
        json.loads(json.dumps(base).replace(f'"{name}", "nl": "', f'"{name}", "nl": "nieuw '))
        for name in names[:2]
    ]
    merged = merge_drafts(base, *sides)
    assert merged.clashes == []
    assert {name for name, nl in texts(merged.content).items() if nl.startswith("nieuw ")} == set(names[:2])


@given(base=cards(), theirs=cards(), yours=cards())
@settings(max_examples=100, deadline=None)
def test_it_makes_no_difference_whose_change_came_first(base: Any, theirs: Any, yours: Any) -> None:
    one, other = merge_drafts(base, theirs, yours), merge_drafts(base, yours, theirs)
    assert {clash.path for clash in one.clashes} == {clash.path for clash in other.clashes}
    if not one.clashes:
        assert one.content == other.content


@given(base=cards(), changed=cards())
@settings(max_examples=100, deadline=None)
def test_what_one_side_alone_changed_is_taken_whole(base: Any, changed: Any) -> None:
    for merged in (
        merge_drafts(base, changed, base),
        merge_drafts(base, base, changed),
        merge_drafts(base, changed, changed),
    ):
        assert (merged.content, merged.clashes) == (changed, [])


@given(edits())
@settings(max_examples=150, deadline=None)
def test_no_text_that_one_side_wrote_is_lost(three: tuple[Any, Any, Any]) -> None:
    base, theirs, yours = three
    merged = merge_drafts(base, theirs, yours)
    if merged.clashes:
        return
    there = texts(merged.content)
    for side, other in ((theirs, yours), (yours, theirs)):
        for name, nl in texts(side).items():
            if nl != texts(base).get(name) and name in texts(other):
                assert there[name] == nl


@given(base=cards(), theirs=cards(), yours=cards(), side=st.sampled_from(["theirs", "yours"]))
@settings(max_examples=100, deadline=None)
def test_who_is_right_is_asked_and_then_nothing_clashes(
    base: Any, theirs: Any, yours: Any, side: Any
) -> None:
    asked = merge_drafts(base, theirs, yours)
    answers = {clash.path: side for clash in asked.clashes}
    assert merge_drafts(base, theirs, yours, answers.get).clashes == []


def texts(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        own = {value["id"]: value["nl"]} if "nl" in value else {}
        return own | {name: nl for kept in value.values() for name, nl in texts(kept).items()}
    return {name: nl for item in value for name, nl in texts(item).items()} if isinstance(value, list) else {}


BASE = {"blocks": [heading("a", "een"), points(["b", "c"], "twee"), heading("d", "drie")]}


def blocks(*found: Any) -> Any:
    return {"blocks": list(found)}


def test_a_block_that_one_moved_and_the_other_wrote_in_is_moved_and_written_in() -> None:
    moved = blocks(heading("d", "drie"), heading("a", "een"), points(["b", "c"], "twee"))
    written = blocks(heading("a", "een"), points(["b", "c"], "twee"), heading("d", "vier"))
    assert merge_drafts(BASE, moved, written).content == blocks(
        heading("d", "vier"), heading("a", "een"), points(["b", "c"], "twee")
    )


def test_what_both_put_in_one_place_stands_there_whole() -> None:
    theirs = blocks(heading("a", "een"), heading("x", "1"), heading("y", "2"), *BASE["blocks"][1:])
    yours = blocks(heading("a", "een"), heading("k", "3"), heading("z", "4"), *BASE["blocks"][1:])
    assert merge_drafts(BASE, theirs, yours).content == blocks(
        heading("a", "een"),
        *(heading("k", "3"), heading("z", "4")),
        *(heading("x", "1"), heading("y", "2")),
        *BASE["blocks"][1:],
    )


def test_an_item_goes_where_it_was_taken_out_and_another_is_changed_in_the_same_list() -> None:
    theirs = blocks(heading("a", "een"), points(["c"], "twee"), heading("d", "drie"))
    yours = blocks(heading("a", "een"), points(["b", "c"], "twee"), heading("d", "drie"))
    yours["blocks"][1]["items"][1]["nl"] = "anders"
    merged = merge_drafts(BASE, theirs, yours).content
    assert merged["blocks"][1]["items"] == [{"id": "c", "nl": "anders"}]


def test_a_text_that_one_took_out_and_the_other_changed_clashes() -> None:
    theirs = blocks(heading("a", "een"), points(["b", "c"], "twee"))
    yours = blocks(heading("a", "een"), points(["b", "c"], "twee"), heading("d", "vier"))
    (clash,) = merge_drafts(BASE, theirs, yours).clashes
    assert (clash.path, clash.base, clash.theirs) == ("blocks.d", heading("d", "drie"), None)
    assert clash.yours == heading("d", "vier")


def test_two_orders_clash_as_an_order() -> None:
    one, two, three = BASE["blocks"]
    (clash,) = merge_drafts(BASE, blocks(two, one, three), blocks(one, three, two)).clashes
    assert (clash.path, clash.base) == ("blocks.#order", ("a", "b", "d"))
    assert (clash.theirs, clash.yours) == (("b", "a", "d"), ("a", "d", "b"))


def test_words_to_search_by_that_both_added_are_all_there() -> None:
    def with_words(*words: str) -> Any:
        return {"keywords": [{"language": "nl", "words": list(words)}]}

    merged = merge_drafts(with_words("plein"), with_words("plein", "markt"), with_words("straat", "plein"))
    assert merged.content == with_words("straat", "plein", "markt")
