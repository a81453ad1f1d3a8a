"""Who manages a place says what phones there show, in two languages and on paper; a phone that comes by shows it offline."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.backend.packs.uploads import photo
from tests.browser.library import PLACE, come_by_poster
from tests.browser.phone import Phone
from tests.browser.screens import run_axe, run_lint
from tests.browser.server import Server
from tests.browser.test_admin import PASSWORD, log_in

NAME = "Sanne"
CAFE = "مقهى اللغة"
DOOR = "De voordeur, met een oprit."
DOOR_IN_ARABIC = "الباب الأمامي مع منحدر"


def test_a_place_manager_says_what_is_on_and_a_phone_at_the_place_shows_it(
    new_phone: Callable[[], Phone], server: Server, tmp_path: Path
) -> None:
    make_a_region(server)
    desk = new_phone()
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    log_in(desk, PASSWORD)
    nothing_of_others_is_offered(desk)
    desk.page.get_by_role("link", name="Locaties").press("Enter")
    desk.page.get_by_role("link", name="Voorbeeld").press("Enter")
    an_event_is_added(desk, tmp_path)
    a_photo_is_put_in(desk, tmp_path)
    it_is_said_in_arabic(desk)
    desk.page.get_by_role("button", name="Bewaar").press("Enter")
    expect(desk.page.get_by_text("Alles is bewaard.")).to_be_visible()
    it_is_printed(desk)
    server.run("publish")
    visitor = new_phone()
    come_by_poster(visitor, "ar")
    visitor.save_pack()
    visitor.go("#/when")
    expect(visitor.page.locator(".event", has_text=CAFE)).to_contain_text("Taalcafé")
    expect(visitor.page.get_by_role("img", name=DOOR_IN_ARABIC)).to_be_visible()
    visitor.cut_network()
    visitor.reload()
    seen = visitor.page.get_by_role("img", name=DOOR_IN_ARABIC)
    expect(seen).to_be_visible()
    assert seen.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def make_a_region(server: Server) -> None:
    server.run("keys", "create", "--person", str(server.data / "keys" / "regio.pem"))
    server.run("region", "add", "regio", "--public", str(server.data / "keys" / "regio.pub"))
    for place, name in ((PLACE, "Voorbeeld"), ("elders", "Elders")):
        server.run("place", "add", place, name, "--region", "regio")
    server.run(
        "user",
        "add",
        NAME,
        "--role",
        "place-manager",
        "--place",
        PLACE,
        "--password-stdin",
        said=f"{PASSWORD}\n",
    )


def nothing_of_others_is_offered(desk: Phone) -> None:
    menu = desk.page.get_by_role("navigation", name="Menu")
    expect(menu.get_by_role("link", name="Locaties")).to_be_visible()
    for page in ("Team", "Cijfers", "Vragen"):
        expect(menu.get_by_role("link", name=page)).to_have_count(0)
    desk.go("#/overlay/elders")
    expect(desk.page.get_by_role("alert")).to_be_visible()


def an_event_is_added(desk: Phone, folder: Path) -> None:
    page = desk.page
    agenda = page.get_by_role("region", name="Agenda")
    agenda.get_by_role("button", name="Nog een activiteit").press("Enter")
    agenda.get_by_label("Wat", exact=True).fill("Taalcafé")
    agenda.get_by_label("Eerste dag").fill("2026-12-01")
    agenda.get_by_label("Begint om").fill("14:00")
    agenda.get_by_label("Eindigt om").fill("15:30")
    agenda.get_by_label("Elke week op deze dag").check()
    with page.expect_download() as download:
        agenda.get_by_role("link", name="Taalcafé als .ics").click()
    download.value.save_as(folder / "cafe.ics")
    assert "RRULE:FREQ=WEEKLY" in (folder / "cafe.ics").read_text("utf-8")
    desk.reload()  # what was typed is still there
    expect(agenda.get_by_label("Wat", exact=True)).to_have_value("Taalcafé")
    looks_well(desk)


def a_photo_is_put_in(desk: Phone, folder: Path) -> None:
    page = desk.page
    (folder / "deur.jpg").write_bytes(photo())
    photos = page.get_by_role("region", name="Foto's")
    photos.get_by_label("Kies een foto").set_input_files(folder / "deur.jpg")
    put_in = photos.get_by_role("button", name="Zet erin")
    put_in.press("Enter")
    expect(photos.get_by_role("alert")).to_contain_text("geen mensen")
    photos.get_by_role("checkbox", name="Er staan geen mensen op deze foto").check()
    put_in.press("Enter")
    expect(photos.get_by_label("Wat is er te zien?")).to_be_focused()
    photos.get_by_label("Wat is er te zien?").fill(DOOR)
    expect(photos.locator("img")).to_be_visible()
    looks_well(desk)


def it_is_said_in_arabic(desk: Phone) -> None:
    page = desk.page
    page.get_by_label("Nog een taal").select_option("ar")
    said: Locator = page.get_by_role("region", name="Agenda").get_by_label("Taalcafé")
    expect(said).to_have_attribute("dir", "rtl")
    said.fill(CAFE)
    page.get_by_role("region", name="Foto's").get_by_label(DOOR).fill(DOOR_IN_ARABIC)
    expect(page.get_by_text("Alles is vertaald.")).to_be_visible()
    looks_well(desk)


def it_is_printed(desk: Phone) -> None:
    desk.page.get_by_role("link", name="Welkomstboekje").click()
    expect(desk.page.get_by_role("heading", name=CAFE)).to_be_visible()
    expect(desk.page.get_by_role("figure")).to_contain_text(DOOR_IN_ARABIC)
    looks_well(desk)
    desk.page.emulate_media(media="print")
    expect(desk.page.get_by_role("navigation", name="Menu")).to_be_hidden()
    expect(desk.page.get_by_role("heading", name=CAFE)).to_be_visible()
    desk.page.emulate_media(media="screen")


def looks_well(desk: Phone) -> None:
    """As wide as a laptop, and at 400 %, where nothing is scrolled sideways."""
    for width in (1280, 320):
        desk.page.set_viewport_size({"width": width, "height": 800})
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        assert run_axe(desk.page) == []
        assert run_lint(desk.page, "clickable") == []
    desk.page.set_viewport_size({"width": 1280, "height": 800})
