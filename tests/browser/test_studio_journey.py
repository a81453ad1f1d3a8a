"""From a new card to phones and back, by mouse and by keyboard alone: people at desks, and two who sign on their own machines."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import studio_publishing as publishing
from tests.browser import studio_writing as writing
from tests.browser.desks import HERTZ, Desk
from tests.browser.hands import KEYS, MOUSE
from tests.browser.hearing import listen_in, pitch
from tests.browser.phone import Phone
from tests.browser.studio_house import CARD, PACK, PLACE, House, build
from tests.browser.studio_writing import ARABIC, NEW, UKRAINIAN
from tests.browser.test_updates import wait_for_edition
from tests.browser.wire import Wire


@pytest.fixture
def server(tmp_path: Path) -> Iterator[House]:
    (tmp_path / "house").mkdir()
    server = build(tmp_path / "house")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def new_desk(
    playwright: Playwright, tmp_path: Path, wire: Wire, hands: str
) -> Iterator[Callable[[str], Desk]]:
    with ExitStack() as stack:

        def sit_down(name: str) -> Desk:
            desk = Desk(playwright, tmp_path / name, wire, hands)
            stack.callback(desk.switch_off)
            desk.open()
            return desk

        yield sit_down


@pytest.mark.parametrize("hands", [KEYS, MOUSE])
def test_a_card_comes_to_phones_and_is_taken_back_and_a_lost_key_counts_no_more(
    new_desk: Callable[[str], Desk], new_phone: Callable[[], Phone], server: House, tmp_path: Path
) -> None:
    office, dora = new_desk("office"), new_desk("dora")
    publishing.let_people_in(office)
    publishing.make_key(dora)
    publishing.let_key_in(office, dora, server)
    there, elsewhere = save(new_phone(), "ar", f"/p/{PLACE}"), save(new_phone(), "uk")
    writing.write_card(office, tmp_path)
    writing.approve_recording(office)
    writing.finish_card(office)
    writing.translate_card(office, tmp_path)
    writing.read_translations(office)
    publishing.try_out(dora, server)
    assert ARABIC[1] in reads(there, 2, NEW)
    assert hears(there) == pytest.approx(HERTZ, abs=10)
    assert reads(elsewhere, 1, NEW) == ""
    publishing.release(dora, server)
    assert UKRAINIAN[1] in reads(elsewhere, 2, NEW)
    publishing.go_back(dora, server)
    assert reads(there, 3, NEW) == ""
    publishing.take_back(dora)
    assert publishing.REASON in reads(elsewhere, 3, CARD)
    publishing.lose_key(office, dora, server)


def save(phone: Phone, language: str, address: str = "/") -> Phone:
    """A phone with the pack, of somebody at a place or at none."""
    listen_in(phone)
    phone.open(address)
    phone.choose_language(language)
    phone.choose_situation("Ik ben net aangekomen")
    if address == "/":
        phone.skip_place()
    phone.wait_for_worker()
    phone.save_pack()
    return phone


def reads(phone: Phone, edition: int, card: str) -> str:
    """What a phone shows of a card when it has heard the news; nothing of one that it does not have."""
    phone.open()
    wait_for_edition(phone, edition, PACK)
    phone.go(f"#/r/{PACK}/{card}")
    expect(phone.page.locator("h1")).not_to_have_text("")
    has_it = phone.page.locator("article.reading").count() > 0
    return phone.page.locator("main").inner_text() if has_it or card == CARD else ""


def hears(phone: Phone) -> int:
    """The hertz of what plays when somebody has the sound fetched, too, and listens."""
    phone.go("#/saved")
    offered = phone.page.locator(".answers button")
    before = offered.count()
    offered.last.click()
    expect(offered).to_have_count(before - 1)
    phone.open_card(NEW, PACK)
    phone.page.get_by_role("button", name=phone.say("Luister")).first.click()
    return pitch(phone)
