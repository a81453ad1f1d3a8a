"""The browser threw the database away with the app closed: the phone says how many messages went with it."""

from playwright.sync_api import expect

from tests.browser.phone import Phone

GONE = "2 berichten zijn kwijt door uw telefoon."
DELETE = "new Promise((done) => { indexedDB.deleteDatabase('wegwijs').onsuccess = () => done(null) })"
SHELF = "JSON.stringify(localStorage)"
AWAY = "/manifest.webmanifest"  # a page of the same origin on which no app runs


def lose_database(phone: Phone) -> None:
    phone.open(AWAY)
    phone.page.evaluate(DELETE)
    phone.cut_network()


def begin_offline(phone: Phone) -> None:
    phone.open()
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.skip_place()


def ask_twice_without_a_line(phone: Phone) -> None:
    phone.begin("nl")
    phone.wire.cut()
    for text in ("Waar kan ik fietsen leren?", "Waar is de dokter?"):
        phone.ask(text)
    phone.wait_until(lambda: '"wegwijs-waiting":"2"' in phone.page.evaluate(SHELF))


def test_a_phone_whose_database_is_gone_says_how_many_messages_went_with_it(phone: Phone) -> None:
    ask_twice_without_a_line(phone)
    phone.wire.mend()
    lose_database(phone)
    begin_offline(phone)
    notice = phone.page.locator(".notice.warn", has_text=GONE)
    expect(notice).to_contain_text("Vraag het nog een keer, of vertel het de bieb.")
    phone.go("#/outbox")
    expect(notice).to_be_visible()
    phone.restart()
    phone.open("/#/outbox")
    notice = phone.page.locator(".notice.warn", has_text=GONE)
    notice.get_by_role("button", name="Ik weet het").click()
    expect(notice).to_have_count(0)
    phone.reload()
    expect(phone.page.get_by_text("Er wacht niets.")).to_be_visible()
    expect(notice).to_have_count(0)


def test_after_a_wipe_a_database_that_is_gone_is_not_missed(phone: Phone) -> None:
    ask_twice_without_a_line(phone)
    phone.go("#/settings")
    phone.page.get_by_role("button", name="Wis mijn sporen").click()
    phone.page.get_by_role("button", name="Wis nu alles").click()
    expect(phone.page.locator('a[href="#/language/nl"]')).to_be_visible()
    assert "wegwijs-waiting" not in phone.page.evaluate(SHELF)
    phone.wire.mend()
    lose_database(phone)
    begin_offline(phone)
    phone.go("#/outbox")
    expect(phone.page.get_by_text("Er wacht niets.")).to_be_visible()
    expect(phone.page.locator(".notice.warn", has_text="kwijt")).to_have_count(0)
