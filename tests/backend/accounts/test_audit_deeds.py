"""What is written down: each deed that somebody must be able to look up, in the same moment as the deed."""

import sqlite3
from typing import Any

from backend.accounts.audit import list_entries, verify_audit
from backend.core.config import Settings
from tests.backend.conftest import Terminal
from tests.backend.intake.team import Team
from tests.backend.packs.editing import finish, read, with_text
from tests.backend.translations.desk import AR, P1, colleague, line, save
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE


async def told(many: int) -> list[tuple[str, str, str, str]]:
    """So many entries, the oldest first."""
    entries = (await list_entries())[:many]
    return [(one.actor, one.deed, one.subject, one.detail) for one in reversed(entries)]


@ON_BOTH
async def test_a_device_is_invited_enrolled_and_forgotten(
    admin: Caller, newcomer: Caller, clock: Clock
) -> None:
    code = (await admin.post("/api/accounts/devices", {"name": "Tablet 1", "places": [PLACE]})).json()["code"]
    device = Team(newcomer, clock, 1).device
    await device.enrol(newcomer.client, code)
    await admin.delete(f"/api/accounts/devices/{device.id}")
    assert await told(3) == [
        ("Ahmed", "device", "Tablet 1", "een code om te koppelen"),
        ("Tablet 1", "device", device.id, "gekoppeld"),
        ("Ahmed", "device", "Tablet 1", "vergeten"),
    ]


async def test_a_device_that_asks_again_is_told_of_once(
    admin: Caller, newcomer: Caller, clock: Clock
) -> None:
    code = (await admin.post("/api/accounts/devices", {"name": "Tablet 1", "places": [PLACE]})).json()["code"]
    device = Team(newcomer, clock, 1).device
    await device.enrol(newcomer.client, code)
    before = await verify_audit()
    await device.enrol(newcomer.client, code)
    assert (await newcomer.client.post("/sync/devices", json={})).status_code == 400
    assert await verify_audit() == before


@ON_BOTH
async def test_a_card_is_finished_and_one_that_is_refused_is_not(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await finish(admin, with_text(content, 0, "Onze straat"))
    assert await told(1) == [("Ahmed", "finish", "buurt/B1-01", "versie 3")]
    before = await verify_audit()
    assert (await finish(admin, {**content, "level": "C9"})).status_code == 422
    assert await verify_audit() == before


@ON_BOTH
async def test_a_translation_is_found_good_by_a_second_person(app: Any, admin: Caller, clock: Clock) -> None:
    await save(admin, P1, "الحافلة بسعر {fact:prijs}.")
    async with colleague(app, clock) as reader:
        seen = {"text_hash": (await line(admin, P1))["text_hash"]}
        assert (await reader.post(f"{AR}/{P1}/review", seen)).status_code == 204
    assert await told(1) == [("Rania", "review", f"{P1}.ar", "een vertaling is goed")]


def test_what_is_done_by_command_is_written_down(terminal: Terminal, settings: Settings) -> None:
    for words in (
        ("device", "enrol", "Tablet 1", "--place", PLACE),
        ("rollback", "buurt", "1"),
        ("recall", "buurt", "B1-02", "--reason", "Dit klopt niet."),
        ("keys", "create", "--person", str(settings.data / "regio.pem")),
        ("region", "add", "noord", "--public", str(settings.data / "regio.pub")),
    ):
        assert terminal.type(*words)[0] == 0, words
    with sqlite3.connect(settings.database) as database:
        rows = database.execute("SELECT actor, deed, subject FROM audit_entry ORDER BY number").fetchall()
    assert rows[-4:] == [
        ("wegwijs", "device", "Tablet 1"),
        ("wegwijs", "rollback", "buurt"),
        ("wegwijs", "recall", "buurt/B1-02"),
        ("wegwijs", "key", "regio noord"),
    ]
