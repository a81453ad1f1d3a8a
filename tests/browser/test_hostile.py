"""Text is text: what would run where it were taken for markup stands on a screen, and on paper, as it was written."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.editing import publish_folders
from tests.browser.hostile import PACK, payloads, write_pack
from tests.browser.phone import Phone
from tests.browser.screens import IS_WHOLE
from tests.browser.server import Server
from tests.browser.wire import Wire

LEAST = 300  # payloads
AS_WRITTEN = re.compile(r"<(?:\w+|/\w+)[^>]*>")
WATCH = """
globalThis.__hits = [];
for (const name of ["hit", "alert", "confirm", "prompt"]) globalThis[name] = () => globalThis.__hits.push(name);
document.addEventListener("securitypolicyviolation", (event) => globalThis.__hits.push(event.violatedDirective));
"""


@pytest.fixture
def cards(server: Server, tmp_path: Path) -> list[str]:
    """Of the published pack; in a usual run one of each kind, in a whole one each text of it says every payload."""
    names = write_pack(tmp_path / PACK, is_whole=IS_WHOLE)
    publish_folders(server, tmp_path / PACK)
    return names


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path, cards: list[str], wire: Wire) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "phone", wire)
    phone.context.add_init_script(WATCH)
    yield phone
    phone.switch_off()
    no_complaints(phone)


def test_no_text_of_a_pack_runs_on_a_phone_or_in_print(phone: Phone, cards: list[str]) -> None:
    assert len(payloads()) >= LEAST
    phone.begin("nl")
    phone.go(f"#/p/{PACK}")
    phone.page.locator(".save button.main").click()
    expect(phone.page.locator(".cards").first).to_be_visible()
    for screen in ("#/", f"#/p/{PACK}", f"#/p/{PACK}?t=taal", "#/saved", "#/learn", "#/ask?t=taal"):
        looked_at(phone, screen)
    for card in cards:
        looked_at(phone, f"#/r/{PACK}/{card}")
        expect(phone.page.locator("main")).to_contain_text(AS_WRITTEN)
    phone.go("#/search")
    phone.page.locator("input").first.fill("<img src=x onerror=hit()>")
    expect(phone.page.locator("main a").first).to_be_visible()
    assert hits(phone.page) == []


def looked_at(phone: Phone, screen: str) -> None:
    """On the screen, and as it is laid out for paper."""
    phone.go(screen)
    phone.page.emulate_media(media="print")
    phone.page.wait_for_timeout(50)
    phone.page.emulate_media(media="screen")
    assert hits(phone.page) == [], screen


def hits(page: Page) -> list[str]:
    found: list[str] = page.evaluate("globalThis.__hits")
    return found
