"""What a phone says of how new its packs are: only what is true, and soon enough."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Ready
from tests.browser.phone import Phone

NOTICE = "Niet gekeken of er iets nieuws is."
CHECKED = "Gekeken of er iets nieuws is op"
OFFLINE = "zonder internet"


def chip(phone: Phone) -> Locator:
    return phone.page.locator("header .chip", has_text=OFFLINE)


def set_clock(phone: Phone, **by: float) -> None:
    """The phone's own clock, from the next start on."""
    phone.page.clock.set_system_time(datetime.now(UTC) + timedelta(**by))


@pytest.mark.parametrize("deed", ["refuse", "portal", "drop-reply"])
def test_a_check_that_failed_is_made_again_within_a_minute_of_a_line_that_nobody_announces(
    deed: str, online: Ready
) -> None:
    phone = online("nl")
    phone.page.clock.install()
    phone.wire.happen("^/metadata/", deed, times=9999)  # type: ignore[arg-type]
    phone.reload()
    expect(chip(phone)).to_be_attached()
    phone.go("#/saved")
    phone.wire.calm_down()
    phone.wire.clear()
    phone.page.clock.run_for(60_000)
    expect(chip(phone)).to_have_count(0)
    assert phone.wire.asked("^/metadata/timestamp.json") != []


def test_a_check_that_failed_leaves_the_day_of_the_last_one(online: Ready) -> None:
    phone = online("nl")
    phone.go("#/saved")
    said = phone.page.get_by_text(CHECKED)
    expect(said).to_be_visible()
    day = said.inner_text()
    phone.wire.happen("^/metadata/timestamp", "tamper", times=9999, change=spoil)
    set_clock(phone, days=2)
    phone.reload()
    expect(phone.page.get_by_text(NOTICE)).to_be_visible()
    expect(phone.page.get_by_text("De bieb stuurde iets dat niet klopt.")).to_be_visible()
    assert said.inner_text() == day


def test_a_phone_whose_clock_is_far_ahead_reads_on_says_its_date_and_how_to_set_it(online: Ready) -> None:
    phone = online("nl")
    set_clock(phone, days=800)
    phone.reload()
    notice = phone.page.locator(".notice", has_text=NOTICE)
    expect(notice).to_contain_text(f"{(datetime.now(UTC) + timedelta(days=800)).year}.")
    expect(notice).to_contain_text("kies automatisch")
    phone.open_card("F1-01")
    phone.go("#/")
    set_clock(phone, days=0)
    phone.reload()
    expect(phone.page.locator("a.topic").first).to_be_visible()
    expect(notice).to_have_count(0)


def test_a_phone_whose_clock_is_behind_the_server_says_both_dates_and_reads_on(online: Ready) -> None:
    phone = online("nl")
    phone.wire.happen("^/metadata/timestamp", "tamper", times=0)
    set_clock(phone, days=-40)
    phone.page.evaluate(FORGET_ETAG)
    phone.reload()
    notice = phone.page.locator(".notice", has_text=NOTICE)
    expect(notice).to_contain_text("Op uw telefoon is het")
    expect(notice).to_contain_text("Bij de bieb is het")
    phone.open_card("F1-01")


FORGET_ETAG = """async () => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const trust = store.transaction("trust", "readwrite").objectStore("trust");
  trust.clear();
  await new Promise((done) => { trust.transaction.oncomplete = done; });
  store.close();
}"""


def spoil(body: bytes) -> bytes:
    """Signed by nobody, but of the same kind."""
    file = json.loads(body)
    file["signed"]["version"] += 1
    return json.dumps(file).encode()
