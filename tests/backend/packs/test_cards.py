"""Cards come into a pack, go out of it, and stand in an order."""

from typing import Any

from backend.packs.read_pack import read_pack
from tests.backend.packs.editing import CARD, finish, read
from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH

PACK = "/api/packs/buurt"
FIELDS = {
    "domains": [3],
    "level": "A2",
    "sensitivity": "green",
    "law": "stable",
    "source": "https://example.org/fiets",
    "source_name": "Fiets",
    "last_checked": "2026-11-25",
    "summary": {"id": "summary", "nl": "Zo fiets je."},
    "blocks": [{"type": "paragraph", "text": {"id": "k2f8qz", "nl": "Fiets rechts."}}],
}


async def begin(admin: Caller, title: str = "Één fiets?") -> Any:
    return await admin.post(f"{PACK}/resources", {"type": "article", "title": title, "theme": "huis"})


async def order(admin: Caller) -> list[str]:
    return [line["id"] for line in (await read(admin, PACK))["resources"]]


async def test_a_new_card_is_a_draft_and_in_the_pack_when_it_is_finished(admin: Caller) -> None:
    reply = await begin(admin)
    assert (reply.status_code, reply.json()) == (201, {"id": "een-fiets"})
    line = (await read(admin, PACK))["resources"][-1]
    assert (line["id"], line["title"], line["is_new"], line["has_draft"]) == (
        "een-fiets",
        "Één fiets?",
        True,
        True,
    )
    assert "een-fiets" not in (await read_pack("buurt")).content.pack.resources
    draft = (await read(admin, "/api/resources/een-fiets"))["content"]
    assert (await finish(admin, {**draft, **FIELDS})).status_code == 200
    assert (await read_pack("buurt")).content.pack.resources == ["B1-01", "B1-02", "een-fiets"]
    assert (await read(admin, PACK))["resources"][-1]["is_new"] is False


async def test_two_cards_of_one_title_have_names_of_their_own(admin: Caller) -> None:
    names = [(await begin(admin, title)).json()["id"] for title in ("Buurt", "Buurt", "ሰላም", "ሰላም")]
    assert names == ["buurt-2", "buurt-3", "kaart", "kaart-2"]  # the pack itself is called buurt


async def test_a_new_card_of_no_theme_is_refused(admin: Caller) -> None:
    reply = await admin.post(f"{PACK}/resources", {"type": "article", "title": "Fiets", "theme": "straat"})
    assert (reply.status_code, reply.json()["field"]) == (422, "theme")


async def test_a_new_card_thrown_away_is_in_no_list(admin: Caller) -> None:
    await begin(admin)
    card = (await admin.post("/api/resources/een-fiets/discard", {"number": 1})).json()
    assert card["kind"] == "removed"
    assert await order(admin) == ["B1-01", "B1-02"]


async def test_a_card_taken_out_can_be_put_back_at_the_end(admin: Caller) -> None:
    first = await read(admin)
    assert (await admin.delete(CARD)).status_code == 204
    assert (await read_pack("buurt")).content.pack.resources == ["B1-02"]
    gone = await read(admin)
    assert (gone["kind"], gone["finished"], gone["content"]) == ("removed", 0, first["content"])
    assert await order(admin) == ["B1-02"]
    assert (await finish(admin, first["content"])).status_code == 200
    assert (await read_pack("buurt")).content.pack.resources == ["B1-02", "B1-01"]


async def test_the_last_card_of_a_pack_stays(admin: Caller) -> None:
    await admin.delete(CARD)
    reply = await admin.delete("/api/resources/B1-02")
    assert (reply.status_code, reply.json()["code"]) == (409, "last-one")


async def test_cards_stand_in_the_order_that_somebody_gave_them(admin: Caller) -> None:
    was = (await read(admin, PACK))["order"]
    reply = await admin.put(f"{PACK}/order", {"was": was, "resources": ["B1-02", "B1-01"]})
    assert await order(admin) == ["B1-02", "B1-01"]
    assert reply.json()["order"] == (await read(admin, PACK))["order"]


async def test_an_order_that_somebody_else_gave_meanwhile_is_not_undone(admin: Caller) -> None:
    was = (await read(admin, PACK))["order"]
    await admin.put(f"{PACK}/order", {"was": was, "resources": ["B1-02", "B1-01"]})
    reply = await admin.put(f"{PACK}/order", {"was": was, "resources": ["B1-01", "B1-02"]})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")


async def test_an_order_is_of_all_cards(admin: Caller) -> None:
    was = (await read(admin, PACK))["order"]
    for resources in ([], ["B1-01"], ["B1-01", "B1-01"], ["B1-01", "B1-02", "B1-03"]):
        reply = await admin.put(f"{PACK}/order", {"was": was, "resources": resources})
        assert reply.status_code == 422
