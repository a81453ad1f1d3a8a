"""The library answers a question, or closes it."""

from datetime import date

from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.questions.tables import ANSWERED, CLOSED, LIBRARY, Message, Thread


async def answer(thread: str, answer_id: str, text: str, day: date) -> None:
    """Add the library's answer; the same `answer_id` again changes nothing.

    Raises: NotFoundError, ConflictError when the id was used for another text.
    """
    async with DB.transaction():
        said = (
            await Message.select(Message.thread, Message.sender, Message.text)
            .where(Message.id == answer_id)
            .first()
        )
        if said is None:
            await _set_state(thread, ANSWERED)
            await Message.insert(Message(id=answer_id, thread=thread, sender=LIBRARY, text=text, day=day))
        elif said != {"thread": thread, "sender": LIBRARY, "text": text}:
            raise ConflictError("this answer_id was used for another answer")


async def close(thread: str) -> None:
    """Mark a question as done; a later message of its asker opens it again.

    Raises: NotFoundError.
    """
    await _set_state(thread, CLOSED)


async def _set_state(thread: str, state: str) -> None:
    known = await Thread.update({Thread.state: state}).where(Thread.id == thread).returning(Thread.id)
    if not known:
        raise NotFoundError("there is no such question")
