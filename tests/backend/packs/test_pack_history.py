"""A pack begins and goes, and what it says, its facts and its order have a history that leads back."""

from typing import Any

import pytest

from backend.packs.read_pack import read_pack
from tests.backend.packs.editing import CARD, bring, exported, finish, read, zipped
from tests.backend.packs.test_cards import FIELDS
from tests.backend.packs.test_facts import NEW
from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH

PACK = "/api/packs/buurt"
OF_NEW = {
    "title": "Sporten",
    "summary": "Zo blijf je fit.",
    "audience": "newcomer",
    "tone": "leaf",
    "languages": ["ar"],
    "theme": "Binnen",
}


async def history(admin: Caller) -> Any:
    return (await read(admin, f"{PACK}/versions"))["versions"]


async def go_back(admin: Caller, version: int) -> Any:
    newest = (await history(admin))[0]["number"]
    return await admin.post(f"{PACK}/versions/{version}/restore", {"number": newest})


async def change(admin: Caller, **fields: Any) -> Any:
    told = await read(admin, PACK)
    return await admin.put(PACK, {"was": told["hash"], "pack": {**told["pack"], **fields}})


async def put_in_order(admin: Caller, *cards: str) -> None:
    was = (await read(admin, PACK))["order"]
    assert (await admin.put(f"{PACK}/order", {"was": was, "resources": cards})).status_code == 200


async def test_each_change_of_a_pack_is_a_version_that_says_who_changed_what(admin: Caller) -> None:
    await change(admin, tone="plum")
    await admin.put(f"{PACK}/facts/boete", {"was": "", "fact": NEW})
    await put_in_order(admin, "B1-02", "B1-01")
    await put_in_order(admin, "B1-01", "B1-02")
    await put_in_order(admin, "B1-02", "B1-01")  # one sitting
    told = await history(admin)
    assert [(one["number"], one["parts"], one["by"] != "") for one in told] == [
        (4, ["order"], True),
        (3, ["facts"], True),
        (2, ["about"], True),
        (1, [], False),
    ]
    first = await read(admin, f"{PACK}/versions/1")
    assert (first["content"]["tone"], first["content"]["resources"]) == ("canal", ["B1-01", "B1-02"])


async def test_going_back_brings_texts_themes_facts_and_order_back(admin: Caller) -> None:
    before = (await read_pack("buurt")).content.pack
    theme = {"id": "nieuw", "title": {"id": "theme-nieuw", "nl": "Nieuw"}, "icon": "home", "tone": "leaf"}
    told = (await read(admin, PACK))["pack"]
    await change(admin, title={"id": "title", "nl": "Dichtbij"}, themes=[theme, *told["themes"]])
    await admin.put(f"{PACK}/facts/boete", {"was": "", "fact": NEW})
    await put_in_order(admin, "B1-02", "B1-01")
    reply = await go_back(admin, 1)
    assert reply.status_code == 200, reply.text
    assert (await read_pack("buurt")).content.pack == before
    assert (await history(admin))[0]["parts"] == ["about", "facts", "order", "themes"]
    assert (await go_back(admin, reply.json()["number"] - 1)).status_code == 200
    assert (await read_pack("buurt")).content.pack.title.nl == "Dichtbij"


async def test_what_cards_use_and_cards_themselves_stay_when_somebody_goes_back(admin: Caller) -> None:
    await admin.put(f"{PACK}/facts/boete", {"was": "", "fact": NEW})
    draft = {**(await read(admin))["content"], "summary": {"id": "summary", "nl": "Het kost {fact:boete}."}}
    assert (await finish(admin, draft)).status_code == 200
    name = (await admin.post(f"{PACK}/resources", {"type": "article", "title": "X", "theme": "huis"})).json()
    fresh = (await read(admin, f"/api/resources/{name['id']}"))["content"]
    assert (await finish(admin, {**fresh, **FIELDS})).status_code == 200
    assert (await go_back(admin, 1)).status_code == 200
    pack = (await read_pack("buurt")).content.pack
    assert [fact.id for fact in pack.facts] == ["balie", "prijs", "boete"]
    assert pack.resources == ["B1-01", "B1-02", "x"]


async def test_nobody_goes_back_over_what_they_did_not_see(admin: Caller) -> None:
    await change(admin, tone="plum")
    reply = await admin.post(f"{PACK}/versions/1/restore", {"number": 1})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")
    assert (await admin.get(f"{PACK}/versions/9")).status_code == 404


async def test_a_new_pack_gets_its_first_card_and_is_not_published_before(
    admin: Caller, proven: Caller
) -> None:
    reply = await admin.post("/api/packs", OF_NEW)
    assert (reply.status_code, reply.json()) == (201, {"id": "sporten"})
    told = await read(admin, "/api/packs/sporten")
    assert (told["pack"]["languages"], told["pack"]["title"]["nl"]) == (["nl", "ar"], "Sporten")
    for page in ("board", "translations", "translations/sporten/ar", "media/sporten", "publishing"):
        assert (await admin.get(f"/api/{page}")).status_code == 200, page
    assert (await admin.get("/api/packs/sporten/export")).status_code == 200
    edition = await admin.post("/api/publishing/packs/sporten/editions", {"places": [], "notes": "Nieuw."})
    assert edition.status_code in (404, 409, 422)
    asked = {"type": "article", "title": "Media", "theme": "thema"}
    card = (await admin.post("/api/packs/sporten/resources", asked)).json()["id"]
    assert card == "media-2"  # a file of that name lies beside the cards
    draft = (await read(admin, f"/api/resources/{card}"))["content"]
    assert (await finish(admin, {**draft, **FIELDS})).status_code == 200
    assert (await read_pack("sporten")).content.pack.resources == ["media-2"]


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    "changed", [{"title": ""}, {"title": " Sporten"}, {"tone": "pink"}, {"languages": ["Arabic"]}]
)
async def test_a_new_pack_that_is_none_is_refused(admin: Caller, changed: Any) -> None:
    assert (await admin.post("/api/packs", {**OF_NEW, **changed})).status_code == 400


async def test_a_pack_without_editions_goes_and_comes_back_from_its_folder(
    admin: Caller, proven: Caller
) -> None:
    await admin.post("/api/packs", OF_NEW)
    path = "/api/packs/sporten"
    asked = {"type": "article", "title": "Rennen", "theme": "thema"}
    card = (await admin.post(f"{path}/resources", asked)).json()["id"]
    draft = (await read(admin, f"/api/resources/{card}"))["content"]
    assert (await finish(admin, {**draft, **FIELDS})).status_code == 200
    files = await exported(admin, "sporten")
    before = (await read_pack("sporten")).content
    assert (await admin.delete(path)).status_code == 204
    assert (await admin.get(path)).status_code == 404
    assert (await read(admin, "/api/resources/rennen"))["kind"] == "removed"
    assert (await bring(admin, zipped(files))).status_code == 200
    assert (await read_pack("sporten")).content == before
    assert (await read(admin, "/api/resources/rennen"))["kind"] == "finished"
    deeds = [entry["deed"] for entry in (await read(proven, "/api/accounts/audit"))["entries"]]
    assert {"pack-new", "pack-gone"} <= set(deeds)


async def test_a_pack_that_phones_may_have_stays(admin: Caller) -> None:
    reply = await admin.delete(PACK)
    assert (reply.status_code, reply.json()["code"]) == (409, "published")


async def test_a_card_taken_out_is_told_beside_the_pack(admin: Caller) -> None:
    await admin.delete(CARD)
    assert [line["id"] for line in (await read(admin, PACK))["removed"]] == ["B1-01"]
