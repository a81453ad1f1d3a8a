"""On a phone that others look at and into: what is left quickly, what is wiped, and what the browser's files hold."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing import publish_pack
from tests.browser.forensics import RECORDS, kept_of, readable
from tests.browser.phone import Phone
from tests.browser.screens import WATCH, run_axe, run_lint, screenshot, walk
from tests.browser.server import Server
from tests.browser.walking import faults_of

RED = "Doet iemand u pijn?"
TYPED = {"search": "zoekqxvzwoord", "draft": "kladqxvztekst", "question": "vraagqxvztekst", "own": "سؤالقخظغ"}
NO_CLEAR = """() => {
  window.clears = IDBObjectStore.prototype.clear;
  IDBObjectStore.prototype.clear = () => { throw new DOMException("no", "UnknownError"); };
}"""
SLOW_SEAL = """() => {
  const seal = SubtleCrypto.prototype.encrypt;
  SubtleCrypto.prototype.encrypt = async function (...of) {
    await new Promise((done) => setTimeout(done, 1000));
    return seal.apply(this, of);
  };
}"""
BACK_A_WHILE = "seconds => localStorage.setItem('wegwijs-guest-touched', Date.now() - 1000 * seconds)"


def in_danger(phone: Phone, server: Server, language: str = "nl") -> None:
    """A phone with a pack that not everybody has, and no network."""
    publish_pack(server, "geweld")
    phone.begin(language)
    phone.save_pack()
    phone.save_also("geweld")
    phone.cut_network()


def exit_button(phone: Phone) -> Locator:
    return phone.page.get_by_role("button", name=phone.say("Snel weg"))


def wipe(phone: Phone, first: str = "Wis mijn sporen") -> None:
    phone.go("#/settings")
    phone.page.get_by_role("button", name=phone.say(first)).click()


def languages(phone: Phone) -> Locator:
    return phone.page.locator('a[href="#/language/nl"]')


def leave_while_a_question_is_kept(phone: Phone) -> None:
    phone.go("#/ask?t=veilig")
    phone.page.locator("textarea").fill("Wie helpt?")
    phone.page.evaluate(SLOW_SEAL)
    phone.page.locator('form.ask button[type="submit"]').click()
    exit_button(phone).click()
    phone.page.wait_for_timeout(1500)
    assert phone.page.url.endswith("#/language")
    phone.go("#/outbox")
    expect(exit_button(phone)).to_be_in_viewport()


def type_everywhere(phone: Phone) -> None:
    phone.go("#/search")
    phone.page.get_by_role("textbox").fill(TYPED["search"])
    expect(phone.page.locator(".outcome")).to_be_visible()
    phone.ask(f"{TYPED['question']} {TYPED['own']}")
    phone.begin_question()
    phone.page.locator("textarea").fill(TYPED["draft"])


def wipe_in_vain(phone: Phone) -> None:
    phone.page.evaluate(NO_CLEAR)
    phone.page.get_by_role("dialog").get_by_role("button", name="Wis nu alles").click()
    expect(phone.page.get_by_role("dialog").get_by_role("alert")).to_have_text(
        "Dat lukt nu niet. Er is nog niets gewist."
    )
    phone.page.evaluate("() => { IDBObjectStore.prototype.clear = window.clears; }")


def open_a_card_that_is_gone(phone: Phone) -> None:
    phone.choose_language("nl")
    phone.page.evaluate(WATCH, RED)
    phone.go("#/r/geweld/R-01")
    expect(phone.page.locator("h1")).to_have_text("Veilig thuis")  # with the button that saves it
    assert phone.page.evaluate("window.seen") is False


def test_what_is_red_is_left_with_one_tap_and_no_way_back_leads_to_it(phone: Phone, server: Server) -> None:
    in_danger(phone, server)
    titles = []
    card = "geweld/R-01"
    for address in (
        "#/p/geweld?t=veilig",
        f"#/r/{card}",
        f"#/sheet/{card}/R-01.g1",
        f"#/show/{card}/R-01.g1-1",
    ):
        phone.go(address)
        expect(phone.page.locator("h1")).not_to_have_text("")
        expect(exit_button(phone)).to_be_in_viewport()
        titles.append(phone.page.title())
    assert titles == ["Wegwijs", "Wegwijs", "Wegwijs", "Laat zien · Wegwijs"]
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
    leave_while_a_question_is_kept(phone)


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


@pytest.mark.usefixtures("whole_browser")
def test_what_is_typed_is_never_readable_in_the_browsers_files_and_the_wipe_leaves_no_record(
    phone: Phone, server: Server
) -> None:
    in_danger(phone, server)
    type_everywhere(phone)
    phone.page.wait_for_timeout(3000)  # the browser writes down its tabs
    phone.switch_off()
    assert readable(phone.profile, TYPED) == []

    phone.restart()
    phone.cut_network()
    phone.open()
    assert phone.page.evaluate(RECORDS)["threads"]
    phone.open_card("R-01", "geweld")
    wipe(phone)
    dialog = phone.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Veilig thuis")
    expect(dialog).not_to_contain_text("Welkom. Veilig aankomen")
    expect(dialog).to_contain_text("Zonder internet komen pakketten niet terug.")
    assert run_axe(phone.page) == []
    assert run_lint(phone.page, "targets", 48) == []
    screenshot(phone, "wipe", "light")
    wipe_in_vain(phone)
    dialog.get_by_role("button", name="Wis nu alles").click()
    expect(languages(phone)).to_be_visible()
    left = phone.page.evaluate(RECORDS)
    assert kept_of(left) == {}
    assert left["packs"] == ["aankomst"]
    open_a_card_that_is_gone(phone)
    phone.switch_off()
    assert readable(phone.profile, TYPED) == []


def test_everything_is_wiped_and_the_phone_begins_as_new(phone: Phone, server: Server) -> None:
    in_danger(phone, server)
    phone.ask("Waar is de bieb?")
    wipe(phone, "Wis alles")
    dialog = phone.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Nee, ga terug")).to_be_focused()
    expect(dialog).to_contain_text("Zonder internet komen pakketten niet terug.")
    unsent = dialog.get_by_text("berichten zijn nog niet verstuurd.")
    expect(unsent).to_be_visible()  # more than the question: what is counted today goes with it
    before = unsent.inner_text()
    dialog.get_by_role("button", name="Eerst versturen, dan wissen").click()
    expect(dialog).to_contain_text("Er is nog niets gewist.")
    expect(unsent).to_have_text(before)
    dialog.get_by_role("button", name="Wis nu alles").click()
    expect(languages(phone)).to_be_visible()
    phone.wait_until(lambda: not phone.page.evaluate(RECORDS)["packs"])
    assert phone.page.evaluate("Object.keys(localStorage)") == []
    phone.restore_network()
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.skip_place()
    phone.save_pack()
    phone.go("#/ask")
    expect(phone.page.get_by_text("Mijn vragen")).to_have_count(0)


def goes_back_one_dialog_at_a_time(phone: Phone, upper: Locator, lower: Locator) -> None:
    phone.page.go_back()
    expect(upper).to_have_count(0)
    expect(lower).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(lower).to_have_count(0)


def test_a_guest_who_left_the_librarys_tablet_is_forgotten_and_one_who_stayed_is_not(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    phone.go("#/settings")
    phone.page.locator("summary").click()
    phone.page.get_by_label("Wis alle sporen").check()
    expect(phone.page.locator(".top .chip", has_text="Tablet van de bieb")).to_be_visible()
    phone.ask("Waar is de bieb?")
    phone.page.get_by_role("button", name="Verwijder deze vraag").click()
    beneath = phone.page.get_by_role("dialog", name="Verwijder deze vraag?")
    phone.page.evaluate(BACK_A_WHILE, 76)
    warning = phone.page.get_by_role("dialog", name="Bent u er nog?")
    expect(warning.get_by_role("timer")).to_have_text(re.compile(r"^1?\d$"))
    expect(warning).to_contain_text("1 bericht is nog niet verstuurd.")
    assert (run_axe(phone.page), faults_of(walk(phone.page))) == ([], [])
    screenshot(phone, "guest", "light")
    goes_back_one_dialog_at_a_time(phone, warning, beneath)
    expect(phone.page.locator(".said")).to_have_count(1)

    phone.page.evaluate(BACK_A_WHILE, 87)
    expect(warning).to_be_visible()
    expect(languages(phone)).to_be_visible(timeout=8000)
    phone.wait_until(lambda: not phone.page.evaluate(RECORDS)["threads"])
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.page.evaluate(BACK_A_WHILE, 3600)
    phone.restart()
    phone.cut_network()
    phone.open()
    expect(languages(phone)).to_be_visible()
    expect(phone.page.get_by_text("Tablet van de bieb")).to_be_visible()
