"""Who has an account, and who works on which device: administrators say so."""

from random import Random

import pytest

from backend.accounts.devices import enrol, invite
from tests.conftest import ON_BOTH, Caller, Clock
from tests.devices import TeamDevice
from tests.server import PASSWORD, PLACE

pytestmark = ON_BOTH

NOBODY = "n" * 22


async def new_device(clock: Clock, name: str = "Tablet 1", *, is_for_helpers: bool = False) -> str:
    code = await invite(name, [PLACE], clock(), is_for_helpers=is_for_helpers)
    return (await enrol(code, TeamDevice(Random(name)).public_key, clock())).id


async def add(admin: Caller, name: str, role: str) -> str:
    reply = await admin.post("/api/accounts/people", {"name": name, "roles": [{"role": role}]})
    assert reply.status_code == 204, reply.text
    return (await accounts(admin))[name]


async def accounts(admin: Caller) -> dict[str, str]:
    people = (await admin.get("/api/accounts/people")).json()["people"]
    return {person["name"]: person["id"] for person in people}


async def people_on(admin: Caller, device: str) -> list[str]:
    devices = (await admin.get("/api/accounts/devices")).json()["devices"]
    (found,) = [listed for listed in devices if listed["id"] == device]
    return [person["name"] for person in found["people"]]


async def test_who_works_on_tablets_only_has_no_password_and_cannot_log_in(
    proven: Caller, stranger: Caller
) -> None:
    await add(proven, "Fatima", "helper")
    for password in (PASSWORD, "nobody's password"):
        assert (await stranger.log_in("Fatima", password)).json()["code"] == "wrong-password"
    refused = await proven.post("/api/accounts/people", {"name": "Bea", "roles": [{"role": "administrator"}]})
    assert (refused.status_code, refused.json()["code"]) == (409, "no-password")
    asked = {"name": "Bea", "roles": [{"role": "administrator"}], "password": PASSWORD}
    assert (await proven.post("/api/accounts/people", asked)).status_code == 204
    assert (await stranger.log_in("Bea")).status_code == 200


async def test_an_administrator_removes_others_and_not_themselves(proven: Caller) -> None:
    fatima = await add(proven, "Fatima", "lead")
    assert (await proven.delete(f"/api/accounts/people/{fatima}")).status_code == 204
    assert (await proven.delete(f"/api/accounts/people/{fatima}")).status_code == 404
    known = await accounts(proven)
    refused = await proven.delete(f"/api/accounts/people/{known['Ahmed']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "own-account")
    assert sorted(known) == ["Ahmed", "Sanne"]


async def test_people_are_put_on_a_device_and_taken_off_it(admin: Caller, clock: Clock) -> None:
    device, known = await new_device(clock), await accounts(admin)
    path = f"/api/accounts/devices/{device}/people"
    for name in ("Sanne", "Ahmed", "Sanne"):
        assert (await admin.put(f"{path}/{known[name]}")).status_code == 204
    assert await people_on(admin, device) == ["Ahmed", "Sanne"]
    assert [(await admin.delete(f"{path}/{known['Ahmed']}")).status_code for _ in range(2)] == [204, 404]
    assert await people_on(admin, device) == ["Sanne"]
    assert (await admin.put(f"{path}/{NOBODY}")).status_code == 404
    assert (await admin.put(f"/api/accounts/devices/{NOBODY}/people/{known['Sanne']}")).status_code == 404


async def test_at_most_ten_people_work_on_one_device(admin: Caller, clock: Clock) -> None:
    device = await new_device(clock)
    ids = [await add(admin, f"Persoon {n}", "staff") for n in range(11)]
    path = f"/api/accounts/devices/{device}/people"
    replies = [await admin.put(f"{path}/{id}") for id in ids]
    assert [reply.status_code for reply in replies] == [*[204] * 10, 409]
    assert replies[-1].json()["code"] == "full"
    assert (await admin.put(f"{path}/{ids[0]}")).status_code == 204


@pytest.mark.parametrize(("role", "status"), [("helper", 204), ("staff", 409), ("lead", 409)])
async def test_on_a_device_for_helpers_nobody_works_but_helpers(
    admin: Caller, clock: Clock, role: str, status: int
) -> None:
    device = await new_device(clock, is_for_helpers=True)
    person = await add(admin, "Fatima", role)
    assert (await admin.put(f"/api/accounts/devices/{device}/people/{person}")).status_code == status


async def test_who_is_removed_is_on_no_device_any_more(admin: Caller, clock: Clock) -> None:
    devices = [await new_device(clock, name) for name in ("Tablet 1", "Tablet 2")]
    fatima = await add(admin, "Fatima", "staff")
    for device in devices:
        await admin.put(f"/api/accounts/devices/{device}/people/{fatima}")
    await admin.delete(f"/api/accounts/people/{fatima}")
    assert [await people_on(admin, device) for device in devices] == [[], []]


async def test_a_code_for_a_tablet_is_told_with_a_picture_and_works_as_it_is_shown(
    admin: Caller, clock: Clock
) -> None:
    asked = {"name": "Tablet 3", "places": [PLACE], "is_for_helpers": True}
    told = (await admin.post("/api/accounts/devices", asked)).json()
    assert told["link"] == f"http://wegwijs.test/staff#/enrol?c={told['code']}"
    assert told["qr"].startswith("data:image/svg+xml")
    typed = f"{told['code'][:5]} {told['code'][5:]}".lower()
    device = await enrol(typed, TeamDevice(Random(3)).public_key, clock())
    assert (device.name, device.is_for_helpers) == ("Tablet 3", True)
    elsewhere = await admin.post("/api/accounts/devices", {**asked, "places": [PLACE, "nergens"]})
    assert elsewhere.status_code == 404
