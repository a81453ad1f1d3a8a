"""Mijn berichten with a message in every state at once, for everybody: in three languages, light and dark, narrow and wide."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Playwright, ViewportSize, expect

from tests.browser.conftest import no_complaints
from tests.browser.phone import SMALL, Phone
from tests.browser.screens import (
    IS_WHOLE,
    LANGUAGES,
    SPACING,
    dutch_terms,
    run_axe,
    run_lint,
    screenshot,
    walk,
)
from tests.browser.server import Server, copy_server
from tests.browser.test_outbox import back_up
from tests.browser.wire import Wire

READERS = (
    LANGUAGES if IS_WHOLE else ("ar",)
)  # the hardest to get right; the screen itself is looked at in all of them
LEAST = 48  # px
NARROW = ViewportSize(width=320, height=256)  # what is left of a screen at 400 %
WIDE = ViewportSize(width=1280, height=800)
STATES = ["Kijk hiernaar", "Te laat", "Bewaard op deze telefoon", "Onderweg", "Aangekomen"]  # in their order

pytestmark = pytest.mark.parametrize("reader", READERS, indirect=True, scope="module")


def verdict(outcome: str) -> Callable[[bytes], bytes]:
    """The centre's receipts, with another outcome."""
    told = {"reason": "bad-value"} if outcome == "quarantined" else {"commit_seq": None}

    def change(body: bytes) -> bytes:
        reply = json.loads(body)
        receipts = [receipt | {"outcome": outcome} | told for receipt in reply["receipts"]]
        kept = [{name: value for name, value in one.items() if value is not None} for one in receipts]
        return json.dumps(reply | {"receipts": kept}).encode()

    return change


@pytest.fixture(scope="module")
def reader(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    template: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Phone]:
    """A phone that shows a question in each state, and counters that wait."""
    folder = tmp_path_factory.mktemp(f"outbox-{request.param}")
    server = copy_server(template, folder / "server")
    server.start()
    wire = Wire(server.port)
    wire.open()
    phone = Phone(playwright, folder / "phone", wire)
    phone.begin(request.param)
    phone.save_pack()
    wire.happen("/sync/answers", "refuse", times=1000)  # the centre has what it is made to deny
    sent = 0
    for outcome in ("committed", "quarantined", "expired"):
        wire.happen("/sync/batches", "tamper", change=verdict(outcome))
        sent = ask(phone, server, sent)
    back_up(phone, server)
    phone.send_now()
    expect(phone.page.locator(".outcome .notice.done")).to_be_visible()
    ask(phone, server, sent)
    phone.cut_network()
    phone.ask("?")
    phone.open_card("F1-02")
    phone.go("#/outbox")
    phone.page.get_by_role("button", name=phone.say("Verstuur nu")).click()
    expect(phone.page.locator(".outcome .notice")).to_be_visible()
    yield phone
    phone.switch_off()
    wire.close()
    server.stop()
    no_complaints(phone)


def ask(phone: Phone, server: Server, sent: int) -> int:
    """One question more that the server has; how many it has."""
    phone.ask("?")
    phone.wait_until(lambda: server.count("SELECT count(*) FROM message") == sent + 1)
    expect(phone.page.locator("main .notice")).not_to_contain_text(phone.say("Bewaard op deze telefoon"))
    return sent + 1


def show(phone: Phone, width: ViewportSize) -> None:
    """The screen as it is opened."""
    phone.page.set_viewport_size(width)
    phone.go("#/ask")
    phone.go("#/outbox")
    expect(phone.page.locator("li.asked")).to_have_count(2)


def test_every_state_is_told_by_a_sign_and_a_word(reader: Phone) -> None:
    chips = reader.page.locator("a.asked .chip")
    expect(chips).to_have_text([reader.say(state) for state in STATES])
    expect(chips.locator("svg")).to_have_count(len(STATES))
    signs = chips.locator("svg path").evaluate_all("paths => paths.map((path) => path.getAttribute('d'))")
    assert len(set(signs)) == len(STATES) - 1  # what needs a look and what came too late both warn
    counters = reader.page.locator("li.asked .chip")
    expect(counters).to_have_text([reader.say("Bewaard op deze telefoon"), reader.say("Onderweg")])


@pytest.mark.parametrize("width", [SMALL, WIDE], ids=["360", "1280"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(reader: Phone, theme: str, width: ViewportSize) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    reader.page.set_viewport_size(width)
    screenshot(reader, f"outbox-states-{width['width']}", theme)
    assert run_axe(reader.page) == []


@pytest.mark.parametrize("width", [SMALL, WIDE], ids=["360", "1280"])
def test_texts_controls_and_the_keyboard_are_in_order(reader: Phone, width: ViewportSize) -> None:
    show(reader, width)
    assert run_lint(reader.page, "language", dutch_terms()) == []
    assert run_lint(reader.page, "targets", LEAST) == []
    assert run_lint(reader.page, "clickable") == []
    assert run_lint(reader.page, "reflow") == []
    stops = walk(reader.page)
    assert len(stops) >= len(STATES)
    assert [stop.name for stop in stops if not stop.shows or stop.is_covered] == []


def test_it_fits_a_narrow_screen_and_letters_of_twice_the_size(reader: Phone) -> None:
    reader.page.set_viewport_size(NARROW)
    assert run_lint(reader.page, "reflow") == []
    reader.page.evaluate(SPACING)
    assert run_lint(reader.page, "reflow") == []
    reader.page.evaluate("() => { document.adoptedStyleSheets = []; }")
    reader.page.evaluate("() => { document.documentElement.dataset.textSize = '200'; }")
    for width in (NARROW, SMALL):
        reader.page.set_viewport_size(width)
        assert run_lint(reader.page, "reflow") == []
    reader.page.evaluate("() => { document.documentElement.dataset.textSize = '100'; }")


def test_sending_moves_nothing_for_who_wants_no_motion_and_keeps_the_focus(reader: Phone) -> None:
    reader.page.set_viewport_size(SMALL)
    reader.page.emulate_media(reduced_motion="reduce")
    send = reader.page.get_by_role("button", name=reader.say("Verstuur nu"))
    send.focus()
    reader.page.keyboard.press("Enter")
    moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
    assert reader.page.evaluate(moving) == 0
    expect(reader.page.get_by_role("status").locator(".notice").first).to_be_in_viewport()
    expect(send).to_be_focused()
    expect(reader.page.get_by_role("alert")).to_have_count(0)  # to be offline is no error
    assert run_axe(reader.page) == []
    reader.page.emulate_media(reduced_motion="no-preference")
