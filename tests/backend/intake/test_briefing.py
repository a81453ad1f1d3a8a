"""What the centre decides for a device: who uses it, where, with what; and how somebody begins on it (clause 4.0)."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from cryptography.hazmat.primitives.serialization import load_der_public_key

from backend.accounts.add_user import add_user, remove_user
from backend.accounts.device_people import assign_person, release_person
from backend.accounts.roles import Grant
from backend.accounts.start_codes import issue_start_code
from backend.items.items import import_items
from backend.places.places import PlaceEntry, add_place
from backend.places.team_day import GivenSpot, set_team_day
from sync.canonical import canonical, name_blob
from tests.backend.intake.team import Team, enrolled, id_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE

pytestmark = ON_BOTH

REQUEST = "r" * 22
BOOKS = b"titel;taal;barcode\nKikker;nl;9789025745042\n"


async def brief(team: Team, have: str | None = None) -> Any:
    reply = await team.ask("GET", f"/sync/briefing?have={have}" if have else "/sync/briefing")
    assert (reply.status_code, reply.headers["cache-control"]) == (200, "no-store")
    return reply.json()


async def with_person(team: Team, name: str) -> str:
    person = await id_of(name)
    await assign_person(team.device.id, person)
    return person


async def start(team: Team, person: str, code: str, request_id: str = REQUEST) -> tuple[int, Any]:
    body = json.dumps({"request_id": request_id, "code": code}).encode()
    reply = await team.ask("POST", f"/sync/people/{person}/start", body)
    return reply.status_code, reply.json()


async def test_a_device_is_told_its_people_places_and_items_and_the_key_that_it_seals_to(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    await add_place(PlaceEntry(id="elders", name="Elders", kind="shelter"))
    for place in (PLACE, "elders"):
        await import_items(place, BOOKS, is_trial=False)
    await set_team_day(PLACE, tiles=True, spots=[GivenSpot("Bibliotheek Centrum")])
    for name in ("Sanne", "Ahmed"):
        await with_person(team, name)
    told = await brief(team)
    assert [(one["name"], one["role"], one["started"]) for one in told["people"]] == [
        ("Ahmed", "lead", False),
        ("Sanne", "staff", False),
    ]
    (place,) = told["places"]
    assert (place["id"], place["name"], place["tiles"]) == (PLACE, "AZC Ergens", True)
    assert place["spots"] == [{"id": "bibliotheek-centrum", "name": "Bibliotheek Centrum"}]
    assert told["items"] == [{"id": "9789025745042", "title": "Kikker", "language": "nl", "place": PLACE}]
    load_der_public_key(urlsafe_b64decode(told["seal"] + "=="))


async def test_the_version_names_all_that_is_told_and_tells_nothing_twice(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    first = await brief(team)
    rest = {name: value for name, value in first.items() if name not in ("version", "is_same")}
    assert (first["is_same"], first["version"]) == (False, name_blob(canonical(rest)))
    assert await brief(team, first["version"]) == {"version": first["version"], "is_same": True}
    await with_person(team, "Sanne")
    second = await brief(team, first["version"])
    assert (second["is_same"], second["version"] != first["version"]) == (False, True)
    assert (await team.ask("GET", "/sync/briefing?have=x")).status_code == 400


async def test_the_servers_document_shows_a_whole_briefing(newcomer: Caller) -> None:
    document = (await newcomer.get("/schema/openapi.json")).json()
    told = document["paths"]["/sync/briefing"]["get"]["responses"]["200"]["content"]["application/json"][
        "example"
    ]
    rest = {name: value for name, value in told.items() if name not in ("version", "is_same")}
    assert (told["version"], sorted(rest)) == (
        name_blob(canonical(rest)),
        ["items", "people", "places", "seal"],
    )


async def test_a_device_for_helpers_is_not_told_where_coaches_meet(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock, is_for_helpers=True)
    await set_team_day(PLACE, spots=[GivenSpot("Bibliotheek Centrum")])
    await add_user("Yusuf", None, clock(), [Grant("helper")])
    await with_person(team, "Yusuf")
    told = await brief(team)
    assert (told["people"][0]["role"], told["places"][0]["spots"]) == ("helper", [])


async def test_who_is_removed_or_taken_off_is_gone_from_the_briefing(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    sanne, _ = await with_person(team, "Sanne"), await with_person(team, "Ahmed")
    await remove_user("Ahmed", clock())
    assert [one["name"] for one in (await brief(team))["people"]] == ["Sanne"]
    await release_person(team.device.id, sanne)
    assert (await brief(team))["people"] == []


async def test_only_a_device_is_told_a_briefing(newcomer: Caller, admin: Caller) -> None:
    for caller in (newcomer, admin):
        assert (await caller.get("/sync/briefing")).status_code == 401


async def test_somebody_begins_once_with_a_code_and_a_lost_answer_may_be_asked_again(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    sanne = await with_person(team, "Sanne")
    code = (await issue_start_code(sanne, clock())).code
    for typed in (code, f"{code[:4]} {code[4:]}".lower()):  # as it is told, and as it is shown
        assert await start(team, sanne, typed) == (200, {"request_id": REQUEST, "ok": True})
    assert (await brief(team))["people"][0]["started"] is True
    status, told = await start(team, sanne, code, "s" * 22)
    assert (status, told["code"]) == (403, "wrong-code")


async def test_a_code_is_for_one_person_of_that_device(newcomer: Caller, clock: Clock) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    sanne, ahmed = await with_person(team, "Sanne"), await with_person(team, "Ahmed")
    code = (await issue_start_code(sanne, clock())).code
    await issue_start_code(ahmed, clock())
    assert (await start(other, sanne, code))[0] == 403
    assert (await start(team, ahmed, code))[0] == 403
    assert (await start(team, sanne, code))[0] == 200


async def test_a_code_ends_after_a_week_five_wrong_tries_or_with_the_next(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    sanne = await with_person(team, "Sanne")
    former = (await issue_start_code(sanne, clock())).code
    code = (await issue_start_code(sanne, clock())).code
    assert [(await start(team, sanne, typed))[0] for typed in (former, *["AAAAAAAA"] * 4, code)] == [403] * 6
    late = await issue_start_code(sanne, clock())
    clock.move(days=7)
    assert (late.ends_at, (await start(team, sanne, late.code))[0]) == (clock(), 403)
    code = (await issue_start_code(sanne, clock())).code
    assert [(await start(team, sanne, typed))[0] for typed in (*["AAAAAAAA"] * 4, code)] == [*[403] * 4, 200]


async def test_trying_codes_is_slow(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    sanne = await with_person(team, "Sanne")
    tried = [(await start(team, sanne, "AAAAAAAA"))[0] for _ in range(21)]
    assert tried == [*[403] * 20, 429]
