"""Questions to the library here, as a team's devices see and answer them (clauses 4.0 and 4.5)."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import NamedTuple

from backend.core.connection import Write
from backend.questions.tables import ASKER, LIBRARY, Message, Thread
from sync.merging import Applied, Record, ThreadRecord

HERE = "here"
STATE = "UPDATE thread SET state = ? WHERE id = ?"
ANSWER = "INSERT INTO message (id, thread, sender, text, day, is_told) VALUES (?, ?, ?, ?, ?, TRUE)"


class Asked(NamedTuple):
    """A message of an asker that teams are told."""

    id: str
    thread: str
    topic: str
    place: str
    day: str
    text: str


async def read_threads(threads: Sequence[str]) -> dict[str, Record]:
    """Those of these questions that were asked of the library here, by id."""
    if not threads:
        return {}
    rows = await Thread.select().where(Thread.id.is_in(list(threads)), Thread.audience == HERE)
    return {row["id"]: _record(row) for row in rows}


async def threads_of(places: Sequence[str]) -> list[Record]:
    """All questions to the library at these places."""
    rows = await Thread.select().where(Thread.place.is_in(list(places)), Thread.audience == HERE)
    return [_record(row) for row in rows]


async def read_asked(messages: Sequence[str]) -> dict[str, Asked]:
    """These messages, by id."""
    return {asked.id: asked for asked in await _asked(Message.id.is_in(list(messages)))} if messages else {}


async def untold() -> list[Asked]:
    """Messages of askers to the library here that no team was told yet."""
    return await _asked(Message.is_told.eq(value=False))


async def mark_told(messages: Sequence[str]) -> None:
    """They were told."""
    if messages:
        await Message.update({Message.is_told: True}).where(Message.id.is_in(list(messages)))


def record_thread(applied: Applied, record: Record, text: str | None, day: str) -> list[Write]:
    """What an answer or a new state does to a question."""
    state = record.state if isinstance(record, ThreadRecord) else "open"
    writes = [Write(STATE, [(state, applied.entity_id)])]
    if text is not None:
        writes.append(Write(ANSWER, [(_answer_id(applied.op_id), applied.entity_id, LIBRARY, text, day)]))
    return writes


async def erase_answers(operations: Sequence[str]) -> None:
    """What these operations, by their ids, said to askers is gone; how far their questions are stays."""
    if operations:
        await Message.delete().where(Message.id.is_in(list(map(_answer_id, operations))))


def _answer_id(op_id: str) -> str:
    # The operation's id tells its millisecond, and of a question nothing finer than the day is kept.
    return urlsafe_b64encode(hashlib.sha256(op_id.encode()).digest())[:22].decode()


async def _asked(condition: object) -> list[Asked]:
    rows = await Message.select(
        Message.id, Message.text, Message.day, Message.thread.id, Message.thread.topic, Message.thread.place
    ).where(condition, Message.sender == ASKER, Message.thread.audience == HERE)  # type: ignore[arg-type]
    return [
        Asked(
            row["id"],
            row["thread.id"],
            row["thread.topic"],
            row["thread.place"],
            row["day"].isoformat(),
            row["text"],
        )
        for row in rows
    ]


def _record(row: dict[str, str]) -> Record:
    return ThreadRecord(entity="thread", entity_id=row["id"], place=row["place"], state=row["state"])  # type: ignore[arg-type]
