"""Letters that a phone lacks: offered with their weight after the first saved pack, then there without a network."""

from playwright.sync_api import expect

from tests.browser.phone import Phone

# As on a phone that has no letters of this script: each is drawn as the same box.
BOXES = """() => {
  const measured = CanvasRenderingContext2D.prototype.measureText;
  CanvasRenderingContext2D.prototype.measureText = function (text) {
    return /[\\u1200-\\u137f]|\\u{10ffff}/u.test(text) ? { width: 24 } : measured.call(this, text);
  };
}"""
OFFER = "76 kB"
IS_DRAWN = (
    "[...document.fonts].some(({ family, status }) => /Fetched Script/.test(family) && status === 'loaded')"
)


def test_letters_that_are_lacking_are_fetched_by_choice_and_kept(phone: Phone) -> None:
    phone.context.add_init_script(f"({BOXES})()")
    phone.begin("ti")
    offer = phone.page.get_by_role("button", name=OFFER)
    expect(offer).to_have_count(0)
    phone.save_pack()
    expect(offer).to_be_visible()
    assert [url for url in phone.requests if url.endswith(".woff2")] == []
    phone.cut_network()
    offer.click()
    expect(phone.page.get_by_text(phone.say("Er is nu geen internet."))).to_be_visible()
    phone.restore_network()
    offer.click()
    expect(offer).to_have_count(0)
    expect(phone.page.locator(".thanks")).to_be_focused()
    assert phone.page.evaluate(IS_DRAWN) is True
    phone.cut_network()
    phone.restart()
    phone.requests.clear()
    phone.context.add_init_script(f"({BOXES})()")
    phone.cut_network()
    phone.open("/#/r/aankomst/F1-01")
    phone.wait_until(lambda: phone.page.evaluate(IS_DRAWN) is True)
    phone.go("#/")
    expect(phone.page.locator("a.topic").first).to_be_visible()
    phone.page.wait_for_timeout(500)  # what would be offered would be by now
    expect(phone.page.get_by_role("button", name=OFFER)).to_have_count(0)
    assert [url for url in phone.requests if url.endswith(".woff2")] == []


def test_a_phone_that_has_the_letters_is_offered_none(phone: Phone) -> None:
    phone.begin("ti")
    phone.save_pack()
    expect(phone.page.get_by_text("Deze telefoon mist letters van uw taal.")).to_have_count(0)
