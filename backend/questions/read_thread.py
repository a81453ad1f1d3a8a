"""An asker's phone asks what became of its question."""

import hmac
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from backend.questions.record_message import hash_key
from backend.questions.tables import Message, Thread


class Said(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """One message of a thread; `from` is asker or library."""

    sender: str
    text: str
    day: date


class Answers(msgspec.Struct, frozen=True):
    """What a phone may know of the thread whose key it holds."""

    state: str
    messages: Sequence[Said]


async def read_thread(key: str) -> Answers:
    """The thread of this key; one that opens nothing reads as `unknown` (clause 3.8)."""
    key_hash = hash_key(key)
    found = await Thread.select().where(Thread.key_hash == key_hash).first()
    if found is None or not hmac.compare_digest(found["key_hash"], key_hash):
        return Answers("unknown", [])
    return Answers(found["state"], (await messages_of([found["id"]]))[found["id"]])


async def messages_of(threads: Sequence[str]) -> dict[str, list[Said]]:
    """Messages of each thread by day; within a day the asker's first, and nothing that tells when they came."""
    said: dict[str, list[Said]] = defaultdict(list)
    if threads:
        chosen = Message.select().where(Message.thread.is_in(list(threads)))
        for row in await chosen.order_by(Message.day, Message.sender, Message.id):
            said[row["thread"]].append(Said(row["sender"], row["text"], row["day"]))
    return said
