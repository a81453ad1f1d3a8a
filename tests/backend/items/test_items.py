"""What a place lends: a list out of a spreadsheet, every good row of it, and what is wrong with each bad one."""

from collections import Counter
from typing import Any

import httpx
import pytest

from backend.items.items import import_items, items_for_tablets
from backend.places.places import PlaceEntry, add_place
from tests.conftest import ON_BOTH, Caller
from tests.server import PLACE

pytestmark = ON_BOTH

PATH = f"/api/places/{PLACE}/items"
HEADER = "titel;taal;barcode\n"


async def send(admin: Caller, data: str | bytes, *, trial: bool = False) -> httpx.Response:
    content = data if isinstance(data, bytes) else data.encode()
    headers = {**admin.headers, "content-type": "text/csv"}
    return await admin.client.post(f"{PATH}?trial={str(trial).lower()}", content=content, headers=headers)


async def report(admin: Caller, data: str | bytes, *, trial: bool = False) -> Any:
    reply = await send(admin, data, trial=trial)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def items(admin: Caller) -> list[tuple[str, str, str]]:
    listed = (await admin.get(PATH)).json()["items"]
    return [(item["id"], item["title"], item["language"]) for item in listed]


@pytest.mark.parametrize(
    "data",
    [
        "titel;taal;barcode\nKikker;nl;9789025745042\n",
        "\ufefftitel;taal;barcode\r\nKikker;nl;9789025745042\r\n",
        "Title,Language,Barcode,Shelf\nKikker,Dutch,978-90-257-4504-2,A1",
        "sep=;\nBarcode;Taal;Titel\n9789025745042;Nederlands;Kikker\n",
        'title\tlanguage\tisbn\n"Kikker"\tNL\t9025745040\n',
    ],
)
async def test_a_list_is_read_as_spreadsheets_write_it(admin: Caller, data: str) -> None:
    told = await report(admin, data)
    assert (told["added"], told["bad"]) == (1, [])
    assert await items(admin) == [("9789025745042", "Kikker", "nl")]


async def test_every_good_row_is_taken_and_each_bad_one_is_named_by_its_number(admin: Caller) -> None:
    rows = [
        "Kikker;Arabisch;W1",
        ";nl;W2",
        f"{'x' * 201};nl;W3",
        "Kikker;;W4",
        "Kikker;Klingonees;W5",
        "",
        "Kikker;nl;",
        "Kikker;nl;---",
        "Kikker;nl;9,78903E+12",
        "Eend;nl;w-1",
        "Kikker",
        "Eend;fa-af;W12",
    ]
    told = await report(admin, HEADER + "\n".join(rows))
    assert [(bad["row"], bad["fault"]) for bad in told["bad"]] == [
        (3, "no-title"),
        (4, "title-too-long"),
        (5, "no-language"),
        (6, "unknown-language"),
        (8, "no-barcode"),
        (9, "bad-barcode"),
        (10, "rounded-barcode"),
        (11, "twice"),
        (12, "no-barcode"),
    ]
    assert await items(admin) == [("W12", "Eend", "fa-AF"), ("W1", "Kikker", "ar")]


async def test_a_trial_says_what_would_happen_and_writes_nothing(admin: Caller) -> None:
    await report(admin, f"{HEADER}Kikker;nl;W1\nEend;nl;W2\n")
    again = f"{HEADER}Kikker;nl;W1\nEend en vriend;nl;W2\nKat;nl;W3\n"
    told = await report(admin, again, trial=True)
    assert (told["added"], told["changed"], told["same"]) == (1, 1, 1)
    assert [title for _, title, _ in await items(admin)] == ["Eend", "Kikker"]
    await report(admin, again)
    assert [title for _, title, _ in await items(admin)] == ["Eend en vriend", "Kat", "Kikker"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"titel;taal;barcode\nCaf\xe9;nl;W1\n", "not-utf-8"),
        ("titel;taal;barcode\nKikker;nl;W1\n".encode("utf-16"), "not-utf-8"),
        (b"", "no-columns"),
        (b"titel;barcode\nKikker;W1\n", "no-columns"),
        (b"titel;taal;barcode\n;;\n", "no-rows"),
        ((HEADER + "x;nl;1\n" * 5001).encode(), "too-many-rows"),
    ],
)
async def test_a_file_that_is_no_list_changes_nothing(admin: Caller, data: bytes, fault: str) -> None:
    told = await report(admin, data)
    assert (told["fault"], told["added"], await items(admin)) == (fault, 0, [])


async def test_a_file_and_a_list_have_a_greatest_size(admin: Caller) -> None:
    assert (await send(admin, HEADER + "x" * (2 * 1024 * 1024))).status_code == 413
    full = HEADER + "".join(f"Boek;nl;W{n}\n" for n in range(5000))
    assert (await report(admin, full))["added"] == 5000
    over = await send(admin, f"{HEADER}Nog een;nl;X1\n")
    assert (over.status_code, over.json()["code"]) == (409, "too-many-items")


async def test_what_is_written_to_a_spreadsheet_runs_no_formula_there_and_is_read_back_as_it_was(
    admin: Caller,
) -> None:
    titles = ["=HYPERLINK(1)", "+31", "-5 graden", "@naam", "'s Avonds", 'Jip; "Janneke"']
    rows = "".join(f'"{title.replace(chr(34), chr(34) * 2)}";nl;W{n}\n' for n, title in enumerate(titles))
    await report(admin, HEADER + rows)
    before = await items(admin)
    written = (await admin.get(f"{PATH}.csv")).content
    cells = [line.strip('"') for line in written.decode("utf-8-sig").splitlines()]
    assert not any(line.startswith(("=", "+", "-", "@")) for line in cells)
    assert (await report(admin, written))["same"] == len(titles)
    assert await items(admin) == before
    assert sorted(title for _, title, _ in before) == sorted(titles)


async def test_one_item_or_the_whole_list_is_deleted(admin: Caller) -> None:
    await report(admin, f"{HEADER}Kikker;nl;W1\nEend;nl;W2\nKat;nl;W3\n")
    assert [(await admin.delete(f"{PATH}/W2")).status_code for _ in range(2)] == [204, 404]
    assert len(await items(admin)) == 2
    assert (await admin.delete(PATH)).status_code == 204
    assert (await admin.get(PATH)).json() == {"total": 0, "items": []}
    assert (await admin.get("/api/places/nergens/items")).status_code == 404


async def test_of_more_than_a_tablet_takes_each_place_has_its_share(admin: Caller) -> None:
    await add_place(PlaceEntry(id="elders", name="Elders", kind="shelter"))
    full = HEADER + "".join(f"Boek;nl;W{n}\n" for n in range(5000))
    for place, listed in ((PLACE, full), ("elders", f"{HEADER}Kikker;nl;9789025745042\n")):
        await import_items(place, listed.encode(), is_trial=False)
    told = Counter(item.place for item in await items_for_tablets(["elders", PLACE]))
    assert told == {PLACE: 4999, "elders": 1}
