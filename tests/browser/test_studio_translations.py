"""A pack is translated by keys alone, whatever the screen; files and the second person are in the studio's journey."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from backend.accounts.add_user import add_user
from backend.accounts.roles import Grant
from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.packs.import_starter import import_starter
from backend.packs.scenes import read_kit
from tests.backend.packs.sample import PACK, write_pack
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.server import PASSWORD, PUBLISHED_AT, make_published, settings_in

WRITER = "Nadia"
LAPTOP = ViewportSize(width=1280, height=800)
TITLE, SUMMARY = "في الحي", "ماذا يوجد حولك؟"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A small one, whose only pack nobody has translated."""
    folder = tmp_path / "server"
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        thread.submit(asyncio.run, prepare(folder)).result()
    server = Server(folder)
    server.starter = folder / "nothing"  # more than is there
    server.starter.mkdir()
    server.start()
    yield server
    server.stop()


async def prepare(folder: Path) -> None:
    await make_published(folder)
    write_pack(folder / "starter", pack=PACK.replace("[nl, en, ar, fa-AF]", "[nl, ar, uk, tr]"))
    settings, kit = settings_in(folder), read_kit(folder / "kit.json")
    await DB.open(settings.database)
    await add_user(WRITER, PASSWORD, PUBLISHED_AT, [Grant("translator", languages=["ar", "uk", "tr"])])
    await import_starter(folder / "starter", folder / "locale", kit, BlobStore(settings.blobs))
    await DB.close()


@pytest.fixture
def studio(new_phone: Callable[[], Phone]) -> Callable[[str], Page]:
    """Opens the studio for somebody."""

    def come_in(name: str) -> Page:
        desk = new_phone()
        desk.page.set_viewport_size(LAPTOP)
        desk.open("/admin#/translations")
        desk.page.get_by_label("Naam").fill(name)
        desk.page.get_by_label("Wachtwoord").fill(PASSWORD)
        desk.page.get_by_role("button", name="Log in", exact=True).click()
        expect(desk.page.get_by_role("heading", name="Vertalingen")).to_be_focused()
        return desk.page

    return come_in


def cell(page: Page, language: str) -> str:
    """What the matrix says of the pack in a language."""
    page.evaluate("location.hash = '#/translations'")
    link = page.locator(f"a.cell[href='#/translations/buurt/{language}']")
    return link.locator("[aria-hidden]").inner_text()


def test_texts_are_translated_by_keys_and_outlive_a_crash(studio: Callable[[str], Page]) -> None:
    page = studio(WRITER)
    assert cell(page, "ar") == "—"
    translate_by_keys(page)
    assert cell(page, "ar") == "10 %"


def translate_by_keys(page: Page) -> None:
    """From the matrix to two translated texts, and never a hand on the mouse."""
    page.locator("a.cell[href='#/translations/buurt/uk']").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    while page.evaluate("document.activeElement.getAttribute('href')") != "#/translations/buurt/ar":
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="In de buurt in het Arabisch")).to_be_focused()
    field = page.get_by_label("العربية", exact=True)
    expect(field).to_be_visible()
    assert (field.get_attribute("dir"), field.get_attribute("lang")) == ("rtl", "ar")
    for _ in range(8):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type(TITLE)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".source")).to_have_text("Wat is er om je heen?")
    expect(field).to_be_focused()
    page.keyboard.type(f"{SUMMARY} 5")
    expect(page.get_by_text("De getallen zijn niet dezelfde")).to_be_visible()
    page.reload()  # as after a crash: what was typed is still there
    expect(field).to_have_value(f"{SUMMARY} 5")
    field.focus()
    page.keyboard.press("Control+End")
    for _ in " 5":
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".source")).to_have_text("Hulp")
    expect(page.get_by_text("2 van 19 teksten vertaald")).to_be_visible()
    expect(page.get_by_text("2 vertalingen wachten op iemand die ze nakijkt.")).to_be_visible()
    take_back_by_keys(page, field)


def take_back_by_keys(page: Page, field: Locator) -> None:
    """The list of keys tells how; the first text goes, and comes back."""
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog", name="Toetsen")).to_contain_text("haal de vertaling weg")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(field).to_be_focused()
    page.keyboard.press("F4")
    expect(page.get_by_label("Toon")).to_be_focused()
    page.get_by_label("Toon").select_option("all")
    page.locator("a[href='#/translations/buurt/ar/buurt.title']").press("Enter")
    expect(field).to_have_value(TITLE)
    expect(field).to_be_focused()
    page.keyboard.press("Control+Shift+Backspace")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 van 19 teksten vertaald")).to_be_visible()
    expect(page.get_by_text(f"Weggehaald door {WRITER}")).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    page.keyboard.type(TITLE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("2 van 19 teksten vertaald")).to_be_visible()
