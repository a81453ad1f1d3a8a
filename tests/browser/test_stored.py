"""From right to left ten screens look as they did when somebody last looked at them; a letter drawn otherwise is no fault."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from tests.browser.conftest import no_complaints
from tests.browser.phone import Phone
from tests.browser.screens import OUTPUT
from tests.browser.stored import SCREENS, difference, picture, prepare, stored, take
from tests.browser.wire import Wire

RENEW = "python -m tests.browser.stored"
FAULTS = {
    "left to right": "html { direction: ltr }",
    "a row the wrong way round": ".top { flex-direction: row-reverse }",
    "a bar the wrong way round": ".tab-bar { direction: ltr }",
    "no bar": ".tab-bar { display: none }",
    "no header": ".top { visibility: hidden }",
    "a picture that is not there": "main .pictogram { visibility: hidden }",
    "too large": ":root { font-size: 125% }",
    "a physical margin": "main { padding-right: 48px !important }",
    "too wide": "main > * { width: 400px }",
    "darker ground": "body { background: #e4ddd0 }",
}
# Another machine's letters: a little wider, heavier, and not at the same fraction of a pixel.
OTHER_LETTERS = [
    "* { letter-spacing: 0.15px }",
    "* { -webkit-text-stroke: 0.25px }",
    "* { text-rendering: geometricPrecision; font-kerning: none }",
    "main { position: relative; inset-block-start: 0.5px }",
]


@pytest.fixture(scope="module")
def reader(
    playwright: Playwright, library_wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path_factory.mktemp("reader") / "phone", library_wire)
    prepare(phone)
    yield phone
    phone.switch_off()
    no_complaints(phone)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(reader: Phone, screen: str) -> None:
    now = take(reader, screen)
    found = difference(now, stored(screen))
    if not found.is_same:
        OUTPUT.mkdir(exist_ok=True)
        both = Image.new("RGB", (now.width * 2, now.height))
        both.paste(now, (0, 0))
        both.paste(stored(screen), (now.width, 0))
        both.save(OUTPUT / f"stored-{screen}.png")
    assert found.is_same, f"{found}: see {OUTPUT.name}/stored-{screen}.png; if it is meant, {RENEW}"


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_on_the_wrong_side_or_missing_is_found(reader: Phone, fault: str) -> None:
    right = take(reader, "begin")
    assert not difference(picture(reader, FAULTS[fault]), right).is_same


@pytest.mark.parametrize("letters", OTHER_LETTERS)
def test_letters_that_are_drawn_otherwise_are_no_fault(reader: Phone, letters: str) -> None:
    for screen in ("begin", "O-07"):
        right = take(reader, screen)
        assert difference(picture(reader, letters), right).is_same
