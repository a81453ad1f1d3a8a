"""Searching without a network: what people type is found in their own language and in Dutch, and nobody learns what it was."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import Ready, no_complaints
from tests.browser.phone import Phone
from tests.browser.screens import dutch_terms, run_axe, run_lint, screenshot, walk
from tests.browser.server import Server, copy_server
from tests.browser.wire import Wire

QUERIES = Path(__file__).parents[1] / "search"
LANGUAGES = ("nl", "ar", "ti", "uk")  # one of each script; `finding.test.ts` types what ten languages have
FIRST = 3
ENOUGH = 0.95
FEWEST = 20
CARE = "F1-04"
NONSENSE = "qqwxyzzq"
LEAST = 48  # px


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    template: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Phone]:
    """A phone without a network, with the pack in one language, started again and on the search screen."""
    folder = tmp_path_factory.mktemp(f"searcher-{request.param}")
    server = copy_server(template, folder / "server")
    server.start()
    wire = Wire(server.port)
    wire.open()
    phone = Phone(playwright, folder / "phone", wire)
    phone.begin(request.param)
    phone.save_pack()
    phone.restart()
    phone.cut_network()
    phone.open("/#/search")
    yield phone
    phone.switch_off()
    wire.close()
    server.stop()
    no_complaints(phone)


def search(phone: Phone, typed: str) -> None:
    """Type it into the empty field, and wait for the whole answer."""
    field = phone.page.get_by_role("textbox")
    field.fill("")
    expect(phone.page.locator(".outcome")).to_have_count(0)
    field.fill(typed)
    expect(phone.page.locator('.outcome[aria-busy="false"]')).to_be_visible()


def answers(phone: Phone, typed: str) -> list[str]:
    """What stands on the screen for it, from the top: cards by their id, topics by their address."""
    search(phone, typed)
    links = phone.page.locator(".outcome a.topic, .outcome a.card-link")
    found: list[str] = links.evaluate_all("links => links.map((link) => link.hash)")
    return [address.rpartition("/")[2] for address in found]


def test_what_people_type_is_found_among_the_first_three(reader: Phone) -> None:
    queries = yaml.safe_load((QUERIES / f"{reader.language}.yaml").read_text("utf-8"))
    assert len(queries) >= FEWEST
    first = {typed: answers(reader, typed)[:FIRST] for typed in queries}
    missed = {typed: first[typed] for typed, wanted in queries.items() if not set(wanted) & set(first[typed])}
    assert len(missed) <= (1 - ENOUGH) * len(queries), missed


def test_the_word_for_doctor_finds_the_care_card_with_a_slip_and_in_dutch_too(reader: Phone) -> None:
    words = {
        "nl": ("dokter", "dotker"),
        "ar": ("طبيب", "طببيب"),
        "ti": ("ሓኪም", "ሓክም"),
        "uk": ("лікар", "лікра"),
    }
    for typed in (*words[reader.language], "dokter", "doktr"):
        assert CARE in answers(reader, typed)[:FIRST], typed


def test_topics_stand_above_the_cards_with_their_pictures(reader: Phone) -> None:
    found = answers(reader, "bibliotheek")
    topics = [one for one in found if "?t=" in one]
    assert found[: len(topics)] == topics
    assert 0 < len(topics) < len(found)
    expect(reader.page.locator(".outcome a.topic svg.pictogram")).to_have_count(len(topics))


@pytest.mark.parametrize("typed", ["dokter", NONSENSE])
def test_answers_can_be_read_heard_tapped_and_walked_through_by_everybody(reader: Phone, typed: str) -> None:
    search(reader, typed)
    screenshot(reader, f"search-{typed}", "light")
    assert run_axe(reader.page) == []
    assert run_lint(reader.page, "language", [*dutch_terms(), "dokter", NONSENSE]) == []
    assert run_lint(reader.page, "targets", LEAST) == []
    assert run_lint(reader.page, "clickable") == []
    stops = walk(reader.page)
    assert [stop.name for stop in stops if not stop.shows or stop.is_covered] == []
    small, narrow = reader.page.viewport_size, {"width": 320, "height": 256}
    assert small is not None
    reader.page.set_viewport_size(narrow)  # type: ignore[arg-type]
    assert run_lint(reader.page, "reflow") == []
    reader.page.set_viewport_size(small)


def test_how_much_was_found_is_said_aloud_when_the_reader_stops_typing(online: Ready) -> None:
    phone = online("nl")
    phone.go("#/search")
    search(phone, NONSENSE)
    expect(phone.page.get_by_role("status").filter(has_text="Niets gevonden.")).to_be_attached()


def test_by_keys_alone_from_begin_to_a_card_and_back_to_the_same_answer(online: Ready) -> None:
    phone = online("nl")
    phone.page.get_by_role("link", name="Zoeken").press("Enter")
    expect(phone.page.locator("h1")).to_have_text("Zoeken")
    field = phone.page.get_by_label("Wat zoekt u?")
    while not field.evaluate("field => field === document.activeElement"):
        phone.page.keyboard.press("Tab")
    phone.page.keyboard.type("dokter")
    card = phone.page.locator(f'.outcome a[href$="{CARE}"]')
    expect(card).to_be_visible()
    while not card.evaluate("card => card === document.activeElement"):
        phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("article.reading")).to_be_visible()
    phone.page.go_back()
    expect(phone.page.locator(f'.outcome a[href$="{CARE}"]')).to_be_visible()
    expect(field).to_have_value("dokter")


def test_what_is_missing_is_counted_without_a_word_of_what_was_typed(phone: Phone, server: Server) -> None:
    phone.begin("ar")
    phone.save_pack()
    phone.cut_network()
    phone.go("#/search")
    search(phone, NONSENSE)
    phone.page.get_by_role("button", name=phone.say("Meld dat het ontbreekt")).click()
    expect(phone.page.locator(".outcome .thanks")).to_be_visible()
    phone.restore_network()
    phone.send_now()
    phone.wait_until(lambda: server.count("SELECT SUM(n) FROM usage_month WHERE metric = 'missed'") == 1)
    assert server.count("SELECT COUNT(*) FROM usage_month WHERE metric = 'missed' AND resource = ''") == 1
    assert server.count("SELECT COUNT(*) FROM usage_day WHERE metric = 'missed'") == 0
    assert not [one for one in phone.wire.asked("") if NONSENSE.encode() in one.sent or NONSENSE in one.path]


def test_who_wants_nothing_counted_is_not_asked_to(online: Ready) -> None:
    phone = online("nl")
    phone.go("#/settings")
    phone.page.get_by_role("checkbox").first.uncheck()
    phone.go("#/search")
    search(phone, NONSENSE)
    expect(phone.page.get_by_role("link", name="Vraag het de bieb")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Meld dat het ontbreekt")).to_have_count(0)


def test_a_phone_without_a_pack_is_told_what_to_do_first(phone: Phone) -> None:
    phone.begin("nl")
    phone.go("#/search")
    expect(phone.page.get_by_text("Hier is nog niets om in te zoeken.")).to_be_visible()
    expect(phone.page.get_by_role("textbox")).to_have_count(0)
    assert run_axe(phone.page) == []


def test_a_card_that_was_taken_back_is_not_found(phone: Phone, server: Server) -> None:
    phone.begin("nl")
    phone.save_pack()
    server.run("recall", "aankomst", CARE, "--reason", "Dit klopt niet meer.")
    phone.open()
    phone.go(f"#/r/aankomst/{CARE}")
    expect(phone.page.get_by_text("Dit klopt niet meer.")).to_be_visible()
    phone.go("#/search")
    assert CARE not in answers(phone, "dokter")


def test_another_language_is_searched_as_soon_as_it_is_chosen(online: Ready) -> None:
    phone = online("uk")
    phone.go("#/search")
    assert CARE in answers(phone, "медсестра")[:FIRST]
    for tag, typed in (("en", "nurse"), ("uk", "медсестра")):
        phone.go("#/language")
        phone.choose_language(tag)
        expect(phone.page.locator(f'html[lang="{tag}"]')).to_be_attached()
        phone.go("#/search")
        phone.wait_until(partial(finds_care, phone, typed))


def finds_care(phone: Phone, typed: str) -> bool:
    return CARE in answers(phone, typed)[:FIRST]
