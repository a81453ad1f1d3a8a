"""Passkeys: a whole log-in by themselves, once for each challenge, on our own site, by who unlocked their device."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from backend.accounts.add_user import remove_user
from backend.app import create_app
from backend.core.config import Settings
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.passkeys import PasskeyDevice
from tests.server import living

SITE = "https://wegwijs.example"
SESSION = "/api/accounts/session"
OWN = "/api/accounts/self"


def on_site(app: Any) -> Caller:
    browser = caller(app)
    browser.headers["origin"] = SITE
    browser.client.base_url = SITE
    return browser


@pytest.fixture
async def site(settings: Settings, clock: Clock) -> AsyncIterator[Any]:
    public = msgspec.structs.replace(settings, public_url=SITE)
    async with living(create_app(public, clock)) as app:
        yield app


async def make(browser: Caller, device: PasskeyDevice) -> Any:
    ceremony = (await browser.post(f"{OWN}/passkeys/challenge")).json()
    reply = await browser.post(f"{OWN}/passkeys", device.make(ceremony))
    if reply.status_code == 200:
        browser.headers["x-csrf-token"] = reply.json()["csrf"]
    return reply


async def show(browser: Caller, device: PasskeyDevice) -> Any:
    ceremony = (await browser.post(f"{SESSION}/challenge")).json()
    return await browser.post(f"{SESSION}/passkey", device.show(ceremony))


@pytest.fixture
async def owner(site: Any) -> AsyncIterator[tuple[Caller, PasskeyDevice]]:
    """Ahmed, who made a passkey."""
    browser, device = on_site(site), PasskeyDevice(SITE)
    async with browser.client:
        await browser.log_in("Ahmed")
        assert (await make(browser, device)).json()["has_mfa"] is True
        yield browser, device


@ON_BOTH
async def test_a_passkey_is_a_whole_log_in(site: Any, owner: tuple[Caller, PasskeyDevice]) -> None:
    stranger = on_site(site)
    async with stranger.client:
        told = (await show(stranger, owner[1])).json()
        assert (told["name"], told["has_mfa"], "administer" in told["may"]) == ("Ahmed", True, True)
        assert (await stranger.get("/api/accounts/audit")).status_code == 200


async def test_once_there_is_one_a_password_alone_opens_nothing(
    site: Any, owner: tuple[Caller, PasskeyDevice]
) -> None:
    stranger = on_site(site)
    async with stranger.client:
        assert (await stranger.log_in("Ahmed")).json()["may"] == []
        reply = await stranger.post(f"{OWN}/passkeys/challenge")
        assert (reply.status_code, reply.json()["code"]) == (403, "second-factor")


async def test_what_was_shown_once_opens_nothing_again(
    site: Any, owner: tuple[Caller, PasskeyDevice]
) -> None:
    stranger = on_site(site)
    async with stranger.client:
        ceremony = (await stranger.post(f"{SESSION}/challenge")).json()
        shown = owner[1].show(ceremony)
        replies = [await stranger.post(f"{SESSION}/passkey", shown) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [200, 401]


@pytest.mark.parametrize("fault", ["elsewhere", "locked", "stranger", "late", "old-count", "own-challenge"])
async def test_a_passkey_that_is_not_right_opens_nothing(
    site: Any, owner: tuple[Caller, PasskeyDevice], clock: Clock, fault: str
) -> None:
    browser, device = owner
    ceremony = (await browser.post(f"{SESSION}/challenge")).json()
    if fault == "elsewhere":
        device.origin = "https://wegwijs.example.evil"
    elif fault == "locked":
        device.flags = 1
    elif fault == "stranger":
        device = PasskeyDevice(SITE)
    elif fault == "late":
        clock.move(minutes=6)
    elif fault == "old-count":
        await show(browser, device)
        device.count = 0
    else:
        ceremony["challenge"] = "A" * 43
    reply = await browser.post(f"{SESSION}/passkey", device.show(ceremony))
    assert (reply.status_code, reply.json()["code"]) == (401, "wrong-passkey")


async def test_a_passkey_of_somebody_who_was_removed_opens_nothing(
    owner: tuple[Caller, PasskeyDevice], clock: Clock
) -> None:
    browser, device = owner
    await remove_user("Ahmed", clock())
    assert (await show(browser, device)).status_code == 401


async def test_one_that_a_device_makes_without_asking_who_it_is_is_not_kept(site: Any) -> None:
    browser = on_site(site)
    async with browser.client:
        await browser.log_in("Ahmed")
        reply = await make(browser, PasskeyDevice(SITE, is_verified=False))
        assert (reply.status_code, reply.json()["code"]) == (401, "wrong-passkey")


async def test_the_last_one_stays_where_it_is_needed(owner: tuple[Caller, PasskeyDevice]) -> None:
    browser, _ = owner
    (kept,) = (await browser.get(OWN)).json()["factors"]["passkeys"]
    reply = await browser.delete(f"{OWN}/passkeys/{kept['id']}")
    assert (reply.status_code, reply.json()["code"]) == (409, "last-factor")
    await make(browser, PasskeyDevice(SITE))
    assert (await browser.delete(f"{OWN}/passkeys/{kept['id']}")).status_code == 204
    assert (await browser.delete(f"{OWN}/passkeys/{kept['id']}")).status_code == 404
