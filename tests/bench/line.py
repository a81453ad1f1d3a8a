"""A server, a slow line and a slow phone, for benchmarks of what a newcomer waits for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.wire import Line, Wire

SLOW = Line(bytes_per_second=400_000 / 8, round_trip=0.4)
SLOW_DOWN = 4  # times, of the processor


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Server, Wire]]:
    """A server over a new data folder, and the wire to it."""
    server = Server(folder)
    server.start()
    wire = Wire(server.port)
    wire.open()
    try:
        yield server, wire
    finally:
        wire.close()
        server.stop()


@contextmanager
def phone_on(wire: Wire, profile: Path) -> Iterator[Phone]:
    """A new phone of today's speed; `throttle` makes it an old one."""
    with sync_playwright() as playwright:
        phone = Phone(playwright, profile, wire)
        try:
            yield phone
        finally:
            phone.switch_off()


def throttle(phone: Phone) -> None:
    """Make the page's processor as slow as an old phone's; holds until the browser is restarted."""
    session = phone.context.new_cdp_session(phone.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
