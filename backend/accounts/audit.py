"""The audit: publishing, roles, keys and log-ins, each entry chained to the one before it.

It is appended to and read, never changed: triggers in the database refuse that, and whoever goes round them breaks the chain.
What stands in it is told to administrators: no passwords, no codes, no words of newcomers.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from backend.accounts.audit_tables import AuditEntry
from backend.core.database import DB

PAGE = 100
FIRST = ""  # what stands for the hash before the first entry
AT_THE_SERVER = "wegwijs"  # the actor of what is typed at the server's own keyboard


class Entry(msgspec.Struct, frozen=True):
    """One deed as it was written down."""

    number: int
    at: datetime
    actor: str
    deed: str
    subject: str
    detail: str
    hash: str


class Chain(msgspec.Struct, frozen=True):
    """How many entries there are, the newest one's hash, and the number of the first that is not as it was written; 0 if none."""

    entries: int
    newest: str
    broken_at: int


async def note(actor: str, deed: str, subject: str, detail: str, now: datetime) -> None:
    """Write down that somebody did something; in the caller's transaction, so that both are kept or neither.

    `deed` is a short stable word for machines ("publish", "role", "key"), `detail` plain Dutch for administrators.
    """
    async with DB.transaction():
        last = (
            await AuditEntry.select(AuditEntry.number, AuditEntry.hash)
            .order_by(AuditEntry.number, ascending=False)
            .first()
        )
        number, before = (last["number"] + 1, last["hash"]) if last else (1, FIRST)
        row: dict[str, Any] = {
            "number": number,
            "at": int(now.timestamp()),
            "actor": actor[:120],
            "deed": deed[:60],
            "subject": subject[:200],
            "detail": detail,
        }
        await AuditEntry.insert(AuditEntry(**row, hash=_hash(row, before)))


async def list_entries(before: int = 0) -> Sequence[Entry]:
    """A page of entries, newest first; those with a number below `before`, or the newest when it is 0."""
    query = AuditEntry.select().order_by(AuditEntry.number, ascending=False).limit(PAGE)
    rows = await (query.where(AuditEntry.number < before) if before else query)
    return [Entry(**{**row, "at": datetime.fromtimestamp(row["at"], UTC)}) for row in rows]


async def verify_audit() -> Chain:
    """Whether each entry is as it was written.

    Entries cut off at the end show only beside a hash that was noted elsewhere: `wegwijs doctor` prints the newest.
    """
    before, number = FIRST, 0
    rows = await AuditEntry.select().order_by(AuditEntry.number)
    for number, row in enumerate(rows, start=1):
        if row["number"] != number or row["hash"] != _hash(row, before):
            return Chain(len(rows), rows[-1]["hash"], number)
        before = row["hash"]
    return Chain(number, before, 0)


def _hash(row: dict[str, Any], before: str) -> str:
    """Over what an entry says, in an order and a writing that are always the same."""
    said = [before, *(row[name] for name in ("number", "at", "actor", "deed", "subject", "detail"))]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()
