"""An administrator makes a team's day ready on the page: people, a tablet, places, books; and reads what visits came to."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import httpx
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.screens import run_axe, run_lint
from tests.browser.server import Server
from tests.browser.test_admin import NAME, PASSWORD, log_in
from tests.devices import TeamDevice
from tests.phones import CALM
from tests.tablets import Tablet

BOOKS = "titel;taal;barcode\nKikker is verliefd;nl;9789025745042\nZonder taal;;W1\n"


def test_a_teams_day_is_made_ready_on_the_page(
    new_phone: Callable[[], Phone], server: Server, tmp_path: Path
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    desk = new_phone()
    log_in(desk, PASSWORD)
    start = somebody_gets_a_start_code(desk)
    code = a_tablet_gets_a_code(desk)
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        device = thread.submit(asyncio.run, enrolled_elsewhere(server, code)).result()
    somebody_is_put_on_the_tablet(desk)
    a_place_gets_spots(desk)
    books_come_out_of_a_spreadsheet(desk, tmp_path)
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(asyncio.run, briefed(server, device, start)).result()
    people = [(one["name"], one["role"], one["started"]) for one in told["people"]]
    assert people == [(NAME, "lead", False), ("Yusuf", "helper", True)]
    assert (told["items"][0]["title"], told["places"][0]["tiles"]) == ("Kikker is verliefd", True)
    what_was_counted_is_read(desk)
    the_tablet_is_forgotten(desk)


def somebody_gets_a_start_code(desk: Phone) -> str:
    page = desk.page
    desk.go("#/people")
    form = page.get_by_role("form", name="Iemand toevoegen")
    form.get_by_label("Naam").fill("Yusuf")
    form.get_by_label("Helper").check()
    form.get_by_role("button", name="Voeg toe").press("Enter")
    card = page.get_by_role("region", name="Yusuf")
    card.get_by_role("button", name="Maak een startcode voor Yusuf").press("Enter")
    expect(card.get_by_text("tot en met")).to_be_visible()
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []
    form.get_by_label("Naam").fill("Yusuf")
    form.get_by_label("Helper").check()
    form.get_by_role("button", name="Voeg toe").click()
    expect(form.get_by_role("alert")).to_contain_text("al iemand met deze naam")
    return letters(card)


def a_tablet_gets_a_code(desk: Phone) -> str:
    page = desk.page
    desk.go("#/tablets")
    expect(page.get_by_text("Er is nog geen tablet.")).to_be_visible()
    form = page.get_by_role("form", name="Nieuwe tablet")
    form.get_by_label("Naam van de tablet").fill("Tablet 1")
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button", name="Maak een code").press("Enter")
    shown = page.get_by_role("region", name="Code voor Tablet 1")
    expect(shown.get_by_role("heading")).to_be_focused()
    expect(shown.get_by_role("img", name="QR-code")).to_be_visible()
    assert page.evaluate("document.querySelector('.tablet-code img').naturalWidth > 0")
    assert run_axe(page) == []
    return letters(shown)


def somebody_is_put_on_the_tablet(desk: Phone) -> None:
    page = desk.page
    page.get_by_role("button", name="De tablet is klaar").click()
    card = page.get_by_role("region", name="Tablet 1", exact=True)
    expect(card.get_by_text("Nog niemand.")).to_be_visible()
    card.get_by_label("Voeg toe op Tablet 1").select_option(label="Yusuf")
    card.get_by_role("button", name="Voeg toe").press("Enter")
    expect(card.get_by_text("nog geen pincode")).to_be_visible()
    card.get_by_role("button", name="Voeg toe").press("Enter")
    expect(card.get_by_role("listitem")).to_have_count(2)
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []


def a_place_gets_spots(desk: Phone) -> None:
    page = desk.page
    desk.go("#/places")
    card = page.get_by_role("form").first
    card.get_by_role("checkbox").check()
    card.get_by_role("button", name="Nog een plek").press("Enter")
    card.get_by_label("Plek 1", exact=True).fill("Bibliotheek Centrum")
    card.get_by_role("button", name="Bewaar").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Bewaard.")
    desk.reload()
    expect(page.get_by_role("form").first.get_by_label("Plek 1", exact=True)).to_have_value(
        "Bibliotheek Centrum"
    )
    assert run_axe(page) == []


def books_come_out_of_a_spreadsheet(desk: Phone, folder: Path) -> None:
    page = desk.page
    file = folder / "boeken.csv"
    file.write_text(BOOKS, "utf-8-sig")
    desk.go("#/items")
    expect(page.get_by_text("Er staat nog niets op de lijst.")).to_be_visible()
    page.get_by_label("Kies een bestand").set_input_files(file)
    expect(page.get_by_text("1 nieuw boek")).to_be_visible()
    bad = page.get_by_role("row", name=re.compile("De taal ontbreekt"))
    expect(bad.get_by_role("cell").first).to_have_text("3")
    assert run_axe(page) == []
    page.get_by_role("button", name="Zet 1 boek op de lijst").press("Enter")
    expect(page.get_by_role("cell", name="Kikker is verliefd", exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de lijst").click()
    assert (
        Path(download.value.path()).read_text("utf-8-sig").splitlines()[1].startswith("Kikker is verliefd;nl")
    )
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []


def what_was_counted_is_read(desk: Phone) -> None:
    page = desk.page
    desk.go("#/visits")
    counted = page.get_by_role("region", name="Geteld, en gewenst")
    expect(counted.get_by_role("row", name="18 en ouder 12")).to_be_visible()
    expect(counted.get_by_role("row", name="Arabisch, kind <10")).to_be_visible()
    page.get_by_label("Locatie").select_option(index=2)
    expect(page.get_by_text("Er is nog niets geteld.").first).to_be_visible()
    assert run_axe(page) == []
    assert run_lint(page, "clickable") == []


def the_tablet_is_forgotten(desk: Phone) -> None:
    page = desk.page
    desk.go("#/tablets")
    page.get_by_role("button", name="Vergeet deze tablet").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Vergeet deze tablet").press("Enter")
    expect(page.get_by_text("Er is nog geen tablet.")).to_be_visible()
    expect(page.get_by_role("heading", name="Tablets", exact=True)).to_be_focused()


def letters(card: Locator) -> str:
    return "".join(card.locator(".letters [aria-hidden]").inner_text().split())


async def enrolled_elsewhere(server: Server, code: str) -> TeamDevice:
    device = TeamDevice(Random(1))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}") as client:
        assert (await device.enrol(client, code)).status_code == 200
    return device


async def briefed(server: Server, device: TeamDevice, start: str) -> dict[str, list[dict[str, object]]]:
    """What the tablet is told once Yusuf has begun on it, and somebody has counted."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}") as client:
        first = (await device.ask(client, "GET", "/sync/briefing", datetime.now(UTC))).json()
        body = f'{{"request_id":"{"r" * 22}","code":"{start}"}}'.encode()
        sanne, yusuf = (one["id"] for one in first["people"])
        path = f"/sync/people/{yusuf}/start"
        assert (await device.ask(client, "POST", path, datetime.now(UTC), body)).status_code == 200
        await count(client, device, sanne, first["places"][0]["id"])
        told: dict[str, list[dict[str, object]]] = (
            await device.ask(client, "GET", "/sync/briefing", datetime.now(UTC))
        ).json()
    return told


async def count(client: httpx.AsyncClient, device: TeamDevice, actor: str, place: str) -> None:
    """A visit of today, with twelve grown-ups and one wish."""
    tablet, now = Tablet(Random(1), CALM), datetime.now(UTC)
    content = {"actor": actor, "place": place, "entity_id": "v1"}
    tablet.write({**content, "entity": "visit", "patch": {"day": now.date().isoformat()}}, now)
    for category, n in (("age-18", 12), ("wish-book-ar-child", 1)):
        tablet.write({**content, "entity": "count", "patch": {"category": category, "n": n}}, now)
    target = f"/sync/replicas/{tablet.disk.log.replica}/operations"
    reply = await device.ask(client, "POST", target, now, tablet.push() or b"")
    assert [receipt["outcome"] for receipt in reply.json()["receipts"]] == ["committed"] * 3
