"""Desks of a studio: browsers on this machine's own name, each with a device that holds passkeys and a microphone."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Playwright, ViewportSize, expect

from tests.backend.packs.uploads import tone
from tests.browser.hands import Hands
from tests.browser.phone import Phone
from tests.browser.screens import OUTPUT, run_axe, run_lint
from tests.browser.wire import Wire
from tests.server import PASSWORD

LAPTOP = ViewportSize(width=1280, height=800)
NARROW = ViewportSize(width=360, height=640)
HERTZ = 880  # what every microphone hears
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
# What measures itself has drawn itself anew.
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"
TOO_WIDE = "() => (document.documentElement.scrollWidth > innerWidth ? ['the page is too wide'] : [])"


class Desk(Phone):
    """One of them; who works there logs in and out."""

    def __init__(self, playwright: Playwright, folder: Path, wire: Wire, hands: str) -> None:
        voice = folder.with_suffix(".wav")
        voice.write_bytes(tone(HERTZ, seconds=4, loud=0.2, rate=48_000))
        flags = [
            LOCAL,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={voice}",
        ]
        super().__init__(playwright, folder, wire, flags)
        self.hands = Hands(self.page, hands)
        self.page.set_viewport_size(LAPTOP)
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_DEVICE})

    def open(self, address: str = "/admin") -> None:
        self.page.goto(f"http://localhost:{self.wire.port}{address}")

    def log_in(self, name: str) -> None:
        self.hands.write(self.page.get_by_label("Naam"), name)
        self.hands.write(self.page.get_by_label("Wachtwoord"), PASSWORD)
        self.press("Log in")
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def log_in_with_passkey(self) -> None:
        self.press("Log in met een passkey")
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def log_out(self) -> None:
        self.press("Log uit")
        expect(self.page.get_by_label("Wachtwoord", exact=True)).to_be_visible()

    def make_passkey(self) -> None:
        """Where the page says that a password is not enough, and to where it leads."""
        self.follow("Maak een passkey of een code-app")
        self.hands.write(self.page.get_by_label("Naam van dit apparaat"), "Laptop")
        self.press("Maak een passkey")
        expect(self.page.get_by_role("region", name="Herstelcodes").get_by_role("listitem")).to_have_count(10)

    def button(self, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=name, exact=True)

    def press(self, name: str, within: Locator | None = None) -> None:
        self.hands.press(self.button(name, within))

    def answer(self, name: str) -> None:
        """Yes to what is asked first."""
        self.press(name, self.page.get_by_role("dialog"))

    def follow(self, name: str, within: Locator | None = None) -> None:
        """A link, until the page behind it has told its name."""
        link = (within or self.page).get_by_role("link", name=name, exact=True).first
        to = link.get_attribute("href") or ""
        self.hands.press(link)
        self.page.wait_for_url(lambda url: url.endswith(to))
        expect(self.page.locator("h1").first).to_be_focused()

    def menu(self, name: str) -> None:
        """A place of work, by the menu."""
        self.follow(name, self.page.get_by_role("navigation", name="Menu"))

    def look(self, name: str) -> None:
        """A station of the journey, on a laptop and as narrow as a phone: nothing is wrong on it for anybody."""
        for size in (NARROW, LAPTOP):
            self.page.set_viewport_size(size)
            self.page.evaluate(SETTLED)
            found = [*run_lint(self.page, "clickable"), *self.page.evaluate(TOO_WIDE)]
            assert not found, f"{name} at {size['width']} px: {found}"
            if "PICTURES" in os.environ:
                OUTPUT.mkdir(exist_ok=True)
                self.page.screenshot(path=OUTPUT / f"studio-{name}-{size['width']}.png", full_page=True)
        found = run_axe(self.page)
        assert not found, f"{name}: {found}"
