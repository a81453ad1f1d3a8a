"""The app itself: installed whole or not at all, renewed at a safe moment, and there without a network."""

from playwright.sync_api import Locator, expect

from tests.browser.builds import NAME, NEXT, next_build, upgrade
from tests.browser.phone import PATIENCE, Phone
from tests.browser.screens import SCREENS

TYPED = "Ik ben nog aan het typen"


def test_every_screen_opens_without_a_network(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    for name, address in SCREENS.items():
        phone.open(f"/{address}")
        phone.reload()
        expect(phone.page.locator("h1").first, name).to_be_visible()
        expect(phone.page.get_by_text("Dit deel is nog niet op uw telefoon."), name).to_have_count(0)


def test_a_build_that_lacks_a_file_is_not_installed_and_the_old_one_goes_on(phone: Phone) -> None:
    phone.begin("nl")
    old = build_of(phone)
    upgrade(phone.wire, next_build(phone.wire, lacks_a_file=True))
    phone.open()
    phone.wait_until(lambda: phone.wire.asked("gone-1234") != [])
    phone.page.wait_for_timeout(500)
    expect(notice(phone)).to_have_count(0)
    phone.cut_network()
    phone.reload()
    assert build_of(phone) == old


def test_a_portal_in_the_place_of_the_app_is_not_installed(phone: Phone) -> None:
    phone.begin("nl")
    old = build_of(phone)
    upgrade(phone.wire, next_build(phone.wire))
    phone.wire.happen("^/(icon|manifest|anchor)", "portal", times=99)
    phone.open()
    phone.wait_until(lambda: phone.wire.asked("^/sw.js") != [])
    phone.page.wait_for_timeout(1500)
    expect(notice(phone)).to_have_count(0)
    phone.cut_network()
    phone.reload()
    assert build_of(phone) == old


def test_a_new_build_waits_until_the_reader_asks_for_it(phone: Phone) -> None:
    phone.begin("nl")
    upgrade(phone.wire, next_build(phone.wire))
    phone.open()
    notice(phone).click()
    wait_for_build(phone, NEXT)
    expect(notice(phone)).to_have_count(0)


def test_a_new_build_takes_over_at_the_next_screen(phone: Phone) -> None:
    phone.begin("nl")
    upgrade(phone.wire, next_build(phone.wire))
    phone.open()
    expect(notice(phone)).to_be_visible()
    phone.go("#/settings")
    wait_for_build(phone, NEXT)
    assert phone.page.url.endswith("#/settings")


def test_a_new_build_never_takes_text_that_is_being_typed(phone: Phone) -> None:
    phone.begin("nl")
    old = build_of(phone)
    phone.go("#/ask")
    phone.page.locator("textarea").fill(TYPED)
    upgrade(phone.wire, next_build(phone.wire))
    phone.page.evaluate(
        "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => undefined)"
    )
    expect(notice(phone)).to_be_visible()
    phone.go("#/settings")
    phone.go("#/ask")
    assert build_of(phone) == old
    expect(phone.page.locator("textarea")).to_have_value(TYPED)


def test_a_poster_sets_the_place_and_a_shared_card_its_language(phone: Phone) -> None:
    phone.open("/p/voorbeeld-opvang#/r/aankomst/F1-01?l=ar")
    expect(phone.page.locator("html")).to_have_attribute("lang", "ar")
    expect(phone.page.locator(".save button").first).to_be_visible()
    assert phone.page.evaluate("location.pathname") == "/"


def test_an_address_on_paper_leads_to_its_card_after_a_language_is_chosen(phone: Phone) -> None:
    phone.open("/#/r/aankomst/F1-01")
    phone.choose_language("ar")
    expect(phone.page.locator(".save button").first).to_be_visible()
    assert phone.page.url.endswith("#/r/aankomst/F1-01")


def notice(phone: Phone) -> Locator:
    return phone.page.get_by_role("button", name="Nieuwe versie")


def wait_for_build(phone: Phone, name: str) -> None:
    found = "name => document.querySelector('meta[name=build]')?.content === name"
    phone.page.wait_for_function(
        found, arg=name, timeout=2 * PATIENCE
    )  # workers start slowly on a busy machine


def build_of(phone: Phone) -> str:
    found = NAME.search(phone.page.content())
    assert found
    return found[1]
