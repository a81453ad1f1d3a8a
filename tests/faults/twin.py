"""The phone's own store and outbox, in Node, against a real server over loopback that is killed and put back."""

import json
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from backend.core.address import Address
from backend.core.backup import back_up, backups
from backend.intake.recovery import restore
from tests.browser.server import HOUSE, Server
from tests.faults.processes import prepared
from tests.faults.words import read_totals
from tests.postgres import Postgres
from tests.server import settings_in
from tests.simulator import Totals, without_periods

PHONE = HOUSE / "pwa"
PLAYER = PHONE / "node_modules" / ".twin" / "play.mjs"
SCHEDULES = 200
ROUNDS_MAX = 12


class Outcome(NamedTuple):
    """How a run ended: schedules played, faults met, how often the server was put back, and what is wrong at the end."""

    runs: int
    faults: int
    restored: int
    killed: int
    rounds: int
    lost: int
    doubled: int
    stuck: int

    @property
    def holds(self) -> bool:
        quiet = self.rounds <= ROUNDS_MAX
        return self.runs > 0 and self.restored > 0 and quiet and self.lost == self.doubled == self.stuck == 0


class Operator:
    """Who looks after the server: backs it up, puts it back, and starts it again where it was killed."""

    def __init__(self, server: Server, seed: int) -> None:
        self.server, self.random = server, random.Random(seed)
        self.settings = settings_in(server.folder, server.postgres)
        self.restored = self.killed = 0

    def do(self, deed: str) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "backup": self.back_up,
            "restore oldest": lambda: self.restore(0),
            "restore newest": lambda: self.restore(-1),
        }
        deeds[deed]()

    def back_up(self) -> None:
        # Half of the times of a server that was killed just before.
        if self.random.random() < 0.5:
            self.server.kill()
            self.server.start()
            self.killed += 1
        back_up(self.settings.database, self.settings.backups, datetime.now(UTC))

    def restore(self, which: int) -> None:
        kept = backups(self.settings.backups)
        if kept:
            self.server.stop()
            restore(self.settings, kept[which], datetime.now(UTC))
            self.server.start()
            self.server.run("recover")
            self.restored += 1


def twins(count: int = SCHEDULES, seed: int = 1, postgres: Postgres | None = None) -> Outcome:
    """So many random schedules, then a calm day in which the server is put back once more; its tables may be elsewhere."""
    subprocess.run(
        ["npx", "vite", "build", "--config", "twin.vite.ts", "--logLevel", "warn"], cwd=PHONE, check=True
    )
    with tempfile.TemporaryDirectory() as folder:
        server = prepared(Path(folder), postgres)
        server.start()
        try:
            operator = Operator(server, seed)
            said = _play(operator, count, seed)
        finally:
            server.stop()
        return judge(said, operator, server.database)


def judge(said: dict[str, object], operator: Operator, database: Address) -> Outcome:
    """Compare the tables with what was done on the phones; on which day it was booked is not compared."""
    counted, messages = read_totals(database)
    found = without_periods(counted)
    found.update(messages)
    expected = Totals(said["expected"])
    runs, faults, stuck = (int(str(said[name])) for name in ("schedules", "faults", "stuck"))
    rounds = said["rounds"]
    return Outcome(
        runs=runs,
        faults=faults,
        restored=operator.restored,
        killed=operator.killed,
        rounds=rounds if isinstance(rounds, int) else ROUNDS_MAX + 1,
        lost=(expected - found).total(),
        doubled=(found - expected).total(),
        stuck=stuck,
    )


def _play(operator: Operator, count: int, seed: int) -> dict[str, object]:
    """What the player says at its end."""
    address = f"http://127.0.0.1:{operator.server.port}"
    command = ["node", str(PLAYER), address, str(seed), str(count)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    said: dict[str, object] = {}
    with subprocess.Popen(command, cwd=PHONE, env=os.environ | {"TZ": "UTC"}, text=True, **pipes) as player:
        assert player.stdin is not None
        assert player.stdout is not None
        try:
            for line in player.stdout:
                said = json.loads(line)
                if "ask" in said:
                    operator.do(str(said["ask"]))
                    player.stdin.write("done\n")
                    player.stdin.flush()
        finally:
            player.kill()
    assert "expected" in said, "the player did not come to its end"
    return said
