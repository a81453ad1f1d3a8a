"""Everything under /api is closed unless somebody opened it on purpose."""

import re
from typing import Any

import msgspec
import pytest
from litestar.routes import HTTPRoute

from backend.app import create_app
from backend.core.config import Settings
from tests.conftest import HOST, Caller, Clock, caller
from tests.server import living

PUBLIC = {("POST", "/api/accounts/session")}


def routes(app: Any) -> list[tuple[str, str]]:
    return sorted(
        (method, route.path)
        for route in app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api")
        for method in route.methods - {"OPTIONS", "HEAD"}
    )


async def test_every_route_under_api_wants_an_administrator(
    app: Any, stranger: Caller, staff: Caller
) -> None:
    closed = [route for route in routes(app) if route not in PUBLIC]
    assert len(closed) > 5
    for method, path in closed:
        for browser, status in ((stranger, 401), (staff, 403)):
            if path == "/api/accounts/session" and browser is staff:
                continue
            asked = re.sub(r"{\w+:int}", "1", path)
            reply = await browser.client.request(method, asked, headers=browser.headers)
            assert reply.status_code == status, (method, path)


async def test_staff_may_see_who_they_are_and_log_out(staff: Caller) -> None:
    assert (await staff.get("/api/accounts/session")).json()["role"] == "staff"
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
