"""On a phone that others look at and into: what is left quickly."""

from playwright.sync_api import Locator, expect

from tests.browser.editing import publish_pack
from tests.browser.phone import Phone
from tests.browser.screens import run_axe, screenshot
from tests.browser.server import Server

RED = "Doet iemand u pijn?"


def in_danger(phone: Phone, server: Server, language: str = "nl") -> None:
    """A phone with a pack that not everybody has, and no network."""
    publish_pack(server, "geweld", {})
    phone.begin(language)
    phone.save_pack()
    phone.save_also("geweld")
    phone.cut_network()


def exit_button(phone: Phone) -> Locator:
    return phone.page.get_by_role("button", name=phone.say("Snel weg"))


def languages(phone: Phone) -> Locator:
    return phone.page.locator('a[href="#/language/nl"]')


def test_what_is_red_is_left_with_one_tap_and_no_way_back_leads_to_it(phone: Phone, server: Server) -> None:
    in_danger(phone, server)
    titles = []
    for address in ("#/p/geweld?t=veilig", "#/r/geweld/R-01", "#/show/geweld/R-01/R-01.g1-1"):
        phone.go(address)
        expect(exit_button(phone)).to_be_in_viewport()
        titles.append(phone.page.title())
    assert titles == ["Wegwijs", "Wegwijs", "Laat zien · Wegwijs"]
    assert run_axe(phone.page) == []
    phone.go("#/search")
    phone.page.get_by_role("textbox").fill("pijn")
    expect(exit_button(phone)).to_be_in_viewport()
    phone.open_card("R-01", "geweld")
    screenshot(phone, "red", "light")
    exit_button(phone).click()
    expect(languages(phone)).to_be_visible()
    expect(phone.page.get_by_text(RED)).to_have_count(0)
    for _ in range(5):
        phone.page.go_back()
        expect(phone.page.locator("h1")).to_have_text("Welkom")
    phone.page.go_forward()
    phone.reload()
    expect(phone.page.locator("h1").first).not_to_have_text("")
    expect(phone.page.get_by_text(RED)).to_have_count(0)
    phone.go("#/search")
    expect(phone.page.get_by_role("textbox")).to_have_value("")
    phone.go("#/learn")
    expect(phone.page.get_by_text("Hulp vragen")).to_have_count(0)


def test_escape_pressed_three_times_leaves_too_and_less_does_not(phone: Phone, server: Server) -> None:
    in_danger(phone, server, "ar")
    phone.open_card("F1-03")
    expect(exit_button(phone)).to_be_in_viewport()
    phone.page.keyboard.press("Escape")
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator("article.reading")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(languages(phone)).to_be_visible()
    phone.open_card("F1-01")
    expect(exit_button(phone)).to_have_count(0)
