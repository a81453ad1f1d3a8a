"""Every screen, in Dutch, Arabic and Tigrinya, can be read, heard, tapped and walked through by everybody."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.library import settle
from tests.browser.looking import ALL, SIZES, look, show
from tests.browser.phone import Phone
from tests.browser.screens import LANGUAGES, run_axe, run_lint, screenshot
from tests.browser.wire import Wire
from tests.quality.contrast import ratio

pytestmark = pytest.mark.parametrize("reader", LANGUAGES, indirect=True, scope="module")


@pytest.fixture(scope="module")
def reader(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    library_wire: Wire,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Phone]:
    """A phone in use, in one language: its place is known, two packs are saved and a question was asked."""
    phone = Phone(playwright, tmp_path_factory.mktemp("reader") / request.param, library_wire)
    settle(phone, request.param)
    yield phone
    phone.switch_off()
    no_complaints(phone)


@pytest.mark.parametrize("screen", ALL)
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_read_hear_tap_and_walk_through_it(
    reader: Phone, screen: str, theme: str, width: int
) -> None:
    assert look(reader, screen, theme, width) == {}


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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ring_around_what_has_the_focus_is_seen(reader: Phone, theme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    show(reader, "begin")
    for _ in range(3):
        reader.page.keyboard.press("Tab")
    with_ring = Image.open(io.BytesIO(reader.page.screenshot(animations="disabled")))
    reader.page.evaluate("document.activeElement.blur()")
    without = Image.open(io.BytesIO(reader.page.screenshot(animations="disabled")))
    assert contrast_of_change(with_ring, without) >= 3


def test_where_colours_are_forced_tiles_and_states_are_still_told_apart(reader: Phone) -> None:
    reader.page.emulate_media(forced_colors="active", color_scheme="dark")
    for screen in ("begin", "saved", "F1-02", "O-02"):
        show(reader, screen)
        screenshot(reader, f"forced-{screen}", "dark")
        assert run_lint(reader.page, "forced") == []
    reader.page.emulate_media(forced_colors="none", color_scheme="light")


def contrast_of_change(after: Image.Image, before: Image.Image) -> float:
    """The highest contrast of any pixel with what it was before; 1 where nothing changed."""
    pixels = (one.convert("RGB").get_flattened_data() for one in (after, before))
    changed = {pair for pair in zip(*pixels, strict=True) if pair[0] != pair[1]}
    return max((ratio(*(f"#{bytes(one).hex()}" for one in pair)) for pair in changed), default=1)
