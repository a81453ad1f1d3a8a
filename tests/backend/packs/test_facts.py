"""Facts, and what a pack says of itself, are changed at once; nobody undoes unseen what somebody else did."""

from typing import Any

import pytest

from backend.packs.read_pack import read_pack
from tests.backend.packs.editing import read
from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH
ON_ONE = pytest.mark.databases("sqlite")

PACK = "/api/packs/buurt"
NEW = {
    "id": "boete",
    "kind": "money",
    "value": "€ 60",
    "source": "https://example.org/boete",
    "source_name": "Politie",
    "last_checked": "2026-11-25",
    "valid_until": "2027-01-01",
    "expiry": "hide",
    "law": "yearly",
    "owner": "redactie",
    "successor": {"value": "€ 65", "valid_from": "2027-01-01"},
}


async def fact(admin: Caller, name: str) -> Any:
    return next(one for one in (await read(admin, f"{PACK}/facts"))["facts"] if one["fact"]["id"] == name)


async def test_facts_are_told_with_the_cards_that_name_them(admin: Caller) -> None:
    told = (await read(admin, f"{PACK}/facts"))["facts"]
    assert [(one["fact"]["id"], one["used"]) for one in told] == [("balie", ["B1-02"]), ("prijs", ["B1-01"])]
    assert told[0]["fact"]["successor"] == {"value": "010 765 43 21", "valid_from": "2027-01-01"}


async def test_a_fact_is_changed_with_all_that_is_known_of_it(admin: Caller) -> None:
    before = await fact(admin, "prijs")
    changed = {**NEW, "id": "prijs"}
    reply = await admin.put(f"{PACK}/facts/prijs", {"was": before["hash"], "fact": changed})
    assert reply.status_code == 200
    after = await fact(admin, "prijs")
    assert (after["fact"], after["hash"]) == (changed, reply.json()["hash"])
    (stored,) = [one for one in (await read_pack("buurt")).content.pack.facts if one.id == "prijs"]
    assert stored.successor is not None
    assert stored.successor.value == "€ 65"


async def test_a_new_fact_comes_last_and_goes_again(admin: Caller) -> None:
    assert (await admin.put(f"{PACK}/facts/boete", {"was": "", "fact": NEW})).status_code == 200
    assert [one["fact"]["id"] for one in (await read(admin, f"{PACK}/facts"))["facts"]][-1] == "boete"
    assert (await admin.delete(f"{PACK}/facts/boete")).status_code == 204
    assert [one.id for one in (await read_pack("buurt")).content.pack.facts] == ["balie", "prijs"]
    assert (await admin.delete(f"{PACK}/facts/boete")).status_code == 404


@pytest.mark.parametrize("was", ["", "0" * 64])
async def test_a_fact_that_somebody_changed_meanwhile_is_not_overwritten(admin: Caller, was: str) -> None:
    changed = {**NEW, "id": "prijs"}
    reply = await admin.put(f"{PACK}/facts/prijs", {"was": was, "fact": changed})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")


@pytest.mark.parametrize("name", ["balie", "prijs"])
async def test_a_fact_that_cards_name_stays(admin: Caller, name: str) -> None:
    reply = await admin.delete(f"{PACK}/facts/{name}")
    assert (reply.status_code, reply.json()["code"]) == (409, "in-use")


@ON_ONE
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": "x"}, "id"),
        ({"kind": "money"}, "kind"),  # a card calls it
        ({"source": "http://example.org"}, "source"),
        ({"expiry": "never"}, "expiry"),
        ({"owner": ""}, "owner"),
    ],
)
async def test_a_fact_that_is_none_is_refused(admin: Caller, changed: Any, field: str) -> None:
    before = await fact(admin, "balie")
    asked = {"was": before["hash"], "fact": {**before["fact"], **changed}}
    reply = await admin.put(f"{PACK}/facts/balie", asked)
    assert (reply.status_code, reply.json()["code"], reply.json()["field"]) == (422, "content", field)


async def test_a_pack_says_other_things_of_itself(admin: Caller) -> None:
    told = await read(admin, PACK)
    changed = {**told["pack"], "title": {"id": "title", "nl": "Dichtbij"}, "tone": "plum", "phases": [1, 2]}
    changed["themes"] = [*reversed(told["pack"]["themes"])]
    reply = await admin.put(PACK, {"was": told["hash"], "pack": changed})
    assert reply.status_code == 200, reply.text
    after = await read(admin, PACK)
    assert (after["pack"], after["hash"]) == (changed, reply.json()["hash"])
    assert (await read_pack("buurt")).content.pack.title.nl == "Dichtbij"
    assert (await read(admin, "/api/packs"))["packs"][0]["title"] == "Dichtbij"


@ON_ONE
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": "stad"}, "id"),
        ({"phases": []}, "phases"),
        ({"languages": ["ar", "nl"]}, "languages"),
        ({"languages": ["nl", "ar", "ar"]}, "languages"),
        (
            {"themes": [{"id": "x", "title": {"id": "t", "nl": "X"}, "icon": "home", "tone": "leaf"}]},
            "themes",
        ),
        ({"title": {"id": "summary", "nl": "Twee"}}, "text ids"),
        ({"title": {"id": "title", "nl": "Bel {fact:niets}"}}, "title"),
    ],
)
async def test_a_pack_that_its_cards_do_not_fit_is_refused(admin: Caller, changed: Any, field: str) -> None:
    told = await read(admin, PACK)
    reply = await admin.put(PACK, {"was": told["hash"], "pack": {**told["pack"], **changed}})
    assert (reply.status_code, reply.json()["field"]) == (422, field)


async def test_a_pack_that_somebody_changed_meanwhile_is_not_overwritten(admin: Caller) -> None:
    told = await read(admin, PACK)
    await admin.put(PACK, {"was": told["hash"], "pack": {**told["pack"], "tone": "plum"}})
    reply = await admin.put(PACK, {"was": told["hash"], "pack": {**told["pack"], "tone": "leaf"}})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")
