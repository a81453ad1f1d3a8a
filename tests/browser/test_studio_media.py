"""Sentences are read in on the page, one after another; a picture goes in without its place, and out again."""

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from tests.backend.packs.media_files import tone as beep
from tests.backend.packs.uploads import CAMERA, photo_with_place, tone
from tests.browser.conftest import no_complaints
from tests.browser.editing import publish_change
from tests.browser.hands import drop_file
from tests.browser.phone import Phone
from tests.browser.screens import run_axe, run_lint
from tests.browser.server import Server
from tests.browser.test_admin import NAME, PASSWORD
from tests.browser.wire import Wire

PASTE = """([name, type, data]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name, { type }));
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true }));
}"""
HERTZ = 880
SOUND = "F1-05-g1-1"
HELLO = '{text: {id: g1-1, nl: "Hallo."}, icon: talk'
LAPTOP = {"width": 1280, "height": 800}
IS_WIDE = "(width) => [frames[0].innerWidth, frames[0].document.scrollingElement.scrollWidth].every((one) => one === width)"
WIDTHS, LETTERS, THEMES = (
    ("320", "360", "412"),
    ("100", "200"),
    (("light", "licht"), ("dark", "donker")),
)


@pytest.fixture
def speaker(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Phone]:
    """Somebody at a laptop whose microphone hears one tone all the time."""
    (tmp_path / "voice.wav").write_bytes(tone(HERTZ, seconds=4, loud=0.2, rate=48_000))
    flags = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={tmp_path / 'voice.wav'}",
    ]
    desk = Phone(playwright, tmp_path / "speaker", wire, flags)
    yield desk
    desk.switch_off()
    no_complaints(desk)


def test_sentences_are_read_in_again_and_one_after_another(speaker: Phone, server: Server) -> None:
    server.run("user", "add", NAME, "--role", "editor", "--password-stdin", said=f"{PASSWORD}\n")
    publish_change(server, "F1-05", HELLO, f"{HELLO}, sound: {SOUND}.mp3", {f"{SOUND}.mp3": beep(11)})
    enter(speaker, NAME)
    record_again(speaker)
    the_next_sentence_by_keys_alone(speaker)


def enter(desk: Phone, name: str) -> None:
    desk.page.set_viewport_size(LAPTOP)
    desk.open("/admin#/media/aankomst")
    desk.page.get_by_label("Naam").fill(name)
    desk.page.get_by_label("Wachtwoord").fill(PASSWORD)
    desk.page.get_by_role("button", name="Log in", exact=True).click()
    expect(desk.page.get_by_role("heading", name="Wat er is")).to_be_visible()


def record_again(desk: Phone) -> None:
    page = desk.page
    card = page.get_by_role("region", name="Wat er is").get_by_role("listitem").filter(has_text="Hallo.")
    card.get_by_role("button", name="Spreek opnieuw in").click()
    hold = card.get_by_role("button", name="Houd vast en spreek")
    hold.scroll_into_view_if_needed()
    hold.hover()
    page.mouse.down()
    is_heard(card)
    page.wait_for_timeout(2500)
    page.mouse.up()
    begins = card.get_by_role("slider", name="Begin")
    expect(begins).to_be_visible()
    before = begins.input_value()
    begins.press("PageUp")
    assert float(begins.input_value()) > float(before)
    moved = begins.input_value()
    page.wait_for_timeout(300)
    desk.reload()  # the tab was closed before it was sent
    card.get_by_role("button", name="Spreek opnieuw in").click()
    expect(card.get_by_text("Deze opname maakte u eerder")).to_be_visible()
    expect(begins).to_have_value(moved)
    card.get_by_role("button", name="Luister terug").click()
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []
    card.get_by_role("button", name="Bewaar deze opname").click()
    waiting = page.get_by_role("region", name="Beluisteren")
    expect(waiting.get_by_text("Hallo.")).to_be_visible()
    expect(waiting.get_by_text("Iemand anders luistert")).to_be_visible()
    expect(waiting.get_by_role("button", name="Goed", exact=True)).to_have_count(0)


def is_heard(place: Locator) -> None:
    place.page.wait_for_function(
        "() => [...document.querySelectorAll('.level')].some((meter) => meter.value > 0.05)"
    )


def the_next_sentence_by_keys_alone(desk: Phone) -> None:
    page = desk.page
    card = page.get_by_role("region", name="Inspreken")
    said = card.locator(".sentence").inner_text()
    hold = card.get_by_role("button", name="Houd vast en spreek")
    hold.focus()
    page.keyboard.down("Space")
    is_heard(card)
    page.wait_for_timeout(1200)
    page.keyboard.up("Space")
    save = card.get_by_role("button", name="Bewaar deze opname")
    expect(save).to_be_visible()
    save.press("Enter")
    expect(card.locator(".sentence")).not_to_have_text(said)
    expect(card.locator(".sentence")).to_be_focused()
    expect(page.get_by_role("region", name="Beluisteren").get_by_text(said)).to_be_visible()


def test_a_picture_is_dropped_pasted_and_chosen_described_and_taken_out_again(
    new_phone: Callable[[], Phone], server: Server, tmp_path: Path
) -> None:
    server.run("user", "add", NAME, "--role", "editor", "--password-stdin", said=f"{PASSWORD}\n")
    desk = new_phone()
    enter(desk, NAME)
    form = desk.page.get_by_role("form", name="Nieuw plaatje")
    a_drawing_is_refused(desk, form, tmp_path)
    photo = photo_with_place()
    pasted = ["plakken.jpg", "image/jpeg", base64.b64encode(photo).decode()]
    desk.page.evaluate(PASTE, pasted)
    expect(form.get_by_role("alert")).to_have_count(0)
    expect(form.get_by_label("Wat is er te zien?")).to_be_focused()
    form.get_by_role("button", name="Niet doen").click()
    (tmp_path / f"{CAMERA}.jpg").write_bytes(photo)
    drop_file(desk.page.locator(".drop-zone"), tmp_path / f"{CAMERA}.jpg")
    describe(form)
    item = desk.page.get_by_role("listitem").filter(has_text="Een wolk boven het plein")
    look_at(item)
    desk.page.set_viewport_size({"width": 320, "height": 640})
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.page.set_viewport_size(LAPTOP)
    a_card_shows_it(desk)
    desk.go("#/media/aankomst")
    expect(item.get_by_role("link", name="F1-01")).to_be_visible()
    expect(item.get_by_role("button", name="Haal weg")).to_have_count(0)
    item.get_by_role("link", name="F1-01").click()
    photo_of(desk).get_by_role("button", name="Haal het plaatje weg").click()
    expect(desk.page.get_by_text("Alles staat op de server, sinds")).to_be_visible()
    desk.go("#/media/aankomst")
    item.get_by_role("button", name="Haal weg").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Haal weg").click()
    expect(item).to_have_count(0)


def photo_of(desk: Phone) -> Locator:
    return desk.page.get_by_role("region", name="Titel en samenvatting").get_by_role("group", name="Plaatje")


def a_card_shows_it(desk: Phone) -> None:
    desk.go("#/card/F1-01")
    photo = photo_of(desk)
    photo.get_by_role("button", name="Haal het plaatje weg").click()
    photo.get_by_role("button", name="Neem een foto").click()
    photo.get_by_role("button", name="Kies een foto").press("Enter")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Kies: Een wolk boven het plein")).to_be_visible()
    assert run_axe(desk.page) == []
    dialog.get_by_role("button", name="Kies: Een wolk boven het plein").press("Enter")
    expect(dialog).to_have_count(0)
    expect(photo.get_by_role("img", name="Een wolk boven het plein")).not_to_have_js_property(
        "naturalWidth", 0
    )
    expect(desk.page.get_by_text("Alles staat op de server, sinds")).to_be_visible()
    without_a_line_it_is_seen_in_every_way(desk)


def without_a_line_it_is_seen_in_every_way(desk: Phone) -> None:
    """As a phone shows it: each language, in ways of looking that take turns."""
    shown = desk.page.get_by_role("complementary", name="Voorbeeld")
    frame = shown.frame_locator("iframe")
    photo = frame.locator("img.photo")
    expect(photo).not_to_have_js_property("naturalWidth", 0)
    desk.cut_network()
    languages = shown.get_by_role("combobox", name="Taal", exact=True)
    tags = languages.locator("option").evaluate_all("all => all.map((one) => one.value)")
    assert len(tags) > len(WIDTHS) * len(LETTERS)
    html = frame.locator("html")
    for at, tag in enumerate(tags):
        width, letters = WIDTHS[at % len(WIDTHS)], LETTERS[at % len(LETTERS)]
        theme, word = THEMES[at // len(WIDTHS) % len(THEMES)]
        languages.select_option(tag)
        for choice in (width, f"{letters}%", word):
            shown.get_by_label(choice, exact=True).check(force=True)
        expect(html).to_have_attribute("data-text-size", letters)
        expect(html).to_have_attribute("data-theme", theme)
        expect(html).to_have_attribute("lang", tag)
        expect(frame.locator("h1")).to_have_attribute("lang", tag)
        expect(photo).not_to_have_js_property("naturalWidth", 0)
        shown.page.wait_for_function(IS_WIDE, arg=int(width))
    desk.restore_network()


def a_drawing_is_refused(desk: Phone, form: Locator, folder: Path) -> None:
    drawing = folder / "tekening.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "utf-8")
    desk.page.get_by_label("Kies een plaatje").set_input_files(drawing)
    form.get_by_label("Wat is er te zien?").fill("Een tekening")
    form.get_by_role("button", name="Zet erin").click()
    expect(form.get_by_role("alert")).to_contain_text("SVG-tekeningen kunnen niet")


def describe(form: Locator) -> None:
    words = form.get_by_label("Wat is er te zien?")
    form.get_by_role("button", name="Zet erin").click()  # without words the browser sends nothing
    expect(form.get_by_role("alert")).to_have_count(0)
    words.fill("Een wolk boven het plein")
    form.get_by_label("Wie mag dit gebruiken?").select_option("cc-by-nc")
    form.get_by_label("Naam van de maker").fill("Jansen")
    assert run_axe(form.page) == []
    words.press("Enter")


def look_at(item: Locator) -> None:
    told = re.compile(r"WEBP: [\d,]+ kB · \d+ bij \d+ beeldpunten · kwaliteit \d\d van 100")
    expect(item.get_by_text(told)).to_be_visible()
    expect(item.get_by_text("Noem erbij: Jansen · CC BY-NC 4.0")).to_be_visible()
    expect(item.get_by_text("Geen kaart gebruikt dit")).to_be_visible()
    expect(item.get_by_role("img")).not_to_have_js_property("naturalWidth", 0)
    assert run_axe(item.page) == []
    assert run_lint(item.page, "clickable") == []
