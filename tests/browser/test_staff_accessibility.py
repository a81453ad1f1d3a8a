"""Every screen of a team, in Dutch and English, can be read, tapped and walked through by everybody."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.screens import run_lint, screenshot
from tests.browser.server import HOUSE, Server, copy_server
from tests.browser.staff_looking import Furnished, look, show
from tests.browser.staff_screens import SCREENS, WAYS, Look, looks
from tests.browser.test_matrix import fits
from tests.browser.wire import Wire

ROUTES = HOUSE / "pwa" / "src" / "app" / "staff-routes.tsx"
LOCALES = {"nl": "nl-NL", "en": "en-GB"}


@pytest.fixture(scope="module")
def furnished(
    playwright: Playwright, template: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Furnished]:
    folder = tmp_path_factory.mktemp("furnished")
    with ExitStack() as house:
        server = copy_server(template, folder / "server")
        server.start()
        house.callback(server.stop)
        own, beside, elsewhere = wires = [Wire(server.port) for _ in range(3)]
        for wire in wires:
            wire.open()
            house.callback(wire.close)
        tablet = Furnished(playwright, folder / "tablet", own)
        house.callback(tablet.switch_off)
        tablet.prepare(server, beside, elsewhere)
        yield tablet
    ours = tuple(f"{wire.url}/" for wire in wires)
    assert [url for url in tablet.requests if not url.startswith((*ours, "data:", "blob:"))] == []
    assert tablet.problems == []


@pytest.fixture(scope="module")
def tablet(furnished: Furnished, request: pytest.FixtureRequest) -> Furnished:
    """It speaks this language, as its browser does."""
    if furnished.language != request.param:
        furnished.locale = LOCALES[request.param]
        furnished.speak(request.param)
        furnished.restart()
    return furnished


def test_every_address_of_a_team_has_a_screen_that_is_looked_at() -> None:
    patterns = set(re.findall(r'pattern: "([^"]+)"', ROUTES.read_text("utf-8")))
    looked_at = [screen.address.removeprefix("#").partition("?")[0] for screen in SCREENS.values()]
    looked_at = [address.replace("{quiz}", "pack/card") for address in looked_at]
    assert patterns
    assert {one for one in patterns if not any(fits(one, address) for address in looked_at)} == set()


def test_each_screen_is_looked_at_once_and_all_ways_take_turns() -> None:
    ways = {(one.language, one.theme, one.size) for one in looks()}
    assert {one.screen for one in looks()} == set(SCREENS)
    assert ways == set(WAYS)


@pytest.mark.parametrize(
    ("tablet", "one"),
    [pytest.param(one.language, one, id="-".join(map(str, (*one[:3], *one.size)))) for one in looks()],
    indirect=["tablet"],
    scope="module",
)
def test_everybody_can_read_tap_and_walk_through_it(tablet: Furnished, one: Look) -> None:
    assert look(tablet, one) == {}


@pytest.mark.parametrize("tablet", ["en"], indirect=True, scope="module")
def test_escape_closes_a_dialog_and_the_focus_returns_to_what_opened_it(tablet: Furnished) -> None:
    show(tablet, "note-number")
    tablet.page.keyboard.press("Escape")
    expect(tablet.page.get_by_role("dialog")).to_have_count(0)
    expect(tablet.button("Later")).to_be_focused()
    tablet.page.keyboard.press("Enter")
    expect(tablet.page.get_by_role("dialog").get_by_role("heading")).to_be_focused()


@pytest.mark.parametrize("tablet", ["en"], indirect=True, scope="module")
def test_where_colours_are_forced_tiles_and_states_are_still_told_apart(tablet: Furnished) -> None:
    tablet.page.emulate_media(forced_colors="active", color_scheme="dark")
    for screen in ("today", "activities", "quiz-answer", "coaches", "look", "items"):
        show(tablet, screen)
        screenshot(tablet, f"forced-staff-{screen}", "dark")
        assert run_lint(tablet.page, "forced") == []
    tablet.page.emulate_media(forced_colors="none", color_scheme="light")
