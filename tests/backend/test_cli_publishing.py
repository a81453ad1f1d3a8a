"""Publishing at the server's keyboard: the gates of the studio, waivers, and the same audit."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from backend.core.config import Settings
from tests.backend.conftest import Terminal
from tests.backend.packs.sample import FIRST, PACK, write_pack
from tests.server import PUBLISHED_AT

TWO_LANGUAGES = PACK.replace("languages: [nl, en, ar, fa-AF]", "languages: [nl, en]")
UNSAFE = (
    '  - {type: web, url: "https://10.0.0.1/x", label: {id: w1, nl: "Kijk"}, text: {id: w2, nl: "Meer."}}\n'
)
DECIDED = ("--by", "Ahmed", "--reason", "De vertaler is tot maandag weg.", "--until", "2026-12-01")


@pytest.fixture
def keyboard(terminal: Terminal) -> Terminal:
    terminal.now(PUBLISHED_AT + timedelta(hours=1))
    return terminal


def bring(terminal: Terminal, folder: Path, **changed: str) -> None:
    """Import the sample with other files."""
    write_pack(folder / "starter", **changed)
    code, said = terminal.type("packs", "import", str(folder))
    assert code == 0, said


def test_what_is_dangerous_is_published_by_no_command(keyboard: Terminal, tmp_path: Path) -> None:
    bring(keyboard, tmp_path / "own", pack=TWO_LANGUAGES, first=FIRST + UNSAFE)
    code, said = keyboard.type("publish", "buurt")
    assert (code, "unsafe: 1, may not be waived\n  unsafe: buurt/B1-01.yaml" in said) == (1, True)
    assert keyboard.type("waive", "buurt", "language", "B1-01", "en", *DECIDED)[0] == 0
    assert "unsafe" in keyboard.type("publish")[1]
    assert keyboard.type("publish", "nergens") == (1, "wegwijs: there is no pack nergens\n")


def test_a_missing_language_is_waived_by_name_and_for_some_days(
    keyboard: Terminal, tmp_path: Path, settings: Settings
) -> None:
    bring(keyboard, tmp_path / "own", pack=TWO_LANGUAGES)
    code, said = keyboard.type("publish", "buurt")
    assert (code, "language: 2, may be waived" in said) == (1, True)
    for card in ("B1-01", "B1-02"):
        assert keyboard.read("waive", "buurt", "language", card, "en", *DECIDED)["made_by"] == "Ahmed"
    assert keyboard.read("publish", "buurt", "--notes", "Nieuw.")["editions"][0]["edition"] == 2
    with sqlite3.connect(settings.sqlite) as database:
        told = database.execute("SELECT actor, deed, subject FROM audit_entry ORDER BY number").fetchall()
    assert told[-3:] == [
        ("wegwijs", "waiver", "buurt/B1-01"),
        ("wegwijs", "waiver", "buurt/B1-02"),
        ("wegwijs", "publish", "buurt"),
    ]
    code, said = keyboard.type("waive", "buurt", "language", "B1-01", "en", *DECIDED[:-1], "2027-12-01")
    assert (code, said) == (1, "wegwijs: a waiver ends within thirty days\n")


def test_what_everybody_has_is_not_judged_again(keyboard: Terminal) -> None:
    # The sample lacks its translations; it went out before, and a place's hours must still go out.
    assert keyboard.read("publish")["unchanged"] == ["buurt"]
