"""An asker's message arrives: it starts a thread, or joins the one whose key it carries."""

from datetime import date

from backend.core.web import random_id
from backend.questions.tables import ASKER, OPEN, Message, Thread
from sync.batches import MessageBatch
from sync.quarantine import mask_key


async def record_message(batch: MessageBatch, day: str) -> None:
    """Write one message under its day; the caller's transaction makes it happen once (clause 3.4)."""
    arrived = date.fromisoformat(day)
    thread = await _thread_of(batch, arrived)
    await Message.insert(Message(id=random_id(), thread=thread, sender=ASKER, text=batch.text, day=arrived))


async def _thread_of(batch: MessageBatch, day: date) -> str:
    key_hash = mask_key(batch.thread_key)
    # Whatever the library had decided, there is something new to read.
    known = await Thread.update({Thread.state: OPEN}).where(Thread.key_hash == key_hash).returning(Thread.id)
    if known:
        return str(known[0]["id"])
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
