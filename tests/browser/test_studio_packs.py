"""Packs as a whole: made and removed, put in order, out as a folder and in again, and back to how they were."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.test_studio_editor import drag_to_top, seated

PACK = "werk"
OUT = "starter/werk/W-02.yaml"


def test_a_pack_is_put_in_order_taken_apart_and_brought_back_by_its_history(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    desk = seated(new_phone, server)
    desk.go(f"#/packs/{PACK}")
    first = put_in_order(desk)
    removed = take_out_and_put_back(desk)
    desk.page.get_by_role("button", name="Geschiedenis van het pakket").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.locator(".versions > li > button").last.click()
    order = dialog.locator(".compared > li").filter(has_text="volgorde")
    expect(order).to_contain_text(removed)
    dialog.get_by_role("button", name="Zet versie 1 terug").click()
    expect(dialog).to_have_count(0)
    expect(titles(desk)).to_have_text(first)


def put_in_order(desk: Phone) -> list[str]:
    """By dragging and by keys; what the order was."""
    expect(titles(desk).first).to_be_visible()
    was = titles(desk).all_inner_texts()
    drag_to_top(cards(desk).nth(2))
    expect(titles(desk)).to_have_text([was[2], was[0], was[1], *was[3:]])
    grip = cards(desk).nth(0).locator(".grip")
    grip.press("ArrowDown")
    expect(cards(desk).nth(1).locator(".grip")).to_be_focused()
    put = [was[0], was[2], was[1], *was[3:]]
    expect(titles(desk)).to_have_text(put)
    desk.wait_until(lambda: order_at_server(desk) == put)
    return was


def order_at_server(desk: Phone) -> list[str]:
    pack = desk.context.request.get(f"{desk.wire.url}/api/packs/{PACK}").json()
    return [card["title"] for card in pack["resources"]]


def take_out_and_put_back(desk: Phone) -> str:
    """A card that is in the middle, and then comes last; its title."""
    title = titles(desk).nth(0).inner_text()
    cards(desk).nth(0).locator("a").click()
    desk.page.get_by_role("button", name="Haal uit het pakket").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Haal uit het pakket").click()
    gone = desk.page.get_by_text("1 kaart is uit het pakket gehaald")
    gone.click()
    expect(titles(desk).filter(has_text=title)).to_have_count(0)
    desk.page.get_by_role("button", name=f"Zet terug: {title}").press("Enter")
    expect(titles(desk).last).to_have_text(title)
    expect(gone).to_have_count(0)
    return title


def test_packs_go_out_and_come_in_as_a_folder_and_new_ones_come_and_go(
    new_phone: Callable[[], Phone], server: Server, tmp_path: Path
) -> None:
    desk = seated(new_phone, server)
    desk.go(f"#/packs/{PACK}")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Haal op als map (zip)").click()
    download.value.save_as(tmp_path / "werk.zip")
    desk.page.get_by_role("button", name="Verwijder het pakket").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Verwijder het pakket").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Van dit pakket is een uitgave op telefoons")
    desk.go("#/packs")
    bring(desk, {"../../evil.yaml": b"id: evil"})
    alert = desk.page.get_by_role("region", name="Pakketten uit een map")
    expect(alert.get_by_role("alert")).to_contain_text("Deze map klopt niet, en er is niets veranderd.")
    expect(alert.locator("code").last).to_have_text("../../evil.yaml")
    bring(desk, edited(tmp_path / "werk.zip"))
    expect(alert.get_by_text("0 nieuw, 1 veranderd, 0 weg.")).to_be_visible()
    expect(alert.get_by_role("alert")).to_have_count(0)
    assert server.count("SELECT count(*) FROM segment WHERE nl = 'Uw huis en uw werk'") == 1
    make_and_remove(desk)


def bring(desk: Phone, files: dict[str, bytes]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    given = FilePayload(name="map.zip", mimeType="application/zip", buffer=packed.getvalue())
    desk.page.get_by_label("Kies een map (zip)").set_input_files(given)


def edited(path: Path) -> dict[str, bytes]:
    """The folder, in which one card has another title."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    lines = files[OUT].decode().splitlines()
    (at,) = [at for at, line in enumerate(lines) if line.startswith("title:")]
    lines[at] = 'title: {id: title, nl: "Uw huis en uw werk"}'
    return files | {OUT: "\n".join(lines).encode()}


def make_and_remove(desk: Phone) -> None:
    form = desk.page.get_by_role("form", name="Nieuw pakket")
    for label, typed in (
        ("Titel", "Fietsen"),
        ("Samenvatting", "Alles over de fiets."),
        ("Eerste thema", "Weg"),
    ):
        form.get_by_label(label, exact=True).fill(typed)
    form.get_by_role("button", name="Maak het pakket").click()
    expect(desk.page.get_by_role("heading", name="Fietsen", level=1)).to_be_focused()
    desk.page.get_by_role("button", name="Verwijder het pakket").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Verwijder het pakket").click()
    expect(desk.page.get_by_role("heading", name="Pakketten", level=1)).to_be_focused()
    expect(desk.page.locator(".packs > li").first).to_be_visible()
    expect(desk.page.locator(".packs").get_by_text("Fietsen")).to_have_count(0)


def cards(desk: Phone) -> Locator:
    return desk.page.get_by_role("region", name="Kaarten").locator("ol.sorted > li")


def titles(desk: Phone) -> Locator:
    return cards(desk).locator("strong")
