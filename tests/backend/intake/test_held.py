"""What waits in quarantine waits for a person: it is listed, and released to do what it would have done, or annulled."""

import asyncio
from typing import Any

import pytest

from backend.core.config import Settings
from backend.intake.sequence import forget_old_ids
from backend.places.places import PlaceEntry, add_place
from backend.publishing.publish import publish
from backend.questions.tables import Message, Thread
from backend.usage.tables import UsageDay, UsageWeek
from tests.backend.intake.refusing import allow, refuse
from tests.backend.intake.words import ask, day_batch, day_row, key_of, message, send, week_batch
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH

NEW = "azc-nieuw"


async def held(admin: Caller) -> list[dict[str, Any]]:
    return list((await admin.get("/api/quarantine")).json()["held"])


async def publish_place(settings: Settings, clock: Clock) -> None:
    await add_place(PlaceEntry(id=NEW, name="AZC Nieuw", kind="shelter"))
    clock.move(minutes=1)
    await publish(settings, clock())


async def test_nothing_waits_at_first(admin: Caller) -> None:
    assert (await admin.get("/api/quarantine")).json() == {"total": 0, "held": []}


async def test_what_waits_is_listed_with_its_reason_and_its_day(newcomer: Caller, admin: Caller) -> None:
    (receipt,) = await send(newcomer, week_batch("a", rows=[{"place": NEW, "metric": "opened", "n": 2}]))
    (one,) = await held(admin)
    assert one["commit_seq"] == receipt["commit_seq"]
    assert (one["reason"], one["day"]) == ("unknown-place", "2026-11-25")
    assert one["batch"]["rows"] == [{"place": NEW, "metric": "opened", "n": 2}]


async def test_released_when_its_place_is_known_it_counts_once_and_its_phone_hears(
    newcomer: Caller, admin: Caller, settings: Settings, clock: Clock
) -> None:
    batch = week_batch("a", rows=[{"place": NEW, "metric": "opened", "n": 2}])
    (receipt,) = await send(newcomer, batch)
    path = f"/api/quarantine/{receipt['commit_seq']}/release"
    refused = await admin.post(path)
    assert (refused.status_code, refused.json()["code"]) == (409, "still-refused")
    await publish_place(settings, clock)
    assert (await admin.post(path)).status_code == 204
    assert (await admin.post(path)).status_code == 404
    assert [row["n"] for row in await UsageWeek.select(UsageWeek.n)] == [2]
    (again,) = await send(newcomer, batch)
    assert (again["outcome"], again["commit_seq"]) == ("committed", receipt["commit_seq"])
    assert [row["n"] for row in await UsageWeek.select(UsageWeek.n)] == [2]
    assert await held(admin) == []


async def test_a_released_question_is_in_the_thread_that_its_phone_can_open(
    newcomer: Caller, admin: Caller, settings: Settings, clock: Clock
) -> None:
    asked = message("q", thread_key=key_of("thread"), audience="here", place=NEW, language=None)
    (receipt,) = await send(newcomer, asked)
    assert receipt["reason"] == "unknown-place"
    await publish_place(settings, clock)
    assert (await admin.post(f"/api/quarantine/{receipt['commit_seq']}/release")).status_code == 204
    assert await Message.count() == await Thread.count() == 1
    read = await ask(newcomer, "thread")
    assert [said["text"] for said in read["messages"]] == [asked["text"]]


async def test_what_was_counted_on_a_day_counts_on_that_day_whenever_it_is_released(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    (receipt,) = await send(newcomer, day_batch("a", day_row(), surplus="field"))
    assert receipt["reason"] == "unknown-field"
    clock.move(days=20)
    await admin.log_in("Ahmed")
    assert (await admin.post(f"/api/quarantine/{receipt['commit_seq']}/release")).status_code == 204
    assert [str(row["day"]) for row in await UsageDay.select(UsageDay.day)] == ["2026-11-25"]


async def test_a_release_that_the_database_refuses_changes_nothing_and_may_be_tried_again(
    newcomer: Caller, admin: Caller
) -> None:
    (receipt,) = await send(newcomer, day_batch("a", day_row(), surplus="field"))
    path = f"/api/quarantine/{receipt['commit_seq']}/release"
    await refuse("usage_day", "metric = 'opened'")
    refused = await admin.post(path)
    assert (refused.status_code, refused.json()["code"]) == (409, "still-refused")
    assert ([one["reason"] for one in await held(admin)], await UsageDay.count()) == (["unknown-field"], 0)
    await allow("usage_day")
    assert (await admin.post(path)).status_code == 204
    assert (await held(admin), await UsageDay.count()) == ([], 1)


async def test_released_twice_at_once_it_counts_once(newcomer: Caller, admin: Caller, clock: Clock) -> None:
    (receipt,) = await send(newcomer, day_batch("a", day_row(), surplus="field"))
    path = f"/api/quarantine/{receipt['commit_seq']}/release"
    replies = await asyncio.gather(*(admin.post(path) for _ in range(4)))
    assert sorted(reply.status_code for reply in replies) == [204, 404, 404, 404]
    assert [row["n"] for row in await UsageDay.select(UsageDay.n)] == [3]


async def test_released_under_another_day_than_it_told_its_id_is_kept_for_ever(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    ahead = day_batch("ahead", day_row(), period="2028-01-01", surplus="field")
    (receipt,) = await send(newcomer, ahead)
    assert (await admin.post(f"/api/quarantine/{receipt['commit_seq']}/release")).status_code == 204
    clock.move(days=450)
    await forget_old_ids(clock().date())
    (again,) = await send(newcomer, ahead)
    assert again["commit_seq"] == receipt["commit_seq"]


async def test_annulled_it_does_nothing_and_its_words_are_gone(newcomer: Caller, admin: Caller) -> None:
    asked = message("q", audience="here", place=NEW, language=None)
    (receipt,) = await send(newcomer, asked)
    path = f"/api/quarantine/{receipt['commit_seq']}"
    assert (await admin.post(f"{path}/annul")).status_code == 204
    assert await held(admin) == []
    assert (await admin.post(f"{path}/release")).status_code == 404
    assert await Message.count() == 0
    (again,) = await send(newcomer, asked)
    assert (again["outcome"], again["reason"]) == ("quarantined", "annulled")


@pytest.mark.parametrize("deed", ["release", "annul"])
async def test_nobody_but_an_administrator_decides(
    newcomer: Caller, staff: Caller, stranger: Caller, deed: str
) -> None:
    (receipt,) = await send(newcomer, week_batch("a", rows=[{"place": NEW, "metric": "opened", "n": 2}]))
    for who, status in ((staff, 403), (stranger, 401)):
        assert (await who.post(f"/api/quarantine/{receipt['commit_seq']}/{deed}")).status_code == status
        assert (await who.get("/api/quarantine")).status_code == status
