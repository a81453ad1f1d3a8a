"""A newcomer's phone: a real Chromium with a profile of its own, which can be closed and opened again."""

import io
import re
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from babel.messages.pofile import read_po
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    ViewportSize,
    expect,
)

from tests.browser.server import HOUSE
from tests.browser.wire import Wire

# Nothing outside this machine, not even for the browser's own sake; as root there is no sandbox.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
SMALL = ViewportSize(width=360, height=640)
PATIENCE = 30_000  # ms; long, because a busy machine is no fault of the app
expect.set_options(timeout=PATIENCE / 2)
# What the browser itself says about a line that a test has cut or spoiled.
OF_THE_LINE = re.compile(
    r"net::ERR_|Failed to load resource|Failed to fetch|ServiceWorker script evaluation|SRI|integrity"
)

# Told in words of our own: what a page's policy forbade is never about a line, and in no test does it happen.
TELL = """document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`forbidden: ${effectiveDirective} ${blockedURI} ${sample}`))"""
FORBIDDEN = "forbidden: "
forbidden: list[str] = []  # by the policy of any page of any phone, since somebody took them away


def find_chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "the browser tests look through Chromium; `make test` installs it, or says how"
    return found


def find_shell() -> str:
    """The same browser without its window, which starts in a third of the time; or the whole one, where there is no such."""
    return shutil.which("chromium-headless-shell") or find_chromium()


def words(language: str) -> dict[str, str]:
    """The interface's words in a language, by their Dutch."""
    if language == "nl":
        return {}
    path = HOUSE / "locale" / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"
    messages = read_po(io.BytesIO(path.read_bytes()))
    return {str(one.id): one.string for one in messages if one.id and isinstance(one.string, str)}


class Phone:
    """One phone on one wire; the profile outlives the browser."""

    def __init__(self, playwright: Playwright, profile: Path, wire: Wire, flags: Sequence[str] = ()) -> None:
        self.wire = wire
        self.language = "nl"
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.profile = profile
        self._playwright = playwright
        self._flags = flags
        self._words: dict[str, str] = {}
        self._switch_on()

    context: BrowserContext
    page: Page
    is_whole: ClassVar[bool] = (
        True  # with its window and all that it keeps for people; tests look through less
    )
    locale = "nl-NL"  # what the browser speaks, from the next start on

    def restart(self) -> None:
        """The browser is closed and opened again, as after a night in a pocket."""
        self.switch_off()
        self._switch_on()

    def switch_off(self) -> None:
        try:
            self.context.close()
        except Error as error:
            if "has been closed" not in error.message:  # by a test that killed its browser: off is off
                raise

    def cut_network(self) -> None:
        self.wire.cut()
        self.context.set_offline(True)

    def restore_network(self) -> None:
        self.wire.mend()
        self.context.set_offline(False)

    def open(self, address: str = "/") -> None:
        self.page.goto(f"{self.wire.url}{address}")

    def reload(self) -> None:
        self.page.reload()

    def go(self, hash_: str) -> None:
        """Follow an address inside the app, and wait for its screen."""
        self.page.evaluate("hash => { location.hash = hash }", hash_)
        if not hash_.startswith("#/language"):  # behind that list the former screen waits
            expect(self.page.locator("main")).to_have_count(1)
        expect(self.page.locator("h1").first).to_be_visible()

    def say(self, dutch: str, **values: str) -> str:
        """A text of the interface in the phone's language."""
        text = self._words.get(dutch, dutch)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def speak(self, tag: str) -> None:
        """What `say` says from now on; the screen is not touched."""
        self.language, self._words = tag, words(tag)

    def choose_language(self, tag: str) -> None:
        self.speak(tag)
        self.page.locator(f'a[href="#/language/{tag}"]').click()

    def choose_situation(self, dutch: str) -> None:
        self.page.get_by_role("button", name=self.say(dutch)).click()

    def skip_place(self) -> None:
        self.page.get_by_role("button", name=self.say("Sla over")).click()
        self.page.wait_for_url("**/#/")

    def begin(self, tag: str, situation: str = "Ik ben net aangekomen") -> None:
        """From a new phone to Begin."""
        self.open()
        self.choose_language(tag)
        self.choose_situation(situation)
        self.skip_place()
        self.wait_for_worker()

    def wait_for_worker(self) -> None:
        active = "navigator.serviceWorker.getRegistration().then(found => Boolean(found?.active))"
        self.page.wait_for_function(active)  # which ends where none comes, as `ready` does not

    def save_pack(self) -> None:
        """Tap the first button that saves, and wait until the pack is there."""
        self.page.locator(".save button").first.click()
        expect(self.page.get_by_text(self.say("Werkt nu ook zonder internet"))).to_be_visible(timeout=30_000)

    def save_also(self, pack: str) -> None:
        """Save one more pack, from its own page."""
        self.go(f"#/p/{pack}")
        save = self.page.locator(".save button.main")
        expect(save).to_have_count(1)  # Begin, which offers every pack, is gone
        save.click()
        expect(self.page.locator(".cards").first).to_be_visible(timeout=PATIENCE)

    def open_card(self, card: str, pack: str = "aankomst") -> None:
        """Open a card and wait until it can be read."""
        self.go(f"#/r/{pack}/{card}")
        # The former card stays until this one is there; its heading is empty for a moment while it is read.
        expect(self.page.locator("h1")).not_to_have_text("", timeout=PATIENCE)
        expect(self.page.locator("article.reading")).to_be_visible()

    def read(self) -> str:
        """What stands on the card that is open."""
        return self.page.locator("article.reading").inner_text()

    def send_now(self) -> None:
        self.go("#/settings")
        self.page.get_by_role("button", name=self.say("Verstuur nu")).click()

    def wait_until(self, holds: Callable[[], bool], seconds: float = PATIENCE / 1000) -> None:
        """Let the page go on until something holds, here or at the server."""
        until = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < until, "it did not happen"
            self.page.wait_for_timeout(100)

    def begin_question(self) -> None:
        """Open what is asked about anything else; a phone without a pack has no other topic to choose."""
        self.go("#/ask")
        pictures = self.page.locator("fieldset.pictures")
        expect(pictures.first).to_be_visible()
        if not self.page.locator("textarea").is_visible():
            pictures.first.locator("button").last.click()

    def ask(self, text: str) -> None:
        self.begin_question()
        self.page.locator("textarea").fill(text)
        self.page.locator('form.ask button[type="submit"]').click()
        self.page.wait_for_url("**/#/ask/*")

    def _switch_on(self) -> None:
        self.context = self._playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=find_chromium() if self.is_whole else find_shell(),
            args=[*FLAGS, *self._flags],
            headless=True,
            viewport=SMALL,
            locale=self.locale,
            timezone_id="Europe/Amsterdam",
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", self._note_request)
        self.context.on("console", self._note_message)
        self.context.add_init_script(TELL)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.page = self.context.pages[0]

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.text.startswith(FORBIDDEN):
            forbidden.append(f"{self.page.url}: {message.text}")
        elif message.type == "error" and not OF_THE_LINE.search(message.text):
            self.problems.append(message.text)
