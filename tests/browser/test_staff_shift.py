"""A pop-up library's whole day: two tablets and a laptop without a network, and what each of them and the centre know after it.

Three hundred things are done by people's taps and a scanner, on devices that do not hear of each other: with a reload, a browser
that is killed, a clock that is wrong, another person on the same tablet and a profile that was copied. Then they come back
one by one, in any order, over a line that loses replies. A usual run works it on SQLite, `make faults ONLY=staff.day` on both.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Error, Playwright, expect

from tests.browser.coaching import SPOT, enter_volunteer, match
from tests.browser.server import Server, copy_server
from tests.browser.shift_day import (
    Ledger,
    Work,
    counts_in,
    kept_at_the_centre,
    loans_in,
    meet,
    shown_counts,
)
from tests.browser.tablet import JOB, LARGE, PLACE, SAMIRA, Tablet, add_place
from tests.browser.wire import Wire
from tests.faults.downloads import kill_browser
from tests.postgres import Postgres

DEEDS = 300  # at least, of all devices together
COUNTS = 80  # on each, in two halves
TRIES = 5
OWN = 10  # items that only one device lends
SHARED = [f"TWICE{n}" for n in range(3)]  # that two of them lend
ELSEWHERE = "ELSEWHERE"  # comes back here, and went out nowhere that we know

Devices = list[tuple[Tablet, Wire]]


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(database: str, template: Server, tmp_path: Path) -> Iterator[Server]:
    """On PostgreSQL it publishes for itself, where the others copy what the template published."""
    with ExitStack() as stack:
        if database == "sqlite":
            server = copy_server(template, tmp_path / "server")
        else:
            server = Server(tmp_path / "server")
            server.postgres = stack.enter_context(Postgres.started(is_safe=False)).create()
        server.start()
        stack.callback(server.stop)
        yield server


@pytest.fixture
def new_tablet(
    playwright: Playwright, tmp_path: Path, server: Server
) -> Iterator[Callable[..., tuple[Tablet, Wire]]]:
    """Makes devices, each on a line of its own; `copied` is the profile that one begins with."""
    made: Devices = []

    def make(copied: Path | None = None, at: Wire | None = None) -> tuple[Tablet, Wire]:
        profile = tmp_path / f"device-{len(made)}"
        if copied:
            shutil.copytree(copied, profile, ignore=shutil.ignore_patterns("Singleton*"))
        wire = at or Wire(server.port)
        if at is None:
            wire.open()
        made.append((Tablet(playwright, profile, wire), wire))
        return made[-1]

    yield make
    for tablet, _ in made:
        with suppress(Error):  # the one that was killed
            tablet.switch_off()
        assert tablet.problems == []
    for wire in {id(wire): wire for _, wire in made}.values():
        wire.close()


def test_a_whole_day_without_a_network_arrives_once_and_all_agree(
    new_tablet: Callable[..., tuple[Tablet, Wire]], server: Server
) -> None:
    random, ledger = Random(7), Ledger()
    devices = [new_tablet() for _ in range(3)]
    one, two, laptop = (tablet for tablet, _ in devices)
    begin(devices, server)
    works = [Work(tablet, ledger, random) for tablet, _ in devices]

    work_the_morning(works, one, two, ledger)
    go_through_mishaps(works, one, two, laptop)
    devices.append(copied(laptop, devices[2][1], new_tablet))
    for tablet in (laptop, devices[3][0]):
        work = Work(tablet, ledger, random)
        work.count(6)
        work.lend(f"COPY{len(ledger.events)}")
    assert ledger.deeds >= DEEDS

    come_back(devices, random)
    agree(devices, ledger, server)


def work_the_morning(works: list[Work], one: Tablet, two: Tablet, ledger: Ledger) -> None:
    for at, work in enumerate(works):
        work.count(COUNTS // 2)
        work.lend(*(f"OWN{at}N{n}" for n in range(OWN)))
        work.note(2)
    works[0].lend(*SHARED)
    works[1].lend(*SHARED)
    works[1].take(ELSEWHERE)
    works[0].take(*(f"OWN0N{n}" for n in range(3)))
    meet(one, "Ontmoet", ledger)
    meet(two, "Niet ontmoet", ledger)


def go_through_mishaps(works: list[Work], one: Tablet, two: Tablet, laptop: Tablet) -> None:
    """A reload, a killed browser, somebody else at the same tablet, and a clock that is three hours ahead."""
    two.reload()
    two.unlock(JOB)
    works[1].count(1)
    works[1].take_back()
    kill_browser(laptop.profile)
    laptop.restart()
    laptop.unlock(JOB)
    one.lock()
    one.unlock(JOB)
    two.lock()  # three hours without a tap would have locked it as well
    two.page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=3))
    two.unlock(JOB)
    for work in works:
        work.count(COUNTS // 2)
        work.note(2)


def begin(devices: Devices, server: Server) -> None:
    """Enrolled, at work, with one appointment that all know of, and from then on without a network."""
    add_place(server)
    server.run("place", "set", PLACE, "--spot", SPOT)
    for at, (tablet, _) in enumerate(devices):
        tablet.page.set_viewport_size(LARGE)
        tablet.enrol(server, SAMIRA, JOB, name=f"Tablet {at}", places=[PLACE])
        tablet.start(server, JOB)
    first = devices[0][0]
    first.start_later(server, SAMIRA)
    first.open_visit()
    enter_volunteer(first)
    match(first)
    first.wait_until_sent()
    for tablet, _ in devices:
        send(tablet)
        tablet.go("#/coaches")
        expect(tablet.button("Niet ontmoet")).to_be_visible()
        tablet.cut_network()


def copied(tablet: Tablet, wire: Wire, new_tablet: Callable[..., tuple[Tablet, Wire]]) -> tuple[Tablet, Wire]:
    """Another device that begins with all that this one has; both go on."""
    tablet.switch_off()
    twin, _ = new_tablet(tablet.profile, wire)
    tablet.restart()
    twin.page.set_viewport_size(LARGE)
    twin.open("/staff")
    for one in (tablet, twin):
        one.unlock(JOB)
    return twin, wire


def come_back(devices: Devices, random: Random) -> None:
    """In any order; of each the first replies are lost on the way."""
    for tablet, wire in random.sample(devices, len(devices)):
        wire.happen("/sync/replicas/", "drop-reply", times=2)
        tablet.restore_network()
        send(tablet)


def send(tablet: Tablet) -> None:
    """As somebody does who sees that it did not go: tap once more."""
    tablet.go("#/queue")
    for _ in range(TRIES):
        tablet.press("Verstuur nu")
        with suppress(AssertionError):
            expect(tablet.page.locator(".team-rail")).to_contain_text("Alles verstuurd", timeout=10_000)
            return
    tablet.wait_until_sent()


def agree(devices: Devices, ledger: Ledger, server: Server) -> None:
    for tablet, _ in devices:
        send(tablet)
    centre = kept_at_the_centre(server)
    assert counts_in(centre) == ledger.totals()
    assert loans_in(centre) == ledger.events
    assert sum(key.startswith("note/") for key in centre) == ledger.notes
    for tablet, _ in devices:
        assert shown_counts(tablet) == ledger.totals()
        tablet.go("#/look")
        clashes = tablet.page.get_by_role("region", name="Twee versies: welke klopt?")
        expect(clashes.locator("article")).to_have_count(1)
        expect(clashes).to_contain_text("niet ontmoet")
        odd = tablet.page.get_by_role("region", name="Lenen: dit kan niet kloppen")
        expect(odd.get_by_role("listitem")).to_have_count(len(SHARED) + 1)
