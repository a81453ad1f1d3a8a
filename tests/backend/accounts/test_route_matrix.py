"""Every route of /api by every role, out of the server's own document: who gets in where, and nobody anywhere else."""

import re
from typing import Any

import pytest
from litestar import Router, get

from backend.accounts.add_user import add_user
from backend.accounts.guard import require_permission
from backend.accounts.roles import ROLES, Grant
from tests.conftest import Caller, Clock
from tests.server import PASSWORD, PLACE

# Written out, so that a new route, or another permission for one, is a change that somebody sees.
PUBLIC = {
    "POST /api/accounts/session",
    "POST /api/accounts/session/challenge",
    "POST /api/accounts/session/passkey",
}
# Also for who has not shown a second factor yet.
BEFORE_FACTOR = {
    "GET /api/accounts/session",
    "DELETE /api/accounts/session",
    "POST /api/accounts/session/code",
}
ROUTES = {
    "self": {
        "GET /api/accounts/self",
        "POST /api/accounts/self/app",
        "PUT /api/accounts/self/app",
        "DELETE /api/accounts/self/app",
        "POST /api/accounts/self/passkeys/challenge",
        "POST /api/accounts/self/passkeys",
        "DELETE /api/accounts/self/passkeys/{key}",
        "POST /api/accounts/self/recovery",
        "PUT /api/accounts/self/password",
        "DELETE /api/accounts/self/sessions/{session}",
        "DELETE /api/accounts/self/sessions",
    },
    "read": {
        "GET /api/places",
        "GET /api/board",
        "GET /api/media/{pack}",
        "GET /api/media/{pack}/files/{name}",
        "GET /api/media/{pack}/takes/{take}/{ending}",
        "GET /api/resources/{resource}",
        "GET /api/resources/{resource}/versions",
        "GET /api/resources/{resource}/versions/{number}",
        "GET /api/packs/{pack}/export",
        "GET /api/packs",
        "GET /api/packs/{pack}",
        "GET /api/packs/{pack}/translations/{language}",
        "GET /api/packs/{pack}/facts",
        "GET /api/packs/{pack}/versions",
        "GET /api/packs/{pack}/versions/{number}",
        "POST /api/readability",
        "GET /api/translations",
        "GET /api/translations/{pack}/{language}",
        "GET /api/translations/{pack}/{language}/{segment}",
        "POST /api/translations/{pack}/{language}/{segment}/check",
        "GET /api/translations/{pack}/{language}/{segment}/history",
        "POST /api/translations/{pack}/{language}/{segment}/comment",
        "GET /api/translations/{pack}/{language}/export",
    },
    "edit": {
        "POST /api/media/{pack}/pictures",
        "POST /api/media/{pack}/sounds",
        "PUT /api/media/{pack}/items/{name}",
        "DELETE /api/media/{pack}/items/{name}",
        "DELETE /api/media/{pack}/takes/{take}",
        "PUT /api/resources/{resource}/draft",
        "POST /api/resources/{resource}/discard",
        "POST /api/resources/{resource}/finish",
        "DELETE /api/resources/{resource}",
        "POST /api/packs/import",
        "POST /api/packs",
        "PUT /api/packs/{pack}",
        "DELETE /api/packs/{pack}",
        "POST /api/packs/{pack}/versions/{number}/restore",
        "POST /api/packs/{pack}/resources",
        "PUT /api/packs/{pack}/order",
        "PUT /api/packs/{pack}/facts/{fact}",
        "DELETE /api/packs/{pack}/facts/{fact}",
    },
    "review": {
        "POST /api/media/{pack}/takes/{take}/approval",
        "POST /api/translations/{pack}/{language}/{segment}/review",
    },
    "translate": {
        "PUT /api/translations/{pack}/{language}/{segment}",
        "POST /api/translations/{pack}/{language}/{segment}/take-back",
        "POST /api/translations/{pack}/{language}/import",
        "POST /api/translations/{pack}/{language}/import/apply",
    },
    "publish": {
        "GET /api/publishing",
        "GET /api/publishing/proposals/{file}",
        "GET /api/publishing/proposals/{file}/{target}/cards/{card}/{language}",
        "POST /api/publishing/proposals/{file}/signatures",
        "POST /api/publishing/proposals/{file}/copies",
        "GET /api/publishing/regions",
        "PUT /api/publishing/regions/{region}/signer",
        "POST /api/publishing/overlays",
        "POST /api/publishing/keys",
        "POST /api/publishing/rotation",
        "POST /api/publishing/recalls",
        "GET /api/publishing/packs/{pack}",
        "GET /api/publishing/packs/{pack}/cards/{card}/{language}",
        "GET /api/publishing/packs/{pack}/gates",
        "POST /api/publishing/packs/{pack}/editions",
        "POST /api/publishing/packs/{pack}/stage/{deed}",
        "POST /api/publishing/packs/{pack}/rollback",
        "POST /api/publishing/waivers",
        "DELETE /api/publishing/waivers/{waiver}",
        "GET /api/usage/editions",
    },
    "place": {
        "GET /api/overlays",
        "GET /api/overlays/{place}",
        "PUT /api/overlays/{place}",
        "POST /api/overlays/{place}/photos",
    },
    "answer": {
        "GET /api/questions",
        "GET /api/questions/{thread}",
        "POST /api/questions/{thread}/answers",
        "PUT /api/questions/{thread}/closed",
        "GET /api/quarantine",
        "POST /api/quarantine/{commit_seq}/release",
        "POST /api/quarantine/{commit_seq}/annul",
    },
    "figures": {
        "GET /api/usage",
        "GET /api/visits/figures",
        "GET /api/visits/figures.csv",
    },
    "team": {
        "GET /api/accounts/people",
        "POST /api/accounts/people",
        "POST /api/accounts/people/{account}/start",
        "DELETE /api/accounts/people/{account}",
        "GET /api/accounts/devices",
        "POST /api/accounts/devices",
        "DELETE /api/accounts/devices/{device}",
        "PUT /api/accounts/devices/{device}/people/{account}",
        "DELETE /api/accounts/devices/{device}/people/{account}",
        "GET /api/quarantine/operations",
        "POST /api/quarantine/operations/{commit_seq}/release",
        "POST /api/quarantine/operations/{commit_seq}/annul",
        "GET /api/texts",
        "GET /api/texts/erased",
        "POST /api/texts/{text}/erase",
        "PUT /api/places/{place}/team-day",
        "GET /api/places/{place}/items",
        "POST /api/places/{place}/items",
        "GET /api/places/{place}/items.csv",
        "DELETE /api/places/{place}/items",
        "DELETE /api/places/{place}/items/{item}",
    },
    "administer": {
        "PUT /api/accounts/people/{account}/roles",
        "DELETE /api/accounts/people/{account}/factors",
        "DELETE /api/accounts/people/{account}/sessions",
        "GET /api/accounts/audit",
        "POST /api/places",
    },
}
# What each role may by a password; a second factor adds what FACTOR says.
MAY = {
    "administrator": {"read", "edit", "translate", "review", "place", "team", "answer", "figures"},
    "publisher": {"read"},
    "reviewer": {"read", "review"},
    "editor": {"read", "edit"},
    "translator": {"read", "translate"},
    "place-manager": {"read", "place"},
    "lead": {"read", "team", "answer", "figures"},
    "staff": set[str](),
    "helper": set[str](),
}
FACTOR = {"administrator": {"publish", "administer"}, "publisher": {"publish"}}
NUMBERS = ("{commit_seq}", "{number}")
SCOPES = {"translator": {"languages": ["ar"]}, "place-manager": {"places": [PLACE]}}


async def documented(browser: Caller) -> set[str]:
    paths = (await browser.get("/schema/openapi.json")).json()["paths"]
    return {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        if path.startswith("/api/")
        for method in methods
    }


def permission_of(route: str) -> str:
    return next(permission for permission, routes in ROUTES.items() if route in routes)


async def statuses(browser: Caller, routes: set[str]) -> dict[str, tuple[int, str]]:
    """What each route answers to a request that names nothing that there is."""
    told = {}
    for route in sorted(routes):
        method, path = route.split()
        # A translator's own language, since with another one they are as far out as those who are none.
        asked = path.replace("{language}", "ar")
        asked = re.sub(r"\{\w+\}", lambda name: "1" if name[0] in NUMBERS else "nobody", asked)
        reply = await browser.client.request(method, asked, headers=browser.headers)
        code = reply.json().get("code", "") if reply.status_code >= 400 else ""
        told[route] = (reply.status_code, code)
    return told


async def test_no_route_is_missing_from_the_matrix(stranger: Caller) -> None:
    listed = PUBLIC | BEFORE_FACTOR | set[str]().union(*ROUTES.values())
    assert await documented(stranger) == listed
    assert sorted(MAY) == sorted(ROLES)


async def test_who_is_not_logged_in_gets_in_nowhere(stranger: Caller) -> None:
    closed = await documented(stranger) - PUBLIC
    assert {status for status, _ in (await statuses(stranger, closed)).values()} == {401}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("proof", ["password", "factor"])
async def test_a_role_gets_in_where_it_may_and_nowhere_else(
    app: Any, stranger: Caller, clock: Clock, role: str, proof: str
) -> None:
    grant = Grant(role, **SCOPES.get(role, {}))  # type: ignore[arg-type]  # its words are those of ROLES
    await add_user("Fatima", PASSWORD, clock(), [grant])
    await stranger.log_in("Fatima")
    if proof == "factor":
        await stranger.prove(clock)
    may = {"self"} | MAY[role] | (FACTOR.get(role, set()) if proof == "factor" else set())
    inside = await documented(stranger) - PUBLIC - BEFORE_FACTOR
    for route, (status, code) in (await statuses(stranger, inside)).items():
        permission = permission_of(route)
        if permission in may:
            assert status not in (401, 405, 500), route
            # Allowed, but this one wants a factor that a password-only session has not.
            assert status != 403 or code in ("second-factor", "wrong-code", "not-yours"), route
        else:
            wanted = "second-factor" if permission in FACTOR.get(role, set()) else "forbidden"
            assert (status, code) == (403, wanted), route


async def test_before_the_second_factor_nothing_opens_but_showing_it(
    stranger: Caller, admin: Caller, clock: Clock
) -> None:
    await admin.prove(clock)
    assert (await stranger.log_in("Ahmed")).json()["awaits_factor"] is True
    inside = await documented(stranger) - PUBLIC - BEFORE_FACTOR
    assert set((await statuses(stranger, inside)).values()) == {(403, "second-factor")}
    told = (await stranger.get("/api/accounts/session")).json()
    assert (told["may"], told["has_mfa"]) == ([], False)
    assert (await stranger.delete("/api/accounts/session")).status_code == 204


async def test_a_handler_that_says_nothing_is_for_administrators_with_a_factor(
    app: Any, staff: Caller, admin: Caller, clock: Clock
) -> None:
    @get("/unsaid")
    async def unsaid() -> str:
        return "inside"

    app.register(Router("/api/more", route_handlers=[unsaid], guards=[require_permission]))
    path = "/api/more/unsaid"
    assert (await staff.get(path)).json()["code"] == "forbidden"
    assert (await admin.get(path)).json()["code"] == "second-factor"
    await admin.prove(clock)
    assert (await admin.get(path)).text == "inside"
