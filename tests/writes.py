"""What a team writes in a simulated shift, and who it is."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.phones import random_id
from tests.tablets import plain_box


class Cast(NamedTuple):
    """Who writes, who may no longer, and where; and how something is sealed for the centre alone."""

    actor: str = "A" * 22
    gone: str = "G" * 22
    place: str = "azc-delft"
    seal: Callable[[bytes], str] = plain_box


CAST = Cast()


def _fields(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    entity = chance.choice(["visit", "activity"])
    patch = {
        "visit": {"opens": chance.choice(["09:00", "10:00", "11:00"])},
        "activity": {"people": chance.randrange(50), "kind": chance.choice(["quiz", "tour"])},
    }[entity]
    return _content(cast, entity, f"r{chance.randrange(3)}", patch), None


def _note(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    return _content(
        cast, "note", f"n{chance.randrange(3)}", {"topic": "school"}
    ), f"tekst {chance.randrange(10**9)}"


def _count(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    patch = {"category": chance.choice(["age-0", "age-18"]), "n": chance.choice([1, 1, 4, -1])}
    return _content(cast, "count", f"v{chance.randrange(2)}", patch), None


def _loan(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    patch = {"event": chance.choice(["lent", "returned"])}
    return _content(cast, "loan", f"book{chance.randrange(3)}", patch), None


def _delete(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    return _content(cast, "note", f"n{chance.randrange(3)}", None), None


def _wrong(chance: Random, cast: Cast) -> tuple[dict[str, object], str | None]:
    wrong: dict[str, object] = chance.choice(
        [
            {"entity": "star", "patch": {"magnitude": 3}},
            {"patch": {"category": "age-18", "n": 5000}},
            {"place": "elsewhere"},
            {"actor": cast.gone},
            {"actor": random_id(chance)},
        ]
    )
    return {**_content(cast, "count", "v1", {"category": "age-18", "n": 1}), **wrong}, None


def _content(cast: Cast, entity: str, entity_id: str, patch: object) -> dict[str, object]:
    return {
        "actor": cast.actor,
        "place": cast.place,
        "entity": entity,
        "entity_id": entity_id,
        "patch": patch,
    }


Write = Callable[[Random, Cast], tuple[dict[str, object], str | None]]
WRITES: tuple[Write, ...] = (*3 * (_count,), *2 * (_fields,), *2 * (_note,), *2 * (_loan,), _delete, _wrong)
