"""The library looks through the questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from backend.core.errors import NotFoundError
from backend.questions.read_thread import messages_of
from backend.questions.tables import Thread
from sync.exchange import AnswerMessage

PAGE = 100  # threads


class Question(msgspec.Struct, frozen=True):
    """A thread as the library sees it."""

    id: str
    state: str
    audience: str
    place: str
    language: str
    topic: str
    day: date
    messages: Sequence[AnswerMessage]


class QuestionPage(msgspec.Struct, frozen=True):
    """One page of questions, newest day first; `total` counts all pages."""

    total: int
    questions: Sequence[Question]


async def list_questions(state: str | None, page: int) -> QuestionPage:
    """Page `page` (from 0) of the questions in this state, or of all; within a day by random id (clause 3.4)."""
    chosen = Thread.select().order_by(Thread.day, ascending=False).order_by(Thread.id)
    counted = Thread.count()
    if state is not None:
        chosen, counted = chosen.where(Thread.state == state), counted.where(Thread.state == state)
    rows = await chosen.limit(PAGE).offset(page * PAGE)
    return QuestionPage(await counted, await _questions(rows))


async def read_question(thread: str) -> Question:
    """One question and what was said.

    Raises: NotFoundError.
    """
    rows = await Thread.select().where(Thread.id == thread)
    if not rows:
        raise NotFoundError("there is no such question")
    return (await _questions(rows))[0]


async def _questions(rows: list[dict[str, Any]]) -> list[Question]:
    said = await messages_of([row["id"] for row in rows])
    return [
        Question(
            id=row["id"],
            state=row["state"],
            audience=row["audience"],
            place=row["place"],
            language=row["language"],
            topic=row["topic"],
            day=row["day"],
            messages=said[row["id"]],
        )
        for row in rows
    ]
