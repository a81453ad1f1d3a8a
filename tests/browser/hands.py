"""How somebody works a page of the studio: with the mouse, or with the keyboard alone."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

MOUSE, KEYS = "mouse", "keys"
FURTHEST = 200  # presses of Tab; more than any page has stops
IS_HERE = "element => element === document.activeElement"
# Which way it is from what has the focus; from nothing it is onward.
IS_BACK = """element => {
  const on = document.activeElement;
  return on !== document.body && Boolean(on.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
}"""


def drop_file(place: Locator, path: Path) -> None:
    """Held over the place and let go there, by the browser's own drag and drop."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    held = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    devtools = place.page.context.new_cdp_session(place.page)  # its end would take the page's passkeys along
    for step in ("dragEnter", "dragOver", "drop"):
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        devtools.send("Input.dispatchDragEvent", {"type": step, "data": held, **at})


class Hands:
    """Everything that a journey does on a page goes through here."""

    def __init__(self, page: Page, kind: str) -> None:
        self.page = page
        self.is_mouse = kind == MOUSE

    def press(self, what: Locator) -> None:
        """A button, a link or what opens details."""
        expect(what).to_be_enabled()
        if self.is_mouse:
            what.click()
            return
        self.reach(what)
        self.page.keyboard.press("Enter")

    def turn(self, box: Locator) -> None:
        """A box on or off, or one choice of several on."""
        was = box.is_checked()
        if self.is_mouse:
            box.locator("xpath=ancestor::label").click()
        else:
            self.reach(box)
            self.page.keyboard.press("Space")
        expect(box).to_be_checked(checked=not was)

    def write(self, field: Locator, text: str) -> None:
        """In the place of what stands there."""
        if self.is_mouse:
            field.click()
        else:
            self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)

    def choose(self, field: Locator, value: str) -> None:
        """One of a list. Its pop-up is drawn by the browser and no part of the page, so a mouse only opens it here."""
        if self.is_mouse:
            field.select_option(value)
            return
        self.reach(field)
        self.page.keyboard.press("Home")
        for _ in range(FURTHEST):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the keyboard does not choose {value}")

    def set_day(self, field: Locator, day: str) -> None:
        """Its digits, of a day that reads the same in whatever order the browser asks for day and month."""
        if self.is_mouse:
            field.click(position={"x": 20, "y": 20})
        else:
            self.reach(field)
        self.page.keyboard.type(day)

    def give(self, field: Locator, path: Path) -> None:
        """A file, by the button that asks for it."""
        with self.page.expect_file_chooser() as asked:
            self.press(field)
        asked.value.set_files(path)

    def hold(self, button: Locator) -> None:
        if self.is_mouse:
            button.scroll_into_view_if_needed()
            button.hover()
            self.page.mouse.down()
        else:
            self.reach(button)
            self.page.keyboard.down("Space")

    def let_go(self) -> None:
        if self.is_mouse:
            self.page.mouse.up()
        else:
            self.page.keyboard.up("Space")

    def reach(self, what: Locator) -> None:
        """By Tab alone, and back where it stands before what has the focus."""
        expect(what).to_be_visible()
        key = "Shift+Tab" if what.evaluate(IS_BACK) else "Tab"
        for _ in range(FURTHEST):
            if what.evaluate(IS_HERE):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {what}")
