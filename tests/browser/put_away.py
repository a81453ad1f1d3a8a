"""A phone that was made ready once: each test takes one that is exactly as it was put away."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright

from tests.browser.phone import Phone
from tests.browser.wire import Wire


class PutAway:
    """Phones that are as `prepare` left the first. All of them are on one line, for what a browser keeps is kept by address."""

    def __init__(
        self, playwright: Playwright, folder: Path, wire: Wire, prepare: Callable[[Phone], None]
    ) -> None:
        self._playwright = playwright
        self._folder = folder
        self._wire = wire
        self._first = Phone(playwright, folder / "first", wire)
        self._taken = 0
        wire.mend()
        prepare(self._first)
        self._first.switch_off()

    def take(self) -> Phone:
        """One more, switched on, and with a network in order until the test spoils it."""
        self._taken += 1
        self._wire.calm_down()
        self._wire.slow_down(None)
        profile = self._folder / f"phone-{self._taken}"
        shutil.copytree(self._first.profile, profile)
        self._wire.mend()
        phone = Phone(self._playwright, profile, self._wire)
        phone.speak(self._first.language)
        return phone

    @contextmanager
    def without_network(self) -> Iterator[Phone]:
        """One more, which has opened the app without a network."""
        phone = self.take()
        phone.cut_network()
        phone.open()
        yield phone
        phone.switch_off()
