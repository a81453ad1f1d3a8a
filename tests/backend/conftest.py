"""Somebody at the server's own keyboard."""

import io
import json
from datetime import datetime
from typing import Any

import pytest

from backend import cli
from backend.commands import command
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

    def now(self, moment: datetime) -> None:
        self.monkeypatch.setattr(command, "utc_now", lambda: moment)

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
