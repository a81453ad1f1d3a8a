"""Every screen, in Dutch, Arabic and Tigrinya, can be read, heard, tapped and walked through by everybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, ViewportSize, expect

from tests.browser.conftest import no_complaints
from tests.browser.editing import publish_pack
from tests.browser.phone import SMALL, Phone
from tests.browser.screens import (
    LANGUAGES,
    SCREENS,
    SPACING,
    dutch_terms,
    run_axe,
    run_lint,
    screenshot,
    walk,
)
from tests.browser.server import Server, copy_server
from tests.browser.wire import Wire

LEAST = 48  # px
NARROW = ViewportSize(width=320, height=256)  # what is left of a screen at 400 %
SLIM = ViewportSize(width=320, height=640)
TERMS = dutch_terms()
# Drawn in the colour of the ground they stand on.
UNSEEN = """() => [...document.querySelectorAll(".tile path, .pictogram .stroke, .icon path, .chip, .notice, .tab-bar a")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    const { fill, stroke, color, borderTopWidth } = getComputedStyle(one);
    const ground = getComputedStyle(document.body).backgroundColor;
    if (one.matches(".chip, .notice")) return borderTopWidth === "0px" || color === ground;
    if (one.matches("a")) return color === ground;
    return (one.closest(".tile") ? fill : stroke) === ground;
  })
  .map((one) => one.outerHTML.slice(0, 120))"""

pytestmark = pytest.mark.parametrize("reader", LANGUAGES, indirect=True, scope="module")


@pytest.fixture(scope="module")
def reader(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    template: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Phone]:
    """A phone on which two packs are saved and a question was asked, in one language."""
    folder = tmp_path_factory.mktemp(f"reader-{request.param}")
    server = copy_server(template, folder / "server")
    server.start()
    publish_pack(server, "oefenen")
    wire = Wire(server.port)
    wire.open()
    phone = Phone(playwright, folder / "phone", wire)
    phone.begin(request.param)
    phone.save_pack()
    phone.save_also("oefenen")
    phone.ask("?")
    yield phone
    phone.switch_off()
    wire.close()
    server.stop()
    no_complaints(phone)


def show(phone: Phone, screen: str) -> None:
    phone.page.evaluate("hash => { location.hash = hash }", SCREENS[screen])
    expect(phone.page.locator("h1").first).to_be_visible()
    if screen.startswith(("F1-", "O-")):
        expect(phone.page.locator("article.reading")).to_be_visible()
    phone.page.wait_for_timeout(150)  # what is read from the store after the frame


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(reader: Phone, screen: str, theme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    show(reader, screen)
    screenshot(reader, screen, theme)
    assert run_axe(reader.page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_texts_are_in_their_own_script_and_direction(reader: Phone, screen: str) -> None:
    show(reader, screen)
    assert run_lint(reader.page, "language", TERMS) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_what_can_be_tapped_is_large_and_a_real_control(reader: Phone, screen: str) -> None:
    show(reader, screen)
    assert run_lint(reader.page, "targets", LEAST) == []
    assert run_lint(reader.page, "clickable") == []


@pytest.mark.parametrize("screen", SCREENS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(reader: Phone, screen: str) -> None:
    show(reader, screen)
    stops = walk(reader.page)
    assert stops
    assert [stop.name for stop in stops if not stop.shows] == []
    assert [stop.name for stop in stops if stop.is_covered] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_wider_than_a_narrow_screen(reader: Phone, screen: str) -> None:
    reader.page.set_viewport_size(NARROW)
    show(reader, screen)
    try:
        assert run_lint(reader.page, "reflow") == []
        reader.page.evaluate(SPACING)
        assert run_lint(reader.page, "reflow") == []
    finally:
        reader.page.evaluate("() => { document.adoptedStyleSheets = []; }")
        reader.page.set_viewport_size(SMALL)


@pytest.mark.parametrize("screen", SCREENS)
def test_letters_of_twice_the_size_fit_on_a_slim_phone(reader: Phone, screen: str) -> None:
    reader.page.set_viewport_size(SLIM)
    show(reader, screen)
    reader.page.evaluate("() => { document.documentElement.dataset.textSize = '200'; }")
    try:
        assert run_lint(reader.page, "reflow") == []
    finally:
        reader.page.evaluate("() => { document.documentElement.dataset.textSize = '100'; }")
        reader.page.set_viewport_size(SMALL)


def test_nothing_moves_for_who_wants_no_motion(reader: Phone) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    for screen in ("begin", "saved", "ask"):
        show(reader, screen)
        assert (
            reader.page.evaluate(
                "document.getAnimations().filter((one) => one.playState === 'running').length"
            )
            == 0
        )
    reader.page.emulate_media(reduced_motion="no-preference")


def test_where_colours_are_forced_tiles_and_states_are_still_told_apart(reader: Phone) -> None:
    reader.page.emulate_media(forced_colors="active", color_scheme="dark")
    for screen in ("begin", "saved", "F1-02", "O-02"):
        show(reader, screen)
        screenshot(reader, f"forced-{screen}", "dark")
        assert reader.page.evaluate(UNSEEN) == []
    reader.page.emulate_media(forced_colors="none", color_scheme="light")


def test_escape_closes_a_dialog_and_the_focus_returns_to_what_opened_it(reader: Phone) -> None:
    show(reader, "saved")
    opener = reader.page.locator(".pack-row .standing button").last
    opener.focus()
    reader.page.keyboard.press("Enter")
    expect(
        reader.page.get_by_role("dialog").get_by_role("heading")
    ).to_be_focused()  # no deed is one key away
    assert run_axe(reader.page) == []
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_change_of_screen_has_a_title_and_takes_the_focus_to_its_heading(reader: Phone) -> None:
    show(reader, "begin")
    title = reader.page.title()
    show(reader, "saved")
    assert reader.page.title() != title
    assert reader.page.evaluate("document.activeElement.tagName") == "H1"
