"""`wegwijs` on the command line, over the same data folder as the server."""

import json
import shutil
import socket
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from backend.core.config import Settings
from tests.backend.conftest import Terminal
from tests.server import PUBLISHED_AT


def test_an_account_is_made_once(terminal: Terminal) -> None:
    words = ("user", "add", "Fatima", "--password-stdin")
    assert terminal.type(*words, typed="een heel lang wachtwoord\n") == (
        0,
        "Fatima can log in as administrator\n",
    )
    code, shown = terminal.type(*words, typed="een heel lang wachtwoord\n")
    assert (code, "already" in shown) == (1, True)


def test_an_account_has_several_roles_with_their_languages_and_places(terminal: Terminal) -> None:
    words = ("user", "add", "Bea", "--role", "translator", "--role", "reviewer", "--password-stdin")
    assert "a translator has languages" in terminal.type(*words, typed="een heel lang wachtwoord\n")[1]
    code, shown = terminal.type(*words, "--language", "ar", typed="een heel lang wachtwoord\n")
    assert (code, shown) == (0, "Bea can log in as translator and reviewer\n")


def test_lost_passkeys_and_codes_are_forgotten(terminal: Terminal) -> None:
    assert terminal.type("user", "reset", "Ahmed")[0] == 0
    assert terminal.type("user", "reset", "Niemand") == (1, "wegwijs: there is no account Niemand\n")


def test_a_short_password_is_refused_in_words(terminal: Terminal) -> None:
    code, shown = terminal.type("user", "add", "Fatima", "--password-stdin", typed="kort\n")
    assert (code, shown) == (1, "wegwijs: a password has 12 to 200 characters\n")


def test_a_place_that_is_added_is_listed(terminal: Terminal) -> None:
    assert terminal.type("place", "add", "azc-elders", "AZC Elders", "--language", "ar")[0] == 0
    places = terminal.read("place", "list")
    assert [place["id"] for place in places] == ["azc-elders", "azc-ergens"]
    assert places[0]["languages"] == ["ar"]


def test_questions_and_figures_are_empty_at_first(terminal: Terminal) -> None:
    assert terminal.read("questions", "list") == {"total": 0, "questions": []}
    assert terminal.read("usage") == {"days": [], "weeks": [], "months": []}


def test_answering_a_question_that_is_not_there_says_so(terminal: Terminal) -> None:
    code, shown = terminal.type("questions", "answer", "nothing", "Hallo")
    assert (code, shown) == (1, "wegwijs: there is no such question\n")


def test_a_password_typed_blind_is_typed_twice(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = iter(["bibliotheek van delft", "bibliotheek van deflt"] + ["bibliotheek van delft"] * 2)
    monkeypatch.setattr("getpass.getpass", lambda _asked: next(hand))
    assert terminal.type("user", "add", "Fatima") == (1, "wegwijs: the two passwords differ\n")
    assert terminal.type("user", "add", "Fatima")[0] == 0


def test_a_text_of_a_team_is_listed_and_erased(terminal: Terminal, settings: Settings) -> None:
    text = ("a" * 64, "s" * 22, "Amina woont op kamer 12", "2026-11-25", "azc-ergens")
    with sqlite3.connect(settings.database) as database:
        database.execute("INSERT INTO staff_body (hash, salt, text, day, place) VALUES (?, ?, ?, ?, ?)", text)
    (listed,) = terminal.read("text", "list")["texts"]
    assert listed["text"] == "Amina woont op kamer 12"
    assert terminal.type("text", "erase", listed["hash"])[0] == 0
    assert terminal.read("text", "list") == {"total": 0, "texts": []}
    (erased,) = terminal.read("text", "erased")["erased"]
    assert (erased["hash"], erased["erased_by"]) == (listed["hash"], "wegwijs")
    code, shown = terminal.type("text", "erase", listed["hash"])
    assert (code, shown) == (1, "wegwijs: there is no such text\n")


def test_a_backup_is_made_on_demand_and_the_doctor_sees_it(terminal: Terminal, settings: Settings) -> None:
    assert "no backup" in terminal.type("doctor")[1]
    assert terminal.type("backup")[0] == 0
    assert len(list(settings.backups.iterdir())) == 1
    assert "no backup" not in terminal.type("doctor")[1]


def test_without_a_database_there_is_nothing_to_back_up(terminal: Terminal, settings: Settings) -> None:
    settings.database.unlink()
    code, shown = terminal.type("backup")
    assert (code, "no database" in shown) == (1, True)
    assert not settings.database.exists()


def test_a_bad_setting_stops_every_command_by_name(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEGWIJS_PORT", "eighty")
    code, shown = terminal.type("usage")
    assert (code, shown) == (1, "wegwijs: WEGWIJS_PORT=eighty: use a number from 1 to 65535\n")


def test_a_broken_database_or_folder_is_said_in_one_line(terminal: Terminal, settings: Settings) -> None:
    settings.database.write_bytes(b"no database at all" * 999)
    code, shown = terminal.type("usage")
    assert (code, shown) == (1, "wegwijs: file is not a database\n")
    shutil.rmtree(settings.data)
    settings.data.write_text("a file where a folder should be")
    code, shown = terminal.type("usage")
    assert (code, shown.count("\n"), shown[:9]) == (1, 1, "wegwijs: ")


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_a_port_that_another_program_has_is_said_in_one_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, host: str, family: socket.AddressFamily
) -> None:
    with socket.create_server((host, 0), family=family) as taken:
        monkeypatch.setenv("WEGWIJS_HOST", host)
        monkeypatch.setenv("WEGWIJS_PORT", str(taken.getsockname()[1]))
        code, shown = terminal.type("serve")
    assert (code, "Address already in use" in shown, shown.count("\n")) == (1, True, 1)


def faults(shown: str) -> list[str]:
    """What the doctor finds in the data folder; the app is not built where only the server is tested."""
    return [line for line in shown.splitlines() if line.startswith("BAD") and "app" not in line]


def test_the_doctor_finds_nothing_wrong_with_what_was_published_today(terminal: Terminal) -> None:
    terminal.now(PUBLISHED_AT)
    terminal.type("backup")
    shown = terminal.type("doctor")[1]
    assert faults(shown) == []


@pytest.mark.parametrize(
    "name", ["blobs/*/*", "targets/*buurt.json", "metadata/timestamp.json", "keys/timestamp-1.pem"]
)
def test_the_doctor_sees_a_published_file_or_key_that_is_gone(
    terminal: Terminal, settings: Settings, name: str
) -> None:
    terminal.now(PUBLISHED_AT)
    for path in settings.data.glob(name):
        path.unlink()
    terminal.type("backup")
    assert len(faults(terminal.type("doctor")[1])) >= 1


def test_the_doctor_sees_a_blob_that_changed(terminal: Terminal, settings: Settings) -> None:
    terminal.now(PUBLISHED_AT)
    changed = next(path for path in settings.blobs.glob("*/*") if not path.suffix)
    changed.chmod(0o600)
    changed.write_bytes(b"something else")
    assert f"the blob {changed.name} is damaged" in terminal.type("doctor")[1]


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        (119, ""),
        (121, "BAD  targets expires within two months"),
        (151, "BAD  targets expires within a month"),
        (174, "BAD  recalls expires within a week"),
        (669, ""),
        (671, "BAD  root expires within two months"),
        (724, "BAD  root expires within a week"),
    ],
)
def test_the_doctor_warns_people_earlier_and_more_urgently(
    terminal: Terminal, days: int, warned: str
) -> None:
    terminal.now(PUBLISHED_AT + timedelta(days=days))
    said = terminal.type("doctor")[1]
    role = "root" if days > 200 else "targets"
    assert warned in said if warned else f"BAD  {role} expires" not in said


@pytest.mark.parametrize(("days", "role"), [(15, "timestamp"), (23, "snapshot")])
def test_the_doctor_sees_that_the_server_has_not_renewed(terminal: Terminal, days: int, role: str) -> None:
    terminal.now(PUBLISHED_AT + timedelta(days=days))
    assert f"BAD  {role} was not renewed" in terminal.type("doctor")[1]


def test_the_doctor_is_content_while_the_server_still_has_time_to_renew(terminal: Terminal) -> None:
    terminal.now(PUBLISHED_AT + timedelta(days=12))
    assert "was not renewed" not in terminal.type("doctor")[1]


def say_of_delft(terminal: Terminal, folder: Path) -> Path:
    """A region with a key of its own, and what its one place says."""
    overlay = folder / "delft.json"
    overlay.write_text('{"languages": {"nl": {"hours": []}}}', "utf-8")
    for words in (
        ("keys", "create", "--person", str(folder / "noord.pem")),
        ("region", "add", "noord", "--public", str(folder / "noord.pub")),
        ("place", "add", "delft", "Delft", "--region", "noord"),
        ("place", "overlay", "delft", str(overlay)),
    ):
        assert terminal.type(*words)[0] == 0, words
    return overlay


def test_a_recall_and_an_overlay_are_typed_in_one_line_each(terminal: Terminal, tmp_path: Path) -> None:
    code, said = terminal.type(
        "recall", "buurt", "B1-01", "--reason", "Het klopt niet.", "--reason-in", "ar=خطأ"
    )
    assert (code, '"recalls"' in said) == (0, True)
    assert terminal.type("recall", "buurt", "nergens", "--reason", "x")[0] == 1
    overlay = say_of_delft(terminal, tmp_path)
    photo = {
        "sha256": "0" * 64,
        "bytes": 9,
        "type": "image/webp",
        "width": 4,
        "height": 3,
        "alt": {"nl": "-"},
    }
    overlay.write_text(json.dumps({"languages": {}, "photos": [photo]}), "utf-8")
    assert terminal.type("place", "overlay", "delft", str(overlay))[0] == 1  # nobody put that photo in
    assert '"region-noord"' in terminal.type("publish")[1]


def test_a_proposal_is_shown_and_signed_by_command(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    say_of_delft(terminal, tmp_path)
    terminal.type("publish")
    file = settings.data / "proposals" / "1.region-noord.json"
    code, said = terminal.type("keys", "sign", str(file), "--key", str(tmp_path / "noord.pem"), "--yes")
    assert (code, "region-noord → 1" in said) == (0, True)
    assert '"region-noord"' in terminal.type("publish", "--accept", str(file))[1]
    assert '"waiting": []' in terminal.type("keys", "show")[1]


def test_the_doctor_says_whether_the_audit_is_whole(terminal: Terminal, settings: Settings) -> None:
    assert "ok   the audit is whole: " in terminal.type("doctor")[1]
    with sqlite3.connect(settings.sqlite) as database:
        database.execute(
            "INSERT INTO audit_entry (number, at, actor, deed, subject, detail, hash) VALUES (9999, 1, 'X', 'role', 'X', '', '')"
        )
    assert "of the audit is not as it was written" in terminal.type("doctor")[1]
