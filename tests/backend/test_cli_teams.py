"""`wegwijs` for a team's day: who works on which tablet, what a place lends, and what visits came to."""

import asyncio
from pathlib import Path
from random import Random

from backend.accounts.devices import enrol
from backend.app import open_data, utc_now
from backend.core.config import Settings
from tests.backend.conftest import Terminal
from tests.devices import TeamDevice
from tests.server import PLACE


def enrolled(settings: Settings, terminal: Terminal) -> str:
    code = terminal.type("device", "enrol", "Tablet 1", "--place", PLACE)[1].split()[0]

    async def enrol_it() -> str:
        async with open_data(settings):
            return (await enrol(code, TeamDevice(Random(1)).public_key, utc_now())).id

    return asyncio.run(enrol_it())


def test_people_are_put_on_a_device_and_begin_with_a_code(terminal: Terminal, settings: Settings) -> None:
    device = enrolled(settings, terminal)
    made = terminal.type("user", "add", "Yusuf", "--role", "helper", "--without-password")
    assert made == (0, "Yusuf can work on a tablet as helper: see `wegwijs device people`\n")
    people = terminal.read("device", "people", device, "--add", "Yusuf", "--add", "Sanne")
    assert [person["name"] for person in people] == ["Sanne", "Yusuf"]
    code, shown = terminal.type("user", "start", "Yusuf")
    assert (code, len(shown.split()[0])) == (0, 8)
    assert [one["name"] for one in terminal.read("device", "people", device, "--remove", "Sanne")] == [
        "Yusuf"
    ]
    assert [one["name"] for one in terminal.read("device", "list")[0]["people"]] == ["Yusuf"]
    assert terminal.type("user", "start", "Niemand") == (1, "wegwijs: there is no account Niemand\n")
    code, shown = terminal.type("device", "people", "nergens", "--add", "Sanne")
    assert (code, shown) == (1, "wegwijs: there is no such device\n")


def test_a_list_is_tried_imported_written_and_deleted(terminal: Terminal, tmp_path: Path) -> None:
    file, written = tmp_path / "boeken.csv", tmp_path / "uit.csv"
    file.write_text("titel;taal;barcode\nKikker;nl;9789025745042\nEend;;W1\n", "utf-8")
    place = ("--place", PLACE)
    code, shown = terminal.type("items", "import", str(file), *place, "--trial")
    assert (code, shown.splitlines()[-1]) == (
        0,
        "1 new, 0 changed, 0 the same, 1 left out; nothing is written, this was a trial",
    )
    assert shown.startswith("row 3: the language is missing")
    assert terminal.read("items", "list", *place)["total"] == 0
    assert terminal.type("items", "import", str(file), *place)[0] == 0
    assert terminal.read("items", "list", *place)["items"][0]["title"] == "Kikker"
    assert terminal.type("items", "export", str(written), *place)[0] == 0
    assert written.read_text("utf-8-sig").splitlines()[1] == "Kikker;nl;9789025745042"
    assert terminal.type("items", "delete", *place)[0] == 0
    assert terminal.read("items", "list", *place)["total"] == 0
    file.write_text("titel\nKikker\n", "utf-8")
    code, shown = terminal.type("items", "import", str(file), *place)
    assert (code, shown) == (1, "the first row names the columns: titel, taal and barcode\n")


def test_a_place_is_set_for_a_teams_day(terminal: Terminal) -> None:
    assert terminal.type("place", "set", PLACE, "--tiles", "on", "--spot", "Centrum", "De Brug")[0] == 0
    code, shown = terminal.type("place", "set", "nergens", "--tiles", "off")
    assert (code, shown) == (1, "wegwijs: there is no place nergens\n")


def test_figures_of_visits_are_empty_at_first(terminal: Terminal) -> None:
    assert terminal.read("visits", "--from", "2026-11") == {
        "visits": [],
        "counts": [],
        "activities": [],
        "questions": [],
    }
    code, shown = terminal.type("visits", "--csv")
    assert (code, shown.lstrip("\ufeff").split(";")[0]) == (0, "maand")
