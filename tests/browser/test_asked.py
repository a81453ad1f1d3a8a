"""What becomes of a question and of a face, without a network and after it: saved, sent, answered, deleted, wiped, counted."""

import re

from playwright.sync_api import expect

from tests.browser.asking import SCHOOL, TOPICS, asked, offline, ready, topics
from tests.browser.phone import Phone
from tests.browser.screens import run_axe
from tests.browser.server import Server

CANNOT_DELETE = """() => {
  IDBObjectStore.prototype.delete = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def test_the_wipe_takes_along_what_was_typed_and_not_sent(phone: Phone) -> None:
    phone.begin("nl")
    phone.go("#/ask")
    ready(phone).first.click()
    phone.page.locator("textarea").fill("Dit is van mij.")
    phone.go("#/settings")
    phone.page.get_by_role("button", name="Wis mijn sporen").click()
    phone.page.get_by_role("button", name="Wis nu alles").click()
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.skip_place()
    phone.go("#/ask")
    expect(phone.page.locator("textarea")).to_have_value("")
    expect(ready(phone).first).to_have_attribute("aria-pressed", "false")


def test_a_question_goes_from_saved_to_sent_to_answered(phone: Phone, server: Server) -> None:
    offline(phone)
    phone.ask("Waar is de bieb?")
    state = phone.page.locator(".notice strong").first
    expect(state).to_have_text("Bewaard op deze telefoon")
    phone.restore_network()
    expect(state).to_have_text("Onderweg", timeout=60_000)
    server.run("questions", "answer", asked(server)[0], "Naast de receptie.")
    phone.reload()
    expect(state).to_have_text("Beantwoord")
    phone.cut_network()
    phone.reload()
    expect(phone.page.get_by_text("Naast de receptie.")).to_be_visible()
    phone.go("#/ask")
    expect(phone.page.locator("a.asked .chip")).to_have_text("Beantwoord")


def test_a_question_that_was_deleted_before_it_went_is_read_by_nobody(phone: Phone, server: Server) -> None:
    offline(phone)
    phone.ask("Toch maar niet.")
    delete(phone, "De vraag is nog niet verstuurd. Dan leest niemand hem.")
    phone.ask("Deze wel.")
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: server.count("SELECT count(*) FROM message") > 0)
    expect(phone.page.get_by_text(phone.say("Er wacht niets."))).to_be_visible()
    assert server.count("SELECT count(*) FROM message WHERE text = 'Toch maar niet.'") == 0


def test_a_question_can_be_deleted_after_it_went_and_no_answer_is_fetched_for_it(
    phone: Phone, server: Server
) -> None:
    phone.begin("nl")
    phone.ask("Waar is de bieb?")
    expect(phone.page.get_by_text("Onderweg")).to_be_visible()
    delete(phone, "U ziet het antwoord dan niet meer.")
    server.run("questions", "answer", asked(server)[0], "Naast de receptie.")
    phone.wire.clear()
    phone.reload()
    expect(phone.page.locator("fieldset.pictures")).to_be_visible()
    expect(phone.page.get_by_text("Mijn vragen")).to_have_count(0)
    phone.page.wait_for_timeout(500)
    assert phone.wire.asked("^/sync/answers") == []


def test_a_question_that_could_not_be_deleted_says_so_and_is_still_there(phone: Phone) -> None:
    phone.begin("nl")
    phone.ask("Waar is de bieb?")
    phone.page.evaluate(CANNOT_DELETE)
    phone.page.get_by_role("button", name="Verwijder deze vraag").click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Verwijder").click()
    expect(dialog.get_by_role("alert")).to_have_text("Dat lukt nu niet. Er is nog niets gewist.")
    phone.reload()
    expect(phone.page.get_by_text("Waar is de bieb?")).to_be_visible()


def delete(phone: Phone, warning: str) -> None:
    phone.page.get_by_role("button", name="Verwijder deze vraag").click()
    expect(phone.page.get_by_role("dialog")).to_contain_text(warning)
    phone.page.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    phone.page.wait_for_url(re.compile("#/ask$"))


def test_a_sad_face_may_give_one_reason_which_is_a_counter(phone: Phone, server: Server) -> None:
    offline(phone, "uk")
    phone.open_card("F1-07")
    phone.page.locator("button.face").last.click()
    expect(phone.page.locator(".thanks")).to_be_focused()
    reasons = phone.page.locator("button.reason")
    expect(reasons).to_have_count(4)
    assert run_axe(phone.page) == []
    reasons.filter(has_text=phone.say("Ik mis iets")).click()
    expect(reasons).to_have_count(0)
    phone.go("#/counted")
    expect(phone.page.locator("main")).to_contain_text(f"{phone.say('ik mis iets')}: 1")
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: server.count("SELECT count(*) FROM usage_day WHERE metric = 'bad'") == 1)
    assert (
        server.count("SELECT sum(n) FROM usage_day WHERE metric = 'bad-missing' AND resource = 'F1-07'") == 1
    )
    assert server.count("SELECT sum(n) FROM usage_month WHERE metric LIKE 'bad-%'") == 1


def test_who_missed_something_on_a_card_can_ask_about_its_topic_at_once(phone: Phone) -> None:
    offline(phone)
    phone.open_card("F1-07")
    phone.page.locator("button.face").last.click()
    expect(phone.page.locator("button.reason")).to_have_count(3)  # nobody translated the Dutch
    phone.page.get_by_role("link", name="Vraag het de bieb").click()
    expect(topics(phone).nth(TOPICS.index("kinderen"))).to_have_attribute("aria-pressed", "true")
    expect(ready(phone).filter(has_text=SCHOOL)).to_be_visible()
