"""What the board is made of: kinds of work, how urgent each is, and its worst places first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

SHOWN = 5  # places of one kind; the rest is a number, and behind the links
SOON, NOW = 1, 2  # how urgent, above 0
WEEK, MONTH = 7, 30  # days

# Of kinds that are as urgent as each other, what harms a reader most comes first.
Kind = Literal[
    "facts", "signatures", "gates", "questions", "outdated", "unreviewed", "hard", "silent", "missing"
]
ORDER: Sequence[Kind] = Kind.__args__  # type: ignore[attr-defined] # typing has no public name for it
Urgency = Literal["later", "soon", "now"]
URGENCIES: Sequence[Urgency] = ("later", "soon", "now")


class Work(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place where something is to be done: `n` things, in `title`; what else is known of it names the place.

    `pack_title` is there where the title is another one: cards of two packs may be called the same.
    """

    n: int
    title: str = ""
    pack: str = ""
    pack_title: str = ""
    resource: str = ""
    language: str = ""
    at: str = ""  # a fact, a question's thread, a role of the metadata
    rule: str = ""
    problem: str = ""
    day: date | None = None


class Tally(msgspec.Struct, frozen=True):
    """How much there is of something, and the worst of it."""

    n: int = 0
    worst: tuple[Work, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Everything of one kind: `n` in all, and the worst places."""

    kind: Kind
    urgency: Urgency
    n: int
    work: Sequence[Work]


def group(kind: Kind, work: Sequence[Work], urgency: int) -> Group:
    """These places, which stand in their order, as one group."""
    return Group(kind, URGENCIES[urgency], sum(one.n for one in work), work[:SHOWN])


def tally(work: Iterable[Work]) -> Tally:
    """By how much there is to do at each place."""
    every = sorted(work, key=_most_first)
    return Tally(sum(one.n for one in every), tuple(every[:SHOWN]))


def together(kind: Kind, tallies: Sequence[Tally], urgency: int) -> Group:
    """All of them as one group."""
    worst = sorted((one for found in tallies for one in found.worst), key=_most_first)
    return Group(kind, URGENCIES[urgency], sum(found.n for found in tallies), worst[:SHOWN])


def with_packs(found: Group, titles: Mapping[str, str]) -> Group:
    """The same, in which every place says of which pack it is; `titles` by pack."""
    work = [
        one
        if titles.get(one.pack, "") in {"", one.title}
        else msgspec.structs.replace(one, pack_title=titles[one.pack])
        for one in found.work
    ]
    return msgspec.structs.replace(found, work=work)


def by_urgency(groups: Iterable[Group]) -> list[Group]:
    """Those with something to do, the worst first."""
    return sorted(
        (found for found in groups if found.n),
        key=lambda found: (-URGENCIES.index(found.urgency), ORDER.index(found.kind)),
    )


def urgency_of(day: date, today: date) -> int:
    """How urgent what ends on a day is."""
    left = (day - today).days
    return NOW if left <= WEEK else SOON if left <= MONTH else 0


def _most_first(work: Work) -> tuple[object, ...]:
    return -work.n, work.pack, work.language, work.resource, work.rule
