"""Backups are whole, and exactly two are kept."""

import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backend.core.backup import back_up, backups, check_backup, is_due
from backend.core.database import DB
from backend.core.errors import DatabaseError
from backend.core.migrations import migrate
from backend.questions.tables import Thread

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def opened(tmp_path: Path) -> AsyncIterator[None]:
    await DB.open(tmp_path / "wegwijs.sqlite")
    await migrate()
    yield
    await DB.close()


def back_up_days(tmp_path: Path, *days: int) -> None:
    for day in days:
        back_up(tmp_path / "wegwijs.sqlite", tmp_path / "backups", NOW + timedelta(days=day))


async def test_a_third_backup_takes_the_place_of_the_oldest(tmp_path: Path) -> None:
    back_up_days(tmp_path, 0, 1, 2)
    assert [path.name[8:16] for path in backups(tmp_path / "backups")] == ["20261126", "20261127"]
    assert len(list((tmp_path / "backups").iterdir())) == 2


async def test_a_backup_made_while_the_server_writes_opens_with_what_was_committed(tmp_path: Path) -> None:
    await Thread.insert(Thread(id="a", key_hash="a", day=date(2026, 11, 25)))
    back_up_days(tmp_path, 0)
    await DB.close()
    await DB.open(backups(tmp_path / "backups")[0])
    assert await Thread.count() == 1


async def test_backups_that_are_made_at_once_are_all_whole(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        made = [threads.submit(back_up_days, tmp_path, day) for day in range(8)]
    for one in made:
        one.result()
    kept = backups(tmp_path / "backups")
    assert len(kept) == 2
    for backup in kept:
        check_backup(backup)
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("SELECT count(*) FROM commit_sequence").fetchall() == [(0,)]


def damage(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    path.write_bytes(whole)


def test_a_file_that_is_damaged_does_not_pass_its_check(tmp_path: Path) -> None:
    back_up_days(tmp_path, 0)
    (kept,) = backups(tmp_path / "backups")
    damage(kept)
    with pytest.raises(DatabaseError):
        check_backup(kept)


async def test_a_copy_that_does_not_pass_never_takes_the_place_of_a_good_one(tmp_path: Path) -> None:
    back_up_days(tmp_path, 0, 1)
    good = backups(tmp_path / "backups")
    await DB.close()
    damage(tmp_path / "wegwijs.sqlite")
    with pytest.raises(DatabaseError):
        back_up_days(tmp_path, 2)
    assert backups(tmp_path / "backups") == good


def test_a_backup_is_due_at_first_and_then_each_day(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert is_due(folder, NOW, 86400)
    back_up_days(tmp_path, 0)
    assert not is_due(folder, NOW + timedelta(hours=23), 86400)
    assert is_due(folder, NOW + timedelta(hours=24), 86400)


@pytest.mark.parametrize("stray", ["wegwijs-copy.sqlite", "wegwijs-2025.sqlite", "wegwijs-20261125.sqlite"])
def test_a_file_that_somebody_put_beside_the_backups_is_none_of_them(tmp_path: Path, stray: str) -> None:
    back_up_days(tmp_path, 0, 1)
    good = backups(tmp_path / "backups")
    (tmp_path / "backups" / stray).touch()
    assert backups(tmp_path / "backups") == good
    assert not is_due(tmp_path / "backups", NOW + timedelta(days=1), 86400)
    back_up_days(tmp_path, 2)
    assert len(backups(tmp_path / "backups")) == 2
    assert (tmp_path / "backups" / stray).exists()


async def test_after_a_clock_was_ahead_backups_go_on_and_the_oldest_is_still_the_first_made(
    tmp_path: Path,
) -> None:
    back_up_days(tmp_path, 400)
    assert is_due(tmp_path / "backups", NOW, 86400)
    await Thread.insert(Thread(id="a", key_hash="a", day=date(2026, 11, 25)))
    back_up_days(tmp_path, 0)
    assert [threads_in(path) for path in backups(tmp_path / "backups")] == [0, 1]
    assert not is_due(tmp_path / "backups", NOW, 86400)
    await Thread.insert(Thread(id="b", key_hash="b", day=date(2026, 11, 25)))
    back_up_days(tmp_path, 1)
    assert [threads_in(path) for path in backups(tmp_path / "backups")] == [1, 2]


def threads_in(backup: Path) -> int:
    with closing(sqlite3.connect(backup)) as connection:
        (found,) = connection.execute("SELECT count(*) FROM thread").fetchone()
    return int(found)


def test_only_the_owner_reads_the_database_and_its_backups(tmp_path: Path) -> None:
    back_up_days(tmp_path, 0)
    kept = [*tmp_path.glob("wegwijs.sqlite*"), *backups(tmp_path / "backups")]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}
