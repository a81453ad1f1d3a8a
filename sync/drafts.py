"""Merges two states of a card that began from one, by text and by field (clause 2.15).

What one side changed is taken; what both changed to something else is a clash. Items of a list are known by the ids of the
texts in them, so a block that moved is still that block. Values are JSON in which null is the same as nothing.
The result is the same whichever side came first.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from sync.canonical import canonical

Side = Literal["theirs", "yours"]
Item = dict[str, Any]

ORDER = "#order"
FIRST_LOOKED_AT = ("text", "title", "label", "name")  # where a block's own text is
NAMES = ("item", "language", "name", "title", "part")  # of what has no text


class Clash(msgspec.Struct, frozen=True):
    """A place that both sides changed, and what each made of it; null is nothing."""

    path: str
    base: Any
    theirs: Any
    yours: Any


class Merged(msgspec.Struct, frozen=True):
    """What came of it; `taken` are the places where it has theirs. With a clash in it, it is good for nothing."""

    content: Any
    taken: Sequence[str]
    clashes: Sequence[Clash]


def merge_drafts(
    base: Any, theirs: Any, yours: Any, choose: Callable[[str], Side | None] = lambda _path: None
) -> Merged:
    """Both sides' changes; `choose` says who is right about a path that clashes."""
    merging = _Merging(choose)
    content = merging.value("", base, theirs, yours)
    return Merged(content, merging.taken, merging.clashes)


class _Merging:
    """One merge under way."""

    def __init__(self, choose: Callable[[str], Side | None]) -> None:
        self.choose = choose
        self.taken: list[str] = []
        self.clashes: list[Clash] = []

    def value(self, path: str, base: Any, theirs: Any, yours: Any) -> Any:
        if theirs in (yours, base):
            return yours
        if yours == base:
            self.taken.append(path)
            return theirs
        if _are_one_thing(base, theirs, yours):
            return self._members(path, base, theirs, yours)
        if all(_has_names(items) for items in (base, theirs, yours)):
            return self._items(path, base, theirs, yours)
        return self._chosen(path, base, theirs, yours)

    def _members(self, path: str, base: Item, theirs: Item, yours: Item) -> Item:
        values = {
            name: self.value(_below(path, name), base.get(name), theirs.get(name), yours.get(name))
            for name in dict.fromkeys((*base, *theirs, *yours))
        }
        return {name: value for name, value in values.items() if value is not None}

    def _items(self, path: str, base: list[Any], theirs: list[Any], yours: list[Any]) -> list[Any]:
        of_base = dict(zip(_own_names(base), base, strict=True))
        of_theirs, of_yours = (_named_after(of_base, items) for items in (theirs, yours))
        values = {
            name: self.value(_below(path, name), of_base.get(name), of_theirs.get(name), of_yours.get(name))
            for name in dict.fromkeys((*of_base, *of_theirs, *of_yours))
        }
        kept = {name: value for name, value in values.items() if value is not None}
        return [
            kept[name] for name in self._order(path, kept, list(of_base), (list(of_theirs), list(of_yours)))
        ]

    def _order(self, path: str, kept: Item, base: list[str], sides: tuple[list[str], list[str]]) -> list[str]:
        stayed = set(base).intersection(*sides, kept)
        old, theirs, yours = ([name for name in names if name in stayed] for names in (base, *sides))
        spine = self.value(_below(path, ORDER), tuple(old), tuple(theirs), tuple(yours))
        return _with_news(list(spine), [[name for name in names if name in kept] for names in sides])

    def _chosen(self, path: str, base: Any, theirs: Any, yours: Any) -> Any:
        side = self.choose(path)
        if side is None:
            self.clashes.append(Clash(path, base, theirs, yours))
        elif side == "theirs":
            self.taken.append(path)
        return theirs if side == "theirs" else yours


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _are_one_thing(*values: Any) -> bool:
    """Whether these are states of one struct: a text with another id is another text, and so is a block of another type."""
    return (
        all(isinstance(value, dict) for value in values)
        and len({(str(value.get("id")), str(value.get("type"))) for value in values}) == 1
    )


def _has_names(items: Any) -> bool:
    """Whether the items of a list can be told apart."""
    if not isinstance(items, list):
        return False
    if all(isinstance(item, dict) for item in items):
        return True
    return all(isinstance(item, str | int) for item in items) and len({*map(str, items)}) == len(items)


def _own_names(items: list[Any]) -> list[str]:
    names: list[str] = []
    for item in items:
        names.append(_free(_marks(item)[0], names))
    return names


def _named_after(base: Item, items: list[Any]) -> Item:
    """Items under the names of those that they were before; new ones under their own."""
    marks = [_marks(item) for item in items]
    names: dict[int, str] = {}
    free = dict(base)
    for place, of_item in enumerate(marks):
        if free.pop(of_item[0], None) is not None:
            names[place] = of_item[0]
    owners = {mark: name for name, item in reversed(free.items()) for mark in _marks(item)}
    for place, of_item in enumerate(marks):
        owner = next((owners[mark] for mark in of_item if owners.get(mark) in free), None)
        if place not in names and owner is not None:
            del free[owner]
            names[place] = owner
    for place, of_item in enumerate(marks):
        if place not in names:
            names[place] = _free(of_item[0], {*base, *names.values()})
    return {names[place]: item for place, item in enumerate(items)}


def _free(name: str, taken: Any) -> str:
    """The name, or with a number behind it where it is taken."""
    tries = (name if number == 1 else f"{name}~{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


def _marks(item: Any) -> list[str]:
    """By what an item is known, the surest first."""
    if not isinstance(item, dict):
        return [str(item)]
    found = list(_ids_in(item))
    kind = item.get("type")
    name = next((item[field] for field in NAMES if isinstance(item.get(field), str)), None)
    if not found:
        found = [canonical(item).decode() if name is None else name]
        return found if kind is None else [f"{kind}:{found[0]}"]
    return found


def _ids_in(value: Any) -> Iterator[str]:
    """The ids of the texts under a value, a block's own first."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        first = [name for name in FIRST_LOOKED_AT if name in value]
        for name in (*first, *sorted(value.keys() - {"id", *first})):
            yield from _ids_in(value[name])
    elif isinstance(value, list):
        for item in value:
            yield from _ids_in(item)


def _with_news(spine: list[str], sides: Sequence[list[str]]) -> list[str]:
    """The names that were there before, and behind each what a side put there."""
    places = {name: place for place, name in enumerate(spine)}
    runs: dict[int, list[list[str]]] = {}
    first_at: dict[str, int] = {}
    for names in sides:
        behind: dict[int, list[str]] = {}
        at = -1
        for name in names:
            if name in places:
                at = places[name]
            else:
                behind.setdefault(at, []).append(name)
                first_at[name] = min(at, first_at.get(name, at))
        for place, run in behind.items():
            runs.setdefault(place, []).append(run)
    found: list[str] = []
    for at in range(-1, len(spine)):
        found += spine[max(at, 0) : at + 1]
        for run in sorted(runs.get(at, [])):
            found += [name for name in run if first_at[name] == at]
    return list(dict.fromkeys(found))
