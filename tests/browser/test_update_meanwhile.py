"""A newer build of the app comes while something goes on: a download, another tab, no network. Nothing is lost or mixed."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.builds import NEXT, next_build, upgrade
from tests.browser.conftest import no_complaints
from tests.browser.media import Publisher, serving_media
from tests.browser.phone import Phone
from tests.browser.saving import MEDIA, PACK, SLOW, tap_save_with, wait_until_saved
from tests.browser.wire import Line, Wire

BUILD = "document.querySelector('meta[name=build]').content"
SHELLS = "caches.keys().then((names) => names.filter((name) => name.startsWith('shell-')).length)"
LOOK = "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => undefined)"
# Every shell that is kept, and whether it has every file that its page names.
NOTICE = "Nieuwe versie"
HELD_UP = 5  # seconds that a tap waits for the newer worker
# A piece of a download takes minutes: longer than anything here is waited for.
CRAWLING = Line(bytes_per_second=2_000, round_trip=0.02)
# What the page says to a worker is held back until the test lets it go.
SLOW_WORKER = """() => {
  const say = ServiceWorker.prototype.postMessage;
  const held = [];
  ServiceWorker.prototype.postMessage = function (...said) { held.push(() => say.apply(this, said)); };
  globalThis.__letGo = () => held.forEach((one) => one());
  navigator.serviceWorker.addEventListener("controllerchange", () => { globalThis.__hasTakenOver = true; });
}"""


@pytest.fixture
def publisher() -> Publisher:
    published = Publisher()
    published.publish(PACK, 1, MEDIA)
    return published


@pytest.fixture
def wire(publisher: Publisher) -> Iterator[Wire]:
    with serving_media(publisher) as port:
        wire = Wire(port)
        wire.open()
        yield wire
        wire.close()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "phone", wire)
    yield phone
    phone.switch_off()
    no_complaints(phone)


def let_a_new_build_come(phone: Phone, page: Page) -> None:
    upgrade(phone.wire, next_build(phone.wire))
    look_until_noticed(page)


def look_until_noticed(page: Page) -> None:
    notice = page.get_by_role("button", name=NOTICE)
    until = time.monotonic() + 60
    # A browser that is just looking answers with what it found before the new build was there.
    while not notice.is_visible():
        assert time.monotonic() < until, "it did not happen: the new build is not noticed"
        page.evaluate(LOOK)
        page.wait_for_timeout(300)


def wait_for_build(page: Page, name: str = NEXT) -> None:
    page.wait_for_function(f"name => {BUILD} === name", arg=name)


@pytest.mark.parametrize("moment", ["the next screen", "a tap"])
def test_a_download_goes_on_by_itself_when_a_new_build_takes_over_in_the_middle(
    moment: str, phone: Phone
) -> None:
    phone.begin("nl")
    phone.wire.slow_down(SLOW)
    tap_save_with(phone, "geluid")
    expect(phone.page.locator(".going")).to_contain_text(re.compile(r"0,[2-9] van"))
    let_a_new_build_come(phone, phone.page)
    phone.wire.slow_down(CRAWLING)
    if moment == "a tap":
        phone.page.get_by_role("button", name=NOTICE).click()
    else:
        phone.go("#/saved")
    wait_for_build(phone.page)
    phone.wire.slow_down(SLOW)
    phone.go("#/saved")
    wait_until_saved(phone.page)
    paths = [exchange.path for exchange in phone.wire.asked("^/b/")]
    assert len(paths) - len(set(paths)) <= 1
    phone.go(f"#/p/{PACK}")
    expect(phone.page.get_by_text("van uitgave 1").first).to_be_visible()


def test_a_build_that_waits_takes_over_at_the_next_start_also_without_a_network(phone: Phone) -> None:
    phone.begin("nl")
    phone.page.locator(".save button.main").click()
    wait_until_saved(phone.page)
    old = phone.page.evaluate(BUILD)
    let_a_new_build_come(phone, phone.page)
    assert phone.page.evaluate(BUILD) == old
    phone.cut_network()
    phone.restart()
    phone.context.set_offline(True)
    phone.open()
    wait_for_build(phone.page)
    phone.go(f"#/p/{PACK}")
    expect(phone.page.get_by_text("van uitgave 1").first).to_be_visible()
    expect(phone.page.get_by_role("button", name=NOTICE)).to_have_count(0)


def test_a_tab_that_is_being_typed_in_keeps_its_build_and_its_files_until_its_own_moment(
    phone: Phone,
) -> None:
    phone.begin("nl")
    old = phone.page.evaluate(BUILD)
    other = phone.context.new_page()
    other.goto(f"{phone.wire.url}/#/ask")
    other.locator("textarea").fill("Ik typ nog")
    let_a_new_build_come(phone, phone.page)
    phone.page.get_by_role("button", name=NOTICE).click()
    wait_for_build(phone.page)
    assert other.evaluate(BUILD) == old
    expect(other.locator("textarea")).to_have_value("Ik typ nog")
    assert other.evaluate(SHELLS) == 2
    phone.cut_network()
    other.evaluate("location.hash = '#/counted'")
    expect(other.locator("h1").first).to_be_visible()
    assert other.evaluate(BUILD) == old
    other.evaluate("location.hash = '#/ask'")
    other.locator("textarea").fill("")
    other.evaluate("location.hash = '#/settings'")
    wait_for_build(other)
    phone.wait_until(lambda: other.evaluate(SHELLS) == 1)


@pytest.fixture
def held_up(phone: Phone) -> Phone:
    """A phone on which a new build waits that does not take over when it is asked to."""
    phone.begin("nl")
    phone.begin_question()
    upgrade(phone.wire, next_build(phone.wire, takes_over=False))
    look_until_noticed(phone.page)
    phone.page.evaluate("globalThis.__isSamePage = true")
    return phone


def is_same_page(phone: Phone) -> bool:
    return bool(phone.page.evaluate("globalThis.__isSamePage === true"))


@pytest.mark.parametrize("typed", ["", "Ik typ nog"], ids=["nothing typed", "words typed"])
def test_a_tap_that_the_new_build_does_not_follow_loads_again_unless_words_were_typed(
    typed: str, held_up: Phone
) -> None:
    held_up.page.get_by_role("button", name=NOTICE).click()
    expect(held_up.page.locator(".new-version")).to_have_text("Bezig …")
    held_up.page.locator("textarea").fill(typed)
    held_up.page.wait_for_timeout(HELD_UP * 1000 + 3000)
    expect(held_up.page.get_by_role("button", name=NOTICE)).to_be_visible()
    assert is_same_page(held_up) is bool(typed)
    if typed:
        expect(held_up.page.locator("textarea")).to_have_value(typed)


def test_a_screen_that_the_new_build_does_not_follow_lets_a_later_one_load_again_and_only_once(
    held_up: Phone,
) -> None:
    held_up.go("#/settings")
    held_up.page.wait_for_timeout(HELD_UP * 1000 + 1000)
    assert is_same_page(held_up)
    held_up.page.evaluate("location.hash = '#/counted'")
    held_up.page.wait_for_function("globalThis.__isSamePage !== true")
    expect(held_up.page.get_by_role("button", name=NOTICE)).to_be_visible()
    held_up.page.evaluate("globalThis.__isSamePage = true")
    held_up.go("#/settings")
    held_up.page.wait_for_timeout(HELD_UP * 1000 + 1000)
    held_up.go("#/counted")
    held_up.page.wait_for_timeout(500)
    assert is_same_page(held_up)


def test_words_that_are_typed_while_a_new_build_is_on_its_way_are_not_loaded_away(phone: Phone) -> None:
    phone.begin("nl")
    let_a_new_build_come(phone, phone.page)
    phone.page.evaluate("globalThis.__isSamePage = true")
    phone.page.evaluate(SLOW_WORKER)
    phone.begin_question()
    phone.page.locator("textarea").fill("Ik typ nog")
    phone.page.evaluate("__letGo()")
    phone.wait_until(lambda: phone.page.evaluate("globalThis.__hasTakenOver === true"))
    phone.page.wait_for_timeout(1000)
    assert is_same_page(phone)
    expect(phone.page.locator("textarea")).to_have_value("Ik typ nog")
    phone.page.locator("textarea").fill("")
    phone.page.evaluate("location.hash = '#/settings'")
    wait_for_build(phone.page)


def test_a_page_that_starts_while_a_new_build_comes_in_leaves_it_whole(phone: Phone) -> None:
    phone.begin("nl")
    build = next_build(phone.wire)
    upgrade(phone.wire, build)
    phone.wire.slow_down(Line(bytes_per_second=3000, round_trip=0.02))
    phone.page.evaluate(f"void ({LOOK})")
    phone.wait_until(lambda: bool(phone.page.evaluate(f"{SHELLS}.then((count) => count === 2)")))
    phone.reload()
    phone.page.wait_for_timeout(3000)
    phone.wire.slow_down(None)
    expect(phone.page.get_by_role("button", name=NOTICE)).to_be_visible(timeout=60_000)
    phone.page.get_by_role("button", name=NOTICE).click()
    wait_for_build(phone.page)


def test_an_update_whose_download_breaks_off_is_tried_again_and_the_old_app_stays(
    new_build: Callable[[], None], phone: Phone
) -> None:
    phone.begin("nl")
    old = phone.page.evaluate(BUILD)
    new_build()
    phone.wire.clear()
    phone.wire.happen("^/(icon|manifest|anchor)", "cut-body", times=99)
    phone.page.evaluate(f"{LOOK.removesuffix('.then(() => undefined)')}.catch(() => undefined)")
    phone.wait_until(lambda: phone.wire.asked("^/sw.js") != [])
    phone.page.wait_for_timeout(1500)
    assert phone.page.evaluate(BUILD) == old
    expect(phone.page.get_by_role("button", name=NOTICE)).to_have_count(0)
    assert phone.page.evaluate(SHELLS) == 1
    phone.wire.calm_down()
    new_build()
    phone.page.evaluate(LOOK)
    expect(phone.page.get_by_role("button", name=NOTICE)).to_be_visible()


@pytest.fixture
def new_build(phone: Phone) -> Callable[[], None]:
    built = []

    def come() -> None:
        built.append(next_build(phone.wire) if not built else built[0])
        upgrade(phone.wire, built[0])

    return come
