"""Every page of the studio can be read, tapped and walked through by everybody, on a laptop, a large screen and at 400 %."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.library import serving
from tests.browser.looking import NARROW
from tests.browser.screens import OUTPUT, run_axe, run_lint, screenshot
from tests.browser.server import HOUSE, Server
from tests.browser.stored import difference, stored
from tests.browser.studio import LAPTOP, Studio
from tests.browser.studio_looking import look, show
from tests.browser.studio_pictures import SCREENS as PICTURES
from tests.browser.studio_pictures import take
from tests.browser.studio_screens import SCREENS, WAYS, Look, looks
from tests.browser.studio_seed import FACT, end_a_fact, furnish_studio, spoil_a_translation
from tests.browser.test_admin import NAME

RENEW = "python -m tests.browser.studio_pictures"
# Where each kind of work is done; a question is read from its heading on.
SPOTS = {
    "facts": f"[data-fact={FACT}] > summary",
    "gates": ".segment textarea",
    "questions": "h1",
    "outdated": ".segment textarea",
    "unreviewed": ".segment textarea",
    "hard": "[data-text] textarea:focus",
    "silent": ".to-say .sentence",
}
PAGES = HOUSE / "pwa" / "src" / "features" / "admin" / "screens.ts"


@pytest.fixture(scope="module")
def studio(
    playwright: Playwright, library: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    with serving(library, folder / "server") as (server, wire):
        studio = Studio(playwright, folder / "desk", wire)
        furnish_studio(studio, server)
        yield studio
        studio.switch_off()
    no_complaints(studio)


def test_every_page_of_the_studio_is_looked_at() -> None:
    pages = set(re.findall(r"^  (\w+): \{", PAGES.read_text("utf-8"), re.MULTILINE))
    looked_at = {screen.address.removeprefix("#/").split("/")[0] for screen in SCREENS.values()}
    assert pages
    assert pages - looked_at == set()


def test_all_ways_of_looking_take_turns() -> None:
    assert {(one.theme, one.size) for one in looks()} == set(WAYS)


@pytest.mark.parametrize(
    "one", [pytest.param(one, id="-".join(map(str, (*one[:2], *one.size)))) for one in looks()]
)
def test_everybody_can_read_tap_and_walk_through_it(studio: Studio, one: Look) -> None:
    assert look(studio, one) == {}


def test_on_a_screen_enlarged_four_times_the_menu_unfolds_and_folds_again(studio: Studio) -> None:
    studio.page.set_viewport_size(NARROW)
    show(studio, "board")
    menu = studio.page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    studio.page.get_by_role("button", name="Menu").press("Enter")
    assert run_axe(studio.page) == []
    menu.get_by_role("link", name="Pakketten").press("Enter")
    expect(studio.page.get_by_role("heading", name="Pakketten", level=1)).to_be_focused()
    expect(menu).to_be_hidden()
    studio.page.set_viewport_size(LAPTOP)


def test_what_could_not_be_read_is_asked_for_again_and_the_focus_goes_to_the_title(studio: Studio) -> None:
    show(studio, "broken")
    studio.page.get_by_role("button", name="Probeer opnieuw").press("Enter")
    expect(studio.page.locator(".packs")).to_be_visible()
    expect(studio.page.get_by_role("heading", name="Pakketten", level=1)).to_be_focused()


def test_where_colours_are_forced_states_are_still_told_apart(studio: Studio) -> None:
    studio.page.emulate_media(forced_colors="active", color_scheme="dark")
    for screen in ("board", "translations", "publish"):
        show(studio, screen)
        screenshot(studio, f"forced-studio-{screen}", "dark")
        assert run_lint(studio.page, "forced") == []
    studio.page.emulate_media(forced_colors="none", color_scheme="light")


@pytest.mark.parametrize("screen", PICTURES)
def test_a_page_looks_as_it_did(studio: Studio, screen: str) -> None:
    now = take(studio, screen)
    found = difference(now, stored(screen))
    if not found.is_same:
        OUTPUT.mkdir(exist_ok=True)
        now.save(OUTPUT / f"{screen}.png")
    assert found.is_same, f"{found}: see {OUTPUT.name}/{screen}.png; if it is meant, {RENEW}"


def test_each_kind_of_work_on_the_board_is_one_click_from_its_very_spot(studio: Studio) -> None:
    studio.page.set_viewport_size(LAPTOP)
    end_a_fact(studio)
    spoil_a_translation(studio)
    show(studio, "feedback")
    for kind, spot in SPOTS.items():
        studio.go("#/board")
        line = studio.page.locator(f"section[aria-labelledby=todo-{kind}] a.todo-place").first
        line.click(timeout=60_000)  # packs are looked at one after another
        expect(studio.page.locator(spot).first).to_be_focused()
        expect(studio.page.locator(spot).first).to_be_in_viewport()


def test_an_administrator_names_who_signs_for_a_region(studio: Studio) -> None:
    show(studio, "publish")
    card = studio.page.get_by_role("region", name="Wat locaties zeggen")
    card.get_by_role("combobox", name="Wie tekent voor regio?").select_option(index=1)
    card.get_by_role("button", name="Laat tekenen").press("Enter")
    expect(card.get_by_text(f"{NAME} tekent.", exact=True)).to_be_visible()
