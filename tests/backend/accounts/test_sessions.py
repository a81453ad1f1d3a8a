"""Logging in, staying in, and going out."""

import asyncio

import pytest

from backend.accounts.add_user import add_user, remove_user
from backend.core.errors import BadRequestError, ConflictError
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PASSWORD

SESSION = "/api/accounts/session"


async def test_an_administrator_logs_in_and_is_told_who_she_is(admin: Caller) -> None:
    reply = await admin.get(SESSION)
    assert reply.status_code == 200
    assert (reply.json()["name"], reply.json()["roles"]) == ("Ahmed", ["administrator"])


async def test_a_wrong_password_and_an_unknown_name_are_told_the_same(stranger: Caller) -> None:
    wrong = await stranger.log_in("Ahmed", "niet het wachtwoord")
    unknown = await stranger.log_in("Niemand")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


async def test_a_session_ends_after_half_an_hour_without_use(admin: Caller, clock: Clock) -> None:
    clock.move(minutes=29)
    assert (await admin.get(SESSION)).status_code == 200
    clock.move(minutes=29)
    assert (await admin.get(SESSION)).status_code == 200
    clock.move(minutes=30)
    assert (await admin.get(SESSION)).status_code == 401


async def test_a_session_ends_after_twelve_hours_of_use(admin: Caller, clock: Clock) -> None:
    for _ in range(35):
        clock.move(minutes=20)
        assert (await admin.get(SESSION)).status_code == 200
    clock.move(minutes=20)
    assert (await admin.get(SESSION)).status_code == 401


async def test_logging_out_ends_the_session_on_the_server(admin: Caller) -> None:
    token = admin.client.cookies["wegwijs"]
    assert (await admin.delete(SESSION)).status_code == 204
    reply = await admin.get(SESSION, headers={"cookie": f"wegwijs={token}"})
    assert reply.status_code == 401


async def test_a_planted_session_id_is_never_taken_over(stranger: Caller) -> None:
    stranger.client.cookies.set("wegwijs", "planted-by-somebody", domain="wegwijs.test")
    reply = await stranger.log_in("Ahmed")
    assert reply.cookies["wegwijs"] != "planted-by-somebody"
    planted = await stranger.get(SESSION, headers={"cookie": "wegwijs=planted-by-somebody"})
    assert planted.status_code == 401


async def test_logging_in_again_ends_the_session_before(admin: Caller) -> None:
    token = admin.client.cookies["wegwijs"]
    await admin.log_in("Ahmed")
    assert admin.client.cookies["wegwijs"] != token
    assert (await admin.get(SESSION, headers={"cookie": f"wegwijs={token}"})).status_code == 401


async def test_the_cookie_is_for_this_site_and_out_of_reach_of_scripts(stranger: Caller) -> None:
    cookies = (await stranger.log_in("Ahmed")).headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in map(str.lower, cookies):
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/" in cookie


async def test_guessing_a_password_is_slowed_down(stranger: Caller) -> None:
    replies = [await stranger.log_in("Ahmed", "verkeerd wachtwoord") for _ in range(11)]
    assert [reply.status_code for reply in replies] == [401] * 10 + [429]
    assert int(replies[-1].headers["retry-after"]) > 0
    assert replies[-1].json()["code"] == "too-many-requests"


@pytest.mark.parametrize("password", ["kort", "x" * 201])
async def test_a_password_has_a_sensible_length(app: object, clock: Clock, password: str) -> None:
    with pytest.raises(BadRequestError):
        await add_user("Fatima", password, clock())


async def test_a_name_is_given_once(app: object, clock: Clock) -> None:
    with pytest.raises(ConflictError):
        await add_user(" Ahmed ", PASSWORD, clock())


async def test_a_log_in_that_a_removal_overtakes_opens_nothing(stranger: Caller, clock: Clock) -> None:
    logging_in = asyncio.create_task(stranger.log_in("Ahmed"))
    await asyncio.sleep(0.005)  # until its password is looked at, which takes longer
    await remove_user("Ahmed", clock())
    await logging_in
    assert (await stranger.get(SESSION)).status_code == 401


@ON_BOTH
async def test_a_name_that_no_database_keeps_is_refused(stranger: Caller) -> None:
    assert (await stranger.log_in("Ah\0med")).status_code == 400
