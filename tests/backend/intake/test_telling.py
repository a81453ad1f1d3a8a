"""Newcomers' questions to the library here reach its tablets, in groups that tell nothing of when each came (3.4 and 4.0)."""

from litestar import Litestar

from backend.intake.telling import GROUP, tell_messages
from backend.questions.tables import Message
from tests.backend.intake.refusing import allow, refuse
from tests.backend.intake.team import Team, enrolled, high_water, snapshot_of
from tests.backend.intake.words import key_of, message, send
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE
from tests.sync.telling import told_of

pytestmark = ON_BOTH


async def ask_here(newcomer: Caller, name: str) -> None:
    """A question to the library at the place, from a phone."""
    changed = {"audience": "here", "place": PLACE, "language": None, "text": f"vraag {name}"}
    (receipt,) = await send(newcomer, message(name, thread_key=key_of(name), **changed))
    assert receipt["outcome"] == "committed"


async def told(team: Team) -> list[str]:
    return [asked["text"] for asked in (await team.ask("GET", "/sync/snapshot")).json()["messages"]]


async def test_a_single_question_waits_for_others_or_for_the_hour(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    await ask_here(newcomer, "1")
    assert await told(team) == []
    assert await tell_messages(high_water(app), at_least=1) == 1
    assert await told(team) == ["vraag 1"]
    assert await tell_messages(high_water(app), at_least=1) == 0


async def test_five_questions_are_told_at_once_in_no_order_of_arrival(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    await team.pull()
    names = [str(number) for number in range(GROUP * 4)]
    for name in names:
        await ask_here(newcomer, name)
    fed = (await team.pull()).json()["entries"]
    texts = [entry["message"]["text"] for entry in fed]
    assert sorted(texts) == sorted(f"vraag {name}" for name in names)
    assert texts != [f"vraag {name}" for name in names]


async def test_a_question_that_the_database_refuses_keeps_no_other_out_and_is_told_later(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    for name in ("1", "2", "3"):
        await ask_here(newcomer, name)
    row = await Message.select(Message.id).where(Message.text == "vraag 2").first()
    assert row is not None
    await refuse("told_message", f"message = '{row['id']}'")
    assert await tell_messages(high_water(app), at_least=1) == 2
    assert sorted(await told(team)) == ["vraag 1", "vraag 3"]
    assert await tell_messages(high_water(app), at_least=1) == 0
    await allow("told_message")
    assert await tell_messages(high_water(app), at_least=1) == 1
    assert sorted(await told(team)) == ["vraag 1", "vraag 2", "vraag 3"]


async def test_helpers_are_told_no_questions(app: Litestar, newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock, is_for_helpers=True)
    cursor = (await team.pull()).json()["cursor"]
    await ask_here(newcomer, "1")
    await tell_messages(high_water(app), at_least=1)
    assert await told(team) == []
    assert (await team.ask("GET", f"/sync/feed?scope={PLACE}&cursor={cursor}")).json()["entries"] == []


async def test_a_question_to_the_office_is_told_to_no_tablet(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    await send(newcomer, message("1"))
    assert await tell_messages(high_water(app), at_least=1) == 0
    assert await told(team) == []


async def test_an_answer_from_a_tablet_reaches_the_asker_and_the_highest_state_stays(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await ask_here(newcomer, "1")
    await tell_messages(high_water(app), at_least=1)
    (asked,) = (await team.ask("GET", "/sync/snapshot")).json()["messages"]
    await team.pull()
    team.write("thread", asked["thread"], {"state": "answered"}, text="De school is om de hoek.")
    other.write("thread", asked["thread"], {"state": "closed"})
    await other.push()
    await team.push()
    question = (await admin.get(f"/api/questions/{asked['thread']}")).json()
    assert question["state"] == "closed"
    assert [said["text"] for said in question["messages"]] == ["vraag 1", "De school is om de hoek."]


async def test_a_tablet_that_is_told_all_at_once_knows_the_answers_as_well(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await ask_here(newcomer, "1")
    await tell_messages(high_water(app), at_least=1)
    (asked,) = (await team.pull()).json()["messages"]
    await other.pull()
    team.write("thread", asked["thread"], {"state": "answered"}, text="De school is om de hoek.")
    await team.push()
    await other.pull()
    snapshot = (await team.ask("GET", "/sync/snapshot")).json()
    assert [body["text"] for body in snapshot["bodies"]] == ["De school is om de hoek."]
    assert told_of((await snapshot_of(team)).tablet.shown()) == told_of(other.tablet.shown())
