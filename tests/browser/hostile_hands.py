"""What is done on pages full of hostile texts: looking, also as on paper, unfolding, typing, and bringing files."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

from playwright.sync_api import FilePayload, Page, expect

from tests.backend.packs.editing import zipped
from tests.browser.hostile import texts
from tests.browser.hostile_cards import NAME_MAX, PACK
from tests.browser.hostile_desk import SEED
from tests.browser.hostile_packs import AR
from tests.browser.hostile_studio import Written
from tests.browser.looking import QUIET, SETTLED
from tests.browser.phone import PATIENCE, Phone, forbidden
from tests.browser.screens import IS_WHOLE

FILE_NAME = '"><img src=x onerror=hit()>.zip'
AS_WRITTEN = re.compile(r"<(?:\w+|/\w+)[^>]*>")
CARDS = 2  # that a usual run looks at beyond their Dutch on a phone


def sampled(cards: Sequence[str]) -> Sequence[str]:
    return cards if IS_WHOLE else Random(SEED).sample(cards, CARDS)


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


def open_all(page: Page) -> None:
    """Whatever a page keeps folded, and what it asks for when it is opened."""
    page.evaluate("for (const folded of document.querySelectorAll('main details')) folded.open = true")
    for button in page.get_by_role("button", name="Lees wat verandert").all()[:2]:
        button.click()
    page.evaluate(SETTLED, QUIET)
    older = page.get_by_role("button", name="Oudere")
    while older.count() and older.is_enabled():
        older.evaluate("button => button.click()")  # it may have become the last page meanwhile
        expect(page.locator("main button[aria-disabled=true]")).to_have_count(0)
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


def clash(desk: Phone, card: str, written: Written) -> None:
    """Somebody else changed the title meanwhile, to another hostile one."""
    page, one, other = desk.page, texts(NAME_MAX)[2], texts(NAME_MAX)[3]
    desk.go(f"#/card/{card}")
    title = page.get_by_role("textbox", name="Titel", exact=True)
    expect(title).to_have_value(texts(NAME_MAX)[1])
    kept = written.studio.ask("GET", f"resources/{card}")
    content = {**kept["content"], "title": {**kept["content"]["title"], "nl": one}}
    written.studio.ask("PUT", f"resources/{card}/draft", {"based_on": kept["number"], "content": content})
    title.fill(other)
    asked = page.get_by_role("region", name="Twee mensen, één tekst")
    expect(asked).to_contain_text(one)
    expect(asked).to_contain_text(other)
    on_paper(page)
    asked.get_by_role("radio").first.check(force=True)
    asked.get_by_role("button", name="Zo is het goed").click()
    expect(asked).to_have_count(0)


def bring_files(desk: Phone) -> None:
    """Files that are none of what is asked for, with hostile names."""
    page = desk.page
    file = FilePayload(
        name=FILE_NAME, mimeType="application/zip", buffer=zipped({FILE_NAME: FILE_NAME.encode()})
    )
    for address, label, answer in (
        ("#/packs", "Kies een map (zip)", "[role=alert]"),
        ("#/items", "Kies een bestand", "[role=status]:has-text('Het bestand is gelezen')"),
        (f"#/media/{PACK}", "Kies een plaatje", "form.picture-form"),
    ):
        desk.go(address)
        page.get_by_label(label).first.set_input_files(file)
        expect(page.locator(answer).first).to_be_visible()
        assert forbidden == [], label
    desk.problems[:] = [told for told in desk.problems if "422" not in told and "400" not in told]


def translate(desk: Phone, written: Written, folder: Path) -> None:
    """The list, one text with its remarks and history, and what two files would change."""
    page, address = desk.page, f"#/{AR}"
    looked_at(desk, address)
    # In this order each text is said once by the first of them.
    for segment in written.translated[: len(texts(NAME_MAX)) if IS_WHOLE else CARDS]:
        looked_at(desk, f"{address}/{segment}")
        expect(page.locator("main")).to_contain_text(AS_WRITTEN)
        open_all(page)
    for name, data in written.files.items():
        (folder / name).write_bytes(data)
        page.get_by_label("Neem een bestand terug").set_input_files(folder / name)
        expect(page.locator("main table")).to_contain_text(AS_WRITTEN, timeout=2 * PATIENCE)
        on_paper(page)
        page.get_by_role("button", name="Niet doen").click()
