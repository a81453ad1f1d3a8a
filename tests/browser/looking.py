"""A look at one screen with everything that a machine can find wrong on it for somebody."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.phone import SMALL, Phone
from tests.browser.screens import SCREENS, SPACING, dutch_terms, run_axe, run_lint, walk
from tests.browser.states import STATES
from tests.browser.walking import faults_of

LEAST = 48  # px
NARROW = ViewportSize(width=320, height=256)  # what is left of a screen at 400 %
SLIM = ViewportSize(width=320, height=640)
SIZES = {360: SMALL, 1280: ViewportSize(width=1280, height=800)}
ALL = [*SCREENS, *STATES]
# Comes before any choice, when a screen reader has only begun with the page.
FIRST = "language"
# The former screen stays until this one is there.
LEAVE = "() => { for (const screen of document.querySelectorAll('#app > div')) screen.dataset.left = ''; }"
TEXT_SIZE = """(size) => {
  const { dataset } = document.documentElement;
  const before = dataset.textSize ?? null;
  if (size === null) delete dataset.textSize;
  else dataset.textSize = size;
  return before;
}"""
QUIET = 80  # ms without a change of the page: what is read from the store after the frame is there
SETTLED = """(quiet) => new Promise((done) => {
  const end = () => { seen.disconnect(); done(); };
  let timer = setTimeout(end, quiet);
  const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, quiet); });
  seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})"""


def show(phone: Phone, screen: str) -> None:
    """Come to the screen from another one, and do there what has to be done."""
    state = STATES.get(screen)
    address = state.address if state else SCREENS[screen]
    if phone.page.url.partition("#")[2].partition("?")[0] == address[1:].partition("?")[0]:
        phone.go("#/counted" if address != "#/counted" else "#/outbox")
    phone.page.evaluate(LEAVE)
    phone.go(address)
    expect(phone.page.locator("[data-left]:visible")).to_have_count(
        0
    )  # behind the list of languages one waits
    if address.startswith("#/r/") and screen != "no-card":
        expect(phone.page.locator("article.reading")).to_be_visible()
    if state:
        phone.reload()  # nothing is left of what was done here before
        state.deed(phone)
    phone.page.evaluate(SETTLED, QUIET)


def look(phone: Phone, screen: str, theme: str, width: int) -> dict[str, list[str]]:
    """What is wrong with it, by what was looked for."""
    page = phone.page
    prefer(page, theme, SIZES[width])
    show(phone, screen)
    arrival = run_lint(page, "arrival") if screen in SCREENS and screen != FIRST else []
    return told({"arrival": arrival, **find_faults(page, theme, LEAST)})


def prefer(page: Page, theme: str, size: ViewportSize) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size(size)


def find_faults(page: Page, theme: str, least: int, stops: int = 80) -> dict[str, list[str]]:
    """What is looked for on every screen; whatever can be tapped is `least` px high and wide, and there are `stops` at most."""
    found = {
        "motion": run_lint(page, "motion"),
        "language": run_lint(page, "language", dutch_terms()),
        "names": run_lint(page, "names"),
        "targets": run_lint(page, "targets", least),
        "clickable": run_lint(page, "clickable"),
        "reflow": run_lint(page, "reflow"),
        "axe": run_axe(page),
        "keyboard": [*faults_of(walk(page, stops)), *run_lint(page, "unreached")],
    }
    return found if theme == "dark" else found | enlarge(page)  # as large in the dark


def told(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: faults for name, faults in found.items() if faults}


def enlarge(page: Page) -> dict[str, list[str]]:
    """What does not fit with letters of twice the size, and on a narrow screen with its lines wide apart."""
    page.set_viewport_size(SLIM)
    before = page.evaluate(TEXT_SIZE, "200")
    large = run_lint(page, "reflow")
    page.evaluate(TEXT_SIZE, before)
    page.set_viewport_size(NARROW)
    narrow = run_lint(page, "reflow")
    page.evaluate(SPACING)
    spaced = run_lint(page, "reflow")
    page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return {"200 %": large, "320 px": narrow, "spacing": spaced}
