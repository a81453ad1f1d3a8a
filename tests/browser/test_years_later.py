"""A phone that nobody renewed for ten years still opens every card, and the way to help with it."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.screens import CARDS
from tests.browser.server import HOUSE

EMERGENCY = "112"


def test_every_card_opens_ten_years_later_and_every_call_for_help_is_there(phone: Phone) -> None:
    phone.begin("ar")
    phone.save_pack()
    phone.cut_network()
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=3653))
    phone.reload()
    for card in CARDS:
        phone.open_card(card)
        text = phone.read()
        assert len(text) > 100, card
        if says_emergency(card):
            assert EMERGENCY in text, card
            links = phone.page.locator(f'a[href="tel:{EMERGENCY}"]')
            expect(links.first, card).to_be_visible()


def test_a_number_that_may_have_changed_says_so_and_keeps_its_day(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=3653))
    phone.reload()
    phone.open_card("F1-04")
    expect(phone.page.locator(".uncertain").first).to_be_visible()


def says_emergency(card: str) -> bool:
    return "noodnummer" in next((HOUSE / "backend" / "starter").rglob(f"{card}.yaml")).read_text("utf-8")
