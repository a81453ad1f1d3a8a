"""A team reads, plays and shows with a group, without a network: a guide, the tour, and the quiz."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.server import Server, copy_server
from tests.browser.tablet import JOB, PIN, YUSUF, Colleague, Tablet
from tests.browser.wire import Wire

STRIP = "#/tour/asiel/F2-11"


@pytest.fixture(scope="module")
def tablet(
    playwright: Playwright, template: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tablet]:
    """A tablet on which Job and the helper Yusuf work, its day open and its packs whole, out of reach of any network."""
    folder = tmp_path_factory.mktemp("together")
    server = copy_server(template, folder / "server")
    server.start()
    wire = Wire(server.port)
    wire.open()
    tablet = Tablet(playwright, folder / "tablet", wire)
    tablet.ready(server, JOB, YUSUF)
    tablet.lock()
    tablet.start(server, YUSUF)
    tablet.lock()
    tablet.wait_for_worker()
    tablet.cut_network()
    yield tablet
    tablet.switch_off()
    wire.close()
    server.stop()
    assert tablet.problems == []


@pytest.fixture
def job(tablet: Tablet) -> Iterator[Tablet]:
    """Job at work, looking at what can be done with a group."""
    yield from at_work(tablet, JOB)


@pytest.fixture
def yusuf(tablet: Tablet) -> Iterator[Tablet]:
    yield from at_work(tablet, YUSUF)


def at_work(tablet: Tablet, colleague: Colleague) -> Iterator[Tablet]:
    tablet.unlock(colleague)
    tablet.go("#/activities")
    yield tablet
    tablet.go("#/activities")
    tablet.lock()


def test_a_guide_leads_an_activity_and_goes_on_after_a_reload(job: Tablet) -> None:
    page = job.page
    page.get_by_role("link", name="Draaiboeken en kaarten").click()
    page.get_by_role("link", name="Praten op school: een ochtend met ouders").click()
    page.get_by_role("link", name="Start hiermee een activiteit").click()
    page.get_by_role("button", name="7", exact=True).click()
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Start de eerste stap").click()
    clock = page.get_by_role("timer").first
    expect(clock).to_contain_text("Stap 1 van 6")
    page.get_by_role("button", name="Volgende stap").click()
    expect(page.locator("li[aria-current=step]")).to_contain_text("zes woordkaarten")
    reads_beside_it_in_two_languages(page)
    page.wait_for_timeout(2100)
    before = elapsed(page)
    reload(job)
    expect(clock).to_contain_text("Stap 2 van 6")
    assert elapsed(page) >= before > 0  # the reload took no second away
    for _ in range(4):
        page.get_by_role("button", name="Volgende stap").click()
    page.get_by_role("link", name="Rond af").click()
    finishes(page)
    expect(page.get_by_role("link", name="Praten op school")).to_contain_text("7 deelnemers")
    expect(page.get_by_role("link", name="Praten op school")).to_contain_text("Klaar")


def reads_beside_it_in_two_languages(page: Page) -> None:
    """The card that the guide names stands beside it, each language in its own direction."""
    material = page.get_by_role("complementary", name="Materiaal voor de groep")
    material.get_by_role("button", name="Praten op school").click()
    expect(material.locator("[lang=ar]").first).to_be_visible()
    expect(material.locator("[lang=ar][dir=rtl]").first).to_be_visible()
    expect(material.locator("[lang=nl][dir=ltr]").first).to_be_visible()


def finishes(page: Page) -> None:
    """As many faces as there were cards, and the end."""
    for _ in range(5):
        page.get_by_role("button", name="Blije kaartjes: 1 erbij", exact=True).click()
    page.get_by_role("button", name="Blije kaartjes: 1 eraf", exact=True).click()
    page.get_by_role("button", name="Niet blije kaartjes: 1 erbij").click()
    expect(page.get_by_role("status", name="Blije kaartjes", exact=True)).to_have_text("4")
    page.get_by_role("button", name="Klaar").click()
    page.wait_for_url("**#/activities")


def test_the_strip_is_shown_in_two_languages_by_the_keys_of_a_remote(job: Tablet) -> None:
    page = job.page
    job.go(STRIP)
    words = page.locator(".stage-words")
    expect(words).to_have_count(2)
    expect(words.first.locator("[lang=nl][dir=ltr]").first).to_contain_text("Kom binnen")
    expect(words.last.locator("[lang=ar][dir=rtl]").first).to_be_visible()
    place = page.get_by_label("Ga naar plaatje")
    for key, at in [
        ("PageDown", "1"),
        ("ArrowRight", "2"),
        ("Space", "3"),
        ("PageUp", "2"),
        ("ArrowLeft", "1"),
        ("End", "11"),
        ("ArrowRight", "11"),
        ("Home", "0"),
        ("ArrowLeft", "0"),
    ]:
        page.keyboard.press(key)
        expect(place).to_have_value(at)
    place.select_option("6")
    page.get_by_role("button", name="Volgende").click()
    expect(place).to_have_value("7")
    page.get_by_text("Talen en scherm").click()
    page.get_by_label("Eerste taal").select_option("ar")
    page.get_by_label("Tweede taal").select_option("nl")
    expect(words.first.locator("[lang=ar]").first).to_be_visible()
    page.locator("h1").focus()
    page.keyboard.press("Escape")
    page.wait_for_url("**#/activities")


def test_a_quiz_for_a_group_takes_three_taps_and_is_played_by_keys_and_by_touch(job: Tablet) -> None:
    page = job.page
    before = waiting(page)
    page.get_by_role("link", name="Quiz", exact=True).click()
    page.get_by_role("button", name="9", exact=True).click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", name="Wat is inburgeren?")).to_be_visible()
    chooses_arabic_teams_and_four_items(page)
    window = opens_a_second_window(page)
    page.locator("h1").focus()
    page.keyboard.press("PageDown")
    expect(page.locator(".stage-answer.right")).to_contain_text("De taal en het land leren kennen.")
    expect(window.locator(".stage-answer.right")).to_contain_text("C")
    page.keyboard.press("2")
    expect(window.get_by_role("list", name="Punten").locator("li").nth(1)).to_contain_text("1")
    page.get_by_role("button", name="Team 1: 1 punt erbij").click()
    page.get_by_role("button", name="Volgende").click()
    expect(window.get_by_role("region", name="Vraag 2 van 4")).to_be_visible()
    window.close()
    expect(page.get_by_text("Het tweede scherm is dicht.")).to_be_visible()
    reload(job)
    expect(page.get_by_role("region", name="Vraag 2 van")).to_be_visible()
    page.get_by_role("link", name="Stop").click()
    expect(page.get_by_role("button", name="9", exact=True)).to_have_attribute("aria-pressed", "true")
    assert waiting(page) == before + 1  # how many there were, and nothing of who knew what


def chooses_arabic_teams_and_four_items(page: Page) -> None:
    page.get_by_text("Talen, teams en vragen").click()
    page.get_by_label("العربية").check()
    expect(page.locator(".question [lang=ar][dir=rtl]")).to_be_visible()
    page.get_by_role("radio", name="3", exact=True).check()
    page.get_by_label("Hele ronde").uncheck()
    for question in page.locator(".round-items input").all()[1:5]:
        question.check()
    page.get_by_text("Talen, teams en vragen").click()


def opens_a_second_window(page: Page) -> Page:
    """It shows what the group sees, and nothing that the host taps."""
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Tweede scherm").click()
    window = opened.value
    expect(window.get_by_role("heading", name="Wat is inburgeren?")).to_be_visible()
    expect(window.locator(".question [lang=ar]")).to_be_visible()
    expect(window.get_by_role("button", name="Volgende")).to_have_count(0)
    expect(page.get_by_text("Het tweede scherm loopt mee.")).to_be_visible()
    return window


def test_a_helper_reads_aloud_and_hosts_a_quiz_and_sees_nothing_that_is_for_staff(yusuf: Tablet) -> None:
    page = yusuf.page
    expect(page.locator(".kinds a")).to_have_text(["Quiz", "Voorlezen"])
    expect(page.get_by_role("link", name="Draaiboeken en kaarten")).to_have_count(0)
    for address in ["#/guides", "#/guide/team/T-01", "#/start/taalcafe", STRIP]:
        yusuf.go(address)
        expect(page.get_by_text("Dit doet een medewerker.")).to_be_visible()
    yusuf.go("#/start/reading")
    page.get_by_role("button", name="5", exact=True).click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("Kaartjes na afloop")).to_be_visible()
    page.get_by_role("button", name="Klaar").click()
    expect(page.locator(".todays a", has_text="Voorlezen")).to_contain_text("5 deelnemers")
    page.get_by_role("link", name="Quiz", exact=True).click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def reload(tablet: Tablet) -> None:
    """The page is loaded anew, without a network, and somebody comes back to work."""
    tablet.reload()
    tablet.tap(tablet.page.locator(".person", has_text=JOB.name))
    tablet.type_pin(PIN)
    expect(tablet.page.locator(".person")).to_have_count(0)


def waiting(page: Page) -> int:
    """How many operations the tablet has still to send."""
    first, *_ = page.locator(".team-rail a").last.inner_text().split()
    return int(first) if first.isdigit() else 0


def elapsed(page: Page) -> int:
    """Seconds since the first step began."""
    text = page.get_by_role("timer").last.inner_text()
    minutes, seconds = text.removeprefix("Samen ").split(" ")[0].split(":")
    return int(minutes) * 60 + int(seconds)
