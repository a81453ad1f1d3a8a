"""Asking the library without a network: danger first, pictures instead of writing, who reads it, and what may answer already."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.asking import SCHOOL, TOPICS, asked, cards, ready, send, topics
from tests.browser.conftest import Ready
from tests.browser.phone import Phone
from tests.browser.screens import run_axe, run_lint
from tests.browser.server import Server

CALLED = ["112", "113", "0800-2000", "0800-0432"]
READY = 6
MAY_ANSWER = 3
SENSITIVE = "Deze vraag leest alleen de bibliotheek op kantoor."
SLOW = "Een antwoord kan een paar dagen duren. Het komt hier, als u internet hebt."
LATER = "Is er nu gevaar? Vraag het niet hier. Uw vraag leest iemand pas later."


def test_who_is_in_danger_finds_whom_to_call_before_anything_is_asked(offline: Ready) -> None:
    phone = offline("ar")
    phone.go("#/ask")
    expect(phone.page.get_by_text(phone.say(LATER))).to_be_visible()
    danger = phone.page.get_by_role("link", name=phone.say("Ik ben in gevaar"))
    assert phone.page.locator("main a, main button").first.inner_text() == danger.inner_text()
    danger.click()
    for number in CALLED:
        call = phone.page.locator(f'article a[href="tel:{number.replace("-", "")}"]').first
        expect(call).to_be_attached()
    expect(phone.page.locator("article")).to_contain_text("Receptie of beveiliging")
    expect(phone.page.locator("article")).to_contain_text("Veilig Thuis")
    expect(phone.page.locator("article")).to_contain_text("Kindertelefoon")


def test_a_phone_without_a_pack_still_knows_112_and_ready_questions(phone: Phone) -> None:
    phone.begin("ti")
    phone.cut_network()
    phone.go("#/ask")
    expect(phone.page.locator('main a[href="tel:112"]')).to_be_visible()
    expect(phone.page.get_by_text(phone.say(LATER))).to_be_visible()
    expect(ready(phone)).to_have_count(READY)
    ready(phone).first.click()
    send(phone)
    expect(phone.page.locator(".said p").first).to_have_text(
        f"{phone.say('Wanneer is de bieb hier?')}\nWanneer is de bieb hier?"
    )


def test_three_taps_ask_in_the_readers_language_and_whoever_answers_reads_dutch(
    phone: Phone, server: Server
) -> None:
    phone.begin("ar")
    phone.save_pack()
    phone.cut_network()
    phone.go("#/ask")
    topics(phone).nth(TOPICS.index("kinderen")).click()
    ready(phone).filter(has_text=SCHOOL).click()
    expect(ready(phone).filter(has_text=SCHOOL)).to_have_attribute("aria-pressed", "true")
    phone.page.locator("form.ask").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    phone.page.wait_for_url("**/#/ask/*")  # the list above the form says it, too, a moment earlier
    expect(phone.page.get_by_text(phone.say("Bewaard op deze telefoon"))).to_be_visible()
    phone.go("#/ask")
    expect(phone.page.locator("a.asked")).to_have_count(1)  # though it was tapped twice
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: bool(asked(server)))
    assert f"متى يذهب طفلي إلى المدرسة؟\\n{SCHOOL}" in server.run("questions", "list")


def test_every_topic_has_six_pictures_and_at_most_three_cards_that_may_answer(offline: Ready) -> None:
    phone = offline("uk")
    phone.go("#/ask")
    expect(topics(phone)).to_have_count(len(TOPICS) + 1)
    for at in range(len(TOPICS)):
        topics(phone).nth(at).click()
        expect(ready(phone)).to_have_count(READY)
        expect(ready(phone).locator("svg.pictogram")).to_have_count(READY)
        assert 1 <= cards(phone).count() <= MAY_ANSWER


def test_the_card_that_a_ready_question_stands_in_is_offered_first_and_the_question_waits(
    offline: Ready,
) -> None:
    phone = offline("nl")
    phone.go("#/ask")
    topics(phone).nth(TOPICS.index("gezondheid")).click()
    expect(cards(phone).first).to_be_in_viewport()  # and not far below the topics
    expect(cards(phone).first).to_have_attribute("href", "#/r/aankomst/F1-03")
    ready(phone).filter(has_text="Ik slaap slecht").click()
    expect(cards(phone).first).to_have_attribute("href", "#/r/aankomst/F1-08")
    phone.page.locator("textarea").fill("Al een maand.")
    cards(phone).first.click()
    expect(phone.page.locator("article.reading")).to_be_visible()
    phone.page.go_back()
    expect(phone.page.locator("textarea")).to_have_value("Al een maand.")
    expect(ready(phone).filter(has_text="Ik slaap slecht")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("language", "typed"), [("nl", "Mijn kind is ziek. Waar is de dokter?"), ("ar", "طفلي مريض. أين الطبيب؟")]
)
def test_cards_that_are_about_what_is_written_are_offered_before_it_is_sent(
    offline: Ready, language: str, typed: str
) -> None:
    phone = offline(language)
    phone.begin_question()
    expect(cards(phone)).to_have_count(0)
    phone.page.locator("textarea").fill(typed)
    expect(phone.page.locator('form.ask button[type="submit"]')).to_have_text(
        phone.say("Nee, stuur mijn vraag")
    )
    assert 1 <= cards(phone).count() <= MAY_ANSWER
    expect(cards(phone).first).to_have_attribute("href", "#/r/aankomst/F1-04")
    assert run_axe(phone.page) == []
    cards(phone).first.click()
    expect(phone.page.locator("article.reading")).to_be_visible()
    phone.page.go_back()
    expect(phone.page.locator("textarea")).to_have_value(typed)
    send(phone)
    expect(phone.page.locator(".said p").first).to_have_text(typed)


def test_every_question_says_who_reads_it_and_when_an_answer_may_come(offline: Ready) -> None:
    phone = offline("ar")
    phone.go("#/ask")
    reads = phone.say("Mensen van de bibliotheek lezen uw vraag. COA en IND lezen hem nooit.")
    expect(phone.page.get_by_text(reads)).to_be_visible()
    expect(phone.page.get_by_text(phone.say(SLOW))).to_be_visible()
    phone.ask("كيف؟")
    office = phone.say("De bibliotheek op kantoor leest uw vraag. COA en IND lezen hem nooit.")
    expect(phone.page.get_by_text(office)).to_be_visible()
    expect(phone.page.get_by_text(phone.say(SLOW))).to_be_visible()


def test_the_library_here_is_asked_only_by_choice_and_never_about_what_is_sensitive(
    phone: Phone, server: Server
) -> None:
    phone.open("/p/voorbeeld-opvang")
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.wait_for_worker()
    phone.save_pack()
    phone.cut_network()
    phone.go("#/ask")
    here = phone.page.get_by_role("radio", name="De bibliotheek hier in huis")
    topics(phone).nth(TOPICS.index("kinderen")).click()
    expect(phone.page.get_by_role("radio", name="De bibliotheek op kantoor")).to_be_checked()
    here.check()
    topics(phone).nth(TOPICS.index("rechten")).click()
    expect(here).to_have_count(0)
    expect(phone.page.get_by_text(SENSITIVE)).to_be_visible()
    ready(phone).first.click()
    send(phone)
    expect(phone.page.locator(".said")).to_have_count(1)
    phone.restore_network()
    phone.wait_until(lambda: server.count("SELECT count(*) FROM thread") == 1)
    assert server.count("SELECT count(*) FROM thread WHERE audience = 'office' AND place = ''") == 1


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nl", "Bel mij: 06-12345678", "een telefoonnummer"),
        ("ar", "رقمي ٠٦١٢٣٤٥٦٧٨", "een telefoonnummer"),
        ("ti", "BSN ፩፪፫፬፭፮፯፰፪", "een BSN: het nummer dat de overheid van u heeft"),
    ],
)
def test_who_types_a_number_of_their_own_is_asked_to_look_again_and_may_still_send(
    language: str, text: str, kind: str, offline: Ready
) -> None:
    phone = offline(language)
    phone.begin_question()
    area = phone.page.locator("textarea")
    area.fill(text)
    send(phone)
    look = phone.page.get_by_role("dialog")
    expect(look).to_contain_text(phone.say(kind))
    assert run_axe(phone.page) == []
    assert run_lint(phone.page, "targets", 48) == []
    look.get_by_role("button", name=phone.say("Ik haal het weg")).click()
    expect(look).to_have_count(0)
    expect(area).to_be_focused()
    expect(area).to_have_value(text)
    send(phone)
    phone.page.get_by_role("button", name=phone.say("Verstuur toch")).click()
    expect(phone.page.locator(".said p").first).to_have_text(text)


def test_what_everybody_may_know_is_sent_without_a_word(offline: Ready) -> None:
    phone = offline("nl")
    phone.ask("Mag ik 112 bellen? Het gebeurde op 01-02-2026 om 10:30 in kamer 12.")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def test_what_is_too_long_with_its_ready_question_is_told_before_it_is_sent(offline: Ready) -> None:
    phone = offline("ar")
    phone.begin_question()
    ready(phone).first.click()
    phone.page.locator("textarea").fill("س" * 1990)
    send(phone)
    expect(phone.page.get_by_role("alert")).to_contain_text(
        phone.say("Uw tekst is te lang. Maak hem korter.")
    )
    phone.page.locator("textarea").fill("س" * 1900)
    send(phone)
    expect(phone.page.locator(".said")).to_have_count(1)


def test_a_chosen_question_follows_another_language(phone: Phone) -> None:
    phone.begin("ar")
    phone.go("#/ask")
    ready(phone).first.click()
    phone.go("#/language")
    phone.choose_language("uk")
    phone.page.wait_for_url(lambda url: not url.endswith("#/language"))
    phone.go("#/ask")
    expect(ready(phone).first).to_have_attribute("aria-pressed", "true")
    send(phone)
    expect(phone.page.locator(".said p").first).to_contain_text(phone.say("Wanneer is de bieb hier?"))


def test_nothing_chosen_and_nothing_written_is_told_and_the_field_has_the_focus(offline: Ready) -> None:
    phone = offline("nl")
    phone.begin_question()
    phone.page.locator("textarea").fill("\u200c \u200f")  # keys of our scripts that leave nothing to see
    send(phone)
    expect(phone.page.get_by_role("alert")).to_contain_text("Kies een vraag of schrijf hem.")
    expect(phone.page.locator("textarea")).to_be_focused()


def test_a_question_is_asked_by_keyboard_alone_from_right_to_left(offline: Ready) -> None:
    phone = offline("ar")
    phone.go("#/ask")
    tab_to(phone, topics(phone).nth(TOPICS.index("taal")))
    phone.page.keyboard.press("Enter")
    tab_to(phone, ready(phone).nth(2))
    phone.page.keyboard.press("Space")
    tab_to(phone, phone.page.locator("textarea"))
    phone.page.keyboard.type("V 2812345678")
    tab_to(phone, phone.page.locator('form.ask button[type="submit"]'))
    phone.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("dialog")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator('form.ask button[type="submit"]')).to_be_focused()
    phone.page.keyboard.press("Enter")
    tab_to(phone, phone.page.get_by_role("button", name=phone.say("Verstuur toch")))
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator(".said")).to_contain_text("V 2812345678")


def tab_to(phone: Phone, target: Locator, most: int = 60) -> None:
    expect(target).to_be_visible()
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")
