"""What a team's tablets are told of a place: administrators set it; phones are told none of it."""

from typing import Any

from tests.conftest import ON_BOTH, Caller
from tests.server import PLACE

pytestmark = ON_BOTH

PATH = f"/api/places/{PLACE}/team-day"


async def place(admin: Caller) -> Any:
    (found,) = (await admin.get("/api/places")).json()["places"]
    return found


async def test_tiles_are_off_and_there_are_no_spots_until_somebody_says_so(admin: Caller) -> None:
    assert ((await place(admin))["tiles"], (await place(admin))["spots"]) == (False, [])
    assert (await admin.put(PATH, {"tiles": True})).status_code == 204
    assert (await admin.put(PATH, {"spots": [{"name": "Taalcafé De Brug"}]})).status_code == 204
    told = await place(admin)
    assert (told["tiles"], told["spots"]) == (True, [{"id": "taalcafe-de-brug", "name": "Taalcafé De Brug"}])


async def test_a_spot_keeps_its_id_when_its_name_or_place_in_the_list_changes(admin: Caller) -> None:
    await admin.put(PATH, {"spots": [{"name": "Centrum"}, {"name": "مكتبة"}, {"name": "centrum!"}]})
    first, second, third = (await place(admin))["spots"]
    assert [first["id"], second["id"], third["id"]] == ["centrum", "plek", "centrum-2"]
    await admin.put(PATH, {"spots": [{"name": "centrum!"}, {"id": first["id"], "name": "Centrum 1"}]})
    assert (await place(admin))["spots"] == [third, {"id": "centrum", "name": "Centrum 1"}]


async def test_a_spot_stands_there_once_and_has_a_name(admin: Caller) -> None:
    twice = [{"id": "a", "name": "Een"}, {"id": "a", "name": "Twee"}]
    assert (await admin.put(PATH, {"spots": twice})).json()["code"] == "twice"
    assert (await admin.put(PATH, {"spots": [{"name": "  "}]})).status_code == 400
    assert (await admin.put("/api/places/nergens/team-day", {"tiles": True})).status_code == 404
    assert (await place(admin))["spots"] == []
