"""Lending and taking back on a team's tablet, all of it without a network: one scan out, one scan back."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.scanning import film, scan
from tests.browser.server import Server
from tests.browser.tablet import PLACE, SAMIRA, YUSUF, Tablet, add_place
from tests.browser.wire import Wire

FROG, PRINCE = "9789025863746", "9786053755555"
SHELF = ["titel;taal;barcode", f"Kikker en het vogeltje;nl;{FROG}", f"Küçük Prens;tr;{PRINCE}"]
LABEL, SLIP = "W7K3F9Q5", "W7K3F9Q6"  # with its check character, and with another
LINGERS = 2100  # ms; until then the same label is the same scan
MILLIMETRE = 96 / 25.4  # pixels of CSS
NO_CAMERA = ["--use-fake-device-for-media-stream", "--deny-permission-prompts"]
HIDE = """() => {
  Object.defineProperty(document, 'hidden', {value: true});
  document.dispatchEvent(new Event('visibilitychange'));
}"""


class Desk:
    """The screen where items go out and come back, on a tablet whose network is cut."""

    def __init__(self, tablet: Tablet) -> None:
        tablet.go("#/items")
        expect(tablet.page.locator(".shelf li").first).to_be_visible()  # the list has come
        tablet.cut_network()
        tablet.go("#/lending")
        self.tablet, self.page = tablet, tablet.page
        self.said = self.page.locator(".said-now")
        self.last = self.page.locator(".last-ones li")
        self.field = self.page.get_by_label("Of typ de code")
        expect(self.said).to_be_visible()

    def scan(self, code: str) -> None:
        scan(self.page, code)

    def says(self, word: str, title: str) -> None:
        expect(self.said.locator(".what")).to_have_text(word)
        expect(self.said.locator(".title")).to_have_text(title)

    def undo(self, title: str) -> None:
        self.tablet.press(f"Maak ongedaan: {title}")
        self.says("Ongedaan gemaakt", title)

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def out(self) -> Locator:
        """What the list says is out."""
        self.follow("Alle boeken")
        self.page.get_by_label("Alleen wat is uitgeleend").check()
        return self.page.locator(".shelf li")


NewDesk = Callable[..., Desk]


@pytest.fixture
def new_desk(playwright: Playwright, tmp_path: Path, server: Server, wire: Wire) -> Iterator[NewDesk]:
    """Makes desks: `more` items on the list, tiles or none, a helper at work or a lead."""
    tablets: list[Tablet] = []

    def make(
        more: int = 0, *, tiles: bool = False, is_helper: bool = False, flags: Sequence[str] = ()
    ) -> Desk:
        add_place(server)
        server.run("place", "set", PLACE, "--tiles", "on" if tiles else "off")
        listed = tmp_path / "items.csv"
        listed.write_text("\n".join([*SHELF, *(f"Boek {n};nl;B{n}" for n in range(more))]), "utf-8")
        server.run("items", "import", str(listed), "--place", PLACE)
        tablet = Tablet(playwright, tmp_path / "tablet", wire, flags)
        tablets.append(tablet)
        tablet.ready(server, SAMIRA, YUSUF)
        if is_helper:
            tablet.lock()
            tablet.start(server, YUSUF)
        return Desk(tablet)

    yield make
    for tablet in tablets:
        tablet.switch_off()
        no_complaints(tablet)


@pytest.mark.usefixtures("whole_browser")  # the other one has no camera to forbid
def test_one_scan_lends_one_takes_back_and_typing_is_always_there(new_desk: NewDesk) -> None:
    desk = new_desk(is_helper=True, flags=NO_CAMERA)
    before = desk.tablet.taps
    # Not one tap: the screen waits for a scan, wherever the focus is.
    desk.scan(FROG)
    desk.says("Uitgeleend", "Kikker en het vogeltje")
    desk.scan(FROG)  # the finger lingered: the same scan
    desk.page.wait_for_timeout(LINGERS)
    desk.says("Uitgeleend", "Kikker en het vogeltje")
    desk.scan(FROG)
    desk.says("Terug", "Kikker en het vogeltje")
    assert desk.tablet.taps == before
    desk.undo("Kikker en het vogeltje")

    # An item that this tablet does not know is lent all the same, and marked; the last three can be taken back.
    desk.scan("nl-1042")
    desk.says("Uitgeleend", "Onbekend boek NL1042")
    desk.scan(PRINCE)
    desk.says("Uitgeleend", "Küçük Prens")
    desk.scan(LABEL)
    desk.says("Uitgeleend", f"Onbekend boek {LABEL}")
    expect(desk.last).to_have_count(3)
    desk.undo(f"Onbekend boek {LABEL}")
    a_scanner_and_who_types_are_told_apart(desk)
    a_camera_that_may_not_be_used_says_what_to_do(desk)

    out = desk.out()
    expect(out).to_have_count(4)
    expect(out.filter(has_text="Kikker")).to_have_count(1)  # its return was taken back
    expect(out.filter(has_text="NL1042")).to_contain_text("Onbekend boek")
    expect(out.filter(has_text=LABEL)).to_have_count(0)


def a_scanner_and_who_types_are_told_apart(desk: Desk) -> None:
    desk.field.press_sequentially("978", delay=60)
    desk.page.wait_for_timeout(LINGERS)
    desk.scan("A-0007")
    desk.says("Uitgeleend", "Onbekend boek A0007")
    expect(desk.field).to_have_value("978")
    # As slowly as fingers: what is typed stands in the field, and Enter sends it.
    desk.field.fill("")
    scan(desk.page, "A0007", apart=0.05)
    desk.says("Terug", "Onbekend boek A0007")
    expect(desk.field).to_have_value("")
    # A slip in a label of our own is asked about once.
    desk.field.fill(SLIP.lower())
    desk.tablet.press("Klaar")
    expect(desk.page.get_by_text("Deze code klopt niet helemaal.")).to_be_visible()
    desk.tablet.press("Klaar")
    desk.says("Uitgeleend", f"Onbekend boek {SLIP}")
    # A scan does not press the button that has the focus.
    desk.page.locator(".last-ones button").first.focus()
    desk.scan("A-0008")
    desk.says("Uitgeleend", "Onbekend boek A0008")
    desk.undo("Onbekend boek A0008")


def a_camera_that_may_not_be_used_says_what_to_do(desk: Desk) -> None:
    desk.tablet.press("Scan met de camera")
    expect(desk.page.get_by_text("De camera mag niet aan.")).to_be_visible()
    expect(desk.page.get_by_text("sta de camera toe")).to_be_visible()


def test_a_pile_of_returns_comes_in_and_tiles_are_free_again(new_desk: NewDesk) -> None:
    desk = new_desk(tiles=True)
    desk.scan(FROG)
    desk.scan(PRINCE)
    expect(desk.page.get_by_role("heading", name="2 boeken gaan mee")).to_be_visible()
    tile = desk.page.locator(".tiles button").first
    number = tile.inner_text().strip()
    desk.tablet.tap(tile)
    desk.says("Uitgeleend", "Küçük Prens")
    expect(desk.said).to_contain_text(f"Tegel {number}")
    expect(desk.page.locator(".tile-choice")).to_have_count(0)

    # Nobody else gets it as long as either book is out; whoever wants none gets none.
    desk.scan(LABEL)
    for _ in range(10):
        assert number not in desk.page.locator(".tiles strong").all_inner_texts()
        desk.tablet.press("Andere tegels")
    desk.tablet.press("Zonder tegel")
    desk.says("Uitgeleend", f"Onbekend boek {LABEL}")
    expect(desk.said).not_to_contain_text("Tegel")

    desk.page.get_by_label("Alleen terugnemen").check()
    desk.scan("NL1042")  # lent at the other tablet, or never: nobody is told at the desk
    desk.says("Terug", "Onbekend boek NL1042")
    expect(desk.last.first.get_by_role("button")).to_have_count(0)
    desk.scan(FROG)
    desk.says("Terug", "Kikker en het vogeltje")
    expect(desk.said).to_contain_text(f"Tegel {number} is weer vrij")
    desk.undo("Kikker en het vogeltje")
    desk.page.wait_for_timeout(LINGERS)
    desk.scan(LABEL)
    desk.says("Terug", f"Onbekend boek {LABEL}")
    out = desk.out()
    expect(out).to_have_count(2)
    expect(out.filter(has_text="Kikker")).to_contain_text(f"tegel {number}")


def test_two_thousand_items_are_searched_and_labels_for_more_are_printed(new_desk: NewDesk) -> None:
    desk = new_desk(more=1998)
    desk.scan(PRINCE)
    desk.says("Uitgeleend", "Küçük Prens")
    desk.follow("Alle boeken")
    rows, search = desk.page.locator(".shelf li"), desk.page.get_by_label("Zoek op titel of code")
    expect(rows).to_have_count(60)
    desk.tablet.press("Toon meer")
    expect(rows).to_have_count(120)
    search.fill("kucuk")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("uit sinds")
    search.fill("")
    desk.page.get_by_role("radio", name="Türkçe").check()
    expect(rows).to_have_count(1)
    search.fill("zzz")
    expect(desk.page.get_by_text("Niets gevonden.")).to_be_visible()
    desk.scan(FROG)  # finds the item that is in the hand
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Kikker")
    labels_are_made_that_are_lent_like_any_book(desk)


def labels_are_made_that_are_lent_like_any_book(desk: Desk) -> None:
    desk.tablet.go("#/labels")
    labels, sheets = desk.page.locator(".sheet-of-labels li"), desk.page.get_by_label("Hoeveel vellen?")
    expect(labels).to_have_count(24)
    sheets.fill("2")
    sheets.press("Tab")
    expect(labels).to_have_count(48)
    codes = labels.locator("bdi").all_inner_texts()
    assert len(set(codes)) == 48
    assert [code for code in codes if not re.fullmatch("W[0-9A-HJKMNP-TV-Z]{7}", code)] == []
    the_labels_are_large_enough_on_paper(desk)

    desk.tablet.go("#/lending")
    expect(desk.said).to_be_visible()
    desk.scan(codes[0])
    desk.says("Uitgeleend", f"Onbekend boek {codes[0]}")


def the_labels_are_large_enough_on_paper(desk: Desk) -> None:
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".team-rail")).to_be_hidden()
    expect(desk.tablet.button("Print")).to_be_hidden()
    square = desk.page.locator(".qr path").first.bounding_box()
    assert square is not None
    assert min(square["width"], square["height"]) >= 18 * MILLIMETRE
    paper = desk.page.pdf(prefer_css_page_size=True, format="A4")
    assert len(re.findall(rb"/Type /Page\b", paper)) == 2
    desk.page.emulate_media(media="screen")


def test_the_camera_reads_labels_and_bars_and_is_off_when_left(new_desk: NewDesk, tmp_path: Path) -> None:
    desk = new_desk(flags=film(tmp_path / "camera.y4m", [LABEL, FROG]))
    assert desk.page.evaluate("'BarcodeDetector' in window") is False  # so it is ZXing that reads
    desk.tablet.press("Scan met de camera")
    expect(desk.last.filter(has_text=LABEL)).not_to_have_count(0)
    expect(desk.last.filter(has_text="Kikker")).not_to_have_count(0)
    desk.page.evaluate("window.seen = document.querySelector('video').srcObject")
    desk.tablet.go("#/items")
    expect(desk.page.locator(".shelf")).to_be_visible()
    assert desk.page.evaluate("window.seen.getTracks().every(track => track.readyState === 'ended')")
    desk.tablet.go("#/lending")
    desk.tablet.press("Scan met de camera")
    expect(desk.tablet.button("Camera uit")).to_be_visible()
    desk.page.evaluate(HIDE)
    expect(desk.tablet.button("Scan met de camera")).to_be_visible()
