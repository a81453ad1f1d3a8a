"""A batch is taken once, wholly or not at all, whatever the line does (clauses 3.3 to 3.7)."""

import asyncio
from typing import Any

import pytest

from backend.app import create_app
from backend.core.backup import back_up
from backend.core.config import Settings
from backend.core.database import DB
from backend.intake.sequence import forget_old_ids
from backend.intake.tables import Quarantine, Taken
from backend.questions.tables import Message, Thread
from backend.usage.tables import UsageDay, UsageMonth, UsageWeek
from tests.backend.intake.refusing import refuse
from tests.backend.intake.words import day_batch, day_row, id_of, message, month_batch, send, week_batch
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.server import living

pytestmark = ON_BOTH


async def opened() -> int:
    rows = await UsageDay.select(UsageDay.n)
    return sum(row["n"] for row in rows)


async def test_counters_of_every_shape_add_up(newcomer: Caller) -> None:
    await send(newcomer, day_batch("a"), week_batch("b"), month_batch("c"))
    await send(newcomer, day_batch("d", day_row(n=4)), week_batch("e"), month_batch("f"))
    assert [row["n"] for row in await UsageDay.select()] == [7]
    assert [row["n"] for row in await UsageWeek.select()] == [4]
    assert [row["n"] for row in await UsageMonth.select()] == [8]


async def test_the_same_batch_again_gets_the_same_receipt_and_no_effect(newcomer: Caller) -> None:
    first = await send(newcomer, day_batch("a"), day_batch("bad", colour="red"))
    again = await send(newcomer, day_batch("bad", colour="red"), day_batch("a"))
    assert again == first[::-1]
    assert await opened() == 3


async def test_a_batch_twice_in_one_request_counts_once(newcomer: Caller) -> None:
    one, two = await send(newcomer, day_batch("a"), day_batch("a"))
    assert one == two
    assert await opened() == 3


async def test_a_batch_sent_many_times_at_once_counts_once(newcomer: Caller) -> None:
    receipts = await asyncio.gather(*(send(newcomer, day_batch("a"), day_batch(f"b{n}")) for n in range(20)))
    assert len({receipt[0]["commit_seq"] for receipt in receipts}) == 1
    assert await opened() == 3 * 21


async def test_commit_numbers_rise_in_the_order_of_commits(newcomer: Caller) -> None:
    receipts = [
        receipt for n in range(3) for receipt in await send(newcomer, day_batch(f"a{n}"), day_batch(f"b{n}"))
    ]
    numbers = [receipt["commit_seq"] for receipt in receipts]
    assert numbers == sorted(set(numbers))
    status = (await newcomer.get("/sync/status")).json()
    assert status["commit_seq"] == numbers[-1]


async def test_a_batch_whose_last_row_fails_leaves_nothing_and_does_not_keep_the_others_out(
    newcomer: Caller,
) -> None:
    await refuse("usage_day", "metric = 'shown'")
    bad = day_batch("bad", day_row(metric="opened", n=100), day_row(metric="shown"))
    receipts = await send(newcomer, day_batch("a"), bad, day_batch("b"))
    assert [receipt["outcome"] for receipt in receipts] == ["committed", "quarantined", "committed"]
    assert await opened() == 6


async def test_a_message_that_the_database_refuses_is_held_without_its_key(newcomer: Caller) -> None:
    await refuse("message", "text <> ''")
    batch = message("m")
    (receipt,) = await send(newcomer, batch)
    assert (receipt["outcome"], receipt["reason"]) == ("quarantined", "bad-value")
    (row,) = await Quarantine.select()
    assert batch["text"] in row["batch"]
    assert batch["thread_key"] not in row["batch"]
    assert await Thread.count() == 0


async def test_when_the_database_fails_nothing_is_taken_and_the_phone_may_send_again(
    newcomer: Caller,
) -> None:
    await UsageDay.raw("ALTER TABLE usage_week RENAME TO gone")
    body = {"schema": 1, "request_id": id_of("r"), "batches": [day_batch("a"), week_batch("b")]}
    reply = await newcomer.post("/sync/batches", body)
    assert (reply.status_code, reply.json()["code"]) == (500, "internal")
    assert await opened() == await Taken.count() == 0
    await UsageDay.raw("ALTER TABLE gone RENAME TO usage_week")
    assert [receipt["outcome"] for receipt in await send(newcomer, *body["batches"])] == ["committed"] * 2


@pytest.mark.parametrize(
    ("batch", "reason"),
    [
        (day_batch("x", colour="red"), "unknown-field"),
        (day_batch("x", day_row(edition=9)), "unknown-edition"),
        (day_batch("x", day_row(pack="elsewhere")), "unknown-pack"),
        (day_batch("x", day_row(metric="stared")), "unknown-metric"),
        (day_batch("x", day_row(n=1001)), "n-too-large"),
        (week_batch("x", rows=[{"place": "nowhere", "metric": "opened", "n": 1}]), "unknown-place"),
    ],
)
async def test_what_is_not_ours_waits_in_quarantine(
    newcomer: Caller, batch: dict[str, Any], reason: str
) -> None:
    held, good = await send(newcomer, batch, day_batch("a"))
    assert (held["outcome"], held["reason"], good["outcome"]) == ("quarantined", reason, "committed")
    assert held["commit_seq"] > 0
    assert await opened() == 3


async def test_a_quarantined_message_keeps_its_words_but_neither_its_key_nor_what_is_unknown(
    newcomer: Caller,
) -> None:
    batch = message("x", colour="red")
    await send(newcomer, batch)
    (row,) = await Quarantine.select()
    assert batch["text"] in row["batch"]
    assert batch["thread_key"] not in row["batch"]
    assert "colour" not in row["batch"]
    assert await Message.count() == 0


async def test_a_period_older_than_a_year_is_expired_each_time(newcomer: Caller) -> None:
    for _ in range(2):
        (receipt,) = await send(newcomer, day_batch("a", period="2025-11-24"))
        assert receipt == {"batch_id": id_of("a"), "outcome": "expired"}
    assert await opened() == 0


async def test_a_period_from_the_future_is_booked_today_and_its_id_kept_for_ever(
    newcomer: Caller, clock: Clock
) -> None:
    await send(newcomer, day_batch("ahead", period="2028-01-01"), day_batch("a"))
    assert [row["day"] for row in await UsageDay.select(UsageDay.day)] == ["2026-11-25"]
    clock.move(days=500)
    await forget_old_ids(clock.now.date())
    assert [row["batch_id"] for row in await Taken.select()] == [id_of("ahead")]
    clock.move(days=-500)
    await send(newcomer, day_batch("ahead", period="2028-01-01"))
    assert await opened() == 6


async def test_ids_are_kept_for_400_days(newcomer: Caller, clock: Clock) -> None:
    await send(newcomer, day_batch("a"))
    clock.move(days=400)
    await forget_old_ids(clock.now.date())
    assert await Taken.count() == 1
    clock.move(days=31)
    await forget_old_ids(clock.now.date())
    assert await Taken.count() == 0


async def test_only_the_oldest_of_two_backups_makes_a_batch_durable(
    newcomer: Caller, settings: Settings, clock: Clock
) -> None:
    async def durable() -> int:
        seq = (await newcomer.get("/sync/status")).json()["durable_seq"]
        assert isinstance(seq, int)
        return seq

    numbers = []
    for n in range(3):
        (receipt,) = await send(newcomer, day_batch(f"a{n}"))
        numbers.append(receipt["commit_seq"])
        assert await durable() == (numbers[max(0, n - 2)] if n else 0)
        clock.move(days=1)
        back_up(settings.database, settings.backups, clock.now)
    assert await durable() == numbers[1]


async def test_the_epoch_stays_the_same_over_a_restart(newcomer: Caller, settings: Settings) -> None:
    epoch = (await newcomer.get("/sync/status")).json()["epoch"]
    await DB.close()
    await DB.open(settings.database)
    assert (await newcomer.get("/sync/status")).json()["epoch"] == epoch


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html>", "not-json"),
        (b"[]", "bad-request"),
        (b'{"schema":1}', "bad-request"),
        (b'{"schema":1,"request_id":"AAAAAAAAAAAAAAAAAAAAAA","batches":[]}', "bad-request"),
    ],
)
async def test_a_body_that_is_no_request_is_refused_whole(newcomer: Caller, body: bytes, code: str) -> None:
    reply = await newcomer.client.post("/sync/batches", content=body)
    assert (reply.status_code, reply.json()["code"]) == (400, code)


async def test_three_hundred_phones_behind_one_address_all_get_through(newcomer: Caller) -> None:
    for n in range(300):
        await send(newcomer, day_batch(f"a{n}"), week_batch(f"b{n}"), month_batch(f"c{n}"))
    assert await opened() == 900


async def test_a_flood_from_one_address_is_told_when_to_come_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.app.SYNC_BURST", 3)
    monkeypatch.setattr("backend.app.SYNC_PER_SECOND", 0.1)
    async with living(create_app(settings)) as app, caller(app).client as client:
        flood = ["/sync/batches", "/sync/answers", "/sync/batches", "/sync/answers"]
        replies = [await client.post(path) for path in flood]
    assert [reply.status_code for reply in replies] == [400, 400, 400, 429]
    assert replies[-1].json()["code"] == "too-many-requests"
    assert 0 < int(replies[-1].headers["retry-after"]) <= 10


async def test_status_may_be_cached_for_a_minute_and_tells_the_time(newcomer: Caller) -> None:
    reply = await newcomer.get("/sync/status")
    assert reply.headers["cache-control"] == "public, max-age=60"
    assert reply.json()["now"] == "2026-11-25T10:00:00Z"
