"""`wegwijs doctor`: looks whether this installation can do its work, and says what is wrong in plain words."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from backend.accounts.audit import Chain, verify_audit
from backend.accounts.audit_tables import AuditEntry, BegunDeed
from backend.accounts.begun import Begun, list_cut_off
from backend.core.backup import backups, is_due, source_of
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.errors import DatabaseError
from backend.core.high_water import HighWater
from backend.publishing.check import find_faults
from backend.publishing.raising import is_published_behind

LATE = 48 * 3600  # seconds


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    is_well: bool
    what: str


def examine(settings: Settings, now: datetime) -> list[Finding]:
    """Every finding, good and bad."""
    return [
        *_folders(settings),
        *_database(settings),
        *_backups(settings, now),
        *_published(settings, now),
    ]


async def examine_audit(settings: Settings) -> list[Finding]:
    """Whether the audit is as it was written, and deeds that were cut off; nothing where there is no database yet."""
    try:
        source_of(settings.database).require()
        await DB.open(settings.database)
    except DatabaseError:
        return []
    try:
        if not await AuditEntry.table_exists() or not await BegunDeed.table_exists():
            return []
        chain, cut_off = await verify_audit(), await list_cut_off(settings.data)
    finally:
        await DB.close()
    return [_judged(chain), *(Finding(is_well=False, what=_in_words(deed)) for deed in cut_off)]


def _judged(chain: Chain) -> Finding:
    if chain.broken_at:
        return Finding(is_well=False, what=f"entry {chain.broken_at} of the audit is not as it was written")
    newest = f", the newest {chain.newest}" if chain.entries else ""
    return Finding(is_well=True, what=f"the audit is whole: {chain.entries} entries{newest}")


def _in_words(cut_off: Begun) -> str:
    what = f"{cut_off.deed} of {cut_off.subject} by {cut_off.actor} began at {cut_off.at:%Y-%m-%d %H:%M} and was cut off"
    return f"{what}: look at what is published; wegwijs serve writes it in the audit when it starts"


def _folders(settings: Settings) -> Iterator[Finding]:
    yield Finding(_is_writable(settings.data), f"data folder {settings.data} can be written")
    built = (settings.dist / "index.html").is_file()
    yield Finding(
        built, "the phone's app is built" if built else "the phone's app is not built: run make serve"
    )


def _database(settings: Settings) -> Iterator[Finding]:
    source = source_of(settings.database)
    try:
        source.require()
    except DatabaseError as error:
        yield Finding(is_well=False, what=f"{error}: start wegwijs serve once")
        return
    try:
        source.check()
        yield Finding(is_well=True, what="the database is whole")
        yield from (Finding(is_well=False, what=doubt) for doubt in source.doubts())
        noted = HighWater(settings.high_water).read()
        if noted is not None and source.position().commit_seq < noted.commit_seq:
            yield Finding(
                is_well=False,
                what="the database was put back from a backup: phones wait until you run wegwijs recover",
            )
    except DatabaseError as error:
        yield Finding(is_well=False, what=str(error))


def _backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    if is_due(settings.backups, now, LATE):
        yield Finding(
            is_well=False, what="no backup in the last two days: wegwijs serve makes one, or wegwijs backup"
        )
        return
    yield Finding(is_well=True, what=f"newest backup {backups(settings.backups)[-1].name}")


def _published(settings: Settings, now: datetime) -> Iterator[Finding]:
    faults = find_faults(settings, now)
    for fault in faults:
        yield Finding(is_well=False, what=fault)
    if faults:
        return
    if is_published_behind(settings):
        yield Finding(
            is_well=False,
            what="what is published is older than what phones may have seen: run wegwijs recover",
        )
        return
    yield Finding(is_well=True, what="what is published is whole, and phones take it")


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
