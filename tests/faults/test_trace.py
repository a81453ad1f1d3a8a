"""What is promised to be on the disk was synced: batches before their receipts, files before their names (1.6, 3.4)."""

import shutil
import sys
from pathlib import Path

import pytest

from sync.exchange import parse_request
from tests.browser.server import HOUSE
from tests.faults.processes import Line, prepared
from tests.faults.trace import (
    MAKES,
    WRITES,
    read_trace,
    renamed,
    trace,
    trace_postgres,
    unsynced_commits,
    unsynced_folders,
    unsynced_names,
    unsynced_receipts,
)
from tests.faults.words import OFFER
from tests.phones import CALM
from tests.postgres import Postgres
from tests.simulator import Answer, Call, Simulation, run

PACK = "oekraine"
STEPS = 150
WEAK = Path(__file__).with_name("weak.py")


def one_pack(folder: Path) -> Path:
    """A folder with one of the starter packs, and the lists that stand beside them."""
    starter = HOUSE / "backend" / "starter"
    folder.mkdir()
    for path in starter.glob("*.yaml"):
        shutil.copy(path, folder)
    shutil.copytree(starter / PACK, folder / PACK)
    return folder


class Traced:
    """A server under load from its first start to its stop, and which request first brought each batch.

    Only one that `is_publishing` writes blobs and metadata at its start.

    Where its tables are in `postgres`, that is traced with it, and is stopped as well.
    """

    def __init__(
        self,
        root: Path,
        program: list[str] | None = None,
        postgres: Postgres | None = None,
        *,
        is_publishing: bool = False,
    ) -> None:
        server = prepared(root, postgres)
        if is_publishing:
            server.starter = one_pack(root / "one")
        server.program = program or server.program
        logs = [trace(server)]
        if postgres is not None:
            postgres.stop()
            logs.append(trace_postgres(postgres))
            postgres.start()
        server.start()
        self.batches: dict[str, str] = {}
        self._line = Line(server.port, patience=20)
        try:
            run(Simulation(7, OFFER, weather=CALM), STEPS, self._ask)
        finally:
            server.stop()
            if postgres is not None:
                postgres.stop()
        self.events = read_trace(*logs)

    def _ask(self, call: Call) -> Answer:
        if call.kind == "post":
            request = parse_request(call.body)
            for batch in request.batches:
                self.batches.setdefault(batch["batch_id"], request.request_id)
        return self._line.ask(call)


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    return Traced(tmp_path_factory.mktemp("traced"), is_publishing=True)


def test_a_batch_is_on_the_disk_before_its_receipt_goes_out(traced: Traced) -> None:
    assert len(traced.batches) > 20
    assert unsynced_receipts(traced.events, traced.batches) == []


def test_postgresql_has_synced_a_commit_before_its_receipt_goes_out(tmp_path: Path) -> None:
    with Postgres.started(is_safe=True) as postgres:
        traced = Traced(tmp_path, postgres=postgres)
    assert len(traced.batches) > 20
    assert unsynced_commits(traced.events, traced.batches) == []


def test_a_file_is_on_the_disk_before_it_gets_its_name_and_its_folder_after(traced: Traced) -> None:
    named = [Path(new) for _, new in renamed(traced.events)]
    assert {"timestamp.json", "high-water.json"} <= {path.name for path in named}
    assert any(path.parent.name == "backups" for path in named)
    assert unsynced_names(traced.events) == []


def test_a_new_folder_is_on_the_disk_before_anything_lies_in_it(traced: Traced) -> None:
    made = {Path(event.path).name for event in traced.events if event.call in MAKES}
    assert "backups" in made
    assert unsynced_folders(traced.events) == []


def test_the_high_water_mark_is_on_the_disk_when_the_server_has_stopped(traced: Traced) -> None:
    own = [event.call for event in traced.events if event.path.endswith("/high-water")]
    assert own[0] == "pwrite64"
    assert own[-1] == "fsync"


def test_a_backup_of_postgresql_is_on_the_disk_before_it_has_its_name_and_its_folder_after(
    tmp_path: Path, postgres: Postgres
) -> None:
    server = prepared(tmp_path, postgres)
    log = trace(server)
    server.program = [*server.under, *server.program]
    backup = server.run("backup").strip()
    events = read_trace(log)
    assert renamed(events)[-1][1] == backup
    assert any(event.call in WRITES and event.path.endswith("partial.pgdump") for event in events)
    assert unsynced_names(events) == unsynced_folders(events) == []


def test_a_restored_database_is_on_the_disk_before_it_has_its_name(tmp_path: Path) -> None:
    server = prepared(tmp_path)
    server.run("backup")
    backup = max((server.data / "backups").iterdir())
    log = trace(server)
    server.program = [*server.under, *server.program]
    server.run("restore", str(backup))
    events = read_trace(log)
    database = str(server.sqlite)
    assert renamed(events)[-1][1] == database
    assert database not in unsynced_names(events)


def test_a_server_that_syncs_less_is_seen(tmp_path: Path) -> None:
    weak = Traced(tmp_path, [sys.executable, str(WEAK)])
    assert len(unsynced_receipts(weak.events, weak.batches)) > len(weak.batches) / 2


def test_a_server_that_has_postgresql_sync_less_is_seen(tmp_path: Path) -> None:
    with Postgres.started(is_safe=True) as postgres:
        weak = Traced(tmp_path, [sys.executable, str(WEAK)], postgres)
    assert len(unsynced_commits(weak.events, weak.batches)) > len(weak.batches) / 2


@pytest.mark.parametrize("left_out", ["fsync of the file", "fsync of its folder"])
def test_a_name_given_too_early_is_seen(traced: Traced, left_out: str) -> None:
    first = next(event for event in traced.events if event.call == "rename")
    old, new = renamed([first])[0]
    gone = old if left_out == "fsync of the file" else str(Path(new).parent)
    events = [event for event in traced.events if event.path != gone or event.call != "fsync"]
    assert new in unsynced_names(events)
