"""Somebody proves who they are: a passkey that a virtual authenticator holds, codes of an app, and codes on paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyotp
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser.phone import Phone
from tests.browser.screens import run_axe, run_lint
from tests.browser.server import Server
from tests.browser.wire import Wire

NAME, PASSWORD = "Sanne", "een heel lang wachtwoord"
# Passkeys belong to a name, never to an address of numbers.
LOCAL = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
KEY_IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def desk(playwright: Playwright, folder: Path, wire: Wire) -> Iterator[Page]:
    """A browser on this machine's own name, whose device holds passkeys."""
    phone = Phone(playwright, folder, wire, [LOCAL])
    try:
        devtools = phone.context.new_cdp_session(phone.page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_DEVICE})
        phone.page.goto(f"http://localhost:{wire.port}/admin")
        yield phone.page
        assert phone.problems == []
    finally:
        phone.switch_off()


def test_a_first_log_in_leads_to_a_passkey_and_the_passkey_opens_what_a_password_does_not(
    playwright: Playwright, tmp_path: Path, server: Server, wire: Wire
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    server.run("user", "add", "Fatima", "--role", "staff", "--without-password")
    with desk(playwright, tmp_path / "desk", wire) as page:
        log_in(page)
        expect(page.get_by_role("link", name="Logboek")).to_have_count(0)
        page.get_by_role("link", name="Maak een passkey of een code-app").press("Enter")
        expect(page.get_by_role("heading", name="Mijn account")).to_be_focused()
        looks_well(page)
        page.get_by_label("Naam van dit apparaat").fill("Laptop")
        page.get_by_role("button", name="Maak een passkey").press("Enter")
        codes = page.get_by_role("region", name="Herstelcodes").get_by_role("listitem")
        expect(codes).to_have_count(10)
        spare = codes.first.inner_text()
        looks_well(page)
        roles_are_given(page)
        the_audit_tells_it(page)
        log_out(page)

        page.get_by_role("button", name="Log in met een passkey").press("Enter")
        expect(page.get_by_role("button", name="Log uit", exact=True)).to_be_visible()
        log_out(page)

        log_in(page)
        expect(page.get_by_label("Code uit uw app, of een herstelcode")).to_be_focused()
        looks_well(page)
        page.keyboard.type(spare.lower())
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Log uit", exact=True)).to_be_visible()
        page.goto(page.url.partition("#")[0] + "#/account")
        expect(page.get_by_text("U hebt nog 9 herstelcodes.")).to_be_visible()


def test_an_app_makes_codes_and_whose_session_is_ended_elsewhere_goes_on_where_they_were(
    playwright: Playwright, tmp_path: Path, server: Server, wire: Wire
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    with (
        desk(playwright, tmp_path / "desk", wire) as page,
        desk(playwright, tmp_path / "other", wire) as other,
    ):
        log_in(page)
        page.get_by_role("link", name="Maak een passkey of een code-app").click()
        page.get_by_role("button", name="Neem een app met codes").press("Enter")
        expect(page.get_by_role("img", name="QR-code voor uw app")).to_be_visible()
        secret = page.locator(".tablet-code code").inner_text().replace(" ", "")
        looks_well(page)
        page.get_by_label("2. Typ de code die de app laat zien").fill("000 000")
        page.get_by_role("button", name="Klaar").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
        page.get_by_label("2. Typ de code die de app laat zien").fill(pyotp.TOTP(secret).now())
        page.get_by_role("button", name="Klaar").press("Enter")
        expect(page.get_by_text("U hebt een app met codes.")).to_be_visible()
        spare = page.get_by_role("region", name="Herstelcodes").get_by_role("listitem").first.inner_text()

        log_in(other)
        field = other.get_by_label("Code uit uw app, of een herstelcode")
        # The code of this half minute was used by the first one.
        field.fill(pyotp.TOTP(secret).at(datetime.now(UTC), counter_offset=1))
        other.get_by_role("button", name="Ga verder").press("Enter")
        expect(other.get_by_role("button", name="Log uit", exact=True)).to_be_visible()

        go(other, "people")
        form = other.get_by_role("form", name="Iemand toevoegen")
        form.get_by_label("Naam").fill("Mira")
        form.get_by_label("Helper").check()
        sessions_are_ended(page, other, form, spare)


def sessions_are_ended(page: Page, other: Page, form: Locator, spare: str) -> None:
    """The one that is known for another browser's, and then all but this one."""
    page.reload()
    there = page.get_by_role("listitem").filter(has_text="met een code").filter(has_not_text="dit is hier")
    there.get_by_role("button", name="Log daar uit: Chrome · Linux").press("Enter")
    expect(there).to_have_count(0)
    goes_on_after_the_end(other, form, spare)
    page.reload()
    page.get_by_role("button", name="Log overal uit, behalve hier").press("Enter")
    expect(page.get_by_text("(dit is hier)")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Log daar uit"))).to_have_count(0)
    other.reload()
    expect(other.get_by_label("Wachtwoord")).to_be_visible()


def goes_on_after_the_end(page: Page, form: Locator, spare: str) -> None:
    """Whoever logs in again finds what they typed, and sends it."""
    form.get_by_role("button", name="Voeg toe").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Wat u typte, staat er nog.")
    looks_well(page)
    again = page.get_by_role("main")  # the one that shows
    again.get_by_label("Naam").fill(NAME)
    again.get_by_label("Wachtwoord").fill(PASSWORD)
    again.get_by_role("button", name="Log in", exact=True).press("Enter")
    page.get_by_label("Code uit uw app, of een herstelcode").fill(spare)
    page.get_by_role("button", name="Ga verder").press("Enter")
    expect(form.get_by_label("Naam")).to_have_value("Mira")
    form.get_by_role("button", name="Voeg toe").press("Enter")
    expect(page.get_by_role("region", name="Mira")).to_be_visible()


def roles_are_given(page: Page) -> None:
    go(page, "people")
    card = page.get_by_role("region", name="Fatima")
    card.get_by_text("Verander wat Fatima mag").press("Enter")
    card.get_by_label("Vertaler").check()
    card.get_by_label("Arabisch").check()
    looks_well(page)
    card.get_by_role("button", name="Bewaar").press("Enter")
    expect(card.get_by_role("alert")).to_contain_text("wachtwoord nodig")
    form = page.get_by_role("form", name="Iemand toevoegen")
    form.get_by_label("Naam").fill("Yusuf")
    form.get_by_label("Vertaler").check()
    form.get_by_label("Oekraïens").check()
    form.get_by_label("Wachtwoord").fill(PASSWORD)
    form.get_by_role("button", name="Voeg toe").press("Enter")
    added = page.get_by_role("region", name="Yusuf")
    expect(added.get_by_text("Vertaler: Oekraïens")).to_be_visible()
    added.get_by_text("Verander wat Yusuf mag").press("Enter")
    added.get_by_label("Nalezer").check()
    added.get_by_role("button", name="Bewaar").press("Enter")
    expect(added.get_by_role("listitem").filter(has_text="Nalezer")).to_be_visible()


def the_audit_tells_it(page: Page) -> None:
    go(page, "audit")
    expect(page.get_by_text("precies zoals ze geschreven zijn")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Rollen Yusuf"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Toegang Sanne passkey Laptop"))).to_be_visible()
    looks_well(page)


def looks_well(page: Page) -> None:
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []


def go(page: Page, name: str) -> None:
    page.evaluate("hash => { location.hash = hash }", f"#/{name}")
    expect(page.locator("h1").first).to_be_focused()


def log_in(page: Page) -> None:
    page.get_by_label("Naam").fill(NAME)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).press("Enter")


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log uit", exact=True).press("Enter")
    expect(page.get_by_label("Wachtwoord")).to_be_visible()
