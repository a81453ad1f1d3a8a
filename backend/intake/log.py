"""The log of devices as it is kept: operations, chains and texts."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from backend.intake.tables import ChainLink, ReplicaMark, StaffBody, StaffOperation
from backend.visits.records import record_key
from sync.operations import Body, Mark, OperationReceipt, Raw, bodies_of, hash_content

TEXT_NAME = re.compile(r"[0-9a-f]{64}")
STAMP = re.compile(r"[0-9a-f]{16}")
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
ANNULLED = "annulled"  # a person decided that it does nothing, and what it said was erased


class WrittenOperation(NamedTuple):
    """An operation as it came, the stamp that it counts for, and what became of it."""

    envelope: Raw
    stamp: str
    receipt: OperationReceipt


async def read_mark(replica: str) -> Mark:
    """How far this replica's chain goes."""
    row = await ReplicaMark.select().where(ReplicaMark.replica == replica).first()
    return Mark() if row is None else Mark(row["seq"], row["hash"])


async def writer_of(replica: str) -> str | None:
    """The device that began this replica's chain."""
    row = await ReplicaMark.select(ReplicaMark.device).where(ReplicaMark.replica == replica).first()
    return None if row is None else str(row["device"])


async def known_links(replica: str, from_seq: int) -> dict[int, str]:
    """The hashes of a replica's chain from this number on."""
    rows = await ChainLink.select(ChainLink.seq, ChainLink.hash).where(
        ChainLink.replica == replica, ChainLink.seq >= from_seq
    )
    return {row["seq"]: row["hash"] for row in rows}


async def known_operations(keys: Sequence[str]) -> dict[str, WrittenOperation]:
    """Those of these that were taken before, by key."""
    rows = await StaffOperation.select().where(StaffOperation.op_id.is_in(list(keys))) if keys else []
    return {row["op_id"]: written(row) for row in rows}


def reused_key(operation: Raw) -> str:
    """Under what an operation is kept whose id another one has, in whichever chain it comes."""
    return f"{operation['op_id']}~{hash_content(operation)[:11]}"


async def read_bodies(hashes: Sequence[str]) -> dict[str, Body]:
    """Those of these texts that were kept and not yet erased."""
    rows = await StaffBody.select().where(StaffBody.hash.is_in(list(hashes))) if hashes else []
    return {row["hash"]: Body(row["hash"], row["salt"], row["text"]) for row in rows}


def texts_named(operations: Sequence[Raw]) -> list[str]:
    """The hashes of the texts that these name; what has not the form of one is the name of none."""
    return [name for raw in operations for name in bodies_of(raw) if TEXT_NAME.fullmatch(name)]


def written(row: Mapping[str, Any]) -> WrittenOperation:
    """A row of operations as a value."""
    envelope = msgspec.json.decode(row["envelope"])
    reason = row["reason"] or None
    outcome = "quarantined" if reason else "committed"
    receipt = OperationReceipt(envelope["op_id"], outcome, row["commit_seq"], reason)  # type: ignore[arg-type]
    return WrittenOperation(envelope, row["stamp"], receipt)


def record_of(raw: Raw) -> str:
    """The key of the record that an operation says it is of, whatever came."""
    return record_key(matching(NAME, raw.get("entity"), "-"), matching(NAME, raw.get("entity_id"), "-"))


def matching(pattern: re.Pattern[str], value: object, otherwise: str) -> str:
    """What may stand in a column of its own, whatever came."""
    return value if isinstance(value, str) and pattern.fullmatch(value) else otherwise
