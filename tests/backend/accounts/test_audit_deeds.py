"""What is written down: each deed that somebody must be able to look up, in the same moment as the deed."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

from backend.accounts.audit import list_entries, verify_audit
from backend.cli import COMMANDS
from backend.core.config import Settings
from tests.backend.conftest import Terminal
from tests.backend.intake.team import Team
from tests.backend.packs.editing import finish, read, with_text
from tests.backend.packs.sample import write_pack
from tests.backend.translations.desk import AR, P1, colleague, line, save
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PASSWORD, PLACE, PUBLISHED_AT

# What is typed, in this order, and what is then written down.
GOVERNING = (
    ("user add Bea --role translator --language ar --password-stdin", "account", "Bea"),
    ("user reset Bea", "factor", "Bea"),
    ("user remove Bea", "account", "Bea"),
    (f"device enrol Tablet --place {PLACE}", "device", "Tablet"),
    ("packs import {own}", "import", "buurt"),
    (
        "waive buurt language B1-01 en --by Ahmed --reason Vertaler_is_weg. --until 2026-12-01",
        "waiver",
        "buurt/B1-01",
    ),
    ("publish buurt", "publish", "buurt"),
    ("rollback buurt 1", "rollback", "buurt"),
    ("recall buurt B1-02 --reason Onjuist.", "recall", "buurt/B1-02"),
    ("place add azc-elders Elders", "place", "azc-elders"),
    ("region add noord --public {tmp}/noord.pub", "key", "regio noord"),
    ("keys rotate targets --add {tmp}/noord.pub", "key", "targets"),
    (f"place change {PLACE} --region noord", "place", PLACE),
    (f"place overlay {PLACE} {{tmp}}/says.json", "place", PLACE),
    ("publish", "publish", "alle pakketten"),
)
UNGOVERNED = {
    # what looks, writes files of the house, or is the server's own daily work
    *("serve", "backup", "drill", "doctor", "keys show", "usage", "visits", "device list", "place list"),
    *("packs update-po", "packs export", "packs report", "packs facts", "packs recordings", "packs check"),
    *("packs review-sheet", "packs reviewed", "locale update", "locale compile"),
    # people's own machines, and couriers, whose files are signed
    *("keys sign", "courier export", "courier import"),
    # a team's day, and words of newcomers, of which texts that were erased have a list of their own
    *(
        "user start",
        "device people",
        "place set",
        "items import",
        "items list",
        "items export",
        "items delete",
    ),
    *("questions list", "questions answer", "text list", "text erase", "text erased"),
    # the audit is what it puts back; `recover`, without which nobody goes on after it, is written down
    "restore",
}


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


def test_what_is_done_by_command_is_written_down(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    terminal.now(PUBLISHED_AT + timedelta(hours=1))
    write_pack(tmp_path / "own" / "starter")
    (tmp_path / "says.json").write_text('{"languages": {}}', "utf-8")
    assert terminal.type("keys", "create", "--person", str(tmp_path / "noord.pem"))[0] == 0
    told = []
    for typed, deed, subject in GOVERNING:
        words = [word.format(own=tmp_path / "own", tmp=tmp_path) for word in typed.split()]
        assert terminal.type(*words, typed=f"{PASSWORD}\n")[0] == 0, words
        told.append(("wegwijs", deed, subject))
    with sqlite3.connect(settings.database) as database:
        rows = database.execute("SELECT actor, deed, subject FROM audit_entry ORDER BY number").fetchall()
    assert rows[-len(told) :] == told


def test_a_command_is_written_down_or_changes_nothing_that_is_governed() -> None:
    noted = {
        command.words
        for command in COMMANDS
        if any(f"{typed} ".startswith(f"{command.words} ") for typed, _, _ in GOVERNING)
    }
    # Tests of their own: it needs a device that came over HTTP, an empty folder, or a backup that was put back.
    elsewhere = {"device forget", "keys create", "recover"}
    assert {command.words for command in COMMANDS} - noted - elsewhere == UNGOVERNED


def test_the_first_keys_are_written_down(terminal: Terminal, tmp_path: Path) -> None:
    terminal.monkeypatch.setenv("WEGWIJS_DATA", str(tmp_path / "new"))
    assert terminal.type("keys", "create")[0] == 0
    assert terminal.type("keys", "create")[0] == 0
    with sqlite3.connect(tmp_path / "new" / "wegwijs.sqlite") as database:
        told = database.execute("SELECT actor, deed, subject, detail FROM audit_entry").fetchall()
    assert told == [("wegwijs", "key", "root, targets", "gemaakt op de server")]
