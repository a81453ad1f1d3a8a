"""An administrator puts a place on the list without going to the server."""

from typing import Any

import pytest

from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH

NEW = {"name": "AZC Échten", "kind": "shelter", "languages": ["ar", "ti"], "region": "noord"}


async def ids(proven: Caller) -> list[str]:
    return [one["id"] for one in (await proven.get("/api/places")).json()["places"]]


async def test_a_place_gets_a_word_of_its_own_for_its_address_and_the_audit_says_who_made_it(
    proven: Caller,
) -> None:
    assert (await proven.post("/api/places", NEW)).json() == {"id": "azc-echten"}
    assert (await proven.post("/api/places", NEW)).json() == {"id": "azc-echten-2"}
    assert (await proven.post("/api/places", {"name": "مأوى"})).json() == {"id": "locatie"}
    assert {"azc-echten", "azc-echten-2", "locatie"} <= {*await ids(proven)}
    entries = (await proven.get("/api/accounts/audit")).json()["entries"]
    assert [(one["deed"], one["subject"]) for one in entries[:3]] == [
        ("place", "locatie"),
        ("place", "azc-echten-2"),
        ("place", "azc-echten"),
    ]


@pytest.mark.parametrize(
    "wrong", [{"name": "  "}, {"kind": "hotel"}, {"languages": ["nergens!"]}, {"region": "Noord Oost"}]
)
async def test_a_place_that_no_phone_could_show_is_not_made(proven: Caller, wrong: dict[str, Any]) -> None:
    before = await ids(proven)
    assert (await proven.post("/api/places", NEW | wrong)).status_code == 400
    assert await ids(proven) == before
