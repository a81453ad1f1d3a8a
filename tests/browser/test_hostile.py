"""Text is text: what would run where it were taken for markup stands on a screen, and on paper, as it was written.

In the studio, where it is written, and on a phone, which gets it. What runs after all fails a test by itself (`phone.py`).
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pyotp
import pytest
from playwright.sync_api import Dialog, Page, Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.hostile import NAME_MAX, PACK, payloads, texts, write_pack
from tests.browser.hostile_studio import NAME, PASSWORD, PLACE, SEED, Written, begin, write_all
from tests.browser.looking import QUIET, SETTLED
from tests.browser.phone import FORBIDDEN, Phone, forbidden
from tests.browser.screens import IS_WHOLE
from tests.browser.server import Server, copy_server
from tests.browser.wire import Wire

LEAST = 300  # payloads
AS_WRITTEN = re.compile(r"<(?:\w+|/\w+)[^>]*>")
STEP = 30  # seconds of a code; that of now was used already
CARDS = 3  # that a usual run looks at beyond their Dutch on a phone
# In every frame: what payloads call, and what nobody of ours does.
WATCH = f"""for (const name of ["hit", "alert", "confirm", "prompt"])
  globalThis[name] = () => console.error("{FORBIDDEN}" + name + " ran");"""


class World(NamedTuple):
    """A library in which every text is hostile."""

    wire: Wire
    cards: list[str]
    written: Written


@pytest.fixture(scope="module")
def world(template: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("hostile")
    cards = write_pack(folder / PACK, is_whole=IS_WHOLE)
    server = copy_server(template, folder / "server")
    begin(server)
    server.start()
    written = write_all(server, folder / PACK, cards)
    wire = Wire(server.port)
    wire.open()
    yield World(wire, cards, written)
    wire.close()
    server.stop()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path, world: World) -> Iterator[Phone]:
    """A phone, or a desk, on which whatever runs is told."""
    phone = Phone(playwright, tmp_path / "phone", world.wire)
    phone.context.add_init_script(WATCH)
    phone.context.on("dialog", _refuse)
    yield phone
    phone.switch_off()
    no_complaints(phone)


def _refuse(dialog: Dialog) -> None:
    forbidden.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


def sampled(cards: list[str]) -> list[str]:
    return cards if IS_WHOLE else Random(SEED).sample(cards[:-1], CARDS)


def test_what_is_taken_for_markup_is_told(phone: Phone) -> None:
    """The watch itself: a call, markup that is to be parsed, and a style in it."""
    phone.open("/admin")
    for done in ("hit()", "document.write('<img src=x onerror=hit()>')"):
        phone.page.evaluate(f"() => {{ try {{ {done} }} catch {{}} }}")
    phone.page.evaluate("document.body.setAttribute('style', 'color: red')")
    phone.page.wait_for_timeout(100)
    told = " ".join(forbidden)
    assert all(word in told for word in ("hit ran", "require-trusted-types-for", "style-src-attr")), told
    forbidden.clear()
    phone.problems.clear()


def test_no_text_runs_on_a_phone_or_in_print(phone: Phone, world: World) -> None:
    assert len(payloads()) >= LEAST
    phone.open(f"/p/{PLACE}")
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.page.wait_for_url("**/#/")
    phone.wait_for_worker()
    phone.go(f"#/p/{PACK}")
    phone.page.locator(".save button.main").click()
    expect(phone.page.locator(".cards").first).to_be_visible()
    for screen in (
        "#/",
        f"#/p/{PACK}",
        f"#/p/{PACK}?t=taal",
        "#/saved",
        "#/learn",
        "#/ask?t=taal",
    ):
        looked_at(phone, screen)
    for of_the_place in ("#/when", "#/books"):
        looked_at(phone, of_the_place)
        expect(phone.page.locator("main")).to_contain_text(AS_WRITTEN)
    for card in world.cards[:-1]:
        looked_at(phone, f"#/r/{PACK}/{card}")
        expect(phone.page.locator("main")).to_contain_text(AS_WRITTEN)
    looked_at(phone, f"#/r/{PACK}/{world.cards[-1]}")  # taken back, for a reason
    phone.go("#/search")
    phone.page.get_by_role("textbox").fill("<img src=x onerror=hit()>")
    expect(phone.page.locator("main a").first).to_be_visible()
    phone.go("#/language")
    phone.choose_language("ar")
    for card in sampled(world.cards):
        looked_at(phone, f"#/r/{PACK}/{card}")


def looked_at(phone: Phone, screen: str) -> None:
    """On the screen, and as it is laid out for paper."""
    phone.go(screen)
    on_paper(phone.page)
    assert forbidden == [], screen
    assert phone.page.url.startswith(phone.wire.url), screen


def on_paper(page: Page) -> None:
    page.evaluate(SETTLED, QUIET)
    page.emulate_media(media="print")
    page.wait_for_timeout(50)
    page.emulate_media(media="screen")


PAGES = (
    "board",
    "packs",
    f"packs/{PACK}",
    f"media/{PACK}",
    "translations",
    "publish",
    f"publish/pack/{PACK}",
    "publish/pack/werk",
    "questions",
    "feedback",
    "figures",
    "waiting",
    "texts",
    "visits",
    "tablets",
    "people",
    "places",
    "items",
    "overlay",
    f"overlay/{PLACE}",
    f"overlay/{PLACE}/booklet",
    f"overlay/{PLACE}/booklet/ar",
    "audit",
    "account",
)
# Which say none of it by themselves.
SILENT = (
    "questions",
    "board",
    "translations",
    "publish",
    "feedback",
    "figures",
    "visits",
    "waiting",
    "account",
)


def test_no_text_runs_in_the_studio(phone: Phone, world: World, tmp_path: Path) -> None:
    page = phone.page
    page.set_viewport_size({"width": 1280, "height": 800})
    enter(phone, world.written.secret)
    for name in PAGES:
        looked_at(phone, f"#/{name}")
        if name not in SILENT:
            expect(page.locator("main")).to_contain_text(AS_WRITTEN)
        open_all(page)
        assert forbidden == [], name
    for question in world.written.questions:
        looked_at(phone, f"#/questions/{question}")
        expect(page.locator(".talk")).to_contain_text(AS_WRITTEN)
    for card in sampled(world.cards):
        looked_at(phone, f"#/card/{card}")
        expect(page.frame_locator(".preview iframe").locator("main")).to_contain_text(AS_WRITTEN)
        on_paper(page)
    write_by_hand(phone, world.cards[0])
    translate(phone, world.written, tmp_path)


def enter(desk: Phone, secret: str) -> None:
    desk.open("/admin")
    desk.page.get_by_label("Naam").fill(NAME)
    desk.page.get_by_label("Wachtwoord").fill(PASSWORD)
    desk.page.get_by_role("button", name="Log in", exact=True).click()
    desk.page.get_by_label("Code").fill(pyotp.TOTP(secret).at(time.time() + STEP))
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".signed-in")).to_contain_text(NAME)


def open_all(page: Page) -> None:
    """Whatever a page keeps folded, and what it asks for when it is opened."""
    page.evaluate("for (const folded of document.querySelectorAll('main details')) folded.open = true")
    for button in page.get_by_role("button", name="Lees wat verandert").all()[:2]:
        button.click()
    page.evaluate(SETTLED, QUIET)
    older = page.get_by_role("button", name="Oudere")
    while older.count() and older.is_enabled():
        older.click()
        page.evaluate(SETTLED, QUIET)


def write_by_hand(desk: Phone, card: str) -> None:
    """Typed and pasted into a card, seen in its preview, in its history, and in what is asked before it is finished."""
    page, typed = desk.page, texts(NAME_MAX)[1]
    desk.go(f"#/card/{card}")
    title = page.get_by_role("textbox", name="Titel", exact=True)
    title.fill("")
    title.press_sequentially(typed[:40])
    page.keyboard.insert_text(typed[40:])
    expect(page.frame_locator(".preview iframe").locator("h1")).to_have_text(typed)
    expect(page.get_by_text("Alles staat op de server, sinds")).to_be_visible()
    page.get_by_role("button", name="Geschiedenis").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".versions > li").last.get_by_role("button").first.click()
    expect(dialog.locator("ins").first).to_have_text(AS_WRITTEN)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Klaar", exact=True).click()
    expect(dialog.locator("ins").first).to_have_text(AS_WRITTEN)
    page.keyboard.press("Escape")


def translate(desk: Phone, written: Written, folder: Path) -> None:
    """The list, one text with its remarks and history, and what two files would change."""
    page, address = desk.page, f"#/translations/{PACK}/ar"
    looked_at(desk, address)
    # In this order each text is said once by the first of them.
    for segment in written.translated[: len(texts(NAME_MAX)) if IS_WHOLE else CARDS]:
        looked_at(desk, f"{address}/{segment}")
        expect(page.locator("main")).to_contain_text(AS_WRITTEN)
        open_all(page)
    for name, data in written.files.items():
        (folder / name).write_bytes(data)
        page.get_by_label("Neem een bestand terug").set_input_files(folder / name)
        expect(page.locator("main table")).to_contain_text(AS_WRITTEN)
        on_paper(page)
        page.get_by_role("button", name="Niet doen").click()
