"""Text is text: what would run where it were taken for markup stands on a screen, and on paper, as it was written.

In the studio, where it is written, and on a phone, which gets it. What runs after all fails a test by itself (`phone.py`).
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyotp
import pytest
from playwright.sync_api import Dialog, Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.hostile import LEAST, payloads
from tests.browser.hostile_cards import PACK, Cards, write_pack
from tests.browser.hostile_desk import NAME, PASSWORD, PLACE, Studio
from tests.browser.hostile_fields import SHOWN_TO_NOBODY, fields_of_cards, free_fields
from tests.browser.hostile_hands import (
    AS_WRITTEN,
    bring_files,
    clash,
    looked_at,
    on_paper,
    open_all,
    sampled,
    translate,
    write_by_hand,
)
from tests.browser.hostile_places import name_passkeys, places_that_speak
from tests.browser.hostile_studio import Written, begin, write_all
from tests.browser.phone import FORBIDDEN, Phone, forbidden
from tests.browser.screens import IS_WHOLE
from tests.browser.server import Server, copy_server
from tests.browser.wire import Wire

STEP = 30  # seconds of a code; that of now was used already
# In every frame: what payloads call, and what nobody of ours does.
WATCH = f"""for (const name of ["hit", "alert", "confirm", "prompt"])
  globalThis[name] = () => console.error("{FORBIDDEN}" + name + " ran");"""


class World(NamedTuple):
    """A library in which every text is hostile."""

    wire: Wire
    cards: Cards
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
    written.studio.client.close()
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
    # Its cards, or its themes where there are many.
    expect(phone.page.locator(f"main a:is([href*='/r/{PACK}/'], [href*='/p/{PACK}?'])").first).to_be_visible()
    expect(phone.page.locator(".save")).to_have_count(0)
    for screen in (
        "#/",
        f"#/p/{PACK}",
        f"#/p/{PACK}?t=taal",
        "#/saved",
        "#/learn",
        "#/ask?t=taal",
    ):
        looked_at(phone, screen)
    for card in world.cards.shown:
        looked_at(phone, f"#/r/{PACK}/{card}")
        expect(phone.page.locator("main")).to_contain_text(AS_WRITTEN)
    for card in world.cards.taken_back:  # for a reason
        looked_at(phone, f"#/r/{PACK}/{card}")
    for place in places_that_speak():
        phone.open(f"/p/{place}")
        for screen in (f"#/r/{PACK}/{world.cards.of_the_place}", "#/books", "#/when"):
            looked_at(phone, screen)
            expect(phone.page.locator("main")).to_contain_text(AS_WRITTEN)
    phone.go("#/search")
    phone.page.get_by_role("textbox").fill("<img src=x onerror=hit()>")
    expect(phone.page.locator("main a").first).to_be_visible()
    phone.go("#/language")
    phone.choose_language("ar")
    for card in sampled(world.cards.shown):
        looked_at(phone, f"#/r/{PACK}/{card}")


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
# Which say none of it by themselves, and are looked at in a whole run.
SILENT = ("questions", "board", "translations", "publish", "feedback", "figures", "visits", "waiting")


def test_every_field_that_takes_free_text_got_some_of_each(world: World) -> None:
    """By the document of the API: a new field is filled here too, or named as shown to nobody."""
    studio = world.written.studio
    fields = free_fields(studio.client.get("/schema/openapi.json").json()) | fields_of_cards()
    open_passkeys = {("POST /api/accounts/self/passkeys", "name")}  # by whoever looks at them
    assert SHOWN_TO_NOBODY.keys() <= fields
    shown = [field for field in fields if field not in SHOWN_TO_NOBODY.keys() | open_passkeys]
    least = LEAST if IS_WHOLE else 1
    assert [(*field, count) for field in sorted(shown) if (count := studio.told.count(field)) < least] == []


def test_no_text_runs_in_the_studio(phone: Phone, world: World, tmp_path: Path) -> None:
    page, written = phone.page, world.written
    page.set_viewport_size({"width": 1280, "height": 800})
    enter(phone, written.secret)
    for name in (name for name in PAGES if IS_WHOLE or name not in SILENT):
        looked_at(phone, f"#/{name}")
        if name not in SILENT:
            expect(page.locator("main")).to_contain_text(AS_WRITTEN)
        open_all(page)
        assert forbidden == [], name
    for place in places_that_speak()[1:]:
        looked_at(phone, f"#/overlay/{place}")
        looked_at(phone, f"#/overlay/{place}/booklet")
    for _ in name_passkeys(written.studio):
        come_back(phone, written.studio)
        looked_at(phone, "#/account")
        expect(page.locator("main")).to_contain_text(AS_WRITTEN)
    for question in written.questions:
        looked_at(phone, f"#/questions/{question}")
        expect(page.locator(".talk")).to_contain_text(AS_WRITTEN)
    for card in sampled(world.cards.shown):
        looked_at(phone, f"#/card/{card}")
        expect(page.frame_locator(".preview iframe").locator("main")).to_contain_text(AS_WRITTEN)
        on_paper(page)
    write_by_hand(phone, world.cards.shown[0])
    clash(phone, world.cards.shown[0], written)
    bring_files(phone)
    translate(phone, written, tmp_path)


def come_back(desk: Phone, studio: Studio) -> None:
    """In the session that made a new passkey, which ended all others."""
    desk.context.clear_cookies()
    for one in studio.client.cookies.jar:
        desk.context.add_cookies([{"name": one.name, "value": one.value or "", "url": desk.wire.url}])
    desk.open("/admin#/board")
    desk.reload()
    expect(desk.page.locator(".signed-in")).to_contain_text(NAME)


def enter(desk: Phone, secret: str) -> None:
    desk.open("/admin")
    desk.page.get_by_label("Naam").fill(NAME)
    desk.page.get_by_label("Wachtwoord").fill(PASSWORD)
    desk.page.get_by_role("button", name="Log in", exact=True).click()
    desk.page.get_by_label("Code").fill(pyotp.TOTP(secret).at(time.time() + STEP))
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".signed-in")).to_contain_text(NAME)
