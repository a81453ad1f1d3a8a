"""HTTP of questions for the library; the asker's side comes in through `intake`."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, RawBody

from backend.core.web import read_body
from backend.questions import examples
from backend.questions.answer import answer, close
from backend.questions.list_questions import Question, QuestionPage, list_questions, read_question
from sync.fields import RandomId

State = Literal["open", "answered", "closed"]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The library's words; the page mints `answer_id`, so that sending twice answers once."""

    answer_id: RandomId
    # PostgreSQL keeps no NUL in a text.
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000, pattern=r"^[^\x00]*$(?!\n)")]


ANSWER = msgspec.json.Decoder(Answer)


@get("/questions", opt={"may": "answer", "example": examples.PAGE})
async def list_all(
    chosen: Annotated[State | None, QueryParameter(name="state")] = None,
    page: Annotated[int, QueryParameter(ge=0, le=100_000)] = 0,
) -> QuestionPage:
    return await list_questions(chosen, page)


@get("/questions/{thread:str}", opt={"may": "answer", "example": examples.QUESTION})
async def read_one(thread: FromPath[str]) -> Question:
    return await read_question(thread)


@post(
    "/questions/{thread:str}/answers",
    status_code=200,
    opt={"may": "answer", "body": Answer, "body_example": examples.ANSWER, "example": examples.QUESTION},
)
async def give_answer(thread: FromPath[str], body: RawBody, now: NamedDependency[datetime]) -> Question:
    given = read_body(body, ANSWER)
    await answer(thread, given.answer_id, given.text, now.date())
    return await read_question(thread)


@put("/questions/{thread:str}/closed", status_code=200, opt={"may": "answer", "example": examples.QUESTION})
async def mark_closed(thread: FromPath[str]) -> Question:
    await close(thread)
    return await read_question(thread)


handlers = [list_all, read_one, give_answer, mark_closed]
