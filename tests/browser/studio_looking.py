"""A look at each page of the studio with everything that a machine can find wrong on it for somebody."""

from playwright.sync_api import ViewportSize

from tests.browser.looking import SETTLED, find_faults, prefer, told
from tests.browser.screens import run_lint
from tests.browser.studio import Studio
from tests.browser.studio_screens import SCREENS, Look

LEAST = 44  # px
STOPS = 400  # of the keyboard; a card has many fields
QUIET = 200  # ms without a change of the page


def show(studio: Studio, name: str) -> None:
    """Come to the screen from another one, and do there what has to be done."""
    studio.come_back()
    screen = SCREENS[name]
    studio.go(screen.address.format_map(studio.ids))
    studio.settle()
    studio.page.evaluate(SETTLED, QUIET)
    if screen.deed:
        screen.deed(studio)
        studio.page.evaluate(SETTLED, QUIET)


def look(studio: Studio, one: Look) -> dict[str, list[str]]:
    """What is wrong with it, by what was looked for."""
    prefer(studio.page, one.theme, ViewportSize(width=one.size[0], height=one.size[1]))
    show(studio, one.screen)
    arrival = [] if SCREENS[one.screen].deed else run_lint(studio.page, "arrival")
    return told({"arrival": arrival, **find_faults(studio.page, one.theme, LEAST, STOPS)})
