"""A restore as an operator does it: with the commands, over a real server that is stopped and started."""

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.backend.intake.test_restore import request
from tests.browser.server import Server
from tests.conftest import ON_BOTH
from tests.faults.words import rows_of

pytestmark = ON_BOTH


def send(server: Server, number: int) -> tuple[int, dict[str, object]]:
    """The status and the body of the reply."""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{server.port}/sync/batches",
        json.dumps(request(number)).encode(),
        {"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(asked, timeout=10) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_backup_drill_restore_and_recover_bring_every_word_back(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    server = Server(tmp_path)
    if kind == "postgres":
        server.postgres = request.getfixturevalue("postgres").create()
    server.start()
    try:
        assert send(server, 1)[0] == 200
        backup = server.run("backup").strip()
        assert send(server, 2)[0] == 200
        assert "0 words would be lost, 1 sent again" in server.run("drill")
        with pytest.raises(AssertionError, match="stop it first"):
            server.run("restore", backup)
        server.stop()
        assert "wegwijs recover" in server.run("restore", backup)
        server.start()
        assert (send(server, 3)[0], send(server, 3)[1]["code"]) == (503, "recovering")
        assert "begins at" in server.run("recover")
        status, reply = send(server, 2)
        assert status == 200
        assert reply["receipts"][0]["outcome"] == "committed"  # type: ignore[index]
        database = server.database
        assert rows_of(database, "SELECT count(*) FROM taken") == [(2,)]
        assert ("wegwijs", "recover", "database") in rows_of(
            database, "SELECT actor, deed, subject FROM audit_entry"
        )
    finally:
        server.stop()
