"""The main job, end to end: choose, save, lose the network, read, ask, and what was said arrives once."""

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.server import Server

CARDS = [f"F1-{number:02}" for number in range(1, 11)]
OPENED = "SELECT SUM(n) FROM usage_day WHERE metric = 'opened'"
LIKED = "SELECT SUM(n) FROM usage_day WHERE metric = 'good'"
QUESTION = "متى يمكنني الذهاب إلى الطبيب؟"


def test_what_is_said_offline_arrives_once_although_the_first_reply_was_lost(
    phone: Phone, server: Server
) -> None:
    phone.begin("ar")
    phone.save_pack()
    phone.cut_network()
    phone.restart()
    phone.cut_network()
    phone.open()
    for card in CARDS:
        phone.open_card(card)
        expect(phone.page.locator("h1")).not_to_have_text("")
    phone.page.locator("button.face").first.click()
    phone.ask(QUESTION)
    expect(phone.page.get_by_text(phone.say("Bewaard op deze telefoon"))).to_be_visible()

    phone.wire.happen("^/sync/batches", "drop-reply")
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: server.count(OPENED) > 0)
    phone.send_now()
    phone.wait_until(lambda: phone.page.get_by_text(phone.say("Er wacht niets.")).is_visible())

    assert (
        len([exchange for exchange in phone.wire.asked("^/sync/batches") if b'"message"' in exchange.sent])
        > 1
    )
    assert server.count("SELECT COUNT(*) FROM message") == 1
    assert QUESTION in server.run("questions", "list")
    assert server.count(OPENED) == len(CARDS)
    assert server.count(LIKED) == 1


def test_an_answer_comes_back_to_who_asked(phone: Phone, server: Server) -> None:
    phone.begin("nl")
    phone.ask("Waar is de bieb?")
    expect(phone.page.get_by_text("Verstuurd")).to_be_visible()
    thread = server.run("questions", "list").partition('"id": "')[2].partition('"')[0]
    server.run("questions", "answer", thread, "Naast de receptie.")
    phone.reload()
    expect(phone.page.get_by_text("Naast de receptie.")).to_be_visible()
