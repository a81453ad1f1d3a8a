"""A team's day: who begins on which device, what a place lends, and what visits came to."""

import sys
from collections.abc import Iterable
from pathlib import Path

from backend.accounts.device_people import assign_person, find_account, people_of_devices, release_person
from backend.accounts.start_codes import issue_start_code
from backend.commands.command import Command, Options, now, say, show, with_data
from backend.core.config import Settings
from backend.items.items import (
    ImportReport,
    delete_items,
    export_items,
    import_items,
    list_items,
)
from backend.items.read_items import ROWS_MAX, BadRow, Fault, FileFault
from backend.places.team_day import GivenSpot, set_team_day
from backend.visits.export import write_figures
from backend.visits.figures import Span, read_visit_figures

FAULTS: dict[Fault, str] = {
    "no-title": "the title is missing: write one",
    "title-too-long": "the title is longer than 200 characters: shorten it",
    "no-language": "the language is missing: write for example ar, or Arabisch",
    "unknown-language": "no language is called so: write for example ar, or Arabisch",
    "no-barcode": "the barcode is missing: scan it, or print a label for it",
    "bad-barcode": "a barcode is 1 to 64 letters and digits: scan it again",
    "rounded-barcode": "a spreadsheet rounded this barcode: make its column text, and scan it again",
    "twice": "this barcode stands in a row before: delete one of the two",
}
FILE_FAULTS: dict[FileFault, str] = {
    "not-utf-8": "the file is not in UTF-8: save it as CSV UTF-8",
    "no-columns": "the first row names the columns: titel, taal and barcode",
    "no-rows": "there are no rows under the names of the columns",
    "too-many-rows": f"more than {ROWS_MAX} rows: make two files of it",
}
PLACE = {"--place": {"required": True, "help": "whose items these are"}}
ON_OFF = {"on": True, "off": False, None: None}


def run_user_start(settings: Settings, options: Options) -> int:
    async def issue() -> str:
        return (await issue_start_code(await find_account(options.name), now())).code

    code = with_data(settings, issue)
    return say(
        code, f"works once, within a week; {options.name} types it on a tablet and chooses a PIN there"
    )


def run_device_people(settings: Settings, options: Options) -> int:
    async def change() -> object:
        for name in options.remove:
            await release_person(options.device, await find_account(name))
        for name in options.add:
            await assign_person(options.device, await find_account(name))
        return (await people_of_devices([options.device]))[options.device]

    return show(with_data(settings, change))


def run_place_set(settings: Settings, options: Options) -> int:
    spots = None if options.spot is None else [GivenSpot(name) for name in options.spot]
    with_data(settings, lambda: set_team_day(options.id, tiles=ON_OFF[options.tiles], spots=spots))
    return say(f"{options.id} is changed; tablets hear of it at their next contact")


def run_items_import(settings: Settings, options: Options) -> int:
    data = options.file.read_bytes()
    report = with_data(settings, lambda: import_items(options.place, data, is_trial=options.trial))
    if report.fault is not None:
        say(FILE_FAULTS[report.fault])
        return 1
    return say(*_told(report, is_trial=options.trial))


def run_items_list(settings: Settings, options: Options) -> int:
    return show(with_data(settings, lambda: list_items(options.place, options.page)))


def run_items_export(settings: Settings, options: Options) -> int:
    options.file.write_bytes(with_data(settings, lambda: export_items(options.place)))
    return say(f"{options.file}: {options.file.stat().st_size} bytes")


def run_items_delete(settings: Settings, options: Options) -> int:
    with_data(settings, lambda: delete_items(options.place, options.item))
    return say("deleted; tablets hear of it at their next contact")


def run_visits(settings: Settings, options: Options) -> int:
    span = Span(options.first, options.last, options.place)
    figures = with_data(settings, lambda: read_visit_figures(span))
    if not options.csv:
        return show(figures)
    sys.stdout.write(write_figures(figures).decode())
    return 0


def _told(report: ImportReport, *, is_trial: bool) -> Iterable[str]:
    yield from (f"row {bad.row}: {_why(bad)}" for bad in report.bad)
    counted = (
        f"{report.added} new, {report.changed} changed, {report.same} the same, {len(report.bad)} left out"
    )
    yield f"{counted}; nothing is written, this was a trial" if is_trial else counted


def _why(bad: BadRow) -> str:
    return f"{FAULTS[bad.fault]} ({bad.value})" if bad.value else FAULTS[bad.fault]


COMMANDS = [
    Command("user start", "a code with which somebody begins on a tablet", {"name": {}}, run_user_start),
    Command(
        "device people",
        "who works on a device, as JSON; at most ten",
        {
            "device": {"help": "its id, as device list names it"},
            "--add": {"action": "append", "default": [], "metavar": "NAME"},
            "--remove": {"action": "append", "default": [], "metavar": "NAME"},
        },
        run_device_people,
    ),
    Command(
        "place set",
        "change what a team's tablets are told of a place",
        {
            "id": {},
            "--tiles": {"choices": ("on", "off"), "help": "who borrows gets a numbered tile"},
            "--spot": {
                "nargs": "*",
                "metavar": "NAME",
                "help": "public places where a language coach may meet somebody: all of them, in order",
            },
        },
        run_place_set,
    ),
    Command(
        "items import",
        "put a CSV file with the columns titel, taal and barcode on a place's list",
        {
            "file": {"type": Path, "metavar": "FILE.csv"},
            **PLACE,
            "--trial": {"action": "store_true", "help": "only say what it would do"},
        },
        run_items_import,
    ),
    Command(
        "items list",
        "items of a place, as JSON",
        {**PLACE, "--page": {"type": int, "default": 0}},
        run_items_list,
    ),
    Command(
        "items export",
        "write a place's list as CSV",
        {"file": {"type": Path, "metavar": "FILE.csv"}, **PLACE},
        run_items_export,
    ),
    Command(
        "items delete",
        "take one item off a place's list, or all of them",
        {**PLACE, "item": {"nargs": "?", "help": "its barcode; none: the whole list"}},
        run_items_delete,
    ),
    Command(
        "visits",
        "figures of visits by month and place, as JSON; cells under 10 are not told",
        {
            "--from": {"dest": "first", "metavar": "2026-11", "help": "the first month"},
            "--to": {"dest": "last", "metavar": "2026-12", "help": "the last month"},
            "--place": {},
            "--csv": {"action": "store_true", "help": "as a spreadsheet's CSV"},
        },
        run_visits,
    ),
]
