"""The list of places."""

import pytest

from backend.core.errors import BadRequestError, ConflictError
from backend.places.places import EXAMPLES, PlaceEntry, add_examples, add_place, list_places
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


async def test_examples_are_clearly_named_and_come_only_where_nothing_is(app: object) -> None:
    await add_examples()
    assert [place.id for place in await list_places()] == ["azc-ergens"]
    await Place.delete(force=True)
    await add_examples()
    assert {place.id for place in await list_places()} == {place.id for place in EXAMPLES}
    assert all(place.name.startswith("Voorbeeld:") for place in EXAMPLES)
