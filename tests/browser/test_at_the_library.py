"""What the library at a place does, lends and arranges: seen, kept in a calendar and asked for without a network."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.library import PLACE, come_by_poster, serving
from tests.browser.phone import Phone
from tests.browser.put_away import PutAway
from tests.browser.screens import WATCH
from tests.browser.server import Server
from tests.browser.wire import Wire

EVENT = {
    "type": "event",
    "icon": "talk",
    "title": {"id": "noord.cafe", "text": "Taalcafé"},
    "where": {"id": "noord.waar", "text": "Kamer {fact:kamer}"},
    "day": "2026-12-01",
    "starts": "14:00",
    "ends": "15:30",
    "weekly": True,
}
KAMER = {
    "kind": "code",
    "value": "B2",
    "source": "https://www.bibliotheek.nl",
    "source_name": "De bibliotheek",
    "last_checked": "2026-11-25",
    "expiry": "warn",
    "law": "stable",
}
WITH_FACT = {"languages": {"nl": {"calendar": [EVENT]}}, "facts": {"kamer": KAMER}}
WISHES = "SELECT count(*) FROM message WHERE text LIKE 'Ik wil graag dit boek lenen:%'"
# Where each line of letters begins, for who reads from the right.
BEGINNINGS = """lines => lines.map((line) => {
  const letters = document.createRange();
  letters.selectNodeContents(line);
  return letters.getBoundingClientRect().right;
})"""


@pytest.fixture(scope="module")
def at_work(library: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Wire]]:
    with serving(library, tmp_path_factory.mktemp("at-work")) as serving_now:
        yield serving_now


@pytest.fixture(scope="module")
def put_away(
    playwright: Playwright, at_work: tuple[Server, Wire], tmp_path_factory: pytest.TempPathFactory
) -> PutAway:
    """A phone that came by the poster of a place which speaks for itself; it reads Arabic."""
    return PutAway(playwright, tmp_path_factory.mktemp("visitor"), at_work[1], come_and_save)


@pytest.fixture
def visitor(put_away: PutAway) -> Iterator[Phone]:
    """The same without a network."""
    with put_away.without_network() as phone:
        yield phone
    no_complaints(phone)


def come_and_save(phone: Phone) -> None:
    come_by_poster(phone, "ar")
    phone.save_pack()


def test_what_is_on_is_seen_offline_and_goes_into_the_phones_calendar(visitor: Phone, tmp_path: Path) -> None:
    visitor.go("#/")
    visitor.page.evaluate(WATCH, visitor.say("De bieb heeft hier nog geen agenda. Vraag het aan de balie."))
    visitor.page.locator('a[href="#/when"]').click()
    events = visitor.page.locator(".event")
    expect(events).to_have_count(3)
    assert visitor.page.evaluate("window.seen") is False  # nor while what the place says was still being read
    expect(events.first).to_contain_text(visitor.say("Elke week"))
    cafe = visitor.page.locator(".event", has_text="مقهى اللغة")
    expect(cafe.locator("bdi").first).to_have_text(re.compile("14:00 . 15:30"))
    day, hours, _ = cafe.locator(".moment > *").evaluate_all(BEGINNINGS)
    assert abs(day - hours) < 1  # though hours run the other way
    expect(cafe).to_contain_text("Taalcafé")
    expect(cafe).to_contain_text("الثلاثاء")
    with visitor.page.expect_download() as download:
        cafe.get_by_role("button", name=visitor.say("Zet in agenda")).click()
    download.value.save_as(tmp_path / "cafe.ics")
    said = (tmp_path / "cafe.ics").read_bytes().decode()
    assert "T140000\r\n" in said
    assert "RRULE:FREQ=WEEKLY\r\n" in said
    assert "SUMMARY:مقهى اللغة\r\n" in said


def test_a_book_is_wished_for_offline_and_the_library_hears_of_it_once(
    visitor: Phone, at_work: tuple[Server, Wire]
) -> None:
    server, _ = at_work
    visitor.go("#/books")
    expect(visitor.page.locator(".entries > li")).to_have_count(1)  # the reader's own language first
    visitor.page.get_by_role("radio", name=visitor.say("Alle talen")).check()
    expect(visitor.page.locator(".entries > li")).to_have_count(3)
    book = visitor.page.locator(".entries > li", has_text="Jip en Janneke")
    wish = book.get_by_role("button", name=visitor.say("Dit boek wil ik lezen"))
    wish.evaluate("button => { button.click(); button.click(); }")  # an old phone answers late
    expect(book.get_by_role("status").get_by_role("link")).to_be_focused()
    visitor.go("#/outbox")
    expect(visitor.page.locator("main")).to_contain_text("Jip en Janneke")
    visitor.restore_network()
    visitor.send_now()
    visitor.wait_until(lambda: server.count(WISHES) == 1)
    visitor.send_now()
    visitor.page.wait_for_timeout(500)
    assert server.count(WISHES) == 1


def test_three_pictures_make_a_card_for_the_desk_and_nothing_is_kept_or_sent(visitor: Phone) -> None:
    visitor.go("#/buddy")
    visitor.wire.clear()
    for answer in ("Praten", "In de middag", "Een paar woorden"):
        button = visitor.page.get_by_role("button", name=visitor.say(answer), exact=True)
        button.focus()
        visitor.page.keyboard.press("Enter")
    card = visitor.page.locator(".code-card")
    expect(card.locator(".big-code")).to_have_text("AR-PM2")
    expect(card).to_contain_text(
        "Ik zoek een taalmaatje. Mijn taal is Arabisch. Ik wil praten. Ik kan in de middag. "
        "Ik spreek een paar woorden Nederlands."
    )
    expect(card.locator("h2")).to_be_focused()
    visitor.go("#/")
    visitor.go("#/buddy")
    expect(visitor.page.locator(".code-card")).to_have_count(0)


def test_who_wants_to_help_is_sent_to_the_desk(visitor: Phone) -> None:
    visitor.go("#/buddy")
    expect(visitor.page.locator("main")).to_contain_text(
        visitor.say("Kom naar de balie van de bieb. Daar vertellen we u meer.")
    )


def test_without_a_place_the_way_to_choose_one_stands_there(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    for screen in ("when", "books"):
        phone.go(f"#/{screen}")
        expect(phone.page.get_by_role("link", name="Mijn plek")).to_have_attribute("href", "#/place")


def test_a_place_that_says_nothing_sends_to_the_desk(phone: Phone, server: Server) -> None:
    server.run("place", "add", PLACE, "Voorbeeld")
    server.run("publish")
    phone.open(f"/p/{PLACE}")
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.page.wait_for_url("**/#/")
    phone.go("#/when")
    expect(phone.page.locator("main")).to_contain_text(
        "De bieb heeft hier nog geen agenda. Vraag het aan de balie."
    )


def test_a_fact_in_an_event_goes_into_the_calendar_as_it_is_read(
    phone: Phone, server: Server, tmp_path: Path
) -> None:
    server.run("keys", "create", "--person", str(server.data / "keys" / "noord.pem"))
    server.run("region", "add", "noord", "--public", str(server.data / "keys" / "noord.pub"))
    server.run("place", "add", "noord", "Voorbeeld Noord", "--region", "noord")
    overlay = server.folder / "overlay.json"
    overlay.write_text(json.dumps(WITH_FACT), "utf-8")
    server.run("place", "overlay", "noord", str(overlay))
    server.run("publish")
    phone.open("/p/noord#/when?l=nl")
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name="Zet in agenda").click()
    download.value.save_as(tmp_path / "cafe.ics")
    assert "LOCATION:Kamer B2\r\n" in (tmp_path / "cafe.ics").read_bytes().decode()
