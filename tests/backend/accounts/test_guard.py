"""A change under /api comes from our own page, with its token; `test_route_matrix.py` says who may do what."""

import msgspec
import pytest

from backend.app import create_app
from backend.core.config import Settings
from tests.conftest import HOST, Caller, Clock, caller
from tests.server import living


async def test_staff_may_see_who_they_are_and_log_out(staff: Caller) -> None:
    assert (await staff.get("/api/accounts/session")).json()["roles"] == ["staff"]
    assert (await staff.delete("/api/accounts/session")).status_code == 204


@pytest.mark.parametrize("header", ["", "another-session's"])
async def test_a_change_without_this_sessions_token_is_refused(admin: Caller, header: str) -> None:
    admin.headers["x-csrf-token"] = header
    reply = await admin.put("/api/questions/x/closed")
    assert (reply.status_code, reply.json()["code"]) == (403, "csrf")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": HOST, "sec-fetch-site": "same-site"},
    ],
)
async def test_a_change_from_another_site_is_refused(admin: Caller, headers: dict[str, str]) -> None:
    admin.headers = {"x-csrf-token": admin.headers["x-csrf-token"], **headers}
    reply = await admin.put("/api/questions/x/closed")
    assert (reply.status_code, reply.json()["code"]) == (403, "other-origin")


@pytest.mark.parametrize("path", ["/api/usage", "/api/questions", "/api/accounts/session"])
async def test_what_is_told_behind_the_log_in_stays_in_no_cache(admin: Caller, path: str) -> None:
    assert (await admin.get(path)).headers["cache-control"] == "no-store"


async def test_over_https_the_cookie_is_secure_and_changes_come_from_the_public_address_only(
    settings: Settings, clock: Clock
) -> None:
    public = msgspec.structs.replace(settings, public_url="https://wegwijs.example")
    async with living(create_app(public, clock)) as app:
        browser = caller(app)
        async with browser.client:
            assert (await browser.log_in("Ahmed")).json()["code"] == "other-origin"
            browser.headers["origin"] = "https://wegwijs.example"
            reply = await browser.log_in("Ahmed")
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("__Host-wegwijs=")
    assert "Secure" in cookie
    assert "strict-transport-security" in reply.headers
