"""A team's day on its tablet, without a network: enrolled, opened, counted, closed; and what the centre then knows."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from tests.browser.server import Server
from tests.browser.tablet import JOB, LARGE, PLACE, SAMIRA, YUSUF, Tablet, add_place
from tests.browser.wire import Wire

SHELLS = "caches.keys().then(names => names.filter(name => name.startsWith('shell-')).sort())"
COUNTED = "SELECT state FROM staff_record WHERE key LIKE 'count/%'"


@pytest.fixture
def new_tablet(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Callable[[], Tablet]]:
    tablets: list[Tablet] = []

    def make() -> Tablet:
        tablets.append(Tablet(playwright, tmp_path / f"tablet-{len(tablets)}", wire))
        tablets[-1].page.set_viewport_size(LARGE)
        return tablets[-1]

    yield make
    for tablet in tablets:
        tablet.switch_off()
        assert tablet.problems == []


def test_a_day_without_a_network_arrives_exactly(new_tablet: Callable[[], Tablet], server: Server) -> None:
    add_place(server)
    tablet = new_tablet()
    tablet.enrol(server, SAMIRA, JOB, places=[PLACE])
    tablet.start(server, SAMIRA)
    tablet.start_later(server, JOB)
    tablet.lock()

    tablet.cut_network()
    tablet.reload()
    assert taps_of(tablet, lambda: begin(tablet)) == 2  # and the PIN
    count_some(tablet)

    tablet.lock()
    expect(tablet.page.locator("body")).not_to_contain_text("Locatie Noord")
    tablet.unlock(JOB)
    expect(tile(tablet, "18 en ouder")).to_have_text("3")
    expect(tablet.page.locator(".latest li")).to_have_count(0)  # what Samira can take back is hers
    tablet.count("0 tot en met 3")
    expect(tile(tablet, "0 tot en met 3")).to_have_text("1")
    tablet.restart()
    tablet.page.set_viewport_size(LARGE)
    tablet.unlock(SAMIRA)
    expect(tile(tablet, "4 tot en met 12")).to_have_text("3")
    expect(tablet.page.locator(".latest li")).to_have_count(3)

    close_day(tablet)
    tablet.restore_network()
    tablet.wait_until_sent()
    assert counted(server) == {"age-18": 3, "age-4-12": 3, "age-0-3": 1, "first": 1, "language-ti": 1}


def test_a_newcomers_phone_keeps_nothing_of_a_team(new_tablet: Callable[[], Tablet]) -> None:
    phone = new_tablet()
    phone.open("/")
    phone.wait_for_worker()
    phone.page.wait_for_timeout(500)
    assert [name.split("-")[1] for name in phone.page.evaluate(SHELLS)] == ["newcomer"]
    assert not [url for url in phone.requests if "staff" in url]


def test_a_code_that_does_not_work_says_what_to_do_and_one_whose_answer_was_lost_works_again(
    new_tablet: Callable[[], Tablet], server: Server, wire: Wire
) -> None:
    tablet = new_tablet()
    tablet.open("/staff#/enrol?c=WRONGCODE2")
    tablet.press("Koppel deze tablet")
    expect(
        tablet.page.get_by_role("status").filter(has_text=tablet.say("Deze code werkt niet"))
    ).to_be_visible()
    tablet.cut_network()
    tablet.press("Koppel deze tablet")
    expect(tablet.page.get_by_text(tablet.say("Er is nu geen internet."))).to_be_visible()
    tablet.restore_network()
    add_place(server)
    code = server.run("device", "enrol", "Tablet 1", "--place", PLACE).split()[0]
    tablet.page.get_by_label(tablet.say("Code van de beheerder")).fill(code)
    wire.happen("^/sync/devices", "drop-reply")
    asked = len(wire.asked("^/sync/devices"))
    tablet.press("Koppel deze tablet")
    tablet.wait_until(lambda: len(wire.asked("^/sync/devices")) > asked)
    expect(tablet.button("Koppel deze tablet")).to_have_attribute("aria-disabled", "false")
    expect(tablet.page.get_by_text(tablet.say("Er is nu geen internet."))).to_be_visible()
    tablet.press("Koppel deze tablet")
    expect(tablet.page.locator(".checks-list")).to_be_visible()


def test_wrong_pins_wait_and_helpers_do_not_count(new_tablet: Callable[[], Tablet], server: Server) -> None:
    add_place(server)
    tablet = new_tablet()
    tablet.enrol(server, YUSUF, places=[PLACE])
    tablet.start(server, YUSUF)
    expect(tablet.page.locator("nav.team-rail a")).to_have_count(3)
    expect(tablet.page.locator(".count-tiles, .open-visit")).to_have_count(0)
    tablet.lock()
    tablet.tap(tablet.page.locator(".person"))
    for left in (4, 3, 2, 1):
        tablet.type_pin("000000")
        expect(tablet.page.get_by_text(f"nog {left} keer")).to_be_visible()
    tablet.type_pin("000000")
    expect(tablet.page.get_by_text(tablet.say("Te vaak een foute pincode"))).to_be_visible()
    tablet.reload()
    tablet.tap(tablet.page.locator(".person"))
    tablet.type_pin("314159")
    expect(tablet.page.get_by_text(tablet.say("Te vaak een foute pincode"))).to_be_visible()


def test_a_tablet_that_was_forgotten_says_so(new_tablet: Callable[[], Tablet], server: Server) -> None:
    tablet = new_tablet()
    tablet.ready(server)
    (device,) = json.loads(server.run("device", "list"))
    server.run("device", "forget", device["id"])
    tablet.count("18 en ouder")
    expect(tablet.page.get_by_text(tablet.say("Deze tablet is vergeten"))).to_be_visible(timeout=30_000)
    tablet.reload()
    expect(tablet.page.get_by_text(tablet.say("Deze tablet is vergeten"))).to_be_visible()


def begin(tablet: Tablet) -> None:
    tablet.unlock(SAMIRA)
    tablet.open_visit()


def count_some(tablet: Tablet) -> None:
    """Four who came, in as many taps as they take; and one that was tapped too much, and taken back."""
    assert taps_of(tablet, lambda: tablet.count("18 en ouder")) == 1
    assert taps_of(tablet, lambda: family(tablet)) == 3
    tablet.press("Familie of groep")
    tablet.count("Voor het eerst")
    tablet.count("Voor het eerst")
    assert taps_of(tablet, lambda: tablet.tap(tablet.page.locator(".latest button").first)) == 1
    expect(tile(tablet, "Voor het eerst")).to_have_text("1")
    tablet.tap(tablet.page.locator(".count-chip", has_text="Tigrinya"))


def family(tablet: Tablet) -> None:
    """Two grown-ups and three children."""
    tablet.press("Familie of groep")
    for name, n in (("18 en ouder", 2), ("4 tot en met 12", 3)):
        tablet.press(tablet.say("{n} erbij: {name}", n=str(n), name=tablet.say(name)))


def close_day(tablet: Tablet) -> None:
    """Two taps; then the sheet, which names nobody."""
    tablet.tap(tablet.page.locator(".team-head a"))
    expect(tablet.page.locator(".figures")).to_contain_text("7")
    tablet.press("Klaar: sluit de dag")
    expect(tablet.page.get_by_text(tablet.say("De dag is gesloten"), exact=True)).to_be_visible()
    tablet.page.get_by_role("link", name=tablet.say("Dagverslag")).click()
    expect(tablet.page.locator(".day-report")).to_contain_text("Tigrinya")
    expect(tablet.page.locator(".day-report")).not_to_contain_text("Samira")


def taps_of(tablet: Tablet, deed: Callable[[], None]) -> int:
    before = tablet.taps
    deed()
    return tablet.taps - before


def tile(tablet: Tablet, name: str) -> Locator:
    return tablet.page.locator(".count-tile", has_text=tablet.say(name)).locator("strong")


def counted(server: Server) -> dict[str, int]:
    """What the centre makes of all tablets' counts."""
    with closing(sqlite3.connect(f"file:{server.sqlite}?mode=ro", uri=True)) as database:
        ((state,),) = database.execute(COUNTED).fetchall()
    totals: dict[str, int] = {}
    for counters in json.loads(state)["counters"].values():
        for category, n in counters.items():
            totals[category] = totals.get(category, 0) + n
    return {category: n for category, n in totals.items() if n}
