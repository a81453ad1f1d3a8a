"""Devices of teams: enrolled once by a code, heard by their signature, forgotten for good (clause 4.0)."""

import asyncio

import pytest

from backend.accounts.devices import forget_device, invite
from tests.backend.intake.team import Team, enrolled
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE

pytestmark = ON_BOTH


async def test_a_code_enrols_one_device_with_its_places(newcomer: Caller, clock: Clock) -> None:
    team = Team(newcomer, clock, 1)
    device = (await team.enrol()).json()["device"]
    assert (device["name"], device["places"], device["is_for_helpers"]) == ("Tablet 1", [PLACE], False)


async def test_a_code_works_once_and_ten_minutes(newcomer: Caller, clock: Clock) -> None:
    code = await invite("Tablet 1", [PLACE], clock(), is_for_helpers=False)
    first, second, late = (Team(newcomer, clock, seed).device for seed in (1, 2, 3))
    assert (await first.enrol(newcomer.client, code)).status_code == 200
    again = await second.enrol(newcomer.client, code)
    assert (again.status_code, again.json()["code"]) == (403, "wrong-code")
    other = await invite("Tablet 2", [PLACE], clock(), is_for_helpers=False)
    clock.move(minutes=10, seconds=1)
    assert (await late.enrol(newcomer.client, other)).status_code == 403


async def test_a_device_whose_answer_was_lost_asks_again_and_is_the_same(
    newcomer: Caller, clock: Clock
) -> None:
    code = await invite("Tablet 1", [PLACE], clock(), is_for_helpers=False)
    device = Team(newcomer, clock, 1).device
    first, second = [await device.enrol(newcomer.client, code) for _ in range(2)]
    assert first.json()["device"] == second.json()["device"]


async def test_a_code_that_two_devices_use_at_once_enrols_one(newcomer: Caller, clock: Clock) -> None:
    code = await invite("Tablet 1", [PLACE], clock(), is_for_helpers=False)
    devices = [Team(newcomer, clock, seed).device for seed in range(4)]
    replies = await asyncio.gather(*(device.enrol(newcomer.client, code) for device in devices))
    assert sorted(reply.status_code for reply in replies) == [200, 403, 403, 403]


async def test_a_code_may_be_typed_in_small_letters(newcomer: Caller, clock: Clock) -> None:
    code = await invite("Tablet 1", [PLACE], clock(), is_for_helpers=False)
    assert (await Team(newcomer, clock, 1).device.enrol(newcomer.client, code.lower())).status_code == 200


async def test_a_key_that_is_none_uses_no_code_up(newcomer: Caller, clock: Clock) -> None:
    code = await invite("Tablet 1", [PLACE], clock(), is_for_helpers=False)
    asked = {"request_id": "r" * 22, "code": code, "public_key": "A" * 87}
    assert (await newcomer.client.post("/sync/devices", json=asked)).status_code == 400
    assert (await Team(newcomer, clock, 1).device.enrol(newcomer.client, code)).status_code == 200


async def test_guessing_codes_is_slowed_down(newcomer: Caller, clock: Clock) -> None:
    device = Team(newcomer, clock, 1).device
    replies = [await device.enrol(newcomer.client, "AAAAAAAAAA") for _ in range(25)]
    assert {reply.status_code for reply in replies} == {403, 429}


async def test_an_unsigned_request_is_refused(newcomer: Caller, clock: Clock) -> None:
    await enrolled(newcomer, clock)
    reply = await newcomer.get("/sync/snapshot")
    assert (reply.status_code, reply.json()["code"]) == (401, "bad-signature")


async def test_another_devices_signature_is_refused(newcomer: Caller, clock: Clock) -> None:
    team, thief = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    thief.device.id = team.device.id
    reply = await thief.ask("GET", "/sync/snapshot")
    assert (reply.status_code, reply.json()["code"]) == (401, "bad-signature")


@pytest.mark.parametrize("change", ["body", "path", "query", "method"])
async def test_what_was_signed_cannot_be_changed(newcomer: Caller, clock: Clock, change: str) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", {"category": "age-18", "n": 1})
    target = f"/sync/replicas/{team.tablet.disk.log.replica}/operations"
    body = team.tablet.push() or b""
    headers = {"content-type": "application/json", **team.device.sign("POST", target, body, clock())}
    asked = {
        "body": ("POST", target, body.replace(b'"n":1', b'"n":2')),
        "path": ("POST", "/sync/replicas/" + "x" * 22 + "/operations", body),
        "query": ("POST", target + "?x=1", body),
        "method": ("GET", "/sync/snapshot", b""),
    }[change]
    method, target, sent = asked
    reply = await newcomer.client.request(method, target, content=sent, headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (401, "bad-signature")


async def test_a_recorded_request_is_not_taken_again(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    headers = team.device.sign("GET", "/sync/snapshot", b"", clock())
    assert (await newcomer.client.get("/sync/snapshot", headers=headers)).status_code == 200
    again = await newcomer.client.get("/sync/snapshot", headers=headers)
    assert (again.status_code, again.json()["code"]) == (401, "replayed")


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_a_device_whose_clock_is_wrong_is_told_the_time(
    newcomer: Caller, clock: Clock, minutes: int
) -> None:
    team = await enrolled(newcomer, clock)
    headers = team.device.sign("GET", "/sync/snapshot", b"", clock())
    clock.move(minutes=minutes)
    reply = await newcomer.client.get("/sync/snapshot", headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (401, "wrong-time")
    assert reply.json()["now"] == clock().isoformat(timespec="seconds")


async def test_a_device_that_the_server_does_not_know_is_not_told_to_wipe(
    newcomer: Caller, clock: Clock
) -> None:
    reply = await Team(newcomer, clock, 1).ask("GET", "/sync/snapshot")
    assert (reply.status_code, reply.json()["code"]) == (401, "unknown-device")


async def test_a_forgotten_device_is_told_to_wipe(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    await forget_device(team.device.id, team.clock())
    reply = await team.ask("GET", "/sync/snapshot")
    assert (reply.status_code, reply.json()["code"]) == (410, "forgotten")


async def test_administrators_see_devices_and_forget_them(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    await team.ask("GET", "/sync/snapshot")
    (seen,) = (await admin.get("/api/accounts/devices")).json()["devices"]
    assert (seen["id"], seen["seen_on"]) == (team.device.id, "2026-11-25")
    assert (await admin.delete(f"/api/accounts/devices/{team.device.id}")).status_code == 204
    assert (await admin.get("/api/accounts/devices")).json()["devices"] == []
    assert (await admin.delete(f"/api/accounts/devices/{team.device.id}")).status_code == 404


async def test_a_device_for_helpers_lends_and_keeps_nothing_else_whoever_it_says_writes(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock, is_for_helpers=True)
    team.write("loan", "b1", {"event": "lent"})
    for entity, patch in (("visit", {"opens": "09:00"}), ("note", {"topic": "school"}), ("star", {"n": 1})):
        team.write(entity, "r1", patch)
    await team.push()
    assert team.states() == [("sent", None), *[("quarantined", "not-allowed")] * 3]
