"""Everything under /api is closed unless somebody opened it on purpose."""

from typing import Any

import pytest
from litestar.routes import HTTPRoute

from tests.conftest import HOST, Caller

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
            reply = await browser.client.request(method, path, headers=browser.headers)
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
