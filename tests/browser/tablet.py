"""A team's tablet: enrolled, with somebody at work and a day open, as most of a team's tests begin."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Playwright, ViewportSize, expect

from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.wire import Wire

LARGE = ViewportSize(width=1280, height=800)
PIN = "314159"
PLACE = "noord"


class Colleague(NamedTuple):
    """Somebody of the team."""

    name: str
    role: str = "staff"


SAMIRA = Colleague("Samira", "lead")
JOB = Colleague("Job")
YUSUF = Colleague("Yusuf", "helper")


class Tablet(Phone):
    """One tablet of a team on one wire. What a person does with it counts as taps."""

    def __init__(self, playwright: Playwright, profile: Path, wire: Wire, flags: Sequence[str] = ()) -> None:
        self.taps = 0
        super().__init__(playwright, profile, wire, flags)

    def restart(self) -> None:
        super().restart()
        self.open("/staff")

    def enrol(self, server: Server, *team: Colleague, name: str = "Tablet 1", places: Sequence[str]) -> None:
        """From a new browser to "Wie bent u?", with these people on its tiles."""
        code = server.run("device", "enrol", name, *(word for place in places for word in ("--place", place)))
        self.open(f"/staff#/enrol?c={code.split()[0]}")
        self.press("Koppel deze tablet")
        expect(self.button("Begin")).to_be_visible(timeout=60_000)
        self.button("Begin").click()
        hire(server, name, *team)
        self.reload()  # to hear at once who works here
        expect(self.page.locator(".person")).to_have_count(len(team))

    def start(self, server: Server, colleague: Colleague, pin: str = PIN) -> None:
        """The first time of somebody on this tablet: a start code, and a PIN twice."""
        code = server.run("user", "start", colleague.name).split()[0]
        self.tap(self.page.locator(".person", has_text=colleague.name))
        self.page.get_by_label(self.say("Startcode")).fill(code)
        self.press("Verder")
        self.type_pin(pin)
        self.type_pin(pin)
        expect(self.button("Wissel")).to_be_visible()

    def unlock(self, colleague: Colleague, pin: str = PIN) -> None:
        """Name tile, then PIN: one tap, and six digits."""
        self.tap(self.page.locator(".person", has_text=colleague.name))
        self.type_pin(pin)
        expect(self.button("Wissel")).to_be_visible()

    def start_later(self, server: Server, colleague: Colleague, pin: str = PIN) -> None:
        """Somebody else's first time, while another is at work: that one leaves for it, and comes back by `unlock`."""
        self.lock()
        self.start(server, colleague, pin)

    def count(self, dutch: str) -> None:
        """One tap on the tile of this name."""
        self.tap(self.page.locator("button.count-tile", has_text=self.say(dutch)))

    def type_pin(self, pin: str) -> None:
        field = self.page.locator("input.pin-field")
        expect(field).to_be_enabled()
        expect(field).to_have_value("")
        field.press_sequentially(pin)

    def lock(self) -> None:
        self.press("Wissel")
        expect(self.page.locator(".person").first).to_be_visible()

    def open_visit(self) -> None:
        """One tap: the place is remembered."""
        self.tap(self.page.locator(".open-visit > button"))
        expect(self.page.locator(".count-tiles")).to_be_visible()

    def ready(self, server: Server, colleague: Colleague = SAMIRA, *others: Colleague) -> None:
        """From a new browser to counting: enrolled for `PLACE`, somebody at work, the day open."""
        self.page.set_viewport_size(LARGE)
        if not server.count(f"SELECT count(*) FROM place WHERE id = '{PLACE}'"):
            add_place(server)
        self.enrol(server, colleague, *others, places=[PLACE])
        self.start(server, colleague)
        if colleague.role != "helper":
            self.open_visit()

    def press(self, dutch: str) -> None:
        self.tap(self.button(dutch))

    def tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def button(self, dutch: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(dutch), exact=True)

    def wait_until_sent(self) -> None:
        """Nothing waits on the tablet any more."""
        expect(self.page.locator(".team-rail")).to_contain_text(self.say("Alles verstuurd"), timeout=30_000)


def add_place(server: Server, id: str = PLACE, name: str = "Locatie Noord") -> None:
    """A place that speaks Arabic and Tigrinya, told to phones and tablets."""
    server.run("place", "add", id, name, "--language", "ar", "--language", "ti")
    server.run("publish")


def hire(server: Server, device: str, *team: Colleague) -> None:
    """Accounts for these people, who work on this device from now on."""
    (id,) = [one["id"] for one in json.loads(server.run("device", "list")) if one["name"] == device]
    for name, role in team:
        with suppress(AssertionError):  # who works on another device already
            server.run("user", "add", name, "--role", role, "--without-password")
        server.run("device", "people", id, "--add", name)
