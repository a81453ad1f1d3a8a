"""Every language of the interface: chosen anywhere, fitting on a small screen, and honest where a pack lacks it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Ready
from tests.browser.phone import Phone
from tests.browser.screens import dutch_terms, run_axe, run_lint, screenshot, share_of_screens
from tests.browser.wire import Wire

AUTONYMS = {
    "nl": "Nederlands",
    "en": "English",
    "pl": "Polski",
    "tr": "Türkçe",
    "ru": "Русский",
    "uk": "Українська",
    "ar": "العربية",
    "fa-AF": "دری",
    "fa": "فارسی",
    "ti": "ትግርኛ",
}
RTL = ("ar", "fa", "fa-AF")
# No pack speaks them yet, so that each shows another language beside its own.
WITHOUT_PACK = ("ru", "tr", "pl", "fa", "fa-AF")


@pytest.fixture
def wire(library_wire: Wire) -> Wire:
    """To a library that has more than one pack, for nothing here changes what it has."""
    library_wire.mend()
    return library_wire


def switch(phone: Phone, tag: str) -> None:
    """By the globe in the header, as a reader does."""
    phone.page.locator('header a[href="#/language"]').click()
    phone.choose_language(tag)
    expect(phone.page.locator(f'html[lang="{tag}"]')).to_be_attached()
    phone.page.wait_for_url(lambda url: not url.endswith("#/language"))


def test_every_language_can_be_chosen_on_a_card_without_a_network(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    phone.restart()
    phone.cut_network()
    phone.open("/#/r/aankomst/F1-05")
    for tag in [*list(AUTONYMS)[1:], "nl"]:
        switch(phone, tag)
        assert phone.page.url.endswith("#/r/aankomst/F1-05")
        expect(phone.page.locator("html")).to_have_attribute("dir", "rtl" if tag in RTL else "ltr")
        expect(phone.page.get_by_role("link", name=phone.say("Terug"), exact=True)).to_be_visible()


def test_another_language_changes_nothing_of_what_was_done_on_a_screen(online: Ready) -> None:
    phone = online("ar")
    phone.save_also("oefenen")
    phone.cut_network()
    quiz_goes_on(phone)
    story_stays_at_its_picture(phone)
    question_and_what_is_open_stay(phone)


def quiz_goes_on(phone: Phone) -> None:
    """One item is answered and passed, the next one answered wrongly, when the language changes."""
    phone.open_card("O-02", "oefenen")
    quiz = phone.page.locator(".quiz")
    quiz.locator(".answer").first.click()
    quiz.get_by_role("button", name=phone.say("Ga door")).click()
    quiz.locator(".answer").first.click()
    for tag in ("ti", "nl", "ar"):
        switch(phone, tag)
        expect(quiz).to_contain_text("2 / 2")
        expect(quiz.locator(".answer.wrong")).to_have_attribute("aria-pressed", "true")
        expect(quiz.locator(".answer.right")).to_have_count(1)
        expect(quiz.locator(".feedback")).to_contain_text(phone.say("Nieuw woord"))
        expect(phone.page.locator('header a[href="#/language"]')).to_be_focused()


def story_stays_at_its_picture(phone: Phone) -> None:
    phone.open_card("F1-06")
    for _ in range(2):
        phone.page.get_by_role("button", name=phone.say("Volgende plaatje")).click()
        phone.page.wait_for_timeout(700)  # the strip glides
    for tag in ("nl", "ar", "ti"):
        switch(phone, tag)
        expect(phone.page.locator(".panel").nth(2)).to_be_in_viewport(ratio=0.6)
        expect(phone.page.locator(".strip-bar")).to_contain_text("3 / ")
    for key, panel in (("ArrowRight", "4 / "), ("ArrowLeft", "3 / ")):
        phone.page.locator(".strip ol").focus()
        phone.page.keyboard.press(key)
        expect(phone.page.locator(".strip-bar")).to_contain_text(panel)


def question_and_what_is_open_stay(phone: Phone) -> None:
    """A question half typed; a group that was opened, on a page that was scrolled."""
    phone.begin_question()
    phone.page.locator("textarea").fill("Half een vraag")
    switch(phone, "uk")
    expect(phone.page.locator("textarea")).to_have_value("Half een vraag")
    phone.open_card("F1-05")
    group = phone.page.locator("details.group").last
    group.locator("summary").click()
    switch(phone, "ar")
    expect(group).to_have_attribute("open", "")
    expect(group.locator("summary")).to_be_in_viewport()
    assert phone.page.locator(".frame > main").evaluate("main => main.scrollTop") > 0


def test_an_open_dialog_stays_open_when_another_tab_changes_the_language(phone: Phone) -> None:
    phone.begin("nl")
    phone.go("#/settings")
    phone.page.get_by_role("button", name="Wis mijn sporen").click()
    other = phone.context.new_page()
    other.goto(f"{phone.wire.url}/#/language")
    other.locator('a[href="#/language/en"]').click()
    phone.speak("en")
    expect(phone.page.get_by_role("dialog", name=phone.say("Alles over u wissen?"))).to_be_visible()


@pytest.mark.parametrize("tag", ["ru", "fa"])
def test_a_pack_without_the_readers_language_says_which_one_stands_in(phone: Phone, tag: str) -> None:
    phone.begin(tag)
    names = {"wanted": AUTONYMS[tag], "served": "Nederlands"}
    before = phone.say("Dit is er nog niet in het {wanted}. U leest het in het {served}.", **names)
    expect(phone.page.get_by_text(before)).to_be_visible()
    phone.save_also("oefenen")
    phone.go("#/p/oefenen")
    expect(phone.page.get_by_text(before)).to_be_visible()
    phone.open_card("O-02", "oefenen")
    expect(phone.page.locator("h1")).to_have_attribute("lang", "nl")
    expect(phone.page.locator("h1")).to_have_attribute("dir", "ltr")
    said = phone.say("Deze kaart is er nog niet in het {wanted}. U leest nu {served}.", **names)
    expect(phone.page.get_by_text(said)).to_be_visible()


@pytest.mark.parametrize("tag", WITHOUT_PACK)
def test_its_words_fit_a_small_screen_in_their_own_script_and_direction(phone: Phone, tag: str) -> None:
    phone.begin(tag)
    phone.save_pack()
    phone.ask("?")
    wrong: dict[str, list[str]] = {}
    for screen, address in share_of_screens(WITHOUT_PACK.index(tag), len(WITHOUT_PACK)).items():
        phone.go(address)
        phone.page.wait_for_timeout(150)  # what is read from the store after the frame
        screenshot(phone, screen, "light")
        wrong[screen] = [
            *run_lint(phone.page, "language", [*dutch_terms(), *AUTONYMS.values()]),
            *run_lint(phone.page, "reflow"),
            *run_axe(phone.page),
        ]
    assert {screen: found for screen, found in wrong.items() if found} == {}


def test_a_saved_pack_brings_the_language_to_which_the_reader_changes(phone: Phone) -> None:
    phone.begin("uk")
    phone.save_pack()
    phone.go("#/language")
    phone.choose_language("ru")
    expect(phone.page.locator('html[lang="ru"]')).to_be_attached()
    phone.open_card("F1-01")
    expect(phone.page.locator("h1")).to_have_attribute("lang", "ru", timeout=20_000)


def test_all_languages_are_on_a_small_screen_at_once_and_the_browsers_own_is_marked(phone: Phone) -> None:
    phone.open()
    expect(phone.page.locator(".language.likely")).to_have_text("Nederlands")
    expect(phone.page.locator("html")).to_have_attribute("lang", "nl")
    expect(phone.page.locator(".language")).to_have_text(list(AUTONYMS.values()))
    for tag in AUTONYMS:
        expect(phone.page.locator(f'.language[lang="{tag}"]')).to_be_in_viewport(ratio=1)
    # Nobody has recorded the names yet, and no ear is drawn without a sound behind it.
    expect(phone.page.locator(".first-languages :is(button, audio, svg)")).to_have_count(0)
