"""Somebody who uses a phone: by touch, or by the keyboard alone; in one language."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone

FURTHEST = 120  # presses of Tab; more than any screen has stops
IS_HERE = "element => element === document.activeElement"


class Person:
    """What a person does with a phone; everything that a journey does goes through here."""

    def __init__(self, phone: Phone, language: str, *, has_touch: bool) -> None:
        self.phone = phone
        self.language = language
        self._has_touch = has_touch

    def press(self, what: Locator) -> None:
        """Tap it; or go there by Tab and press the key that works it."""
        if self._has_touch:
            what.click()
            return
        self._reach(what)
        self.phone.page.keyboard.press("Space" if what.get_attribute("type") == "checkbox" else "Enter")

    def write(self, field: Locator, text: str) -> None:
        if self._has_touch:
            field.click()
        else:
            self._reach(field)
        self.phone.page.keyboard.type(text)

    def button(self, dutch: str, within: Locator | None = None) -> Locator:
        """The button or link with this name, in the phone's language."""
        place = within or self.phone.page.locator("body")
        name = self.phone.say(dutch)
        return place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name)).first

    def choose_language(self) -> None:
        self.phone.speak(self.language)
        self.press(self.phone.page.locator(f'a[href="#/language/{self.language}"]'))

    def go_to(self, hash_: str) -> None:
        """Follow a link that stands on the screen, and be there."""
        self.press(self.phone.page.locator(f'a[href="{hash_}"]').first)
        self.phone.page.wait_for_url(lambda url: url.endswith(hash_))
        expect(self.phone.page.locator("h1").first).not_to_have_text("")

    def _reach(self, what: Locator) -> None:
        expect(what).to_be_visible()
        for _ in range(FURTHEST):
            if what.evaluate(IS_HERE):
                return
            self.phone.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {what}")


WAYS: dict[str, Callable[[Phone], Person]] = {
    "touch-nl": lambda phone: Person(phone, "nl", has_touch=True),
    "keys-ar": lambda phone: Person(phone, "ar", has_touch=False),
    "keys-nl": lambda phone: Person(phone, "nl", has_touch=False),
    "touch-ar": lambda phone: Person(phone, "ar", has_touch=True),
}
USUAL = ("touch-nl", "keys-ar")  # of a usual run; all with MATRIX=whole
