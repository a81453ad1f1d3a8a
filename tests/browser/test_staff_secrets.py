"""What a tablet's files hold of a team's day: nothing that can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Error, Playwright, expect

from tests.browser.coaching import SPOT, enter_volunteer, match
from tests.browser.scanning import scan
from tests.browser.server import Server
from tests.browser.shift_day import Ledger, Work
from tests.browser.tablet import PLACE, SAMIRA, Tablet, add_place
from tests.browser.test_staff_board import ASKED, ask_here
from tests.browser.wire import Wire
from tests.faults.downloads import kill_browser

pytestmark = pytest.mark.usefixtures("whole_browser")
SECRETS = {
    "question": "vraag qxvz",
    "draft": "kladqxvztekst",
    "note": "notaqxvztekst",
    "answer": "antwoordqxvz",
    "code": "QXVZ7741",
    "title": "Boekqxvztitel",
    "spot": SPOT,
    "category": "wish-book-ti-child",
}
OPEN = "Tabletqxvznaam"  # stands on the screen of a locked tablet
# Records that no address names: the browser itself keeps the addresses of slips and questions, whose ids say nothing.
UNNAMED = ("note", "coach")
TEXTS = 3000  # ms, until the browser has written down its tabs
Files = dict[str, bytes]
WEEK = timedelta(days=7, hours=1)
KEPT = """async () => {
  const opened = await new Promise((done, failed) => {
    const asked = indexedDB.open("wegwijs-team");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const count = (name, isKept) => new Promise((done) => {
    const asked = opened.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result.filter(isKept).length);
  });
  const kept = {
    records: await count("rows", () => true),
    told: await count("inbox", () => true),
    keys: await count("shifts", () => true),
    own: await count("entries", (entry) => entry.own !== undefined),
  };
  opened.close();
  return kept;
}"""


@pytest.fixture
def tablet(playwright: Playwright, tmp_path: Path, wire: Wire, server: Server) -> Iterator[Tablet]:
    """Samira's, on an open day, without a network."""
    add_place(server)
    server.run("place", "set", PLACE, "--spot", SPOT)
    listed = tmp_path / "items.csv"
    listed.write_text(f"titel;taal;barcode\n{SECRETS['title']};nl;{SECRETS['code']}", "utf-8")
    server.run("items", "import", str(listed), "--place", PLACE)
    tablet = Tablet(playwright, tmp_path / "tablet", wire)
    for name in range(ASKED):
        ask_here(tablet, f"qxvz{name}")
    tablet.enrol(server, SAMIRA, name=OPEN, places=[PLACE])
    tablet.start(server, SAMIRA)
    tablet.open_visit()
    tablet.go("#/questions")
    expect(tablet.page.locator("a.asked")).to_have_count(ASKED)  # what the centre told is here
    tablet.go("#/")
    tablet.cut_network()
    yield tablet
    with suppress(Error):
        tablet.switch_off()
    assert tablet.problems == []


def test_nothing_of_a_day_can_be_read_in_the_browsers_files(tablet: Tablet, server: Server) -> None:
    write_everything(tablet)
    left = [killed(tablet)]
    comes_back_to_the_draft(tablet)
    tablet.lock()
    left.append(killed(tablet))
    restart(tablet)
    tablet.restore_network()
    tablet.unlock(SAMIRA)
    tablet.wait_until_sent()
    close_day(tablet)
    tablet.lock()
    left.append(killed(tablet))
    ids = record_ids(server)
    assert {key.split("/")[0] for key in ids} == set(UNNAMED)
    for files in left:
        assert readable(files, {"name": OPEN}) != []
        assert readable(files, SECRETS) == []
        assert readable(files, ids) == []


def test_a_week_after_a_day_arrived_no_store_holds_a_record_of_it_or_its_key(
    playwright: Playwright, tmp_path: Path, wire: Wire, server: Server
) -> None:
    tablet = Tablet(playwright, tmp_path / "tablet", wire)
    tablet.ready(server)
    tablet.count("18 en ouder")
    work = Work(tablet, Ledger(), Random(1))
    work.lend("ONCE1", "ONCE2")
    work.take("ONCE1", "ONCE2")
    work.note(1)
    assert tablet.page.evaluate(KEPT)["own"] > 0
    close_day(tablet)
    kept = tablet.page.evaluate(KEPT)
    assert kept["records"] > 0
    assert kept["keys"] > 0
    tablet.cut_network()
    tablet.page.clock.set_system_time(datetime.now(UTC) + WEEK)
    tablet.reload()
    expect(tablet.page.locator(".person")).to_be_visible()
    tablet.wait_until(lambda: set(tablet.page.evaluate(KEPT).values()) == {0})
    tablet.switch_off()
    assert tablet.problems == []


def write_everything(tablet: Tablet) -> None:
    """A count, a wish, a loan, an answer, a match, a note, and one more that is not finished."""
    tablet.count("18 en ouder")
    tablet.go("#/questions")
    tablet.page.get_by_label("Taal van het boek").select_option("ti")
    tablet.press("Voor een kind")
    tablet.page.locator("a.asked").first.click()
    tablet.page.get_by_label("Jouw antwoord").fill(SECRETS["answer"])
    tablet.press("Antwoord")
    expect(tablet.page.locator(".said.own-words")).to_contain_text(SECRETS["answer"])
    enter_volunteer(tablet)
    match(tablet)
    tablet.go("#/lending")
    expect(tablet.page.locator(".said-now")).to_be_visible()  # from then on a scanner is heard
    scan(tablet.page, SECRETS["code"])
    expect(tablet.page.locator(".said-now .title")).to_have_text(SECRETS["title"])
    tablet.go("#/questions")
    begin_note(tablet, SECRETS["note"])
    tablet.press("Nu beantwoord")
    tablet.press("Klaar")
    begin_note(tablet, SECRETS["draft"])


def begin_note(tablet: Tablet, text: str) -> None:
    tablet.press("Gezondheid")
    tablet.tap(tablet.page.get_by_role("button", name="Tigrinya"))
    tablet.page.locator("textarea").fill(text)


def comes_back_to_the_draft(tablet: Tablet) -> None:
    restart(tablet)
    tablet.unlock(SAMIRA)
    tablet.go("#/questions")
    expect(tablet.page.locator("textarea")).to_have_value(SECRETS["draft"])


def close_day(tablet: Tablet) -> None:
    tablet.go("#/visit")
    tablet.press("Klaar: sluit de dag")
    expect(tablet.page.get_by_text("De dag is gesloten", exact=True)).to_be_visible()
    tablet.wait_until_sent()


def killed(tablet: Tablet) -> Files:
    """The files as they are after the browser was killed, when it has written down what its tabs show."""
    tablet.page.wait_for_timeout(TEXTS)
    tablet.wait_until(lambda: readable(files_of(tablet.profile), {"name": OPEN}) != [])
    kill_browser(tablet.profile)
    return files_of(tablet.profile)


def files_of(profile: Path) -> Files:
    """What can be read of them; a browser that runs moves some of its files and takes others away."""
    files: Files = {}
    for path in profile.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                files[str(path)] = path.read_bytes()
    return files


def restart(tablet: Tablet) -> None:
    with suppress(Error):
        tablet.switch_off()
    tablet.restart()
    expect(tablet.page.locator(".person")).to_be_visible()


def readable(files: Files, words: dict[str, str]) -> list[tuple[str, str]]:
    """Which of the words can be read, and in which file."""
    spelt = [(name, word.encode(coding)) for name, word in words.items() for coding in ("utf-8", "utf-16-le")]
    return [(name, file) for file, data in files.items() for name, form in spelt if form in data]


def record_ids(server: Server) -> dict[str, str]:
    """Of what the centre knows now."""
    with closing(sqlite3.connect(f"file:{server.sqlite}?mode=ro", uri=True)) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM staff_record")]
    pairs = [key.split("/", 1) for key in keys]
    return {key: id for key, (entity, id) in zip(keys, pairs, strict=True) if entity in UNNAMED}
