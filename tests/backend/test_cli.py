"""`wegwijs` on the command line, over the same data folder as the server."""

import io
import json
from typing import Any

import pytest

from backend import cli
from backend.core.config import Settings


class Terminal:
    """Somebody types a command; what they see, and the exit code."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def type(self, *words: str, typed: str = "") -> tuple[int, str]:
        self.monkeypatch.setattr("sys.argv", ["wegwijs", *words])
        self.monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = self.capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, shown.out + shown.err

    def read(self, *words: str) -> Any:
        code, shown = self.type(*words)
        assert code == 0, shown
        return json.loads(shown)


@pytest.fixture
def terminal(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    monkeypatch.setenv("WEGWIJS_DATA", str(settings.data))
    return Terminal(monkeypatch, capsys)


def test_an_account_is_made_once(terminal: Terminal) -> None:
    words = ("user", "add", "Fatima", "--password-stdin")
    assert terminal.type(*words, typed="een heel lang wachtwoord\n") == (
        0,
        "Fatima can log in as administrator\n",
    )
    code, shown = terminal.type(*words, typed="een heel lang wachtwoord\n")
    assert (code, "already" in shown) == (1, True)


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
