"""HTTP of who has an account: a team's people by whoever leads it, everybody else and the audit by administrators."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, RawBody

from backend.accounts import examples
from backend.accounts.add_user import (
    User,
    add_user,
    change_roles,
    list_users,
    read_grants,
    remove_account,
    reset_factors,
)
from backend.accounts.audit import Chain, Entry, list_entries, verify_audit
from backend.accounts.begun import Begun, list_cut_off
from backend.accounts.guard import require
from backend.accounts.own_sessions import end_sessions
from backend.accounts.passwords import MAX_LENGTH, MIN_LENGTH
from backend.accounts.roles import Grant, is_of_team
from backend.accounts.sessions import SignedIn
from backend.accounts.start_codes import IssuedCode, issue_start_code
from backend.core.config import Settings
from backend.core.web import Line, read_body

Grants = Annotated[tuple[Grant, ...], msgspec.Meta(min_length=1, max_length=9)]
Number = Annotated[int, QueryParameter(ge=0, le=2**53)]


class UserList(msgspec.Struct, frozen=True):
    """All who have an account, by name."""

    people: Sequence[User]


class NewUser(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who gets an account; whoever is to log in has a password, who works on tablets only needs none."""

    name: Line
    roles: Grants
    password: Annotated[str, msgspec.Meta(min_length=MIN_LENGTH, max_length=MAX_LENGTH)] | None = None


class NewRoles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All roles that somebody has from now on."""

    roles: Grants


class Audit(msgspec.Struct, frozen=True):
    """A page of the audit, newest first, whether the whole of it is as it was written, and deeds that were cut off."""

    chain: Chain
    entries: Sequence[Entry]
    cut_off: Sequence[Begun]


NEW_USER = msgspec.json.Decoder(NewUser)
NEW_ROLES = msgspec.json.Decoder(NewRoles)


@get("/accounts/people", opt={"may": "team", "example": examples.PEOPLE})
async def list_people() -> UserList:
    return UserList(await list_users())


@post(
    "/accounts/people",
    status_code=204,
    opt={"may": "team", "body": NewUser, "body_example": examples.NEW_USER},
)
async def add_one(
    body: RawBody, now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> None:
    given = read_body(body, NEW_USER)
    if given.password is not None or not is_of_team(given.roles):
        require(signed_in, "administer")
    await add_user(given.name, given.password, now, given.roles, by=signed_in.name)


@post(
    "/accounts/people/{account:str}/start",
    status_code=200,
    opt={"may": "team", "example": examples.START_CODE},
)
async def issue_code(account: FromPath[str], now: NamedDependency[datetime]) -> IssuedCode:
    return await issue_start_code(account, now)


@delete("/accounts/people/{account:str}", status_code=204, opt={"may": "team"})
async def remove_one(
    account: FromPath[str], now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> None:
    if not is_of_team(await read_grants(account)):
        require(signed_in, "administer")
    await remove_account(account, now, by=signed_in.name)


@put(
    "/accounts/people/{account:str}/roles",
    status_code=204,
    opt={"may": "administer", "body": NewRoles, "body_example": examples.NEW_ROLES},
)
async def set_roles(
    account: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
    signed_in: NamedDependency[SignedIn],
) -> None:
    await change_roles(account, read_body(body, NEW_ROLES).roles, now, by=signed_in.id)


@delete("/accounts/people/{account:str}/factors", status_code=204, opt={"may": "administer"})
async def forget_factors_of(
    account: FromPath[str], now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> None:
    await reset_factors(account, now, by=signed_in.name)


@delete("/accounts/people/{account:str}/sessions", status_code=204, opt={"may": "administer"})
async def end_sessions_of(account: FromPath[str]) -> None:
    await read_grants(account)
    await end_sessions(account)


@get("/accounts/audit", opt={"may": "administer", "example": examples.AUDIT})
async def read_audit(settings: NamedDependency[Settings], before: Number = 0) -> Audit:
    return Audit(await verify_audit(), await list_entries(before), await list_cut_off(settings.data))


handlers = [
    list_people,
    add_one,
    issue_code,
    remove_one,
    set_roles,
    forget_factors_of,
    end_sessions_of,
    read_audit,
]
