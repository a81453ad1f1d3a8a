"""Free texts of teams, apart from the log: listed for an administrator, and erased here and on devices (clause 4.1)."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from backend.core.config import Settings
from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import DatabaseError, NotFoundError
from backend.core.high_water import HighWater, Position
from backend.intake.recovery import Readiness
from backend.intake.sequence import advance
from backend.intake.tables import ErasedText, StaffBody, StaffOperation
from backend.questions.staff_threads import erase_answers
from sync.items import ended_tiles
from sync.merging import LoansRecord, Record

PAGE = 100  # texts
EVERYWHERE = ""  # in the place of a place: every device is told
BY_AGE = ""  # in the place of a person
BY_RETURN = "-"  # in the place of a person: which tile had an item is over

ERASE = "DELETE FROM staff_body WHERE hash = ?"
TELL = (
    "INSERT INTO erased_text (hash, commit_seq, place, day, erased_by) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (hash) DO NOTHING"
)


class KeptText(msgspec.Struct, frozen=True):
    """One text, of which place, and since which day."""

    hash: str
    day: str
    place: str
    text: str


class TextPage(msgspec.Struct, frozen=True):
    """Some of the texts that are kept, newest day first, and how many there are."""

    total: int
    texts: Sequence[KeptText]


class Erasure(msgspec.Struct, frozen=True):
    """Which text a person erased, who that was, and on which day; what it said is nowhere."""

    hash: str
    day: str
    erased_by: str


class ErasurePage(msgspec.Struct, frozen=True):
    """Some of what people erased in the last 400 days, latest first, and how many texts that were."""

    total: int
    erased: Sequence[Erasure]


async def list_texts(page: int) -> TextPage:
    """Page `page` (from 0) of the texts; within a day by their hash."""
    rows = (
        await StaffBody.select(StaffBody.hash, StaffBody.day, StaffBody.place, StaffBody.text)
        .order_by(StaffBody.day, ascending=False)
        .order_by(StaffBody.hash)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return TextPage(await StaffBody.count(), [KeptText(**row) for row in rows])


async def list_erased(page: int) -> ErasurePage:
    """Page `page` (from 0) of what people erased."""
    by_people = ErasedText.erased_by.not_in([BY_AGE, BY_RETURN])
    rows = (
        await ErasedText.select(ErasedText.hash, ErasedText.day, ErasedText.erased_by)
        .where(by_people)
        .order_by(ErasedText.commit_seq, ascending=False)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return ErasurePage(await ErasedText.count().where(by_people), [Erasure(**row) for row in rows])


async def erase_text(text: str, by: str, today: date, high_water: HighWater) -> None:
    """The text of this hash is gone, also where it answered a question; every device is told at its next contact.

    Raises: NotFoundError; UnavailableError while the database is behind what it promised.
    """
    await Readiness(high_water).require()
    async with DB.transaction():
        if not await StaffBody.exists().where(StaffBody.hash == text):
            raise NotFoundError("there is no such text")
        await erase_answers(await _answers_with(text))
        end = await erase([(text, EVERYWHERE)], by, today)
    high_water.note(end)


async def erase_by_hand(settings: Settings, text: str, today: date) -> None:
    """The same from the command line, beside a server that may run.

    Raises: NotFoundError, UnavailableError.
    """
    high_water = HighWater(settings.high_water)
    await erase_text(text, "wegwijs", today, high_water)
    high_water.close()


async def erase(texts: Sequence[tuple[str, str]], by: str, today: date) -> Position:
    """Inside the caller's transaction, erase each of these and tell it to the devices of the place that is named with it.

    Whoever called notes the position that is returned, once it is committed.

    Raises: DatabaseError where the database refuses it.
    """
    before = await advance(len(texts))
    day = today.isoformat()
    told = [(text, seq, place, day, by) for seq, (text, place) in enumerate(texts, before.commit_seq + 1)]
    if told:
        gone = [(text,) for text, _ in texts]
        (is_done,) = await DB.apply_each([[Write(TELL, told), Write(ERASE, gone)]])
        if not is_done:
            raise DatabaseError("the database refuses to erase a text")
    return Position(before.epoch, before.commit_seq + len(texts))


async def end_tiles(records: Iterable[Record], today: date) -> Position | None:
    """Inside the caller's transaction, erase which tile had what is back (clause 4.9).

    Where the numbers are then, or None where nothing was to be erased.
    """
    loans = [record for record in records if isinstance(record, LoansRecord)]
    places = {tile: record.place for record in loans for tile in ended_tiles(record)}
    gone = await erased_among(list(places))
    ended = [one for one in places.items() if one[0] not in gone]
    return await erase(ended, BY_RETURN, today) if ended else None


async def erased_among(texts: Sequence[str]) -> set[str]:
    """Those of these that were erased: whoever sends them again, they are not taken."""
    if not texts:
        return set()
    rows = await ErasedText.select(ErasedText.hash).where(ErasedText.hash.is_in(list(texts)))
    return {row["hash"] for row in rows}


async def erased_before_its_time(places: Sequence[str]) -> tuple[str, ...]:
    """What was erased before its age that devices of these places may have: a snapshot says so (clause 4.3)."""
    rows = await ErasedText.select(ErasedText.hash).where(
        ErasedText.erased_by != BY_AGE, ErasedText.place.is_in([*places, EVERYWHERE])
    )
    return tuple(row["hash"] for row in rows)


async def _answers_with(text: str) -> list[str]:
    """The operations that answered a question with it: they are few, and looked through one by one."""
    rows = await StaffOperation.select(StaffOperation.op_id).where(
        StaffOperation.record.like("thread/%"),
        StaffOperation.reason == "",
        StaffOperation.envelope.like(f"%{text}%"),
    )
    return [row["op_id"] for row in rows]
