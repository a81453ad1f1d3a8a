"""Every screen of a team: its address, and what is done there before it is looked at."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from tests.browser.scanning import scan
from tests.browser.screens import IS_WHOLE
from tests.browser.tablet import SAMIRA, Tablet

NUMBER = "06 12345678"
BOOK = "9786053755555"
SIZES = ((1280, 800), (800, 1280), (360, 640))
LANGUAGES = ("nl", "en")
THEMES = ("light", "dark")
WAYS = [(language, theme, size) for language in LANGUAGES for theme in THEMES for size in SIZES]


class Screen(NamedTuple):
    """Names in braces are ids of what the tablet was prepared with."""

    address: str
    deed: Callable[[Tablet], None] | None = None


def begin_family(tablet: Tablet) -> None:
    tablet.press("Familie of groep")


def open_settings(tablet: Tablet) -> None:
    tablet.page.locator("summary").first.click()


def play_quiz(tablet: Tablet) -> None:
    """Two teams and one more language, and the first answer is shown."""
    open_settings(tablet)
    tablet.page.get_by_label("العربية").check()
    tablet.page.get_by_role("radio", name="2", exact=True).check()
    open_settings(tablet)
    tablet.press("Toon het antwoord")
    expect(tablet.page.locator(".after")).to_be_visible()


def note_language(tablet: Tablet) -> None:
    while tablet.button("Vorige stap").count():  # a question that was begun is kept
        tablet.press("Vorige stap")
    tablet.press("Gezondheid")
    expect(tablet.page.get_by_role("heading", name=tablet.say("In welke taal?"))).to_be_focused()


def note_state(tablet: Tablet) -> None:
    note_language(tablet)
    tablet.page.locator(".language-tile").first.click()
    expect(tablet.page.locator("textarea")).to_be_visible()


def note_number(tablet: Tablet) -> None:
    note_state(tablet)
    tablet.page.locator("textarea").fill(NUMBER)
    tablet.press("Later")
    expect(tablet.page.get_by_role("dialog").get_by_role("heading")).to_be_focused()


def note_kept(tablet: Tablet) -> None:
    note_state(tablet)
    tablet.page.locator("textarea").fill("")
    tablet.press("Later")
    expect(tablet.page.get_by_role("heading", name=tablet.say("De vraag is bewaard."))).to_be_focused()


def send_nothing(tablet: Tablet) -> None:
    tablet.press("Antwoord")
    expect(tablet.page.get_by_role("alert")).to_contain_text(tablet.say("Schrijf eerst een antwoord."))


def too_young(tablet: Tablet) -> None:
    tablet.press("Ik zoek: ik ben jonger dan 18")
    expect(tablet.page.get_by_text(tablet.say("Er is niets bewaard."))).to_be_visible()


def seek_language(tablet: Tablet) -> None:
    tablet.press("Ik zoek: ik ben 18 jaar of ouder")
    expect(tablet.page.locator(".language-tile").first).to_be_visible()


def seek_dayparts(tablet: Tablet) -> None:
    seek_language(tablet)
    tablet.page.locator(".language-tile").first.click()
    expect(tablet.page.locator(".day-parts")).to_be_visible()


def seek(tablet: Tablet) -> None:
    seek_dayparts(tablet)
    tablet.page.locator(".day-parts input").first.check()
    tablet.press("Maak de kaart")
    expect(tablet.page.locator(".big-code")).to_be_visible()


def find_coach(tablet: Tablet) -> None:
    tablet.page.locator(".two-columns").get_by_role(
        "button", name=tablet.say("Zoek een taalmaatje")
    ).last.click()
    expect(tablet.button("Kies").first).to_be_visible()


def agree(tablet: Tablet) -> None:
    find_coach(tablet)
    tablet.button("Kies").first.click()
    expect(tablet.button("Spreek af en maak de briefjes")).to_be_visible()


def offer(tablet: Tablet) -> None:
    tablet.press("Een vrijwilliger invoeren")
    expect(tablet.page.locator(".day-parts")).to_be_visible()


def lend(tablet: Tablet) -> None:
    scan(tablet.page, BOOK)
    expect(tablet.page.locator(".tile-choice")).to_be_visible()


def lend_without_tile(tablet: Tablet) -> None:
    lend(tablet)
    tablet.press("Zonder tegel")
    expect(tablet.page.locator(".said-now .what")).to_have_text(tablet.say("Uitgeleend"))
    tablet.page.locator(".last-ones button").first.click()  # so that it can be lent again
    expect(tablet.page.locator(".said-now .what")).to_have_text(tablet.say("Ongedaan gemaakt"))


def print_tiles(tablet: Tablet) -> None:
    tablet.page.get_by_label(tablet.say("Tegels voor lezers")).check()
    expect(tablet.page.locator(".sheet-of-tiles, .tile").last).to_be_visible()


def leave(tablet: Tablet) -> None:
    tablet.lock()


def choose_person(tablet: Tablet) -> None:
    tablet.lock()
    # Who comes back afterwards, so that wrong PINs do not add up.
    tablet.page.locator(".person", has_text=SAMIRA.name).click()
    expect(tablet.page.locator("input.pin-field")).to_be_enabled()


def mistype_pin(tablet: Tablet) -> None:
    choose_person(tablet)
    tablet.type_pin("000000")
    expect(tablet.page.get_by_text(tablet.say("Dat is niet de goede pincode"))).to_be_visible()


def forget_pin(tablet: Tablet) -> None:
    choose_person(tablet)
    tablet.press("Pincode vergeten?")
    expect(tablet.page.get_by_label(tablet.say("Startcode"))).to_be_visible()


def mistype_code(tablet: Tablet) -> None:
    tablet.press("Koppel deze tablet")
    expect(tablet.page.get_by_text(tablet.say("Deze code werkt niet"))).to_be_visible()


# By their addresses, as an administrator's QR code brings a new browser there.
NEW = {"enrol": Screen("#/enrol"), "enrol-wrong": Screen("#/enrol?c=WRONGCODE2", mistype_code)}
SCREENS = {
    "today": Screen("#/"),
    "family": Screen("#/", begin_family),
    "visit": Screen("#/visit"),
    "report": Screen("#/report/{visit}"),
    "no-report": Screen("#/report/nergens"),
    "activities": Screen("#/activities"),
    "start": Screen("#/start/taalcafe"),
    "activity": Screen("#/activity/{activity}"),
    "no-activity": Screen("#/activity/nergens"),
    "guides": Screen("#/guides"),
    "guide": Screen("#/guide/team/T-01"),
    "led": Screen("#/guide/team/T-02?a={activity}"),
    "tour": Screen("#/tour/asiel/F2-11"),
    "tour-settings": Screen("#/tour/asiel/F2-11", open_settings),
    "quizzes": Screen("#/quiz"),
    "quiz": Screen("#/quiz/{quiz}"),
    "quiz-answer": Screen("#/quiz/{quiz}", play_quiz),
    "quiz-settings": Screen("#/quiz/{quiz}", open_settings),
    "no-quiz": Screen("#/quiz/asiel/nergens"),
    "screen": Screen("#/screen"),
    "questions": Screen("#/questions"),
    "note-language": Screen("#/questions", note_language),
    "note-state": Screen("#/questions", note_state),
    "note-number": Screen("#/questions", note_number),
    "note-kept": Screen("#/questions", note_kept),
    "question": Screen("#/question/{thread}"),
    "no-answer": Screen("#/question/{thread}", send_nothing),
    "coaches": Screen("#/coaches"),
    "too-young": Screen("#/coaches", too_young),
    "seek-language": Screen("#/coaches", seek_language),
    "seek-dayparts": Screen("#/coaches", seek_dayparts),
    "seek-card": Screen("#/coaches", seek),
    "proposals": Screen("#/coaches", find_coach),
    "appointment": Screen("#/coaches", agree),
    "supply": Screen("#/coaches", offer),
    "slip": Screen("#/slip/{match}"),
    "queue": Screen("#/queue"),
    "look": Screen("#/look"),
    "lending": Screen("#/lending"),
    "lent": Screen("#/lending", lend_without_tile),
    "tiles": Screen("#/lending", lend),
    "items": Screen("#/items"),
    "labels": Screen("#/labels"),
    "labels-tiles": Screen("#/labels", print_tiles),
    "who": Screen("#/", leave),
    "pin": Screen("#/", choose_person),
    "wrong-pin": Screen("#/", mistype_pin),
    "start-code": Screen("#/", forget_pin),
    **NEW,
}


class Look(NamedTuple):
    """One look at a screen."""

    language: str
    screen: str
    theme: str
    size: tuple[int, int]


def looks() -> list[Look]:
    """Each screen once, in one of the ways, which take turns; in a whole run in all. By language: a browser speaks one."""
    chosen = [
        Look(language, screen, theme, size)
        for at, screen in enumerate(SCREENS)
        for way, (language, theme, size) in enumerate(WAYS)
        if IS_WHOLE or at % len(WAYS) == way
    ]
    return sorted(chosen, key=lambda look: LANGUAGES.index(look.language))
