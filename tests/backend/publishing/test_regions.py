"""What places say of themselves waits for their region's signer, who signs in a browser like whoever publishes."""

from typing import Any

import pytest

from backend.accounts.audit import list_entries
from backend.core.config import Settings
from backend.places.places import PlaceEntry, add_place
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from tests.backend.publishing.desk import BrowserKey, Desk
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH

PLACE = "bieb-noord"
ROLE = "region-noord"
HOURS = {"type": "paragraph", "text": {"id": f"{PLACE}.uren", "text": "Open van 10 tot 17 uur."}}
SAID: dict[str, Any] = {"languages": {"nl": {"hours": [HOURS]}}}


@pytest.fixture
def settings(published_house: Settings) -> Settings:
    return published_house


@pytest.fixture
async def desk(app: Any, admin: Caller, settings: Settings, clock: Clock) -> Desk:
    """Somebody who has a key and may do all, and a place in a region that nobody signs for yet."""
    desk = Desk(admin, settings, BrowserKey())
    await desk.log_in("Ahmed", clock)
    await desk.register()
    await add_place(PlaceEntry(id=PLACE, name="Bibliotheek Noord", kind="library", region="noord"))
    return desk


async def say(desk: Desk, said: dict[str, Any], was: str = "") -> str:
    reply = await desk.caller.put(f"/api/overlays/{PLACE}", {"was": was, "said": said})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["hash"])


async def name_signer(desk: Desk, region: str = "noord", key: BrowserKey | None = None) -> Any:
    keyid = (key or desk.key).keyid
    return await desk.caller.put(f"/api/publishing/regions/{region}/signer", {"keyid": keyid})


async def region(desk: Desk) -> tuple[str, str, list[str]]:
    (one,) = (await desk.caller.get("/api/publishing/regions")).json()["regions"]
    return one["standing"], one["holder"], one["unsigned"]


def published_overlays(settings: Settings) -> list[str]:
    found = read_current(folders_of(settings), is_production=False).delegated.get(ROLE)
    return list(found.signed.targets) if found else []


async def test_a_region_gets_a_signer_who_signs_what_its_places_say(desk: Desk, settings: Settings) -> None:
    await say(desk, SAID)
    assert await region(desk) == ("none", "", ["Bibliotheek Noord"])
    assert (await name_signer(desk)).status_code == 200
    assert await region(desk) == ("current", "Ahmed", ["Bibliotheek Noord"])
    assert ROLE in (await desk.deed("overlays"))["proposed"]
    (waiting,) = (await desk.overview())["waiting"]
    assert (waiting["role"], waiting["threshold"], waiting["may_sign"][0]["holder"]) == (ROLE, 1, "Ahmed")
    lines = (await desk.caller.get(f"/api/publishing/proposals/{waiting['file']}")).json()["lines"]
    assert any("Open van 10 tot 17 uur." in line for line in lines)
    assert published_overlays(settings) == []
    assert ROLE in (await desk.sign(ROLE)).json()["current"]
    assert published_overlays(settings) == [f"overlay.noord.{PLACE}.json"]
    assert await region(desk) == ("current", "Ahmed", [])
    told = {(one.deed, one.subject) for one in await list_entries()}
    assert {("key", "regio noord"), ("publish", "locaties")} <= told


async def test_what_a_place_no_longer_says_is_signed_away(desk: Desk, settings: Settings) -> None:
    await name_signer(desk)
    was = await say(desk, SAID)
    await desk.deed("overlays")
    await desk.sign(ROLE)
    await say(desk, {"languages": {"nl": {}}}, was)
    assert (await region(desk))[2] == ["Bibliotheek Noord"]
    await desk.deed("overlays")
    await desk.sign(ROLE)
    assert (await region(desk))[2] == []


async def test_another_key_signs_nothing_for_a_region(desk: Desk) -> None:
    await say(desk, SAID)
    await name_signer(desk)
    await desk.deed("overlays")
    assert (await desk.sign(ROLE, key=BrowserKey())).json()["code"] == "unknown-key"
    await desk.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")
    assert [one["role"] for one in (await desk.overview())["waiting"]] == [ROLE], "a recall leaves it waiting"


async def test_a_region_is_signed_for_by_a_key_that_somebody_made_here(desk: Desk) -> None:
    assert (await name_signer(desk, key=BrowserKey())).status_code == 404
    assert (await name_signer(desk, region="Noord.json")).status_code == 400
