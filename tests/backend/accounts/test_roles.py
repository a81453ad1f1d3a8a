"""Who gives whom which roles, and that they count at once."""

from typing import Any

import pytest
from piccolo.apps.migrations.commands.forwards import run_forwards

from backend.accounts.add_user import add_user
from backend.accounts.audit import list_entries
from backend.accounts.people import read_actors
from backend.accounts.roles import Grant
from backend.accounts.sessions import SignedIn
from backend.accounts.tables import Account
from backend.core.address import Address
from backend.core.database import DB
from backend.core.errors import ForbiddenError
from backend.core.migrations import migrate
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PASSWORD, PLACE

PEOPLE = "/api/accounts/people"


async def id_of(admin: Caller, name: str) -> str:
    people = (await admin.get(PEOPLE)).json()["people"]
    return next(str(one["id"]) for one in people if one["name"] == name)


async def give(admin: Caller, name: str, *roles: dict[str, object]) -> Any:
    return await admin.put(f"{PEOPLE}/{await id_of(admin, name)}/roles", {"roles": roles})


@ON_BOTH
async def test_other_roles_count_at_once_in_a_session_that_is_open(proven: Caller, staff: Caller) -> None:
    assert (await staff.get("/api/questions")).status_code == 403
    languages = {"role": "translator", "languages": ["ar", "uk"]}
    assert (await give(proven, "Sanne", languages, {"role": "lead"})).status_code == 204
    assert (await staff.get("/api/questions")).status_code == 200
    told = (await staff.get("/api/accounts/session")).json()
    assert (told["roles"], told["languages"]) == (["translator", "lead"], ["ar", "uk"])
    await give(proven, "Sanne", {"role": "staff"})
    assert (await staff.get("/api/questions")).status_code == 403
    noted = [(one.actor, one.subject, one.detail) for one in await list_entries() if one.deed == "role"]
    assert noted == [
        ("Ahmed", "Sanne", "vertaler ar uk, teamleider → medewerker"),
        ("Ahmed", "Sanne", "medewerker → vertaler ar uk, teamleider"),
    ]


@pytest.mark.parametrize(
    "roles",
    [
        [{"role": "translator"}],
        [{"role": "place-manager"}],
        [{"role": "editor", "languages": ["ar"]}],
        [{"role": "translator", "languages": ["ar"], "places": [PLACE]}],
        [{"role": "editor"}, {"role": "editor"}],
    ],
)
async def test_roles_have_their_own_scopes_and_come_once(
    proven: Caller, roles: list[dict[str, object]]
) -> None:
    reply = await give(proven, "Sanne", *roles)
    assert (reply.status_code, reply.json()["code"]) == (409, "scope")


async def test_nobody_changes_their_own_roles(proven: Caller) -> None:
    reply = await give(proven, "Ahmed", {"role": "editor"})
    assert (reply.status_code, reply.json()["code"]) == (409, "own-account")


async def test_who_leads_a_team_adds_its_people_and_nobody_who_may_more(
    app: Any, stranger: Caller, clock: Clock
) -> None:
    await add_user("Fatima", PASSWORD, clock(), [Grant("lead")])
    await stranger.log_in("Fatima")
    added = {"name": "Yusuf", "roles": [{"role": "helper"}]}
    assert (await stranger.post(PEOPLE, added)).status_code == 204
    for more in ({"roles": [{"role": "administrator"}], "password": PASSWORD}, {"password": PASSWORD}):
        reply = await stranger.post(PEOPLE, {**added, "name": "Bea", **more})
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")
    for name, status in (("Ahmed", 403), ("Yusuf", 204)):
        gone = await stranger.delete(f"{PEOPLE}/{await id_of(stranger, name)}")
        assert gone.status_code == status


async def test_who_has_no_role_on_tablets_any_more_works_on_none(proven: Caller, clock: Clock) -> None:
    device = "d" * 22
    sanne = await id_of(proven, "Sanne")
    assert sanne in await read_actors()
    await give(proven, "Sanne", {"role": "editor"})
    assert sanne not in await read_actors()
    reply = await proven.put(f"/api/accounts/devices/{device}/people/{sanne}")
    assert reply.status_code == 404


def test_a_translator_and_a_place_manager_keep_to_what_is_theirs() -> None:
    somebody = SignedIn("x", "Fatima", ["translator", "place-manager"], [], ["ar"], [PLACE], "", *[False] * 3)
    somebody.require_language("ar")
    somebody.require_place(PLACE)
    for require, other in ((somebody.require_language, "uk"), (somebody.require_place, "elders")):
        with pytest.raises(ForbiddenError) as refused:
            require(other)
        assert refused.value.code == "not-yours"
    administrator = SignedIn("y", "Ahmed", ["administrator"], [], [], [], "", *[False] * 3)
    administrator.require_language("uk")


BEFORE = "2026-11-30T12:14:08:598132"


@ON_BOTH
async def test_the_role_of_an_account_of_before_is_its_first_one_now(
    database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PICCOLO_CONF", "backend.piccolo_conf")
    await DB.open(database)
    try:
        await run_forwards("accounts", BEFORE)
        columns = "(id, name, role, password_hash, removed_at, roles)"
        await DB.run_ddl(f"INSERT INTO account {columns} VALUES ('a', 'Oud', 'helper', '', 0, '[]')")
        await migrate()
        assert await Account.select(Account.name, Account.roles) == [
            {"name": "Oud", "roles": '[{"role":"helper"}]'}
        ]
    finally:
        await DB.close()
