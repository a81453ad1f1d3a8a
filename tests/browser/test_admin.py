"""An administrator logs in on a plain page, answers a question and sees the figures; the answer reaches who asked."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random

import httpx
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.screens import run_axe
from tests.browser.server import Server
from tests.devices import TeamDevice
from tests.phones import CALM
from tests.tablets import Tablet

NAME, PASSWORD = "Sanne", "een heel lang wachtwoord"
TEXT = "Amina woont op kamer 12"
QUESTION, ANSWER = "متى يمكنني الذهاب إلى الطبيب؟", "Elke ochtend om negen uur."


def test_a_question_is_answered_on_the_page_and_the_answer_comes_back(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    newcomer, desk = new_phone(), new_phone()
    newcomer.begin("ar")
    newcomer.ask(QUESTION)
    newcomer.wait_until(lambda: server.count("SELECT COUNT(*) FROM message") == 1)

    log_in(desk, PASSWORD)
    desk.page.get_by_role("link", name="Iets anders").click()  # on the board, which is the first screen
    expect(desk.page.get_by_text(QUESTION)).to_be_visible()
    desk.page.get_by_label("Uw antwoord").fill(ANSWER)
    desk.page.get_by_role("button", name="Geef antwoord").click()
    expect(desk.page.locator(".talk").get_by_text(ANSWER)).to_be_visible()

    newcomer.reload()
    expect(newcomer.page.get_by_text(ANSWER)).to_be_visible()


def test_a_wrong_password_lets_nobody_in(new_phone: Callable[[], Phone], server: Server) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    desk = new_phone()
    log_in(desk, "een ander wachtwoord")
    expect(desk.page.get_by_role("alert")).not_to_be_empty()
    expect(desk.page.get_by_text("Vragen")).to_have_count(0)


def test_what_the_rules_stopped_is_listed_and_thrown_away(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    desk = new_phone()
    log_in(desk, PASSWORD)
    desk.go("#/waiting")
    expect(desk.page.get_by_text("Er wacht niets.")).to_be_visible()
    assert desk.page.evaluate(SEND) == "quarantined"
    desk.reload()
    expect(desk.page.get_by_text("Van een plek die niet gepubliceerd is")).to_be_visible()
    card = desk.page.get_by_role("region", name="Van een plek die niet gepubliceerd is")
    card.get_by_role("button", name="Laat het toch meetellen").press("Enter")
    expect(card.get_by_text("Dit kan nog niet meetellen")).to_be_visible()
    expect(card.get_by_role("button", name="Laat het toch meetellen")).to_be_focused()
    card.get_by_role("button", name="Gooi het weg").press("Enter")
    desk.page.get_by_role("dialog").get_by_role("button", name="Gooi het weg").press("Enter")
    expect(desk.page.get_by_text("Er wacht niets.")).to_be_visible()
    expect(desk.page.get_by_role("heading", name="Wacht op u")).to_be_focused()
    assert server.count("SELECT count(*) FROM usage_week") == 0


def test_what_a_tablet_wrote_and_the_rules_stopped_is_listed_and_thrown_away(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    code = server.run("device", "enrol", "Tablet 1", "--place", "azc-delft").split()[0]
    pushing = push_from_elsewhere(f"http://127.0.0.1:{server.port}", code)
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        assert thread.submit(asyncio.run, pushing).result() == "quarantined"
    desk = new_phone()
    log_in(desk, PASSWORD)
    desk.go("#/waiting")
    expect(desk.page.get_by_text("Van een plek waar dit apparaat niet bij hoort")).to_be_visible()
    expect(desk.page.get_by_text("Van een tablet")).to_be_visible()
    run_axe(desk.page)
    desk.page.get_by_role("button", name="Gooi het weg").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Gooi het weg").click()
    expect(desk.page.get_by_text("Er wacht niets.")).to_be_visible()


def test_a_text_of_a_tablet_is_read_and_erased(new_phone: Callable[[], Phone], server: Server) -> None:
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    code = server.run("device", "enrol", "Tablet 1", "--place", "azc-delft").split()[0]
    pushing = push_from_elsewhere(f"http://127.0.0.1:{server.port}", code, TEXT)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, pushing).result()
    desk = new_phone()
    log_in(desk, PASSWORD)
    desk.go("#/texts")
    expect(desk.page.get_by_text(TEXT)).to_be_visible()
    desk.page.get_by_role("button", name="Wis deze tekst").click()
    dialog = desk.page.get_by_role("dialog")
    assert run_axe(desk.page) == []
    dialog.get_by_role("button", name="Wis deze tekst").click()
    expect(desk.page.get_by_text("Er zijn geen teksten.")).to_be_visible()
    assert server.count("SELECT count(*) FROM staff_body") == 0
    assert server.count("SELECT count(*) FROM erased_text WHERE erased_by = 'Sanne'") == 1


async def push_from_elsewhere(url: str, code: str, text: str | None = None) -> str:
    """What becomes of an operation of a place that is not the tablet's."""
    device, tablet, now = TeamDevice(Random(1)), Tablet(Random(1), CALM), datetime.now(UTC)
    content = {"actor": "a" * 22, "place": "elders", "entity": "count", "entity_id": "v1"}
    tablet.write({**content, "patch": {"category": "age-18", "n": 1}}, now, text)
    async with httpx.AsyncClient(base_url=url) as client:
        await device.enrol(client, code)
        target = f"/sync/replicas/{tablet.disk.log.replica}/operations"
        reply = await device.ask(client, "POST", target, now, tablet.push() or b"")
    return str(reply.json()["receipts"][0]["outcome"])


SEND = """async () => {
  const batch = {
    batch_id: "a".repeat(22), schema: 1, shape: "week", period: "2026-W47",
    rows: [{ place: "onbekend", metric: "opened", n: 2 }],
  };
  const body = JSON.stringify({ schema: 1, request_id: "b".repeat(22), batches: [batch] });
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body };
  const reply = await (await fetch("/sync/batches", asked)).json();
  return reply.receipts[0].outcome;
}"""


def log_in(desk: Phone, password: str) -> None:
    desk.open("/admin")
    desk.page.get_by_label("Naam").fill(NAME)
    desk.page.get_by_label("Wachtwoord").fill(password)
    desk.page.get_by_role("button", name="Log in", exact=True).click()
