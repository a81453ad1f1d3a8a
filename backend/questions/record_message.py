"""An asker's message arrives: it starts a thread, or joins the one whose key it carries."""

import hashlib
from datetime import date

from backend.core.web import random_id
from backend.questions.tables import ASKER, OPEN, Message, Thread
from sync.batches import MessageBatch


async def record_message(batch: MessageBatch, day: date) -> None:
    """Write one message; the caller's transaction makes it happen once (clause 3.4)."""
    thread = await _thread_of(batch, day)
    await Message.insert(Message(id=random_id(), thread=thread, sender=ASKER, text=batch.text, day=day))


async def _thread_of(batch: MessageBatch, day: date) -> str:
    key_hash = hash_key(batch.thread_key)
    known = await Thread.select(Thread.id).where(Thread.key_hash == key_hash).first()
    if known is not None:
        # Whatever the library had decided, there is something new to read.
        await Thread.update({Thread.state: OPEN}).where(Thread.id == known["id"])
        return str(known["id"])
    thread = Thread(
        id=random_id(),
        key_hash=key_hash,
        audience=batch.audience,
        place=batch.place or "",
        language=batch.language or "",
        topic=batch.topic,
        state=OPEN,
        day=day,
    )
    await Thread.insert(thread)
    return thread.id


def hash_key(key: str) -> str:
    """clause 3.8: only the SHA-256 of a thread's key is kept."""
    return hashlib.sha256(key.encode()).hexdigest()
