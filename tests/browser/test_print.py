"""A card and a sheet of eight sentences on paper, in a script from the right and from the left."""

import re

from playwright.sync_api import ViewportSize, expect

from tests.browser.phone import Phone
from tests.browser.screens import OUTPUT, run_lint

PAPER = ViewportSize(width=695, height=1024)  # A4 within its margins
SHEET = "#/sheet/aankomst/F1-05/F1-05.g2"
BESIDE = """() => [...document.querySelectorAll("article .pair.body:not(.notice *)")].map((pair) => {
  const [dutch, own] = [...pair.children].map((line) => line.getBoundingClientRect());
  return own === undefined || dutch.right <= own.left;
})"""
OPEN = "() => { dispatchEvent(new Event('beforeprint')); }"
SHUT = "() => { dispatchEvent(new Event('afterprint')); }"


def test_a_card_and_its_sentences_print_well_from_either_side(phone: Phone) -> None:
    phone.begin("ar")
    phone.save_pack()
    for language in ("ar", "ti"):
        speak(phone, language)
        for card in ("F1-03", "F1-05"):
            phone.open_card(card)
            look_at_paper(phone, card)
        assert_tells_its_edition(phone)
        phone.go(SHEET)
        expect(phone.page.locator(".sheet > li")).to_have_count(8)
        look_at_paper(phone, "sheet")
        assert pages(phone, "sheet") == 1


def test_card_and_sentences_are_printed_by_two_taps_without_a_network(phone: Phone) -> None:
    phone.page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    phone.open_card("F1-10")
    look_at_paper(phone, "F1-10")
    phone.open_card("F1-05")
    phone.page.get_by_role("button", name="Print", exact=True).click()
    phone.page.get_by_role("link", name="Print acht zinnen").first.click()
    expect(phone.page.locator(".sheet > li").first).to_contain_text("Hallo.")
    look_at_paper(phone, "sheet")
    assert pages(phone, "sheet") == 1
    phone.page.get_by_role("button", name="Print", exact=True).click()
    assert phone.page.evaluate("window.printed") == 2


def assert_tells_its_edition(phone: Phone) -> None:
    """Of the phrasebook that is open: its Dutch name, who says so, when, and where it is to be found."""
    phone.page.emulate_media(media="print")
    foot = phone.page.locator(".card-foot")
    expect(foot).to_contain_text("Het Begint met Taal")
    expect(foot.locator(".on-paper")).to_contain_text(re.compile(r"\d{1,2} .+ 20\d\d.+/#/r/aankomst/F1-05"))
    expect(phone.page.locator(".on-paper", has_text="Eerste woorden Nederlands")).to_be_visible()
    phone.page.emulate_media(media="screen")


def speak(phone: Phone, language: str) -> None:
    if language == phone.language:
        return
    phone.go("#/language")
    phone.choose_language(language)
    expect(phone.page.locator(f'html[lang="{language}"]')).to_be_attached()
    phone.go("#/p/aankomst")
    expect(phone.page.locator(f'h1[lang="{language}"]')).to_be_attached()


def look_at_paper(phone: Phone, name: str) -> None:
    size = phone.page.viewport_size
    phone.page.emulate_media(media="print", color_scheme="dark")
    phone.page.set_viewport_size(PAPER)
    folded = phone.page.locator("details:not([open])")
    before = folded.count()
    phone.page.evaluate(OPEN)
    expect(folded).to_have_count(0)
    OUTPUT.mkdir(exist_ok=True)
    phone.page.screenshot(path=OUTPUT / f"paper-{name}-{phone.language}.png", full_page=True)
    assert run_lint(phone.page, "paper") == []
    assert False not in phone.page.evaluate(BESIDE)
    phone.page.evaluate(SHUT)
    expect(folded).to_have_count(before)
    phone.page.emulate_media(media="screen", color_scheme="light")
    if size:
        phone.page.set_viewport_size(size)


def pages(phone: Phone, name: str) -> int:
    """How many sheets of A4 it takes; what is shown on the screen would be put on them as it stands there."""
    phone.page.emulate_media(media="print")
    pdf = phone.page.pdf(format="A4", path=OUTPUT / f"paper-{name}-{phone.language}.pdf")
    phone.page.emulate_media(media="screen")
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
