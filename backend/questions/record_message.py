"""An asker's message arrives: it starts a thread, or joins the one whose key it carries.

The writes are values; `intake` runs them once.
"""

from backend.core.connection import Write
from backend.core.web import random_id
from backend.questions.tables import ASKER, OPEN
from sync.batches import MessageBatch
from sync.quarantine import mask_key

# Whatever the library had decided about a thread, there is something new to read in it.
THREAD = (
    "INSERT INTO thread (id, key_hash, audience, place, language, topic, state, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (key_hash) DO UPDATE SET state = excluded.state"
)
MESSAGE = (
    "INSERT INTO message (id, thread, sender, text, day, is_told) "
    "SELECT ?, thread.id, ?, ?, ?, thread.audience <> 'here' FROM thread WHERE thread.key_hash = ?"
)


def record_message(batch: MessageBatch, day: str) -> list[Write]:
    """What adds a message to its thread under `day`."""
    key_hash = mask_key(batch.thread_key)
    place, language = batch.place or "", batch.language or ""
    thread = (random_id(), key_hash, batch.audience, place, language, batch.topic, OPEN, day)
    message = (random_id(), ASKER, batch.text, day, key_hash)
    return [Write(THREAD, [thread]), Write(MESSAGE, [message])]
