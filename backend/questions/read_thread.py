"""An asker's phone asks what became of its question."""

import hmac
from collections import defaultdict
from collections.abc import Sequence

from backend.questions.tables import Message, Thread
from sync.exchange import AnswerMessage, AnswersReply, AnswersRequest
from sync.quarantine import mask_key

SHOWN = 500  # messages


async def read_thread(request: AnswersRequest) -> AnswersReply:
    """The thread of this key; a key that opens nothing is told `unknown` (clause 3.8)."""
    key_hash = mask_key(request.key)
    found = await Thread.select().where(Thread.key_hash == key_hash).first()
    if found is None or not hmac.compare_digest(found["key_hash"], key_hash):
        return AnswersReply(request.request_id, "unknown", ())
    said = await messages_of([found["id"]])
    return AnswersReply(request.request_id, found["state"], tuple(said[found["id"]][-SHOWN:]))


async def messages_of(threads: Sequence[str]) -> dict[str, list[AnswerMessage]]:
    """Messages of each thread by day; within a day the asker's first, and nothing that tells when they came."""
    said: dict[str, list[AnswerMessage]] = defaultdict(list)
    if threads:
        chosen = Message.select().where(Message.thread.is_in(list(threads)))
        for row in await chosen.order_by(Message.day, Message.sender, Message.id):
            said[row["thread"]].append(AnswerMessage(row["sender"], row["text"], row["day"]))
    return said
