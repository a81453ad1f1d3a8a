"""A question, its answer, and who may see them (clause 3.8)."""

from backend.questions.tables import Message, Thread
from tests.backend.intake.words import ask, id_of, key_of, message, send
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH

ANSWER = {"answer_id": id_of("answer"), "text": "Naast de receptie."}


async def only_question(admin: Caller, state: str = "open") -> str:
    (question,) = (await admin.get(f"/api/questions?state={state}")).json()["questions"]
    id = question["id"]
    assert isinstance(id, str)
    return id


async def test_a_question_is_asked_answered_and_read(newcomer: Caller, admin: Caller, clock: Clock) -> None:
    await send(newcomer, message("m"))
    clock.move(days=1)
    await admin.log_in("Ahmed")
    question = await only_question(admin)
    assert (await admin.post(f"/api/questions/{question}/answers", ANSWER)).status_code == 200
    answers = await ask(newcomer, "a thread")
    assert answers["state"] == "answered"
    assert answers["messages"] == [
        {"from": "asker", "text": "Waar is de bibliotheek?", "day": "2026-11-25"},
        {"from": "library", "text": "Naast de receptie.", "day": "2026-11-26"},
    ]


async def test_a_key_opens_its_own_thread_only(newcomer: Caller) -> None:
    await send(newcomer, message("m"))
    assert (await ask(newcomer, "another thread")) == {
        "request_id": id_of("ask"),
        "state": "unknown",
        "messages": [],
    }


async def test_the_key_itself_is_not_kept(newcomer: Caller) -> None:
    await send(newcomer, message("m"))
    (thread,) = await Thread.select()
    assert key_of("a thread") not in thread.values()


async def test_messages_with_one_key_are_one_thread_and_each_counts_once(
    newcomer: Caller, admin: Caller
) -> None:
    for _ in range(2):
        await send(newcomer, message("m1", text="een"))
        await send(newcomer, message("m2", text="twee"))
    (question,) = (await admin.get("/api/questions")).json()["questions"]
    assert {said["text"] for said in question["messages"]} == {"een", "twee"}
    assert len(question["messages"]) == 2


async def test_an_answer_that_no_database_keeps_is_refused(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, message("m"))
    question = await only_question(admin)
    spoilt = {**ANSWER, "text": "Naast\0de receptie."}
    assert (await admin.post(f"/api/questions/{question}/answers", spoilt)).status_code == 400


async def test_an_answer_sent_twice_is_given_once(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, message("m"))
    question = await only_question(admin)
    for _ in range(2):
        reply = await admin.post(f"/api/questions/{question}/answers", ANSWER)
        assert reply.status_code == 200
    assert len(reply.json()["messages"]) == 2


async def test_an_answer_sent_again_late_does_not_hide_what_the_asker_wrote_since(
    newcomer: Caller, admin: Caller
) -> None:
    await send(newcomer, message("m"))
    question = await only_question(admin)
    await admin.post(f"/api/questions/{question}/answers", ANSWER)
    await send(newcomer, message("m2", text="En nog iets."))
    assert (await admin.post(f"/api/questions/{question}/answers", ANSWER)).json()["state"] == "open"


async def test_one_answer_id_cannot_carry_two_answers(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, message("m"))
    question = await only_question(admin)
    await admin.post(f"/api/questions/{question}/answers", ANSWER)
    reply = await admin.post(f"/api/questions/{question}/answers", {**ANSWER, "text": "Anders."})
    assert (reply.status_code, reply.json()["code"]) == (409, "conflict")


async def test_a_closed_question_opens_again_when_its_asker_writes(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, message("m"))
    question = await only_question(admin)
    assert (await admin.put(f"/api/questions/{question}/closed")).json()["state"] == "closed"
    assert (await ask(newcomer, "a thread"))["state"] == "closed"
    await send(newcomer, message("m2", text="En nog iets."))
    assert await only_question(admin) == question


async def test_answering_what_is_not_there_is_not_found(admin: Caller) -> None:
    reply = await admin.post("/api/questions/nothing/answers", ANSWER)
    assert (reply.status_code, reply.json()["code"]) == (404, "not-found")
    assert await Message.count() == 0


async def test_an_answer_of_another_shape_is_refused(admin: Caller) -> None:
    reply = await admin.post("/api/questions/x/answers", {**ANSWER, "text": ""})
    assert (reply.status_code, reply.json()["code"]) == (400, "bad-request")


async def test_the_newest_day_comes_first_and_within_a_day_no_order_of_arrival(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    for n in range(12):
        await send(newcomer, message(f"m{n}", thread_key=key_of(f"t{n}"), text=str(n), period="2026-11-24"))
    await send(newcomer, message("last", thread_key=key_of("last"), text="newest"))
    questions = (await admin.get("/api/questions")).json()["questions"]
    texts = [question["messages"][0]["text"] for question in questions]
    assert texts[0] == "newest"
    assert texts[1:] != sorted(texts[1:], key=int)
    assert [question["id"] for question in questions[1:]] == sorted(
        question["id"] for question in questions[1:]
    )


async def test_place_and_language_never_stand_in_one_row(newcomer: Caller) -> None:
    await send(newcomer, message("m1", thread_key=key_of("office")))
    here = message("m2", thread_key=key_of("here"), audience="here", place="azc-ergens", language=None)
    await send(newcomer, here)
    rows = await Thread.select(Thread.place, Thread.language)
    assert sorted((row["place"], row["language"]) for row in rows) == [("", "ar"), ("azc-ergens", "")]
