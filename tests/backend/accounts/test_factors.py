"""Codes beside a password: from an app or from paper, each once; and the sessions that they open."""

from typing import Any

import pytest

from backend.accounts.audit import list_entries
from backend.accounts.code_secrets import open_secret, read_code_key, seal_plain_secrets
from backend.accounts.factor_tables import CodeApp
from backend.core.config import Settings
from tests.conftest import ON_BOTH, Caller, Clock, code_of
from tests.server import PASSWORD

SESSION = "/api/accounts/session"
OWN = "/api/accounts/self"


async def show(browser: Caller, code: str) -> Any:
    reply = await browser.post(f"{SESSION}/code", {"code": code})
    if reply.status_code == 200:
        browser.headers["x-csrf-token"] = reply.json()["csrf"]
    return reply


@ON_BOTH
async def test_a_password_and_a_code_open_what_a_password_does_not(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    assert (await admin.get("/api/accounts/audit")).json()["code"] == "second-factor"
    secret = await admin.prove(clock)
    assert (await admin.get("/api/accounts/audit")).status_code == 200
    clock.move(minutes=1)
    assert (await stranger.log_in("Ahmed")).json()["may"] == []
    assert "administer" in (await show(stranger, code_of(secret, clock))).json()["may"]
    assert (await stranger.get("/api/accounts/audit")).status_code == 200
    noted = [(entry.actor, entry.deed, entry.detail) for entry in await list_entries()]
    assert noted[0] == ("Ahmed", "log-in", "met een code")


async def test_a_token_is_another_after_each_step_and_the_one_before_opens_nothing(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    """Who planted a token, or saw the one of before the code, has nothing of it."""
    before_proof = admin.client.cookies["wegwijs"]
    secret = await admin.prove(clock)
    assert await opens(stranger, before_proof) == 401
    clock.move(minutes=1)
    await stranger.log_in("Ahmed")
    awaited = stranger.client.cookies["wegwijs"]
    await show(stranger, code_of(secret, clock))
    whole = stranger.client.cookies["wegwijs"]
    assert len({before_proof, awaited, whole}) == 3
    assert [await opens(admin, token) for token in (awaited, whole)] == [401, 200]


async def opens(browser: Caller, token: str) -> int:
    """What a browser hears that sends this token."""
    reply = await browser.client.get(SESSION, headers={"cookie": f"wegwijs={token}"})
    browser.client.cookies.set("wegwijs", browser.client.cookies.get("wegwijs") or "", domain="wegwijs.test")
    return reply.status_code


async def test_a_new_factor_ends_the_sessions_of_before(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    await stranger.log_in("Ahmed")
    await admin.prove(clock)
    assert (await stranger.get(SESSION)).status_code == 401


async def test_a_code_works_once(admin: Caller, stranger: Caller, clock: Clock) -> None:
    secret = await admin.prove(clock)
    await stranger.log_in("Ahmed")
    assert (await show(stranger, code_of(secret, clock))).json()["code"] == "wrong-code"
    clock.move(seconds=30)
    code = code_of(secret, clock)
    assert [(await show(stranger, code)).status_code for _ in range(2)] == [200, 403]


@pytest.mark.parametrize(("seconds", "status"), [(-60, 403), (-30, 200), (0, 200), (30, 200), (60, 403)])
async def test_a_code_may_be_half_a_minute_off(
    admin: Caller, stranger: Caller, clock: Clock, seconds: int, status: int
) -> None:
    secret = await admin.prove(clock)
    clock.move(minutes=5)
    await stranger.log_in("Ahmed")
    clock.move(seconds=seconds)
    code = code_of(secret, clock)
    clock.move(seconds=-seconds)
    assert (await show(stranger, code)).status_code == status


@ON_BOTH
async def test_codes_on_paper_work_once_each_and_new_ones_end_the_old(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    assert (await admin.post(f"{OWN}/recovery")).json()["code"] == "second-factor"
    await admin.prove(clock)
    old = (await admin.post(f"{OWN}/recovery")).json()["codes"]
    codes = (await admin.post(f"{OWN}/recovery")).json()["codes"]
    assert (len(set(codes)), len(codes[0])) == (10, 16)
    await stranger.log_in("Ahmed")
    typed = f" {codes[0][:4]} {codes[0][4:]}".lower()
    tried = [(await show(stranger, code)).status_code for code in (old[0], typed, typed)]
    assert tried == [403, 200, 403]
    assert (await admin.get(OWN)).json()["factors"]["recovery_codes"] == 9


async def test_guessing_codes_of_an_app_or_of_paper_is_slowed_down_together(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    secret = await admin.prove(clock)
    await stranger.log_in("Ahmed")
    guesses = ["000000", "K7PX2M9QTRWAC4HD"] * 6
    tried = [(await show(stranger, code)).status_code for code in guesses]
    assert tried == [403] * tried.count(403) + [429] * tried.count(429)
    assert 0 < tried.count(403) <= 10
    clock.move(minutes=1)
    assert (await show(stranger, code_of(secret, clock))).status_code == 429  # the right one, too late


async def test_without_the_factor_that_is_there_nobody_makes_another(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    """Who stole a password, and has a session of before the factor, still gets no further."""
    await admin.prove(clock)
    await stranger.log_in("Ahmed")
    for path in ("app", "passkeys/challenge", "recovery"):
        assert (await stranger.post(f"{OWN}/{path}")).json()["code"] == "second-factor"


async def test_an_app_counts_once_it_showed_a_right_code(admin: Caller, stranger: Caller) -> None:
    await admin.post(f"{OWN}/app")
    assert (await admin.put(f"{OWN}/app", {"code": "000000"})).json()["code"] == "wrong-code"
    assert (await stranger.log_in("Ahmed")).json()["awaits_factor"] is False


async def test_a_lost_factor_is_forgotten_by_an_administrator(
    admin: Caller, stranger: Caller, clock: Clock
) -> None:
    await admin.prove(clock)
    asked = {"name": "Bea", "roles": [{"role": "publisher"}], "password": PASSWORD}
    await admin.post("/api/accounts/people", asked)
    await stranger.log_in("Bea")
    await stranger.prove(clock)
    people = (await admin.get("/api/accounts/people")).json()["people"]
    (bea,) = [one for one in people if one["name"] == "Bea"]
    assert bea["has_factor"] is True
    assert (await admin.delete(f"/api/accounts/people/{bea['id']}/factors")).status_code == 204
    assert (await stranger.get(SESSION)).status_code == 401
    told = (await stranger.log_in("Bea")).json()
    assert (told["awaits_factor"], told["may"], told["with_factor"]) == (False, ["read"], ["publish"])


async def test_sessions_are_listed_and_ended(admin: Caller, stranger: Caller) -> None:
    stranger.headers["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    await stranger.log_in("Ahmed")
    here, there = (await admin.get(OWN)).json()["sessions"]
    assert ([here["is_this"], there["is_this"]].count(True), here["factor"]) == (1, "password")
    other = there if here["is_this"] else here
    assert other["browser"] == "Firefox · Linux"
    assert (await admin.delete(f"{OWN}/sessions/{other['id']}")).status_code == 204
    assert (await admin.delete(f"{OWN}/sessions/{other['id']}")).status_code == 404
    assert (await stranger.get(SESSION)).status_code == 401
    await stranger.log_in("Ahmed")
    assert (await admin.delete(f"{OWN}/sessions")).status_code == 204
    assert [(await one.get(SESSION)).status_code for one in (admin, stranger)] == [200, 401]


async def test_nobody_ends_a_session_of_somebody_else(admin: Caller, staff: Caller) -> None:
    (mine,) = (await staff.get(OWN)).json()["sessions"]
    assert (await admin.delete(f"{OWN}/sessions/{mine['id']}")).status_code == 404
    assert (await staff.get(SESSION)).status_code == 200


async def test_another_password_ends_the_other_sessions(admin: Caller, stranger: Caller) -> None:
    await stranger.log_in("Ahmed")
    wrong = await admin.put(f"{OWN}/password", {"was": "niet dit wachtwoord", "password": "x" * 12})
    assert wrong.json()["code"] == "wrong-password"
    asked = {"was": PASSWORD, "password": "een ander lang wachtwoord"}
    assert (await admin.put(f"{OWN}/password", asked)).status_code == 204
    assert [(await one.get(SESSION)).status_code for one in (admin, stranger)] == [200, 401]
    assert (await stranger.log_in("Ahmed")).status_code == 401
    assert (await stranger.log_in("Ahmed", "een ander lang wachtwoord")).status_code == 200


@ON_BOTH
async def test_who_reads_the_database_makes_no_codes_and_what_lay_open_is_sealed_at_the_next_start(
    admin: Caller, stranger: Caller, clock: Clock, settings: Settings
) -> None:
    secret = await admin.prove(clock)
    (kept,) = await CodeApp.select()
    assert secret not in str(kept)
    await CodeApp.update({CodeApp.secret: secret}).where(CodeApp.account == kept["account"])
    await seal_plain_secrets(settings)
    (sealed,) = await CodeApp.select()
    assert secret not in str(sealed)
    clock.move(minutes=1)
    await stranger.log_in("Ahmed")
    assert (await show(stranger, code_of(secret, clock))).status_code == 200


async def test_a_secret_opens_for_its_own_account_and_server_only(
    admin: Caller, stranger: Caller, clock: Clock, settings: Settings
) -> None:
    """Who can write into the database puts a secret of their own in nobody's place; another server's file opens none."""
    secret = await admin.prove(clock)
    (own,) = await CodeApp.select()
    assert open_secret(read_code_key(settings), own["account"], own["secret"]) == secret
    assert open_secret(read_code_key(settings), "somebody else", own["secret"]) == ""
    (settings.data / "keys" / "codes.key").unlink()
    await seal_plain_secrets(settings)
    clock.move(minutes=1)
    await stranger.log_in("Ahmed")
    assert (await show(stranger, code_of(secret, clock))).json()["code"] == "wrong-code"
