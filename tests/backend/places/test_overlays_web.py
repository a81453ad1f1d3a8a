"""A place's managers say of their own place what they like, as phones read it, and nothing of another's."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar

from backend.accounts.add_user import add_user
from backend.accounts.roles import Grant
from backend.places.overlays import list_overlays
from backend.places.places import PlaceEntry, add_place
from sync.overlay import parse_overlay, slot_blocks
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.server import PASSWORD, PLACE

pytestmark = ON_BOTH

OWN = "bieb-noord"
URL = f"/api/overlays/{OWN}"
HOURS = {"type": "paragraph", "text": {"id": "noord.uren", "text": "Open van 10:00 tot 17:00."}}
CAFE = {
    "type": "event",
    "icon": "talk",
    "title": {"id": "noord.cafe", "text": "Taalcafé"},
    "day": "2026-12-01",
    "starts": "14:00",
    "ends": "15:30",
    "weekly": True,
}


@pytest.fixture
async def manager(app: Litestar, clock: Clock) -> AsyncIterator[Caller]:
    """Somebody who manages one of two places that belong to a region."""
    await add_place(PlaceEntry(id=OWN, name="Bibliotheek Noord", kind="library", region="noord"))
    await add_place(PlaceEntry(id="bieb-zuid", name="Bibliotheek Zuid", kind="library", region="noord"))
    await add_user("Noor", PASSWORD, clock(), [Grant("place-manager", places=[OWN])])
    browser = caller(app)
    async with browser.client:
        await browser.log_in("Noor")
        yield browser


async def say(manager: Caller, was: str = "", **slots: Any) -> httpx.Response:
    return await manager.put(URL, {"was": was, "said": {"languages": {"nl": slots}}})


async def test_what_a_place_says_is_read_back_and_goes_to_whoever_signs_for_its_region(
    manager: Caller, clock: Clock
) -> None:
    told = (await manager.get(URL)).json()
    assert told["place"] == {"id": OWN, "name": "Bibliotheek Noord", "region": "noord"}
    assert (told["hash"], told["said"]) == ("", {"languages": {}})
    kept = await say(manager, hours=[HOURS], calendar=[CAFE])
    assert kept.status_code == 200, kept.text
    assert (await manager.get(URL)).json() == kept.json()
    overlay = parse_overlay((await list_overlays())["noord"][OWN], "noord", OWN)
    shown = slot_blocks(overlay, "calendar", "ar", clock().date())
    assert shown is not None
    assert (shown.language, len(shown.blocks)) == ("nl", 1)


async def test_another_place_is_not_read_and_not_changed(manager: Caller) -> None:
    assert [one["id"] for one in (await manager.get("/api/overlays")).json()["places"]] == [OWN]
    given = {"was": "", "said": {"languages": {"nl": {"hours": [HOURS]}}}}
    for place in ("bieb-zuid", PLACE, "nergens"):
        for reply in (
            await manager.get(f"/api/overlays/{place}"),
            await manager.put(f"/api/overlays/{place}", given),
        ):
            assert (reply.status_code, reply.json()["code"]) == (403, "not-yours")
    assert await list_overlays() == {}


async def test_an_administrator_manages_every_place(manager: Caller, admin: Caller) -> None:
    listed = (await admin.get("/api/overlays")).json()["places"]
    assert {OWN, "bieb-zuid", PLACE} <= {one["id"] for one in listed}
    assert (await admin.get("/api/overlays/nergens")).status_code == 404


async def test_a_place_without_a_region_has_nobody_who_signs(manager: Caller, admin: Caller) -> None:
    given = {"was": "", "said": {"languages": {"nl": {"hours": [HOURS]}}}}
    assert (await admin.put(f"/api/overlays/{PLACE}", given)).status_code == 400


async def test_who_saw_an_older_state_overwrites_nothing(manager: Caller) -> None:
    first = (await say(manager, hours=[HOURS])).json()["hash"]
    assert (await say(manager, was=first, calendar=[CAFE])).status_code == 200
    late = await say(manager, was=first, hours=[HOURS])
    assert (late.status_code, late.json()["code"]) == (409, "newer")
    assert list((await manager.get(URL)).json()["said"]["languages"]["nl"]) == ["calendar"]


@pytest.mark.parametrize(
    "block",
    [
        {"type": "slot", "name": "hours"},
        {"type": "script", "text": "x"},
        {**HOURS, "more": 1},
        {**CAFE, "day": "1 december"},
        {"type": "paragraph", "text": {"id": "noord.uren", "text": ""}},
        {"type": "paragraph", "text": {"id": "noord.uren", "text": "Bel {fact:balie}."}},
    ],
)
async def test_what_a_phone_would_not_show_is_refused_and_changes_nothing(
    manager: Caller, block: dict[str, Any]
) -> None:
    await say(manager, hours=[HOURS])
    was = (await manager.get(URL)).json()
    assert (await say(manager, was=was["hash"], hours=[block])).status_code == 400
    assert (await manager.get(URL)).json() == was


async def test_a_place_says_at_most_what_a_phone_takes(manager: Caller) -> None:
    long = [{"type": "paragraph", "text": {"id": f"noord.p{n}", "text": "x" * 3000}} for n in range(60)]
    assert (await say(manager, hours=long)).status_code in {400, 413}
