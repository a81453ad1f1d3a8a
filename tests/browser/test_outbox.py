"""Where a message is: saved here, on its way, arrived; and an iPhone's home screen, which waits for that."""

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.screens import run_lint
from tests.browser.server import Server
from tests.browser.wire import Wire

TEXT = "Waar kan ik fietsen leren?"
INSTALL = "Zet Wegwijs op uw beginscherm"
IPHONE = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false })"


def state(phone: Phone, dutch: str) -> None:
    expect(phone.page.locator("a.asked", has_text=TEXT).locator(".chip")).to_have_text(phone.say(dutch))


def back_up(phone: Phone, server: Server) -> None:
    """Twice, so that either backup has all; and some time passes, so that the browser asks for the status anew."""
    for _ in range(2):
        server.run("backup")
    phone.context.new_cdp_session(phone.page).send("Network.clearBrowserCache")


def test_a_question_is_saved_here_then_on_its_way_then_arrived(phone: Phone, server: Server) -> None:
    phone.begin("ar")
    phone.go("#/outbox")
    expect(phone.page.get_by_text(phone.say("Er wacht niets."))).to_be_visible()
    phone.cut_network()
    phone.ask(TEXT)
    phone.go("#/ask")
    phone.page.locator('a[href="#/outbox"]').click()
    state(phone, "Bewaard op deze telefoon")
    phone.restore_network()
    phone.page.get_by_role("button", name=phone.say("Verstuur nu")).click()
    state(phone, "Onderweg")
    back_up(phone, server)
    phone.page.get_by_role("button", name=phone.say("Verstuur nu")).click()
    expect(phone.page.locator("a.asked .chip")).to_have_text(phone.say("Aangekomen"))


def test_an_iphone_is_told_how_to_install_only_when_nothing_waits_in_its_tab(
    phone: Phone, server: Server
) -> None:
    phone.page.add_init_script(IPHONE)
    phone.begin("nl")
    phone.cut_network()
    phone.ask(TEXT)
    phone.go("#/saved")
    phone.page.get_by_role("button", name=INSTALL).click()
    expect(phone.page.get_by_text("Er staan nog berichten op deze telefoon.")).to_be_visible()
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: server.count("SELECT count(*) FROM message") > 0)
    back_up(phone, server)
    phone.go("#/saved")
    phone.page.get_by_role("button", name=INSTALL).click()
    expect(phone.page.get_by_text("Zet op beginscherm", exact=True)).to_be_visible()
    expect(phone.page.locator(".outcome [role=status]")).to_be_focused()


def test_a_long_line_on_a_full_screen_stays_inside_its_button(phone: Phone) -> None:
    phone.page.add_init_script(IPHONE)
    phone.begin("ar")
    phone.go("#/saved")
    expect(phone.page.get_by_role("button", name=phone.say(INSTALL))).to_be_visible()
    assert run_lint(phone.page, "reflow") == []


def test_the_hours_in_a_question_keep_their_order_in_arabic(phone: Phone) -> None:
    phone.begin("ar")
    phone.ask("كل يوم 13:30-16:00")
    for screen in (phone.page.url.partition("#")[2], "/ask", "/outbox"):
        phone.go(f"#{screen}")
        expect(phone.page.locator("main bdi[dir=ltr]", has_text="13:30-16:00")).to_be_visible()


def test_words_that_went_say_that_there_is_internet_again(phone: Phone, wire: Wire) -> None:
    phone.begin("nl")
    phone.cut_network()
    phone.ask(TEXT)
    wire.happen("/sync/batches", "portal", times=1000)
    phone.restore_network()
    phone.go("#/outbox")
    phone.page.get_by_role("button", name="Verstuur nu").click()
    expect(phone.page.get_by_text("Wat wacht, is veilig")).to_be_visible()
    expect(phone.page.locator("header .chip")).to_be_visible()
    wire.calm_down()
    phone.page.get_by_role("button", name="Verstuur nu").click()
    state(phone, "Onderweg")
    expect(phone.page.locator("header .chip")).to_have_count(0, timeout=5000)
