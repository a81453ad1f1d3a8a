"""Who publishes has shown a second factor in this very session; each way to it that goes round one is tried."""

import pytest

from tests.conftest import Caller, Clock, code_of
from tests.server import PASSWORD

PEOPLE, OWN, SESSION = "/api/accounts/people", "/api/accounts/self", "/api/accounts/session"
PUBLISH = "/api/publishing/packs/aankomst/editions"


async def publishes(browser: Caller) -> str:
    """What stops an edition: a code of the log-in, or that there is no such pack."""
    reply = await browser.post(PUBLISH, {"notes": "Nieuw.", "places": []})
    assert reply.status_code >= 400
    return str(reply.json()["code"])


async def make_publisher(admin: Caller, name: str) -> None:
    people = (await admin.get(PEOPLE)).json()["people"]
    (account,) = [one["id"] for one in people if one["name"] == name]
    roles = {"roles": [{"role": "publisher"}]}
    assert (await admin.put(f"{PEOPLE}/{account}/roles", roles)).status_code == 204


async def test_a_role_given_after_the_log_in_publishes_nothing_before_the_factor(
    proven: Caller, staff: Caller, clock: Clock
) -> None:
    assert await publishes(staff) == "forbidden"
    await make_publisher(proven, "Sanne")
    assert await publishes(staff) == "second-factor"
    await staff.prove(clock)
    assert await publishes(staff) == "not-found"


async def test_a_factor_that_was_taken_away_before_the_role_came_counts_no_more(
    proven: Caller, staff: Caller, stranger: Caller, clock: Clock
) -> None:
    secret = await staff.prove(clock)
    clock.move(minutes=1)
    await stranger.log_in("Sanne")
    reply = await stranger.post(f"{SESSION}/code", {"code": code_of(secret, clock)})
    stranger.headers["x-csrf-token"] = reply.json()["csrf"]
    assert (await staff.delete(f"{OWN}/app")).status_code == 204
    await make_publisher(proven, "Sanne")
    for browser in (staff, stranger):
        assert await publishes(browser) == "second-factor"
        assert (await browser.get(SESSION)).json()["has_mfa"] is False


async def test_codes_on_paper_go_with_the_factor_that_they_stand_in_for(
    proven: Caller, staff: Caller, stranger: Caller, clock: Clock
) -> None:
    await staff.prove(clock)
    spare, *_ = (await staff.post(f"{OWN}/recovery")).json()["codes"]
    await make_publisher(proven, "Sanne")
    people = (await proven.get(PEOPLE)).json()["people"]
    (account,) = [one["id"] for one in people if one["name"] == "Sanne"]
    await proven.delete(f"{PEOPLE}/{account}/factors")
    await stranger.log_in("Sanne")
    assert (await stranger.post(f"{SESSION}/code", {"code": spare})).json()["code"] == "wrong-code"
    assert await publishes(stranger) == "second-factor"


async def test_another_password_takes_the_factor_that_is_there(
    proven: Caller, staff: Caller, stranger: Caller, clock: Clock
) -> None:
    await make_publisher(proven, "Sanne")
    await staff.prove(clock)
    await stranger.log_in("Sanne")
    asked = {"was": PASSWORD, "password": "een ander lang wachtwoord"}
    assert (await stranger.put(f"{OWN}/password", asked)).json()["code"] == "second-factor"
    assert await publishes(stranger) == "second-factor"
    assert (await staff.put(f"{OWN}/password", asked)).status_code == 204
    again = await stranger.log_in("Sanne", asked["password"])
    assert again.json()["awaits_factor"] is True
    assert await publishes(stranger) == "second-factor"


@pytest.mark.parametrize("scheme", ["Bearer", "Basic", "Token"])
async def test_no_header_stands_in_for_a_session(proven: Caller, stranger: Caller, scheme: str) -> None:
    """Neither a whole session's own token nor a key: there are no keys to the API."""
    token = proven.client.cookies["wegwijs"]
    for header in ("authorization", "x-api-key"):
        stranger.headers[header] = f"{scheme} {token}" if header == "authorization" else token
        assert await publishes(stranger) == "not-signed-in"
