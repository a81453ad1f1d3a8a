"""What a reader reads: in whose language, beside which Dutch, and that it follows another choice."""

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.conftest import Ready
from tests.browser.phone import Phone

# Whether a text was on the page, be it for one frame.
WAITED = """(text) => {
  globalThis.__hasWaited = false;
  const look = () => { globalThis.__hasWaited ||= document.body?.textContent.includes(text) ?? false; };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}"""


def test_another_language_comes_along_when_the_reader_chooses_it(online: Ready) -> None:
    phone = online("uk")
    phone.wire.clear()
    phone.go("#/language")
    phone.choose_language("ar")
    phone.page.wait_for_url(lambda url: not url.endswith("#/language"))
    expect(phone.page.locator('html[lang="ar"]')).to_be_attached()
    phone.open_card("F1-01")
    expect(phone.page.locator("h1")).to_have_attribute("lang", "ar", timeout=20_000)
    phone.cut_network()
    phone.open_card("F1-09")
    expect(phone.page.locator("h1")).to_have_attribute("lang", "ar")


def test_a_sentence_to_say_keeps_its_dutch_whatever_the_reader_chose(online: Ready) -> None:
    phone = online("uk")
    phone.open_card("F1-01")
    phone.page.get_by_role("radio", name="Українська").check()
    expect(phone.page.get_by_text("U bent in Nederland.").first).to_be_hidden()
    phone.go("#/learn")
    phone.page.locator("summary").first.click()
    expect(phone.page.get_by_text("Goedemorgen.")).to_be_visible()
    expect(phone.page.get_by_text("Доброго ранку.")).to_be_visible()
    phone.page.goto(f"{phone.wire.url}/health")
    phone.open("/#/show/aankomst/F1-05/F1-05.g1-1")  # a link that was followed from another page
    phone.page.get_by_role("button", name=phone.say("Klaar")).click()
    expect(phone.page.locator("article.reading")).to_be_visible()


def test_a_card_that_is_opened_anew_stands_in_the_first_frame_without_a_wait_before_it(online: Ready) -> None:
    phone = online("ar")
    phone.open_card("F1-05")
    phone.cut_network()
    phone.restart()
    phone.context.set_offline(True)
    phone.page.add_init_script(f"({WAITED})({phone.say('Even wachten …')!r})")
    phone.open("/#/r/aankomst/F1-05")
    expect(phone.page.locator("article.reading")).to_be_visible()
    assert phone.page.evaluate("globalThis.__hasWaited") is False


@pytest.mark.parametrize(("language", "towards"), [("nl", -1), ("ar", 1)])
def test_a_swipe_against_the_line_of_reading_brings_the_next_picture_of_a_story(
    language: str, towards: int, online: Ready
) -> None:
    phone = online(language)
    phone.open_card("F1-06")
    for way, shown in ((towards, "2 / "), (towards, "3 / "), (-towards, "2 / ")):
        swipe(phone, way)
        expect(phone.page.locator(".strip-bar")).to_contain_text(shown)


def swipe(phone: Phone, towards: int) -> None:
    """A finger over most of the picture, to the left (-1) or to the right."""
    place = phone.page.locator(".strip ol")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    finger = phone.context.new_cdp_session(phone.page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    for step in range(11):
        x = box["x"] + box["width"] / 2 + towards * (step - 5) * 25
        touch(finger, "touchMove" if step else "touchStart", [{"x": x, "y": box["y"] + 60}])
        phone.page.wait_for_timeout(16)
    touch(finger, "touchEnd", [])


def touch(finger: CDPSession, kind: str, points: list[dict[str, float]]) -> None:
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_call_for_help_is_on_the_screen_at_once(online: Ready) -> None:
    phone = online("ar")
    phone.open_card("F1-03")
    call = phone.page.locator('a.button[href="tel:112"], a[href="tel:112"].danger').first
    expect(call).to_be_in_viewport()
