"""A place's managers put in photos of their own building: small, silent about their camera, and never of people."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar

from backend.accounts.add_user import add_user
from backend.accounts.audit import list_entries
from backend.accounts.roles import Grant
from backend.packs.sniffing import ending_of, read_image
from backend.places.overlays import list_overlays
from backend.places.places import PlaceEntry, add_place
from sync.canonical import name_blob
from sync.overlay import parse_overlay, photos_shown
from tests.backend.packs.uploads import CAMERA, SCRIPT, declared, photo, photo_with_place
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.server import PASSWORD

OWN, OTHER = "bieb-noord", "bieb-zuid"
DOOR = {"nl": "De voordeur, met een oprit.", "ar": "الباب"}
OTHERWISE: tuple[dict[str, Any], ...] = (
    {"sha256": "0" * 64},
    {"bytes": 1},
    {"width": 7},
    {"type": "image/png"},
    {"alt": {"ar": "الباب"}},
    {"alt": {"nl": ""}},
    {"more": 1},
)
NO_PHOTO = (
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing"),
    (SCRIPT, "drawing"),
    (declared(20_000, 20_000), "too-many-pixels"),
    (b"no picture", "unknown-picture"),
)


@pytest.fixture
async def manager(app: Litestar, clock: Clock) -> AsyncIterator[Caller]:
    for place in (OWN, OTHER):
        await add_place(PlaceEntry(id=place, name=place, kind="library", region="noord"))
    await add_user("Noor", PASSWORD, clock(), [Grant("place-manager", places=[OWN])])
    browser = caller(app)
    async with browser.client:
        await browser.log_in("Noor")
        yield browser


async def put_in(
    browser: Caller, data: bytes, place: str = OWN, *, without_people: bool = True
) -> httpx.Response:
    headers = browser.headers | {"content-type": "application/octet-stream"}
    content = msgspec.json.encode({"without_people": without_people}) + b"\n" + data
    return await browser.client.post(f"/api/overlays/{place}/photos", content=content, headers=headers)


async def say(browser: Caller, photos: list[dict[str, Any]], place: str = OWN) -> httpx.Response:
    was = (await browser.get(f"/api/overlays/{place}")).json()["hash"]
    given = {"was": was, "said": {"languages": {}, "photos": photos}}
    return await browser.put(f"/api/overlays/{place}", given)


@ON_BOTH
async def test_a_photo_goes_with_what_the_place_says_and_is_fetched_by_its_hash(
    manager: Caller, clock: Clock
) -> None:
    reply = await put_in(manager, photo_with_place())
    assert reply.status_code == 201, reply.text
    file = reply.json()
    data = (await manager.client.get(f"/b/{file['sha256']}")).content
    assert (name_blob(data), len(data)) == (file["sha256"], file["bytes"])
    assert len(data) <= 25_000
    assert ending_of(data) == "webp"
    assert CAMERA.encode() not in data
    image = read_image(data)
    assert image is not None
    assert (image.width, image.height, image.surplus) == (file["width"], file["height"], frozenset())
    kept = await say(manager, [{**file, "alt": DOOR}])
    assert kept.status_code == 200, kept.text
    assert kept.json()["said"]["photos"] == [{**file, "alt": DOOR}]
    overlay = parse_overlay((await list_overlays())["noord"][OWN], "noord", OWN)
    (shown,) = photos_shown(overlay, "ar", clock().date())
    assert (shown.sha256, shown.language, shown.alt) == (file["sha256"], "ar", DOOR["ar"])


@ON_BOTH
async def test_who_does_not_say_that_there_are_no_people_on_it_puts_nothing_in_and_who_does_is_written_down(
    manager: Caller,
) -> None:
    refused = await put_in(manager, photo(), without_people=False)
    assert (refused.status_code, refused.json()["code"]) == (400, "people")
    assert [entry.deed for entry in await list_entries() if entry.deed == "photo"] == []
    file = (await put_in(manager, photo())).json()
    entry = next(entry for entry in await list_entries() if entry.deed == "photo")
    assert (entry.actor, entry.subject) == ("Noor", OWN)
    assert file["sha256"][:16] in entry.detail
    assert "geen mensen" in entry.detail


async def test_nobody_puts_a_photo_in_for_another_place_nor_names_that_places_photo(
    manager: Caller, admin: Caller
) -> None:
    refused = await put_in(manager, photo(), OTHER)
    assert (refused.status_code, refused.json()["code"]) == (403, "not-yours")
    theirs = (await put_in(admin, photo(), OTHER)).json()
    assert (await say(manager, [{**theirs, "alt": DOOR}])).status_code == 400
    assert (await say(admin, [{**theirs, "alt": DOOR}], OTHER)).status_code == 200
    assert (await put_in(admin, photo(), "nergens")).status_code == 404


async def test_a_photo_that_is_told_otherwise_than_it_is_is_refused(manager: Caller) -> None:
    file = {**(await put_in(manager, photo())).json(), "alt": DOOR}
    for change in OTHERWISE:
        assert (await say(manager, [{**file, **change}])).status_code == 400, change
    assert await list_overlays() == {}
    assert (await say(manager, [file] * 4)).status_code == 400
    assert (await say(manager, [file] * 3)).status_code == 200


async def test_what_is_no_photo_is_refused(manager: Caller) -> None:
    for data, code in NO_PHOTO:
        reply = await put_in(manager, data)
        assert (reply.status_code, reply.json()["code"]) == (422, code)
