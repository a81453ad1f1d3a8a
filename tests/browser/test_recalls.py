"""What publishers take back is gone from a phone at once and for good, and a place speaks for itself in its cards."""

import json

from playwright.sync_api import expect

from tests.browser.editing import publish_change
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.test_updates import wait_for_edition

CARD = "F1-01"
BEFORE, AFTER = "U hebt hier een bed en eten.", "U hebt hier een bed, eten en een kast."
REASON = "Dit klopt niet meer."
PLACE = "voorbeeld-noord"
HOURS = "Open van 10 tot 16 uur, ook op zondag."


def test_a_card_that_was_taken_back_is_gone_also_without_a_network_until_a_higher_edition(
    phone: Phone, server: Server
) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.open_card(CARD)
    server.run("recall", "aankomst", CARD, "--reason", REASON, "--reason-in", "ar=لم يعد صحيحاً")
    phone.open()
    phone.go(f"#/r/aankomst/{CARD}")
    expect(phone.page.get_by_text(REASON)).to_be_visible()
    phone.cut_network()
    phone.restart()
    phone.context.set_offline(True)
    phone.open(f"/#/r/aankomst/{CARD}")
    expect(phone.page.get_by_text(REASON)).to_be_visible()
    expect(phone.page.locator("article.reading")).to_have_count(0)
    phone.go("#/p/aankomst")
    expect(phone.page.locator(f'a[href="#/r/aankomst/{CARD}"]')).to_have_count(0)
    expect(phone.page.locator('a[href="#/r/aankomst/F1-02"]').first).to_be_visible()
    phone.restore_network()
    publish_change(server, CARD, BEFORE, AFTER)
    phone.open()
    wait_for_edition(phone, 2)
    phone.open_card(CARD)
    assert AFTER in phone.read()


def test_a_place_fills_its_slots_and_another_place_does_not(phone: Phone, server: Server) -> None:
    speak_for_a_place(server)
    phone.open(f"/p/{PLACE}")
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.wait_for_worker()
    phone.page.locator(".save button").first.click()
    expect(phone.page.get_by_text("Werkt nu ook zonder internet")).to_be_visible()
    phone.cut_network()
    phone.open_card("F1-06")
    expect(phone.page.get_by_text(HOURS)).to_be_visible()
    expect(phone.page.get_by_text("Van Voorbeeld Noord")).to_be_visible()
    phone.open_card("F1-03")
    expect(phone.page.locator(".of-the-place")).to_have_count(0)


def speak_for_a_place(server: Server) -> None:
    """A region with a signer of its own, a place in it, and what the place says."""
    server.run("keys", "create", "--person", str(server.data / "keys" / "noord.pem"))
    server.run("region", "add", "noord", "--public", str(server.data / "keys" / "noord.pub"))
    server.run("place", "add", PLACE, "Voorbeeld Noord", "--region", "noord")
    block = {"type": "paragraph", "text": {"id": f"{PLACE}.hours-1", "text": HOURS}}
    overlay = server.folder / "overlay.json"
    overlay.write_text(json.dumps({"languages": {"nl": {"hours": [block]}}}), "utf-8")
    server.run("place", "overlay", PLACE, str(overlay))
    server.run("publish")


def test_a_place_that_is_chosen_later_speaks_at_once(phone: Phone, server: Server) -> None:
    speak_for_a_place(server)
    phone.begin("nl")
    phone.save_pack()
    phone.go("#/place")
    phone.page.get_by_role("button", name="Voorbeeld Noord").click()
    phone.page.wait_for_timeout(1500)
    phone.cut_network()
    phone.open_card("F1-06")
    expect(phone.page.get_by_text(HOURS)).to_be_visible()
