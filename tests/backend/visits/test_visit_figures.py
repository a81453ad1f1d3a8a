"""Figures of visits: by month and place, for administrators, and nothing under ten that counts people."""

import csv
import io
from typing import Any

from backend.core.database import DB
from backend.core.few import told_parts
from backend.visits.records import read_records, record_key, record_state
from sync.merging import Applied, merge
from tests.conftest import ON_BOTH, Caller
from tests.server import PLACE

pytestmark = ON_BOTH

FIGURES = "/api/visits/figures"


class Log:
    """What teams wrote, as the intake applies it."""

    def __init__(self) -> None:
        self.written = 0

    async def write(self, entity: str, entity_id: str, patch: object, place: str = PLACE) -> None:
        self.written += 1
        stamp = f"{self.written:016x}"
        applied = Applied(
            op_id=f"00000000-0000-7000-8000-{self.written:012}",
            replica="r" * 22,
            hlc=stamp,
            stamp=stamp,
            place=place,
            entity=entity,
            entity_id=entity_id,
            patch=patch,  # type: ignore[arg-type]  # a test writes what it likes
        )
        key = record_key(entity, entity_id)
        record = merge((await read_records([key])).get(key), applied)
        async with DB.transaction():
            assert await DB.apply_each([record_state(applied, record, None, "2026-11-25")]) == [True]

    async def visit(self, id: str, day: str, place: str = PLACE, **counts: int) -> None:
        await self.write("visit", id, {"day": day, "state": "closed"}, place)
        for category, n in counts.items():
            await self.write("count", id, {"category": category.replace("_", "-"), "n": n}, place)

    async def meetings(self, day: str, outcome: str, n: int) -> None:
        for at in range(n):
            match = {"demand": f"d{at}", "supply": f"s{at}", "day": day, "state": outcome}
            await self.write("match", f"{day}-{outcome}-{at}", match)


async def read(admin: Caller, query: str = "") -> Any:
    return (await admin.get(f"{FIGURES}{query}")).json()


async def test_what_was_counted_adds_up_by_month_and_place(admin: Caller) -> None:
    log = Log()
    await log.visit("v1", "2026-11-05", age_0_3=6, age_18=30, first=12)
    await log.visit("v2", "2026-11-12", age_0_3=5, age_18=-1, language_ar=9)
    await log.meetings("2026-11-12", "met", 11)
    await log.visit("v3", "2026-12-03", age_18=10)
    await log.visit("v4", "2026-11-05", "elders", age_18=40)
    told = await read(admin)
    counted = [(row["month"], row["place"], row["subject"], row["what"], row["n"]) for row in told["counts"]]
    assert counted == [
        ("2026-11", PLACE, "age", "18", 29),
        ("2026-11", PLACE, "age", "0-3", 11),
        ("2026-11", PLACE, "coach", "met", 11),
        ("2026-11", PLACE, "first-time", "", 12),
        ("2026-11", PLACE, "language", "ar", "<10"),
        ("2026-11", "elders", "age", "18", 40),
        ("2026-12", PLACE, "age", "18", 10),
    ]
    assert [(row["month"], row["times"]) for row in told["visits"] if row["place"] == PLACE] == [
        ("2026-11", 2),
        ("2026-12", 1),
    ]
    (december,) = (await read(admin, f"?from=2026-12&to=2026-12&place={PLACE}"))["counts"]
    assert december["month"] == "2026-12"
    assert (await admin.get(f"{FIGURES}?from=2026-12-03")).status_code == 400


async def test_wishes_stand_with_the_most_first_and_the_few_in_no_order_that_tells(admin: Caller) -> None:
    wishes = {
        "wish_book_uk_child": 12,
        "wish_book_ar_adult": 31,
        "wish_book_ti_adult": 9,
        "wish_book_fa_child": 1,
    }
    await Log().visit("v1", "2026-11-05", **wishes)
    ranked = [(row["what"], row["n"]) for row in (await read(admin))["counts"]]
    assert ranked == [("ar-adult", 31), ("uk-child", 12), ("fa-child", "<10"), ("ti-adult", "<10")]


async def test_activities_are_told_by_kind_and_way_of_learning(admin: Caller) -> None:
    log = Log()
    await log.visit("v1", "2026-11-05")
    cafe = {"visit": "v1", "kind": "taalcafe", "learning": "non-formal"}
    await log.write("activity", "a1", {**cafe, "people": 8})
    await log.write("activity", "a2", {**cafe, "people": 7})
    await log.write("activity", "a3", {**cafe, "state": "planned", "people": 99})
    await log.write("activity", "a4", {"visit": "v1", "kind": "voorlezen", "learning": "social", "people": 9})
    await log.write(
        "activity", "a5", {"visit": "v1", "kind": "voorlezen", "learning": "social", "people": 50}
    )
    await log.write("activity", "a5", None)
    told = (await read(admin))["activities"]
    assert [(row["kind"], row["learning"], row["times"], row["people"]) for row in told] == [
        ("taalcafe", "non-formal", 2, 15),
        ("voorlezen", "social", 1, "<10"),
    ]


async def test_questions_are_told_by_what_the_ido_form_asks_and_no_rest_tells_a_small_one(
    admin: Caller,
) -> None:
    log = Log()
    await log.visit("v1", "2026-11-05")
    for n in range(41):
        organisation = "uwv" if n == 0 else "digid" if n < 30 else "belastingdienst"
        await log.write("note", f"n{n}", {"visit": "v1", "ido": "government", "organisation": organisation})
    told = (await read(admin))["questions"]
    by_subject = {(row["subject"], row["what"]): row["n"] for row in told}
    assert by_subject == {
        ("ido", "government"): 41,
        ("organisation", "digid"): 29,
        ("organisation", "belastingdienst"): "hidden",
        ("organisation", "uwv"): "<10",
        ("help", ""): 41,
        ("referred", ""): 41,
    }


def test_what_is_hidden_is_two_parts_at_least_and_ten_together() -> None:
    assert told_parts({"a": 12, "b": 40}) == {"a": 12, "b": 40}
    assert told_parts({"a": 1, "b": 1, "c": 12, "d": 40}) == {"a": "<10", "b": "<10", "c": "hidden", "d": 40}
    assert told_parts({"a": 6, "b": 5, "c": 12}) == {"a": "<10", "b": "<10", "c": 12}
    assert told_parts({"a": 3}) == {"a": "<10"}


async def test_the_spreadsheet_says_the_same_in_dutch_and_runs_no_formula(admin: Caller) -> None:
    log = Log()
    await log.visit("v1", "2026-11-05", age_18=30)
    await log.meetings("2026-11-05", "not-met", 10)
    await log.write("note", "n1", {"visit": "v1", "ido": "government", "organisation": "digid"})
    await log.write("activity", "a1", {"visit": "v1", "kind": "=1+1", "learning": "social", "people": 12})
    reply = await admin.get(f"{FIGURES}.csv")
    assert reply.headers["content-disposition"] == 'attachment; filename="bezoeken.csv"'
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";"))
    assert ["2026-11", PLACE, "bezoekers naar leeftijd", "18", "30", ""] in rows
    assert ["2026-11", PLACE, "taalmaatje", "niet ontmoet", "10", ""] in rows
    assert ["2026-11", PLACE, "activiteit, sociaal (VIME)", "'=1+1", "12", "1"] in rows
    assert ["2026-11", PLACE, "vragen: soort (IDO)", "digitale overheid", "<10", ""] in rows
    assert ["2026-11", PLACE, "vragen: organisatie (IDO)", "digid", "<10", ""] in rows
