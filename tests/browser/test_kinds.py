"""Every kind of card, without a network: dialogues, quizzes, directories, portraits, and how Dutch differs."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.editing import PACKS
from tests.browser.library import PACK, save_with_sound, serving
from tests.browser.phone import Phone
from tests.browser.put_away import PutAway
from tests.browser.saving import STORE
from tests.browser.server import Server
from tests.browser.wire import Wire

PLACE = "noord"
TIP = "Het lichaam. Plank 3, onze eigen bibliotheek."
NO_ROOM = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


@pytest.fixture(scope="module")
def put_away(playwright: Playwright, library_wire: Wire, tmp_path_factory: pytest.TempPathFactory) -> PutAway:
    """A phone that has the pack, with its sound."""
    return PutAway(playwright, tmp_path_factory.mktemp("learner"), library_wire, begin_with_sound)


@pytest.fixture
def learner(put_away: PutAway) -> Iterator[Phone]:
    """The same without a network."""
    with put_away.without_network() as phone:
        yield phone
    no_complaints(phone)


@pytest.fixture
def server(library: Server, tmp_path: Path) -> Iterator[Server]:
    with serving(library, tmp_path / "server") as (server, _):
        yield server


def begin_with_sound(phone: Phone) -> None:
    phone.begin("nl")
    save_with_sound(phone)


def test_a_dialogue_says_who_speaks_and_what_the_reader_says_can_be_heard_and_shown(learner: Phone) -> None:
    learner.open_card("O-01", PACK)
    turns = learner.page.locator(".turn")
    expect(turns).to_have_count(4)
    expect(turns.nth(0)).to_contain_text("De ander")
    expect(turns.nth(1)).to_contain_text("Waar is de dokter?")
    turns.nth(1).get_by_role("button", name="Luister").click()
    turns.nth(1).get_by_role("button", name="Stop").click()
    expect(turns.nth(0).get_by_role("link", name="Laat zien")).to_have_count(0)
    turns.nth(1).get_by_role("link", name="Laat zien").click()
    expect(learner.page.locator(".huge")).to_have_text("Ja. Waar is de dokter?")


def test_a_quiz_takes_any_answer_brings_a_word_and_ends_with_what_is_known(learner: Phone) -> None:
    learner.open_card("O-02", PACK)
    quiz = learner.page.locator(".quiz")
    expect(quiz).to_contain_text("1 / 2")
    quiz.get_by_role("button", name="Hierop slaapt u.").click()
    expect(quiz).to_contain_text("Nog niet. Het goede antwoord heeft een vinkje.")
    expect(quiz.locator(".answer.right")).to_contain_text("Hiermee gaat de deur open.")
    expect(quiz.locator(".new-word")).to_contain_text("de sleutel")
    quiz.get_by_role("button", name="Ga door").click()
    quiz.get_by_role("button", name="De dokter").click()
    expect(quiz).to_contain_text("Goed!")
    expect(quiz.locator(".tips")).to_contain_text("Naar de dokter. Een boek met foto's.")
    quiz.get_by_role("button", name="Ga door").click()
    expect(quiz.locator(".result li")).to_have_text(["de sleutel", "de dokter"])
    quiz.get_by_role("button", name="Nog een keer").click()
    expect(quiz).to_contain_text("Wat is de sleutel?")


def test_a_quiz_item_that_was_switched_off_is_not_asked(learner: Phone) -> None:
    assert "Deze vraag is uitgezet." in (PACKS / PACK / "O-02.yaml").read_text("utf-8")
    learner.open_card("O-02", PACK)
    for _ in range(2):
        learner.page.locator(".answer").first.click()
        learner.page.get_by_role("button", name="Ga door").click()
    expect(learner.page.locator(".result")).to_be_visible()


def test_a_quiz_is_done_by_keyboard_alone(learner: Phone) -> None:
    learner.open_card("O-02", PACK)
    learner.page.locator(".answer").last.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".feedback")).to_contain_text("Nog niet")
    onward = learner.page.get_by_role("button", name="Ga door")
    for _ in range(4):
        learner.page.keyboard.press("Tab")
        if onward.evaluate("button => button === document.activeElement"):
            break
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".quiz")).to_contain_text("2 / 2")
    expect(learner.page.locator(".quiz-ask")).to_be_focused()
    for what in (learner.page.locator(".answer").last, onward):
        what.focus()
        learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".result")).to_be_focused()
    learner.page.keyboard.press("Tab")
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".quiz")).to_contain_text("1 / 2")
    expect(learner.page.locator(".quiz-ask")).to_be_focused()


def test_what_is_ticked_stays_and_what_cannot_be_kept_is_not_shown_as_ticked(learner: Phone) -> None:
    learner.open_card("O-06", PACK)
    pictures, coffee = learner.page.locator(".checks input").all()
    pictures.check()
    learner.wait_until(lambda: learner.page.evaluate(STORE, ["ticks", "count"]) == 1)
    learner.reload()
    expect(pictures).to_be_checked()
    expect(coffee).not_to_be_checked()
    learner.page.evaluate(NO_ROOM)
    for _ in range(2):
        coffee.click()
        expect(learner.page.get_by_role("alert")).to_contain_text("Bewaren lukte niet.")
        expect(coffee).not_to_be_checked()


def test_a_place_adds_its_own_book_to_an_item_and_asks_not_every_item(phone: Phone, server: Server) -> None:
    server.run("keys", "create", "--person", str(server.data / "keys" / "noord.pem"))
    server.run("region", "add", "noord", "--public", str(server.data / "keys" / "noord.pub"))
    server.run("place", "add", PLACE, "Voorbeeld Noord", "--region", "noord")
    tip = {"type": "tip", "item": "q2", "text": {"id": f"{PLACE}.tip-1", "text": TIP}}
    said = {"languages": {"nl": {"book_tips": [tip]}}, "off": {"O-02": ["q1"]}}
    say_here(server, said)
    phone.open(f"/p/{PLACE}")
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.page.wait_for_url("**/#/")
    phone.wait_for_worker()
    phone.save_also(PACK)
    phone.cut_network()
    phone.restart()
    phone.cut_network()
    phone.open(f"/#/r/{PACK}/O-02")
    expect(phone.page.locator(".quiz")).to_contain_text("1 / 1")
    phone.page.locator(".answer").first.click()
    expect(phone.page.locator(".tips")).to_contain_text(TIP)
    expect(phone.page.locator(".tips")).not_to_contain_text("Naar de dokter.")
    phone.page.get_by_role("button", name="Ga door").click()
    expect(phone.page.locator(".result li")).to_have_text(["de dokter"])
    phone.go("#/words")
    phone.page.get_by_text("Waar is de dokter?").first.wait_for()
    expect(phone.page.get_by_text("de sleutel")).to_have_count(0)
    say_here(server, {**said, "off": {"O-02": ["q1", "q2"]}})
    phone.restore_network()
    phone.open(f"/#/r/{PACK}/O-02")
    expect(phone.page.locator("article")).to_contain_text("Hier is nog niets.")


def say_here(server: Server, said: object) -> None:
    overlay = server.folder / "overlay.json"
    overlay.write_text(json.dumps(said), "utf-8")
    server.run("place", "overlay", PLACE, str(overlay))
    server.run("publish")


def test_a_directory_says_when_somebody_last_looked_and_goes_red_by_the_phones_own_day(
    learner: Phone,
) -> None:
    learner.open_card("O-03", PACK)
    doctor, library = learner.page.locator(".entries > li").all()
    expect(doctor.locator("bdi[lang=ar]")).to_have_text("العربية")
    expect(doctor.get_by_role("link", name="Bel 015-1234567")).to_have_attribute("href", "tel:0151234567")
    expect(library).to_contain_text("U kunt zo binnenlopen.")
    expect(library).to_contain_text("www.bibliotheek.nl · heeft internet nodig")
    expect(library.locator(".too-old")).to_contain_text("Dat is lang geleden")
    expect(doctor.locator(".too-old")).to_have_count(0)
    learner.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=120))
    learner.go("#/")
    learner.open_card("O-03", PACK)
    expect(learner.page.locator(".too-old")).to_have_count(2)


def test_the_differences_of_the_readers_own_language_stand_first(phone: Phone) -> None:
    phone.begin("ar")
    phone.save_also(PACK)
    phone.cut_network()
    phone.open_card("O-05", PACK)
    expect(phone.page.locator("section.card")).to_have_count(1)
    expect(phone.page.locator("section.card")).to_contain_text("de tafel, het huis")
    phone.page.locator("details.group summary").click()
    expect(phone.page.get_by_text("een boek, de boeken")).to_be_visible()


def test_a_session_guide_plans_its_time_and_a_link_says_what_it_costs(learner: Phone) -> None:
    learner.open_card("O-06", PACK)
    expect(learner.page.locator(".steps")).to_contain_text("10 minuten")
    expect(learner.page.locator(".steps")).to_contain_text("1 minuut")
    learner.open_card("O-08", PACK)
    expect(learner.page.locator(".webs")).to_contain_text("heeft internet nodig · 12,4 MB")


def test_a_portrait_lets_its_person_speak(learner: Phone) -> None:
    learner.open_card("O-04", PACK)
    expect(learner.page.locator("figure.quote blockquote")).to_have_text(
        "Elke dag tien woorden. Dat was genoeg."
    )
    expect(learner.page.locator("figure.quote figcaption")).to_have_text("Samira, 34 jaar")


def test_tapping_a_part_of_a_drawing_opens_it_in_the_list(learner: Phone) -> None:
    learner.open_card("O-07", PACK)
    expect(learner.page.locator(".diagram .party")).to_have_count(4)
    learner.page.locator(".diagram .party").nth(2).click()
    expect(learner.page.get_by_text("Vertel waar het pijn doet.")).to_be_visible()
    expect(learner.page.locator("svg.diagram")).to_have_attribute("aria-hidden", "true")
    assert re.fullmatch(r"3\s*De dokter kijkt", learner.page.locator("summary").nth(2).inner_text())
