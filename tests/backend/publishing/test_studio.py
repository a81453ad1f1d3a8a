"""Editions in the studio, over HTTP: what changes, one place first, everybody, back again, and taken back."""

from typing import Any

import pytest

from backend.accounts.audit import list_entries, verify_audit
from backend.core.config import Settings
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.usage.tables import UsageDay
from sync.download import choose_download
from tests.backend.packs.sample import FIRST
from tests.backend.publishing.conftest import Studio
from tests.backend.publishing.desk import TWO_LANGUAGES, BrowserKey, Desk
from tests.conftest import Caller, Clock
from tests.server import PLACE

CHANGED = FIRST.replace("De straat", "Jouw straat")


@pytest.fixture
def settings(published_house: Settings) -> Settings:
    return published_house


@pytest.fixture
async def studio(app: Any, settings: Settings) -> Studio:
    studio = Studio(settings)
    await studio.write({"en": "English"}, pack=TWO_LANGUAGES)
    return studio


@pytest.fixture
async def desk(studio: Studio, admin: Caller, settings: Settings, clock: Clock) -> Desk:
    desk = Desk(admin, settings, BrowserKey())
    await desk.log_in("Ahmed", clock)
    await desk.publish()
    return desk


def offered(settings: Settings) -> dict[str, Any]:
    """What phones are offered, by target: its edition, and the places that it is for."""
    targets = read_current(folders_of(settings), is_production=False).targets.signed.targets
    packs = {name: target.custom for name, target in targets.items() if target.custom}
    return {name: (custom["edition"], custom.get("places")) for name, custom in packs.items()}


async def test_what_changes_is_told_by_card_language_and_text(desk: Desk, studio: Studio) -> None:
    assert (await desk.review())["changes"]["cards"] == []
    await studio.write({}, pack=TWO_LANGUAGES, first=CHANGED)
    changes = (await desk.review())["changes"]
    (card,) = changes["cards"]
    assert (card["card"], card["title"], card["kind"]) == ("B1-01", "Waar ben ik?", "changed")
    told = {one["language"]: (one["shows"], one["kind"], one["delta"] != 0) for one in card["languages"]}
    assert told == {"nl": ("nl", "changed", True), "en": ("en", "changed", True)}
    texts = (await desk.caller.get("/api/publishing/packs/buurt/cards/B1-01/nl")).json()["texts"]
    assert texts == [{"at": "B1-01.h1", "before": "De straat", "after": "Jouw straat"}]


async def test_what_a_phone_will_fetch_is_what_it_then_plans(
    desk: Desk, studio: Studio, settings: Settings
) -> None:
    await studio.write({}, pack=TWO_LANGUAGES, first=CHANGED)
    (dutch,) = [one for one in (await desk.review())["changes"]["weights"] if one["language"] == "nl"]
    assert dutch["delta"] == len("Jouw") - len("De")
    former = offered(settings)["buurt.json"][0]
    new = (await desk.publish()).json()["editions"][0]["edition"]
    had = {file.sha256 for file in studio.list(former, "nl").files}
    fetched = choose_download(studio.manifest(new), [studio.list(new, "nl")], had, former)
    whole = choose_download(studio.manifest(new), [studio.list(new, "nl")], ())
    assert (dutch["update"], dutch["whole"]) == (fetched.bytes, whole.bytes)
    weights = (await desk.review())["changes"]["weights"]
    assert {(one["delta"], one["update"]) for one in weights} == {(0, 0)}


async def test_a_card_that_comes_is_told(desk: Desk, studio: Studio) -> None:
    more = TWO_LANGUAGES.replace("[B1-01, B1-02]", "[B1-01, B1-02, B1-03]")
    (studio.settings.starter / "buurt" / "B1-03.yaml").write_text(FIRST.replace("B1-01", "B1-03"), "utf-8")
    await studio.write({}, pack=more)
    (card,) = (await desk.review())["changes"]["cards"]
    shown = {one["language"]: (one["shows"], one["kind"]) for one in card["languages"]}
    assert shown == {"nl": ("nl", "added"), "en": ("nl", "added")}, "without a translation the chain goes on"


async def test_an_edition_goes_to_one_place_waits_and_goes_to_everybody(
    desk: Desk, studio: Studio, settings: Settings
) -> None:
    before = offered(settings)["buurt.json"][0]
    await studio.write({}, pack=TWO_LANGUAGES, first=CHANGED)
    done = (await desk.publish(PLACE, notes="De straat heet nu jouw straat.")).json()
    new = done["editions"][0]["edition"]
    assert offered(settings) == {"buurt.json": (before, None), "buurt.next.json": (new, [PLACE])}
    await desk.deed("packs/buurt/stage/pause")
    assert (await desk.publish()).json()["unchanged"] == ["buurt"], "a pause is ended by a deed of its own"
    assert offered(settings) == {"buurt.json": (before, None)}
    await studio.write({}, pack=TWO_LANGUAGES, first=FIRST.replace("De straat", "Onze straat"))
    assert (await desk.pack())["staged"] == {"edition": new, "places": [PLACE], "is_paused": True}
    await desk.deed("packs/buurt/stage/resume")
    assert offered(settings)["buurt.next.json"] == (new, [PLACE])
    await desk.deed("packs/buurt/stage/release")
    assert offered(settings) == {"buurt.json": (new, None)}, "what was tried out, not what was typed since"
    assert (await desk.pack())["staged"] is None
    assert (await desk.review())["past"][0]["notes"] == "De straat heet nu jouw straat."


@pytest.mark.parametrize("deed", ["release", "pause", "resume"])
async def test_what_is_not_staged_has_no_stage(desk: Desk, deed: str) -> None:
    reply = await desk.caller.post(f"/api/publishing/packs/buurt/stage/{deed}")
    assert (reply.status_code, reply.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("pack", ["%2e%2e", "x" * 300])
async def test_what_is_no_name_of_a_pack_was_never_published(desk: Desk, pack: str) -> None:
    back = await desk.caller.post(
        f"/api/publishing/packs/{pack}/rollback", {"edition": 1, "notes": "Het was beter."}
    )
    staged = await desk.caller.post(f"/api/publishing/packs/{pack}/stage/release")
    assert (back.status_code, staged.status_code) == (404, 404)


async def test_going_back_is_a_new_edition_of_what_was(
    desk: Desk, studio: Studio, settings: Settings
) -> None:
    first = offered(settings)["buurt.json"][0]
    await studio.write({}, pack=TWO_LANGUAGES, first=CHANGED)
    await desk.publish()
    done = await desk.deed("packs/buurt/rollback", edition=first, notes="Het was beter.")
    assert done["editions"] == [{"pack": "buurt", "edition": first + 2, "restores": first}]
    heading = studio.document(first + 2, "B1-01", "nl").blocks[0]
    assert heading.text.text == "De straat"
    assert (await desk.review())["past"][0]["restores"] == first


async def test_a_card_that_is_taken_back_comes_again_with_a_higher_edition(
    desk: Desk, settings: Settings
) -> None:
    edition = offered(settings)["buurt.json"][0]
    await desk.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")
    (taken,) = (await desk.overview())["recalls"]
    assert (taken["resource"], taken["up_to_edition"], taken["is_shown_again"]) == ("B1-01", edition, False)
    await desk.deed("packs/buurt/rollback", edition=edition, notes="Het klopte toch.")
    (taken,) = (await desk.overview())["recalls"]
    assert taken["is_shown_again"]


async def test_every_deed_is_in_the_audit_with_who_did_it(desk: Desk, clock: Clock) -> None:
    await desk.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")
    entries = await list_entries()
    told = {(one.actor, one.deed, one.subject) for one in entries}
    assert {("Ahmed", "publish", "buurt"), ("Ahmed", "recall", "buurt/B1-01")} <= told
    assert (await verify_audit()).broken_at == 0


async def test_who_is_no_publisher_does_nothing(desk: Desk, staff: Caller) -> None:
    for path in ("publishing", "publishing/packs/buurt", "publishing/packs/buurt/gates", "usage/editions"):
        assert (await staff.get(f"/api/{path}")).status_code == 403
    for path in ("packs/buurt/editions", "packs/buurt/rollback", "recalls", "waivers", "keys", "rotation"):
        assert (await staff.post(f"/api/publishing/{path}", {})).status_code == 403


async def test_how_often_an_edition_was_read_is_told_from_ten_on(desk: Desk) -> None:
    await count("2026-11-20", opened={1: 3, 2: 40, 3: 200})
    told = (await desk.caller.get("/api/usage/editions")).json()["editions"]
    assert [(one["edition"], one["opened"]) for one in told] == [(3, 200), (2, "hidden"), (1, "<10")]


async def test_phones_are_on_the_edition_that_they_came_to_and_did_not_leave(desk: Desk) -> None:
    await count("2026-06-01", saved={1: 90})
    await count("2026-11-20", saved={2: 20}, left={1: 60}, renewed={2: 60})
    told = (await desk.caller.get("/api/usage/editions")).json()["editions"]
    assert [(one["edition"], one["phones"], one["saved"]) for one in told] == [
        (2, 80, "hidden"),
        (1, 30, "<10"),
    ]


async def count(day: str, **metrics: dict[int, int]) -> None:
    """What phones counted of the pack on a day, by metric and edition."""
    for metric, editions in metrics.items():
        for edition, n in editions.items():
            key = f"{day}|buurt|{edition}||{metric}"
            row = UsageDay(key=key, day=day, pack="buurt", edition=edition, resource="", metric=metric, n=n)
            await UsageDay.insert(row)
