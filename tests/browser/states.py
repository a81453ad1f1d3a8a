"""Screens that no address leads to: what was tapped there first, half a quiz, a dialog that is open."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from tests.browser.phone import Phone

NUMBER = "06 12345678"


class State(NamedTuple):
    """A screen, and what is done there."""

    address: str
    deed: Callable[[Phone], None]


def open_thread(phone: Phone) -> None:
    phone.page.locator("a.asked").first.click()
    expect(phone.page.locator(".talk")).to_be_visible()


def delete_thread(phone: Phone) -> None:
    open_thread(phone)
    phone.page.locator("main > button.quiet").last.click()
    expect_dialog(phone)


def answer(phone: Phone) -> None:
    phone.page.locator(".answer").last.click()
    expect(phone.page.locator(".feedback .new-word")).to_be_visible()


def end_quiz(phone: Phone) -> None:
    while not phone.page.locator(".result").is_visible():
        answer(phone)
        phone.page.locator(".quiz > button.main").click()
        phone.page.locator(".quiz .answer:not([aria-disabled=true]), .result").first.wait_for()


def make_code(phone: Phone) -> None:
    for _ in range(3):
        phone.page.locator("main button.topic").first.click()
    expect(phone.page.locator(".code-card")).to_be_visible()


def begin_code(phone: Phone) -> None:
    phone.page.locator("main button.topic").first.click()
    expect(phone.page.locator("section.words h2")).to_be_focused()


def type_a_number(phone: Phone) -> None:
    phone.begin_question()
    phone.page.locator("textarea").fill(NUMBER)
    phone.page.locator('form.ask button[type="submit"]').click()
    expect_dialog(phone)


def begin_wipe(phone: Phone) -> None:
    phone.page.locator("main button.danger").first.click()
    expect_dialog(phone)


def begin_wipe_of_all(phone: Phone) -> None:
    phone.page.get_by_role("button", name=phone.say("Wis alles, ook de pakketten")).click()
    expect(phone.page.get_by_role("dialog").locator(".answers > :last-child")).to_be_focused()


def begin_learning_again(phone: Phone) -> None:
    phone.go("#/words")
    phone.page.get_by_role("button", name=phone.say("Dit ken ik")).click()
    phone.go("#/settings")
    phone.page.get_by_role("button", name=phone.say("Begin opnieuw")).click()
    expect_dialog(phone)


def make_room(phone: Phone) -> None:
    phone.page.get_by_role("button", name=phone.say("Maak plaats")).click()
    expect_dialog(phone)


def remove_pack(phone: Phone) -> None:
    phone.page.locator(".pack-row .standing button").last.click()
    expect_dialog(phone)


def expect_dialog(phone: Phone) -> None:
    expect(phone.page.get_by_role("dialog").get_by_role("heading")).to_be_focused()


STATES = {
    "thread": State("#/ask", open_thread),
    "thread-delete": State("#/ask", delete_thread),
    "ask-second-look": State("#/ask", type_a_number),
    "quiz-answered": State("#/r/oefenen/O-02", answer),
    "quiz-done": State("#/r/oefenen/O-02", end_quiz),
    "buddy-step": State("#/buddy", begin_code),
    "buddy-card": State("#/buddy", make_code),
    "settings-wipe": State("#/settings", begin_wipe),
    "settings-wipe-all": State("#/settings", begin_wipe_of_all),
    "settings-learnt": State("#/settings", begin_learning_again),
    "saved-room": State("#/saved", make_room),
    "saved-remove": State("#/saved", remove_pack),
}
