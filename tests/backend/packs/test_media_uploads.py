"""People put pictures and sound into a pack over HTTP; a second person listens before phones can have a voice."""

import io
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar

from backend.accounts.add_user import add_user
from backend.accounts.roles import Grant
from backend.core.config import Settings
from backend.packs.read_pack import read_pack
from backend.packs.sniffing import ending_of
from backend.packs.tables import Resource, Segment
from backend.publishing.publish import publish
from sync.canonical import name_blob
from tests.backend.packs.uploads import CAMERA, SCRIPT, photo, photo_with_place, tone, upload
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.server import PASSWORD

PHRASE = "B1-02.s1-detail"
PICTURE = {"alt": "Een straat met een boom"}
BY = {"licence": "cc-by-nc-sa", "credit": "Jansen", "source": "https://example.org/foto"}


async def put_in(
    browser: Caller, what: str, data: bytes, pack: str = "buurt", **head: object
) -> httpx.Response:
    content = upload(data, **head)
    headers = browser.headers | {"content-type": "application/octet-stream"}
    return await browser.client.post(f"/api/media/{pack}/{what}", content=content, headers=headers)


async def item(browser: Caller, name: str) -> Any:
    listed = (await browser.get("/api/media/buurt")).json()
    return next((one for one in listed["items"] if one["name"] == name), None)


@pytest.fixture
async def listener(app: Litestar, clock: Clock) -> AsyncIterator[Caller]:
    """A second person of the library."""
    await add_user("Mira", PASSWORD, clock(), [Grant("reviewer")])
    browser = caller(app)
    async with browser.client:
        await browser.log_in("Mira")
        yield browser


async def test_a_photo_comes_back_small_named_after_its_words_and_silent_about_its_place(
    admin: Caller,
) -> None:
    reply = await put_in(admin, "pictures", photo_with_place(), **PICTURE)
    assert reply.status_code == 201, reply.text
    told = reply.json()
    (file,) = told["files"]
    assert file["name"].startswith("een-straat-met-een-boom-")
    assert file["bytes"] <= 25_000
    assert told["height"] > told["width"]
    assert (told["made_by"], told["used_by"]) == ("Ahmed", [])
    assert 55 <= told["quality"] <= 90
    seen = await admin.get(f"/api/media/buurt/files/{file['name']}")
    assert (seen.headers["content-type"], len(seen.content)) == ("image/webp", file["bytes"])
    assert "sandbox" in seen.headers["content-security-policy"]
    assert CAMERA.encode() not in seen.content
    assert file["name"] in (await read_pack("buurt")).media


async def test_the_same_photo_again_is_one_photo(admin: Caller) -> None:
    for _ in range(2):
        assert (await put_in(admin, "pictures", photo((64, 48)), **PICTURE)).status_code == 201
    assert len((await admin.get("/api/media/buurt")).json()["items"]) == 1


REFUSED = {"bad-request": 400, "no-credit": 422}
REFUSED = {"bad-request": 400, "no-credit": 422}
NOT_WHOLE: list[tuple[dict[str, object], str]] = [
    ({}, "bad-request"),
    ({"alt": ""}, "bad-request"),
    ({"alt": "   "}, "bad-request"),
    ({"alt": "Een boom", "licence": "cc-by"}, "no-credit"),
    ({"alt": "Een boom", "licence": "all rights reserved"}, "bad-request"),
    ({"alt": "Een boom", "source": "javascript:alert(1)"}, "bad-request"),
    ({"alt": "Een boom", "name": "../../boom.webp"}, "bad-request"),
]


async def test_a_picture_without_words_or_terms_is_not_taken(admin: Caller) -> None:
    for head, code in NOT_WHOLE:
        reply = await put_in(admin, "pictures", photo((64, 48)), **head)
        assert (reply.status_code, reply.json()["code"]) == (REFUSED[code], code), head
    assert (await admin.get("/api/media/buurt")).json()["items"] == []


async def test_an_upload_of_another_kind_is_refused_with_its_reason(admin: Caller) -> None:
    for data, code in ((b"<svg>" + SCRIPT + b"</svg>", "drawing"), (photo()[:9000], "damaged")):
        reply = await put_in(admin, "pictures", data, **PICTURE)
        assert (reply.status_code, reply.json()["code"]) == (422, code)
    reply = await put_in(admin, "sounds", b"#EXTM3U\nhttp://127.0.0.1/", says="Hallo.")
    assert (reply.status_code, reply.json()["code"]) == (422, "unknown-sound")
    no_line = await admin.client.post("/api/media/buurt/pictures", content=b"{}", headers=admin.headers)
    assert (no_line.status_code, no_line.json()["code"]) == (400, "not-json")


async def test_words_go_with_a_picture_even_if_they_are_a_path(admin: Caller, settings: Settings) -> None:
    reply = await put_in(admin, "pictures", photo((64, 48)), alt="../../../etc/passwd\\..\\x")
    assert reply.json()["name"].startswith("etc-passwd-x-")
    asked = await admin.get("/api/media/buurt/files/..%2F..%2Fwegwijs.sqlite")
    assert asked.status_code == 404


async def test_a_larger_file_than_a_camera_makes_is_not_even_read(admin: Caller) -> None:
    reply = await put_in(admin, "pictures", bytes(21 * 1024 * 1024), **PICTURE)
    assert (reply.status_code, reply.json()["code"]) == (413, "body-too-large")


async def test_a_pack_that_is_not_there_takes_nothing(admin: Caller) -> None:
    assert (await put_in(admin, "pictures", photo((64, 48)), pack="nergens", **PICTURE)).status_code == 404
    assert (await admin.get("/api/media/nergens")).status_code == 404


@ON_BOTH
async def test_terms_that_bind_others_are_flagged_and_credited(admin: Caller) -> None:
    name = (await put_in(admin, "pictures", photo((64, 48)), **PICTURE, **BY)).json()["name"]
    told = await item(admin, name)
    assert told["flags"] == ["nc", "sa"]
    assert told["credit_line"] == "Jansen · CC BY-NC-SA 4.0 · https://example.org/foto"
    changed = await admin.put(f"/api/media/buurt/items/{name}", {"licence": "own", "alt": "Een boom"})
    assert (changed.json()["flags"], changed.json()["credit_line"], changed.json()["alt"]) == (
        [],
        "",
        "Een boom",
    )
    without = await admin.put(f"/api/media/buurt/items/{name}", {"licence": "own"})
    assert without.json()["code"] == "no-alt"


@ON_BOTH
async def test_no_phone_has_a_voice_before_a_second_person_has_listened(
    admin: Caller, listener: Caller, newcomer: Caller
) -> None:
    told = (await put_in(admin, "sounds", tone(), says="Dat kan elke dag.", segment=PHRASE)).json()
    assert (told["name"], told["files"]) == ("B1-02-s1-detail", [])
    (take,) = told["takes"]
    address = f"/api/media/buurt/takes/{take['id']}"
    heard = await listener.get(f"{address}/mp3")
    assert (heard.headers["content-type"], ending_of(heard.content)) == ("audio/mpeg", "mp3")
    assert (await newcomer.get(f"/b/{name_blob(heard.content)}")).status_code == 404
    own = await admin.post(f"{address}/approval")
    assert (own.status_code, own.json()["code"]) == (403, "own-recording")
    assert (await listener.post(f"{address}/approval")).status_code == 204
    assert (await listener.post(f"{address}/approval")).status_code == 204
    told = await item(admin, "B1-02-s1-detail")
    assert [file["name"] for file in told["files"]] == ["B1-02-s1-detail.mp3", "B1-02-s1-detail.opus"]
    assert told["takes"][0]["approved_by"] == "Mira"
    assert (await newcomer.get(f"/b/{name_blob(heard.content)}")).content == heard.content
    assert (await admin.get(f"{address}/mp3")).content == heard.content


@ON_BOTH
async def test_a_new_recording_waits_while_phones_go_on_with_the_former(
    admin: Caller, listener: Caller
) -> None:
    for hertz in (440, 880):
        told = (await put_in(admin, "sounds", tone(hertz), says="Hallo.", segment=PHRASE)).json()
        if hertz == 440:
            await listener.post(f"/api/media/buurt/takes/{told['takes'][0]['id']}/approval")
    waiting, former = (await item(admin, "B1-02-s1-detail"))["takes"]
    assert (waiting["approved_by"], former["approved_by"]) == ("", "Mira")
    before = (await read_pack("buurt")).media["B1-02-s1-detail.mp3"].sha256
    await listener.post(f"/api/media/buurt/takes/{waiting['id']}/approval")
    assert (await read_pack("buurt")).media["B1-02-s1-detail.mp3"].sha256 != before
    assert len((await item(admin, "B1-02-s1-detail"))["takes"]) == 1


async def test_a_voice_that_is_thrown_away_is_on_no_disk(admin: Caller, settings: Settings) -> None:
    for _ in range(2):
        told = (await put_in(admin, "sounds", tone(), says="Hallo.")).json()
    assert len([path for path in settings.takes.rglob("*") if path.is_file()]) >= 2
    assert len(list(settings.takes.iterdir())) == 1
    address = f"/api/media/buurt/takes/{told['takes'][0]['id']}"
    assert (await admin.delete(address)).status_code == 204
    assert list(settings.takes.iterdir()) == []
    assert (await admin.get(f"{address}/mp3")).status_code == 404
    assert (await admin.get("/api/media/buurt")).json()["items"] == []


@ON_BOTH
async def test_a_sentence_that_changes_asks_for_its_recording_again(admin: Caller, listener: Caller) -> None:
    await add_phrases()
    assert [said["segment"] for said in (await admin.get("/api/media/buurt")).json()["to_say"]] == [
        "B1-02.g1",
        "B1-02.g2",
    ]
    told = (await put_in(admin, "sounds", tone(), says="Ik zoek hulp.", segment="B1-02.g1")).json()
    assert told["takes"][0]["outdated"] is False
    assert [said["segment"] for said in (await admin.get("/api/media/buurt")).json()["to_say"]] == [
        "B1-02.g2"
    ]
    await Segment.update({Segment.nl: "Ik zoek een dokter."}).where(Segment.id == "B1-02.g1")
    listed = (await admin.get("/api/media/buurt")).json()
    assert [(said["segment"], said["nl"], said["again"]) for said in listed["to_say"]] == [
        ("B1-02.g1", "Ik zoek een dokter.", True),
        ("B1-02.g2", "Dank u wel.", False),
    ]
    take = (await item(admin, "B1-02-g1"))["takes"][0]
    assert (take["outdated"], take["says"], take["says_now"]) == (
        True,
        "Ik zoek hulp.",
        "Ik zoek een dokter.",
    )
    await Segment.update({Segment.nl: "Ik zoek hulp."}).where(Segment.id == "B1-02.g1")
    assert (await item(admin, "B1-02-g1"))["takes"][0]["outdated"] is False


@ON_BOTH
async def test_what_a_card_uses_stays_and_what_none_uses_can_go(
    admin: Caller, listener: Caller, settings: Settings, clock: Clock
) -> None:
    told = (await put_in(admin, "pictures", photo((64, 48)), **PICTURE)).json()
    shown = {"image": told["files"][0]["name"], "width": 64, "height": 48, "alt": {"id": "B1-01.alt"}}
    before = (await Resource.select(Resource.picture).where(Resource.id == "B1-01").output(load_json=True))[0]
    await Resource.update({Resource.picture: shown}).where(Resource.id == "B1-01")
    assert (await item(admin, told["name"]))["used_by"] == ["B1-01"]
    refused = await admin.delete(f"/api/media/buurt/items/{told['name']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "in-use")
    await publish(settings, clock())
    await Resource.update({Resource.picture: before["picture"]}).where(Resource.id == "B1-01")
    card = (await admin.get("/api/resources/B1-01")).json()
    draft = {
        "based_on": card["number"],
        "content": card["content"] | {"picture": {"image": told["files"][0]["name"]}},
    }
    assert (await admin.put("/api/resources/B1-01/draft", draft)).status_code == 200
    assert (await item(admin, told["name"]))["used_by"] == ["B1-01"]
    number = (await admin.get("/api/resources/B1-01")).json()["number"]
    assert (await admin.post("/api/resources/B1-01/discard", {"number": number})).status_code == 200
    assert (await admin.delete(f"/api/media/buurt/items/{told['name']}")).status_code == 204
    assert (await admin.get("/api/media/buurt")).json()["items"] == []
    assert (await admin.delete(f"/api/media/buurt/items/{told['name']}")).status_code == 404


async def add_phrases() -> None:
    """Two sentences to say, on the second card."""
    (card,) = await Resource.select(Resource.blocks).where(Resource.id == "B1-02").output(load_json=True)
    phrases = [{"text": {"id": f"B1-02.{id}"}} for id in ("g1", "g2")]
    block = {"type": "phrases", "title": {"id": "B1-02.g0"}, "icon": "phone", "phrases": phrases}
    await Resource.update({Resource.blocks: [*card["blocks"], block]}).where(Resource.id == "B1-02")
    await Segment.insert(
        *(
            Segment(id=f"B1-02.{id}", pack="buurt", resource="B1-02", nl=nl, hash="", imported="")
            for id, nl in (("g0", "Aan de balie"), ("g1", "Ik zoek hulp."), ("g2", "Dank u wel."))
        )
    )


async def test_whose_it_is_goes_along_with_a_pack_and_comes_back(admin: Caller) -> None:
    told = (await put_in(admin, "pictures", photo((64, 48)), **PICTURE, **BY)).json()
    folder = (await admin.get("/api/packs/buurt/export")).content
    with zipfile.ZipFile(io.BytesIO(folder)) as archive:
        assert "credit: Jansen" in archive.read("starter/buurt/media.yaml").decode()
    assert (await admin.delete(f"/api/media/buurt/items/{told['name']}")).status_code == 204
    headers = admin.headers | {"content-type": "application/zip"}
    brought = await admin.client.post("/api/packs/import", content=folder, headers=headers)
    assert brought.status_code == 200, brought.text
    assert await item(admin, told["name"]) == told


async def test_recordings_go_along_with_a_pack_and_wait_where_nobody_has_heard_them(
    admin: Caller, listener: Caller, settings: Settings
) -> None:
    await add_phrases()
    for place, says in ((1, "Ik zoek hulp."), (2, "Dank u wel.")):
        await put_in(admin, "sounds", tone(), says=says, segment=f"B1-02.g{place}")
    heard, waiting = (await admin.get("/api/media/buurt")).json()["items"]
    takes = "/api/media/buurt/takes"
    assert (await listener.post(f"{takes}/{heard['takes'][0]['id']}/approval")).status_code == 204
    told = (await admin.get("/api/media/buurt")).json()["items"]
    folder = (await admin.get("/api/packs/buurt/export")).content
    headers = admin.headers | {"content-type": "application/zip"}

    async def bring() -> Any:
        for _ in range(2):
            reply = await admin.client.post("/api/packs/import", content=folder, headers=headers)
            assert reply.status_code == 200, reply.text
        return (await admin.get("/api/media/buurt")).json()["items"]

    assert await bring() == told, "what is here and heard stays so"
    for gone in (heard, waiting):
        assert (await admin.delete(f"/api/media/buurt/items/{gone['name']}")).status_code == 204
    assert not [path for path in settings.takes.rglob("*") if path.is_file()]
    brought = await bring()
    assert [[take["approved_by"] for take in one["takes"]] for one in brought] == [[""], [""]]
    for one in brought:
        own = await admin.post(f"{takes}/{one['takes'][0]['id']}/approval")
        assert own.json()["code"] == "own-recording"
        assert (await listener.post(f"{takes}/{one['takes'][0]['id']}/approval")).status_code == 204
