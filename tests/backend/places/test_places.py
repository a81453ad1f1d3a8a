"""The list of places."""

import msgspec
import pytest

from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.places.places import (
    EXAMPLES,
    PlaceChange,
    PlaceEntry,
    add_examples,
    add_place,
    change_place,
    list_places,
)
from backend.places.tables import Place

PLACE = PlaceEntry(id="azc-elders", name="AZC Elders", kind="shelter", languages=("ar", "ti"))


async def test_a_place_that_was_added_is_listed_as_it_was(app: object) -> None:
    await add_place(PLACE)
    assert PLACE in await list_places()


async def test_an_id_is_given_once(app: object) -> None:
    await add_place(PLACE)
    with pytest.raises(ConflictError):
        await add_place(PLACE)


@pytest.mark.parametrize("id", ["", "Azc", "a b", "a/b", "-a", "a--b", "x" * 65])
async def test_an_id_fits_into_an_address(app: object, id: str) -> None:
    with pytest.raises(BadRequestError):
        await add_place(PlaceEntry(id=id, name="AZC", kind="shelter"))


async def test_what_phones_are_told_of_a_place_changes_and_the_rest_stays(app: object) -> None:
    await add_place(PLACE)
    await change_place(PLACE.id, PlaceChange(languages=("so", "fa-AF"), situations=("living",)))
    changed = msgspec.structs.replace(PLACE, languages=("so", "fa-AF"), situations=("living",))
    assert changed in await list_places()
    await change_place(PLACE.id, PlaceChange(name="AZC Nieuw", languages=()))
    renamed = msgspec.structs.replace(changed, name="AZC Nieuw", languages=())
    assert renamed in await list_places()
    await change_place(PLACE.id, PlaceChange(region="noord"))
    assert msgspec.structs.replace(renamed, region="noord") in await list_places()


@pytest.mark.parametrize(
    "change",
    [
        PlaceChange(situations=("arived",)),
        PlaceChange(languages=("Arabisch",)),
        PlaceChange(name=""),
        PlaceChange(region="Noord!"),
        PlaceChange(name="x" * 121),
    ],
)
async def test_a_place_says_nothing_that_no_phone_would_understand(app: object, change: PlaceChange) -> None:
    await add_place(PLACE)
    with pytest.raises(BadRequestError):
        await change_place(PLACE.id, change)
    assert PLACE in await list_places()


async def test_a_place_that_is_not_there_is_not_changed(app: object) -> None:
    with pytest.raises(NotFoundError):
        await change_place("nergens", PlaceChange(name="Nergens"))


async def test_examples_are_clearly_named_and_come_only_where_nothing_is(app: object) -> None:
    await add_examples()
    assert [place.id for place in await list_places()] == ["azc-ergens"]
    await Place.delete(force=True)
    await add_examples()
    assert {place.id for place in await list_places()} == {place.id for place in EXAMPLES}
    assert all(place.name.startswith("Voorbeeld:") for place in EXAMPLES)
