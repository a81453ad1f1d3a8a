"""Whole ways through the app as a person goes them: by touch in Dutch, and by the keyboard alone from right to left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.hearing import listen_in, pitch
from tests.browser.library import PACK, PLACE, STAYING
from tests.browser.person import WAYS, Person
from tests.browser.phone import Phone
from tests.browser.saving import STORE
from tests.browser.wire import Wire

ARRIVED, MAY_STAY = "Ik ben net aangekomen", "Ik mag blijven"
STARTER, CARE = "aankomst", "F1-04"
QUESTIONS = {"nl": "Waar is de bieb?", "ar": "أين المكتبة؟"}
DOCTOR = {"nl": "dokter", "ar": "طبيب"}
LOW, HIGH = range(400, 500), range(850, 950)  # hertz of the pack's two recordings

pytestmark = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def person(playwright: Playwright, library_wire: Wire, tmp_path: Path, way: str) -> Iterator[Person]:
    library_wire.mend()
    phone = Phone(playwright, tmp_path / "phone", library_wire)
    yield WAYS[way](phone)
    phone.switch_off()
    no_complaints(phone)


def test_from_a_language_to_a_phrase_a_quiz_a_question_and_the_wipe(person: Person) -> None:
    listen_in(person.phone)
    begin(person)
    save(person, PACK, with_sound=True)
    spend_a_night_without_a_network(person)
    hear_and_show_a_phrase(person)
    do_the_quiz(person)
    ask(person)
    wipe(person)
    choose(person, ARRIVED)
    skip_place(person)
    expect(person.phone.page.locator(f'a.topic[href^="#/p/{PACK}"]').first).to_be_visible()
    person.go_to("#/ask")
    expect(person.phone.page.locator("a.asked")).to_have_count(0)


def test_a_posters_code_brings_the_place_and_the_pack_that_fits(person: Person) -> None:
    person.phone.open(f"/p/{PLACE}")
    choose(person, MAY_STAY)
    person.phone.page.wait_for_url("**/#/")  # the place is known, and not asked for
    expect(offer(person, STAYING)).to_be_visible()
    expect(offer(person, STARTER)).to_have_count(0)
    save(person, STAYING)
    spend_a_night_without_a_network(person)
    person.go_to(f"#/p/{STAYING}?t=taal")
    person.go_to(f"#/r/{STAYING}/B-01")
    expect(person.phone.page.locator(".of-the-place")).to_contain_text("10:00 - 17:00")


def test_another_situation_is_chosen_without_a_network_and_what_was_saved_stays(person: Person) -> None:
    begin(person)
    expect(offer(person, STAYING)).to_have_count(0)
    save(person, PACK)
    person.phone.cut_network()
    person.go_to("#/situation")
    person.press(person.button(MAY_STAY))
    person.phone.page.wait_for_url("**/#/")
    expect(offer(person, STAYING)).to_be_visible()
    spend_a_night_without_a_network(person)
    expect(offer(person, STAYING)).to_be_visible()
    person.go_to(f"#/p/{PACK}?t=taal")


def test_a_search_finds_the_card_of_the_doctor(person: Person) -> None:
    begin(person)
    save(person, STARTER)
    spend_a_night_without_a_network(person)
    person.go_to("#/search")
    person.write(person.phone.page.get_by_role("textbox"), DOCTOR[person.language])
    person.go_to(f"#/r/{STARTER}/{CARE}")
    expect(person.phone.page.locator("article.reading")).to_be_visible()


def begin(person: Person) -> None:
    person.phone.open()
    choose(person, ARRIVED)
    skip_place(person)
    person.phone.wait_for_worker()


def choose(person: Person, situation: str) -> None:
    person.choose_language()
    person.press(person.button(situation))


def skip_place(person: Person) -> None:
    person.press(person.button("Sla over"))
    person.phone.page.wait_for_url("**/#/")


def offer(person: Person, pack: str) -> Locator:
    page = person.phone.page
    return page.locator(".offer", has=page.locator(f'a[href="#/p/{pack}"]'))


def save(person: Person, pack: str, *, with_sound: bool = False) -> None:
    """From Begin, and until all of it is there."""
    phone = person.phone
    phone.wait_for_worker()
    if with_sound:
        person.press(offer(person, pack).locator("input[type=checkbox]"))
    person.press(offer(person, pack).locator(".save button.main"))
    expect(phone.page.locator(f'a.topic[href^="#/p/{pack}"]').first).to_be_visible()
    phone.wait_until(lambda: phone.page.evaluate(STORE, ["downloads", "count"]) == 0)


def spend_a_night_without_a_network(person: Person) -> None:
    phone = person.phone
    phone.restart()
    phone.cut_network()
    listen_in(phone)
    phone.open()


def hear_and_show_a_phrase(person: Person) -> None:
    person.go_to(f"#/p/{PACK}?t=taal")
    person.go_to(f"#/r/{PACK}/O-01")
    turn = person.phone.page.locator(".turn").nth(1)
    person.press(person.button("Luister", turn))
    assert pitch(person.phone) in LOW
    person.press(person.button("Laat zien", turn))
    expect(person.phone.page.locator(".huge")).to_have_text("Ja. Waar is de dokter?")
    person.press(person.button("Klaar"))
    person.go_to(f"#/p/{PACK}?t=taal")


def do_the_quiz(person: Person) -> None:
    person.go_to(f"#/r/{PACK}/O-02")
    page = person.phone.page
    person.press(person.button("Luister"))
    assert pitch(person.phone) in HIGH
    for question in (1, 2):
        expect(page.locator(".quiz-bar")).to_contain_text(f"{question} / 2")
        person.press(page.locator(".answer").first)
        expect(page.locator(".feedback .new-word")).to_be_visible()
        person.press(person.button("Ga door"))
    expect(page.locator(".result li")).to_have_count(2)


def ask(person: Person) -> None:
    page = person.phone.page
    person.go_to("#/ask")
    person.press(page.locator("fieldset.pictures").first.locator("button").last)
    person.write(page.locator("textarea"), QUESTIONS[person.language])
    person.press(page.locator('form.ask button[type="submit"]'))
    expect(page.locator(".talk")).to_contain_text(QUESTIONS[person.language])
    expect(page.locator("main .notice").first).to_contain_text(person.phone.say("Bewaard op deze telefoon"))


def wipe(person: Person) -> None:
    page = person.phone.page
    person.go_to("#/")
    person.go_to("#/settings")
    person.press(page.locator("main button.danger").first)
    person.press(page.locator("dialog button.danger"))
    expect(page.locator(f'a[href="#/language/{person.language}"]')).to_be_visible()
