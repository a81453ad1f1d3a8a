"""What a newcomer meets first, and what is asked of whom."""

from playwright.sync_api import expect

from tests.browser.phone import Phone


def test_a_newcomer_chooses_a_language_and_a_situation_and_sees_what_fits(phone: Phone) -> None:
    phone.begin("ar")
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.page.locator(".save button").first).to_be_visible()


def test_a_saved_pack_reads_without_a_network_after_the_browser_restarts(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    phone.restart()
    phone.cut_network()
    phone.open()
    expect(phone.page.locator("a.topic").first).to_be_visible()
