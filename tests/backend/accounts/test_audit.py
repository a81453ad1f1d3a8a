"""The audit: what was written down stays, in its order, and shows when somebody changes it."""

import sqlite3
from typing import Any

import asyncpg
import pytest

from backend.accounts.audit import list_entries, note, verify_audit
from backend.accounts.audit_tables import AuditEntry
from backend.core.database import DB
from tests.conftest import ON_BOTH, Clock

pytestmark = ON_BOTH
REFUSALS = (sqlite3.Error, asyncpg.PostgresError)


async def note_three(clock: Clock) -> None:
    for detail in ("één", "twee", "drie"):
        await note("Ahmed", "publish", "eerste-weken", detail, clock())
        clock.move(minutes=1)


async def test_entries_are_numbered_and_chained_and_told_newest_first(app: Any, clock: Clock) -> None:
    await note_three(clock)
    chain, entries = await verify_audit(), await list_entries()
    assert [entry.detail for entry in entries[:3]] == ["drie", "twee", "één"]
    assert (chain.newest, chain.broken_at) == (entries[0].hash, 0)
    assert [entry.detail for entry in await list_entries(before=entries[0].number)][:2] == ["twee", "één"]


async def test_what_is_undone_leaves_no_entry(app: Any, clock: Clock) -> None:
    before = await verify_audit()
    with pytest.raises(ZeroDivisionError):
        async with DB.transaction():
            await note("Ahmed", "role", "Sanne", "", clock())
            raise ZeroDivisionError
    assert await verify_audit() == before


async def test_the_database_refuses_to_change_or_remove_an_entry(app: Any, clock: Clock) -> None:
    await note_three(clock)
    before = await list_entries()
    with pytest.raises(REFUSALS):
        await AuditEntry.update({AuditEntry.detail: "niets"}).where(AuditEntry.number == 1)
    with pytest.raises(REFUSALS):
        await AuditEntry.delete(force=True)
    assert await list_entries() == before


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET actor = 'X'", "DELETE FROM audit_entry"])
async def test_who_goes_round_the_database_breaks_the_chain(app: Any, clock: Clock, change: str) -> None:
    await note_three(clock)
    second = (await list_entries())[1].number
    drop = "DROP TRIGGER audit_entry_kept ON audit_entry"
    drops = ["DROP TRIGGER audit_entry_update", "DROP TRIGGER audit_entry_delete"]
    for one in drops if DB.engine_type == "sqlite" else [drop]:
        await DB.run_ddl(one)
    await DB.run_ddl(f"{change} WHERE number = {second}")
    assert (await verify_audit()).broken_at == second
