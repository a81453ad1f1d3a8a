"""A server that was put back from a backup says so, begins a new epoch, and phones bring back what it forgot."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from backend.app import create_app
from backend.core.backup import backups
from backend.core.config import Settings
from backend.core.errors import DatabaseError
from backend.core.high_water import HighWater, Position
from backend.intake.recovery import alone, back_up_if_ready, drill, recover, restore
from backend.intake.tables import Taken
from tests.backend.intake.team import enrolled
from tests.conftest import ON_BOTH, Caller, Clock, caller
from tests.server import living

pytestmark = ON_BOTH

RECOVERING = "recovering"
COUNT = {"category": "age-18", "n": 1}


class Centre:
    """One data folder, over which a server is started and stopped."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings, self.clock = settings, clock

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Caller]:
        async with living(create_app(self.settings, self.clock)) as app:
            phone = caller(app)
            yield phone
            await phone.client.aclose()

    async def send(self, caller: Caller, number: int) -> Any:
        reply = await caller.post("/sync/batches", json=request(number))
        assert reply.status_code == 200, reply.text
        return reply.json()

    async def back_up(self) -> Path:
        self.clock.move(days=1)
        return await back_up_if_ready(self.settings, self.clock())


def request(number: int) -> dict[str, Any]:
    row = {"resource": None, "language": "nl", "metric": "opened", "n": 1}
    batch = {"batch_id": f"{number:022}", "schema": 1, "shape": "month", "period": "2026-11", "rows": [row]}
    return {"schema": 1, "request_id": f"{number:022}", "batches": [batch]}


@pytest.fixture
def centre(settings: Settings, clock: Clock) -> Centre:
    return Centre(settings, clock)


async def test_a_server_put_back_from_a_backup_speaks_no_word_until_it_recovered(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        backup = await centre.back_up()
        await centre.send(phone, 2)
    restore(centre.settings, backup, centre.clock())
    async with centre.running() as phone:
        for path, body in (("/sync/batches", request(3)), ("/sync/answers", {})):
            reply = await phone.post(path, json=body)
            assert (reply.status_code, reply.json()["code"]) == (503, RECOVERING)
            assert reply.headers["content-type"] == "application/problem+json"
            assert int(reply.headers["retry-after"]) > 0
        assert (await phone.get("/sync/status")).status_code == 503
        assert (await phone.get("/metadata/timestamp.json")).status_code == 200, (
            "what is published is not behind"
        )


async def test_after_it_recovered_phones_see_a_new_epoch_and_what_it_forgot_is_taken_once(
    centre: Centre,
) -> None:
    async with centre.running() as phone:
        first = await centre.send(phone, 1)
        backup = await centre.back_up()
        forgotten = await centre.send(phone, 2)
    restore(centre.settings, backup, centre.clock())
    async with centre.running() as phone:
        done = await recover(centre.settings, centre.clock())
        again = await centre.send(phone, 2)
        assert again["epoch"] == done.epoch != first["epoch"]
        assert again["receipts"][0]["commit_seq"] > forgotten["receipts"][0]["commit_seq"]
        assert again["durable_seq"] == 0, "until two backups are of this epoch nothing is safe"
        assert (await centre.send(phone, 1))["receipts"][0]["outcome"] == "committed"
        status = (await phone.get("/sync/status")).json()
        assert status["epoch"] == done.epoch
    assert done.backup in backups(centre.settings.backups)


@pytest.mark.databases("sqlite")
async def test_a_database_that_somebody_copied_back_by_hand_is_noticed_as_well(
    centre: Centre, tmp_path: Path
) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
    shutil.copyfile(centre.settings.database, tmp_path / "copy")
    async with centre.running() as phone:
        await centre.send(phone, 2)
    shutil.copyfile(tmp_path / "copy", centre.settings.database)
    async with centre.running() as phone:
        assert (await phone.get("/sync/status")).json()["code"] == RECOVERING


async def test_a_server_that_was_only_killed_goes_on(centre: Centre) -> None:
    async with centre.running() as phone:
        before = await centre.send(phone, 1)
    centre.settings.high_water.unlink()
    async with centre.running() as phone:
        assert (await centre.send(phone, 2))["epoch"] == before["epoch"]


async def test_while_it_waits_no_backup_pushes_a_better_one_out(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        backup = await centre.back_up()
        await centre.send(phone, 2)
        await centre.back_up()
    before = backups(centre.settings.backups)
    restore(centre.settings, backup, centre.clock())
    async with centre.running():
        with pytest.raises(DatabaseError, match="recover"):
            await centre.back_up()
    assert backups(centre.settings.backups) == before


async def test_what_is_written_while_it_waits_does_not_let_it_speak(centre: Centre) -> None:
    async with centre.running() as phone:
        team = await enrolled(phone, centre.clock)
        for number in range(3):
            team.write("count", f"v{number}", COUNT, place="bieb")
        await team.push()
        backup = await centre.back_up()
        for number in range(3):
            await centre.send(phone, number)
    restore(centre.settings, backup, centre.clock())
    async with centre.running() as phone:
        admin = Caller(phone.client)
        await admin.log_in("Ahmed")
        for held in (await admin.get("/api/quarantine/operations")).json()["held"]:
            path = f"/api/quarantine/operations/{held['commit_seq']}/release"
            assert (await admin.post(path)).status_code == 204
        assert (await phone.get("/sync/status")).status_code == 503
    async with centre.running() as phone:
        assert (await phone.get("/sync/status")).json()["code"] == RECOVERING


async def test_no_word_is_spoken_before_the_new_epochs_backup_is_made(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        backup = await centre.back_up()
    restore(centre.settings, backup, centre.clock())
    in_the_way = centre.settings.backups / f"partial{backup.suffix}"
    in_the_way.mkdir()
    async with centre.running() as phone:
        with pytest.raises(OSError, match="partial"):
            await recover(centre.settings, centre.clock())
        assert (await phone.get("/sync/status")).json()["code"] == RECOVERING
        in_the_way.rmdir()
        await recover(centre.settings, centre.clock())
        assert (await phone.get("/sync/status")).status_code == 200


async def test_nothing_else_than_one_of_the_two_newest_backups_is_restored(
    centre: Centre, tmp_path: Path
) -> None:
    async with centre.running():
        old = await centre.back_up()
        shutil.copyfile(old, tmp_path / old.name)
        await centre.back_up()
        await centre.back_up()
    for backup in (old, tmp_path / old.name, tmp_path / "none"):
        with pytest.raises(DatabaseError, match="not one of the backups"):
            restore(centre.settings, backup, centre.clock())


async def test_nothing_is_restored_under_a_server_that_runs(centre: Centre) -> None:
    async with centre.running():
        backup = await centre.back_up()
    with alone(centre.settings), pytest.raises(DatabaseError, match="stop it first"):
        restore(centre.settings, backup, centre.clock())


@pytest.mark.databases("sqlite")
async def test_what_was_there_before_a_restore_is_set_aside(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        backup = await centre.back_up()
    before = read(centre.settings.database)
    aside = restore(centre.settings, backup, centre.clock())
    assert read(Path(aside)) == before
    assert centre.settings.database.stat().st_mode & 0o777 == 0o600


def read(path: Path) -> bytes:
    return path.read_bytes()


async def test_without_a_restore_there_is_nothing_to_recover_from(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        with pytest.raises(DatabaseError, match="nothing to recover"):
            await recover(centre.settings, centre.clock())


async def test_a_drill_says_what_each_backup_would_lose_and_what_phones_send_again(centre: Centre) -> None:
    async with centre.running() as phone:
        await centre.send(phone, 1)
        await centre.back_up()
        await centre.send(phone, 2)
        await centre.back_up()
        await centre.send(phone, 3)
        older, newer = drill(centre.settings)
    assert (older.lost, older.sent_again) == (0, 2)
    assert (newer.lost, newer.sent_again) == (0, 1)


async def test_a_drill_sees_words_that_no_backup_and_no_phone_has(centre: Centre) -> None:
    """One more than the oldest backup has, though its number says that it is safe there."""
    async with centre.running() as phone:
        await centre.send(phone, 1)
        await centre.back_up()
        await centre.send(phone, 2)
        await Taken.update({Taken.commit_seq: 1}).where(Taken.batch_id == f"{2:022}")
        (only,) = drill(centre.settings)
    assert only.lost == 1


async def test_a_drill_counts_what_teams_wrote_as_well(centre: Centre) -> None:
    async with centre.running() as phone:
        team = await enrolled(phone, centre.clock)
        team.write("count", "v1", COUNT)
        await team.push()
        await centre.back_up()
        team.write("count", "v1", COUNT)
        await team.push()
        (only,) = drill(centre.settings)
    assert (only.lost, only.sent_again) == (0, 1)


@pytest.mark.parametrize("torn", [0, 512])
def test_a_record_that_a_crash_tears_leaves_the_other(tmp_path: Path, torn: int) -> None:
    high_water = HighWater(tmp_path / "high-water")
    for number in (7, 8):
        high_water.note(Position("e" * 22, number))
    high_water.close()
    data = bytearray((tmp_path / "high-water").read_bytes())
    data[torn + 30] ^= 1
    (tmp_path / "high-water").write_bytes(data)
    read = HighWater(tmp_path / "high-water").read()
    assert read is not None
    assert read.commit_seq in (7, 8)


def test_a_file_of_which_nothing_can_be_read_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "high-water").write_bytes(b"spoilt")
    assert HighWater(tmp_path / "high-water").read() is None
    assert HighWater(tmp_path / "none").read() is None
