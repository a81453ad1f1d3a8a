"""How a card comes to be: written with a picture and a recorded sentence, heard, translated in three ways, and read."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.backend.packs.uploads import photo_with_place
from tests.backend.translations.test_files import edited_po, edited_xliff
from tests.browser.desks import Desk
from tests.browser.studio_house import PACK

WRITER, READER = "Nadia", "Rania"
NEW = "hulp-vragen"
SENTENCE = "Waar is de dokter?"
# Title, summary, what the picture shows, and the sentence.
DUTCH = ("Hulp vragen", "Zo vraagt u hulp.", "Een wolk boven het plein", SENTENCE)
ARABIC = ("طلب المساعدة", "هكذا تطلب المساعدة.", "سحابة فوق الساحة", "أين الطبيب؟")
UKRAINIAN = ("Просити про допомогу", "Так ви просите про допомогу.", "Хмара над площею", "Де лікар?")
TURKISH = ("Destek istemek", "Böyle destek istersiniz.", "Gökte bir bulut", "Doktor nerede?")
ABOUT = (("Hoe gevoelig?", "green"), ("Taalniveau", "A1"), ("Hoe vast is de wet?", "stable"))
ALL_SAVED = "Alles staat op de server, sinds"


def write_card(desk: Desk, folder: Path) -> None:
    """A draft with a picture, and a sentence that is said aloud."""
    page, hands = desk.page, desk.hands
    desk.log_in(WRITER)
    desk.menu("Pakketten")
    hands.press(page.locator(f'a[href="#/packs/{PACK}"]'))
    form = page.get_by_role("form", name="Nieuwe kaart")
    hands.write(form.get_by_label("Titel"), DUTCH[0])
    hands.choose(form.get_by_label("Soort kaart"), "dialogue")
    hands.choose(form.get_by_label("Thema"), "gezond")
    desk.press("Maak de kaart")
    expect(page.get_by_role("heading", name="Kaart bewerken")).to_be_focused()
    hands.write(field(desk, "Samenvatting"), DUTCH[1])
    take_picture(desk, folder)
    desk.press("Voeg blok toe")
    hands.write(field(desk, "Tekst"), SENTENCE)
    speak(desk)
    for label, value in ABOUT:
        hands.choose(page.get_by_role("combobox", name=label), value)
    hands.write(field(desk, "Wie zegt dit?"), "De huisarts")
    hands.write(field(desk, "Op welke pagina staat dat?"), "https://example.org/arts")
    hands.set_day(page.get_by_label("Gecheckt op"), "11112026")
    expect(page.get_by_text(ALL_SAVED)).to_be_visible()
    shown = page.frame_locator(".preview iframe")
    expect(shown.get_by_text(SENTENCE)).to_be_visible()
    desk.look("card")
    desk.log_out()


def field(desk: Desk, label: str) -> Locator:
    return desk.page.get_by_role("textbox", name=label, exact=True)


def take_picture(desk: Desk, folder: Path) -> None:
    page, hands = desk.page, desk.hands
    photo = folder / "foto.jpg"
    photo.write_bytes(photo_with_place())
    desk.press("Neem een foto")
    desk.press("Kies een foto")
    dialog = page.get_by_role("dialog")
    hands.give(dialog.get_by_label("Kies een plaatje"), photo)
    hands.write(dialog.get_by_label("Wat is er te zien?"), DUTCH[2])
    desk.press("Zet erin", dialog)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("img", name=DUTCH[2])).not_to_have_js_property("naturalWidth", 0)


def speak(desk: Desk) -> None:
    """Held as long as the sentence lasts, cut, and kept."""
    page, hands = desk.page, desk.hands
    desk.press("Kies een geluid")
    dialog = page.get_by_role("dialog")
    hands.hold(desk.button("Houd vast en spreek", dialog))
    page.wait_for_function(
        "() => [...document.querySelectorAll('.level')].some((meter) => meter.value > 0.05)"
    )
    page.wait_for_timeout(2000)
    hands.let_go()
    begins = dialog.get_by_role("slider", name="Begin")
    before = begins.input_value()
    hands.reach(begins)
    page.keyboard.press("PageUp")
    assert float(begins.input_value()) > float(before)
    desk.look("recording")
    desk.press("Bewaar deze opname", dialog)
    expect(dialog).to_have_count(0)


def approve_recording(desk: Desk) -> None:
    """Somebody who did not speak listens, and lets it pass."""
    page = desk.page
    desk.log_in(READER)
    desk.menu("Pakketten")
    desk.hands.press(page.locator(f'a[href="#/packs/{PACK}"]'))
    desk.follow("Beeld en geluid van dit pakket")
    waiting = page.get_by_role("region", name="Beluisteren")
    good = desk.button("Goed", waiting)
    expect(good).to_be_disabled()
    desk.press(f"Luister: {SENTENCE}", waiting)
    expect(good).to_be_enabled()
    desk.look("listening")
    desk.press("Goed", waiting)
    expect(waiting).to_have_count(0)
    desk.log_out()


def finish_card(desk: Desk) -> None:
    desk.log_in(WRITER)
    desk.menu("Pakketten")
    desk.hands.press(desk.page.locator(f'a[href="#/packs/{PACK}"]'))
    desk.hands.press(desk.page.locator(".new-cards a"))
    desk.press("Klaar")
    desk.answer("Zet klaar")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def translate_card(desk: Desk, folder: Path) -> None:
    by_hand(desk)
    by_file(desk, folder, "uk", "PO", UKRAINIAN)
    by_file(desk, folder, "tr", "XLIFF", TURKISH)
    desk.log_out()


def open_sheet(desk: Desk, language: str) -> None:
    desk.menu("Vertalingen")
    cell = desk.page.locator(f"a.cell[href='#/translations/{PACK}/{language}']")
    if desk.hands.is_mouse:
        cell.click()
    else:
        desk.hands.reach(desk.page.locator("a.cell[tabindex='0']").or_(cell).first)
        for _ in range(3):
            if cell.evaluate("cell => cell === document.activeElement"):
                break
            desk.page.keyboard.press("ArrowRight")
        desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("heading", level=1)).to_be_focused()


def by_hand(desk: Desk) -> None:
    open_sheet(desk, "ar")
    target = desk.page.get_by_label("العربية", exact=True)
    assert (target.get_attribute("dir"), target.get_attribute("lang")) == ("rtl", "ar")
    for dutch, text in zip(DUTCH, ARABIC, strict=True):
        expect(desk.page.locator(".source")).to_have_text(dutch)
        desk.hands.write(target, text)
        if dutch == SENTENCE:
            desk.look("translating")
        desk.press("Bewaar en ga verder")
    expect(desk.page.get_by_text("Hier is niets meer te doen.")).to_be_visible()


def by_file(desk: Desk, folder: Path, language: str, form: str, texts: tuple[str, ...]) -> None:
    """Out, through somebody's own tool, and back by a table of what it changes."""
    page, hands = desk.page, desk.hands
    open_sheet(desk, language)
    with page.expect_download() as download:
        hands.press(page.get_by_role("link", name=f"Download {form}"))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    segments = page.locator(".sheet a[href*='/hulp-vragen.']")
    ids = [
        str(link).rpartition("/")[2] for link in segments.evaluate_all("all => all.map((one) => one.hash)")
    ]
    edited = edited_po if form == "PO" else edited_xliff
    path.write_bytes(edited(path.read_bytes(), dict(zip(ids, texts, strict=True))))
    hands.give(page.get_by_label("Neem een bestand terug"), path)
    expect(page.get_by_role("row", name=SENTENCE)).to_contain_text(texts[-1])
    desk.look(form)
    desk.press("Neem 4 teksten over")
    expect(page.get_by_text("Hier is niets meer te doen.")).to_be_visible()


def read_translations(desk: Desk) -> None:
    """A second person reads every one of them."""
    desk.log_in(READER)
    for language in ("ar", "uk", "tr"):
        open_sheet(desk, language)
        desk.hands.choose(desk.page.get_by_label("Toon"), "review")
        for dutch in DUTCH:
            expect(desk.page.locator(".source")).to_have_text(dutch)
            desk.press("Nagekeken, en verder")
        expect(desk.page.get_by_text("Hier is niets meer te doen.")).to_be_visible()
    desk.menu("Vertalingen")
    signs = desk.page.locator("a.cell [aria-hidden]")
    expect(signs).to_have_text(["✓", "✓", "✓"])
    desk.look("matrix")
    desk.log_out()
