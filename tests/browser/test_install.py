"""Wegwijs on the home screen: offered when it is worth it, never twice in a fortnight, and how to get out of another app."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.looking import LEAST, find_faults, told
from tests.browser.phone import Phone

INSTALL = "Zet Wegwijs op uw beginscherm"
# As Chromium offers it on arrival; should its own offer come as well, nobody is there to answer that.
OFFERED = """const prompt = () => { globalThis.prompted = true; return Promise.resolve(); };
if ("BeforeInstallPromptEvent" in globalThis) BeforeInstallPromptEvent.prototype.prompt = prompt;
addEventListener("DOMContentLoaded", () => {
  dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
});"""
IPHONE = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false })"
INSIDE = """Object.defineProperty(Navigator.prototype, "userAgent", { get: () =>
  "Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36" });"""


def test_to_install_is_offered_after_the_first_pack_and_once_in_a_fortnight(phone: Phone) -> None:
    phone.page.add_init_script(OFFERED)
    offer = phone.page.locator(".notice", has_text=INSTALL)
    phone.begin("nl")
    expect(phone.page.locator(".save button").first).to_be_visible()
    expect(offer).to_have_count(0)
    phone.save_pack()
    offer.get_by_role("button", name="Nu niet").click()
    phone.reload()
    expect(phone.page.locator("a.topic").first).to_be_visible()
    expect(offer).to_have_count(0)
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=14))
    phone.cut_network()
    phone.reload()
    expect(offer).to_be_visible()
    phone.go("#/saved")
    phone.page.get_by_role("button", name=INSTALL).click()
    assert phone.page.evaluate("globalThis.prompted") is True
    expect(phone.page.get_by_role("button", name=INSTALL)).to_have_count(0)


def test_an_iphone_sees_the_way_before_its_first_pack_and_not_now_saves(phone: Phone) -> None:
    phone.page.add_init_script(IPHONE)
    phone.begin("nl")
    phone.page.locator(".save button").first.click()
    dialog = phone.page.get_by_role("dialog", name=INSTALL)
    expect(dialog.locator(".three-steps > li")).to_have_text(
        ["Tik op delen", "Zet op beginscherm", "Open Wegwijs"]
    )
    assert phone.wire.asked("^/b/") == []
    assert told(find_faults(phone.page, "dark", LEAST)) == {}
    dialog.get_by_role("button", name="Nu niet").click()
    expect(phone.page.get_by_text("Werkt nu ook zonder internet")).to_be_visible()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def test_inside_another_app_the_way_out_keeps_what_was_chosen(phone: Phone) -> None:
    phone.page.add_init_script(INSIDE)
    phone.begin("ar")
    notice = phone.page.locator(".notice.warn", has_text="Chrome")
    expect(notice.locator("input")).to_have_value(f"{phone.wire.url}/#/?l=ar")
    notice.get_by_role("button", name=phone.say("Kopieer de link")).click()
    expect(notice.get_by_role("button", name=phone.say("Gekopieerd"))).to_be_visible()
    phone.save_pack()
    phone.open_card("F1-01")
    expect(phone.page.get_by_role("button", name=phone.say("Print"), exact=True)).to_have_count(0)


def test_a_shared_card_that_opens_inside_another_app_leads_to_itself_in_a_real_browser(phone: Phone) -> None:
    phone.page.add_init_script(INSIDE)
    phone.open("/#/r/aankomst/F1-05?l=ar")
    phone.speak("ar")
    notice = phone.page.locator(".notice.warn", has_text="Chrome")
    link = notice.locator("input").input_value()
    assert link == f"{phone.wire.url}/#/r/aankomst/F1-05?l=ar"
