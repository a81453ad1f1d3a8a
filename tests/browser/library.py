"""A library that has more than the starter packs: every kind of card, two sounds, and a place that speaks for itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.editing import publish_pack
from tests.browser.phone import Phone
from tests.browser.saving import STORE
from tests.browser.server import HOUSE, Server, copy_server
from tests.browser.wire import Wire

PACK = "oefenen"
STAYING = "blijven"  # a pack for who may stay
PLACE = "voorbeeld"
SAMPLE = HOUSE / "backend" / "starter" / "overlays" / "voorbeeld.json"


def furnish(server: Server) -> None:
    publish_pack(server, PACK, STAYING)
    server.run("keys", "create", "--person", str(server.data / "keys" / "regio.pem"))
    server.run("region", "add", "regio", "--public", str(server.data / "keys" / "regio.pub"))
    server.run("place", "add", PLACE, "Voorbeeld", "--region", "regio")
    server.run("place", "overlay", PLACE, str(SAMPLE))
    server.run("publish")


@contextmanager
def serving(library: Server, folder: Path) -> Iterator[tuple[Server, Wire]]:
    """A copy of it at work, and the line to it."""
    server = copy_server(library, folder)
    server.start()
    wire = Wire(server.port)
    wire.open()
    try:
        yield server, wire
    finally:
        wire.close()
        server.stop()


@contextmanager
def a_new_one(folder: Path) -> Iterator[Wire]:
    """The line to a library that was made just now, for whoever takes pictures of its screens."""
    library = Server(folder / "library")
    library.start()
    library.stop()
    furnish(library)
    with serving(library, folder / "server") as (_, wire):
        yield wire


def come_by_poster(phone: Phone, language: str, situation: str = "Ik ben net aangekomen") -> None:
    """From a new phone to Begin, by the QR code of the place's poster."""
    phone.open(f"/p/{PLACE}")
    phone.choose_language(language)
    phone.choose_situation(situation)
    phone.page.wait_for_url("**/#/")
    phone.wait_for_worker()


def settle(phone: Phone, language: str) -> None:
    """From a new phone to one that is in use: its place known, two packs saved, one with its sound, a question asked."""
    come_by_poster(phone, language)
    phone.save_also("aankomst")
    save_with_sound(phone)
    phone.ask("?")


def save_with_sound(phone: Phone) -> None:
    phone.go(f"#/p/{PACK}")
    phone.page.locator(".save input[type=checkbox]").check()
    phone.page.locator(".save button.main").click()
    expect(phone.page.locator(".cards").first).to_be_visible()
    phone.wait_until(lambda: phone.page.evaluate(STORE, ["downloads", "count"]) == 0)
