"""A process is killed in the middle of a deed: it is in the audit all the same, with whether anything came of it."""

import fcntl
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from backend.accounts.audit import Entry, list_entries, verify_audit
from backend.accounts.begun import at_work
from backend.app import create_app
from backend.core.config import Settings
from backend.publishing.folders import folders_of
from backend.publishing.noted import CHANGED, UNCHANGED
from tests.backend.conftest import Terminal
from tests.browser.server import Server
from tests.conftest import Caller, Clock
from tests.forks import Forked, Order
from tests.server import living

RECALL = ("recall", "buurt", "B1-02", "--reason", "Dit klopt niet.")
WITHIN = 60  # seconds


def begun(settings: Settings) -> int:
    with closing(sqlite3.connect(settings.sqlite)) as database:
        (count,) = database.execute("SELECT count(*) FROM begun_deed").fetchone()
    return int(count)


def wait_for(happened: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + WITHIN
    while not happened():
        assert time.monotonic() < ends_at
        time.sleep(0.01)


def recalling(settings: Settings) -> Forked:
    """Somebody at the server's keyboard takes a card back, in a process of its own."""
    assert Server.forks is not None
    environment = os.environ | {"WEGWIJS_DATA": str(settings.data)}
    with Path(os.devnull).open("r+b") as nothing:
        files = [nothing.fileno()] * 3
        return Server.forks.begin(Order(RECALL, environment, str(settings.data)), files)


def kill(process: Forked) -> None:
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(WITHIN) == -signal.SIGKILL


@contextmanager
def nobody_signs(settings: Settings) -> Iterator[None]:
    """Every deed waits, after it was noted and before it does anything."""
    with (settings.data / "signing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def nobody_writes(settings: Settings) -> Iterator[None]:
    """Every deed waits, after all of it is done and before it is an entry."""
    with closing(sqlite3.connect(settings.sqlite, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


def killed_before(settings: Settings) -> None:
    with nobody_signs(settings):
        process = recalling(settings)
        wait_for(lambda: begun(settings) == 1)
        kill(process)


def killed_after(settings: Settings, is_done: Callable[[], bool]) -> None:
    with ExitStack() as locked:
        with nobody_signs(settings):
            process = recalling(settings)
            wait_for(lambda: begun(settings) == 1)
            locked.enter_context(nobody_writes(settings))
        wait_for(is_done)
        kill(process)


async def entries_after_a_start(settings: Settings, clock: Clock) -> list[Entry]:
    async with living(create_app(settings, clock)):
        assert (await verify_audit()).broken_at == 0
        return [*await list_entries()]


async def test_a_deed_that_was_killed_gets_its_entry_at_the_next_start(
    settings: Settings, clock: Clock
) -> None:
    published = folders_of(settings).metadata / "timestamp.json"
    before = published.read_bytes()
    killed_before(settings)
    assert published.read_bytes() == before
    first, *_ = await entries_after_a_start(settings, clock)
    killed_after(settings, lambda: published.read_bytes() != before)
    second, former, *_ = await entries_after_a_start(settings, clock)
    assert (first.actor, first.deed, first.subject) == ("wegwijs", "recall", "buurt/B1-02")
    assert first.detail.startswith("afgebroken: ")
    assert UNCHANGED in first.detail
    assert CHANGED in second.detail
    assert second.detail.endswith("tot en met 1: Dit klopt niet")
    assert (former, begun(settings)) == (first, 0)


def test_the_doctor_tells_of_a_deed_that_was_cut_off_and_of_none_that_goes_on(
    settings: Settings, terminal: Terminal
) -> None:
    killed_before(settings)
    assert "BAD  recall of buurt/B1-02 by wegwijs began at " in terminal.type("doctor")[1]
    with at_work(settings.data):
        assert "BAD  recall" not in terminal.type("doctor")[1]


async def test_the_viewer_tells_of_it_too(settings: Settings, proven: Caller) -> None:
    killed_before(settings)
    (told,) = (await proven.get("/api/accounts/audit")).json()["cut_off"]
    assert (told["actor"], told["deed"], told["subject"]) == ("wegwijs", "recall", "buurt/B1-02")


async def test_a_refusal_that_changes_nothing_leaves_nothing(
    settings: Settings, proven: Caller, clock: Clock
) -> None:
    before = await verify_audit()
    body = {"pack": "buurt", "resource": "X-99", "reason": "Dit klopt niet."}
    assert (await proven.post("/api/publishing/recalls", body)).status_code == 404
    assert (await verify_audit(), begun(settings)) == (before, 0)


async def test_a_deed_that_fails_after_it_changed_something_says_so(
    settings: Settings, proven: Caller, clock: Clock
) -> None:
    for path in folders_of(settings).keys.glob("*snapshot*"):
        path.unlink()
    body = {"edition": 1, "notes": ""}
    assert (await proven.post("/api/publishing/packs/buurt/rollback", body)).status_code == 409
    failed, *_ = await list_entries()
    assert (failed.deed, failed.subject, begun(settings)) == ("rollback", "buurt", 0)
    assert failed.detail == f"mislukt (KeysError); {CHANGED}"
