"""`wegwijs`: thin commands over the verbs; `COMMANDS` is the one place where they are registered."""

import argparse
import asyncio
import getpass
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from backend.accounts.add_user import ROLES, add_user
from backend.app import open_data, utc_now
from backend.core.backup import back_up
from backend.core.config import HOUSE, Settings, read_settings
from backend.core.errors import BackendError
from backend.core.i18n import compile_files, update_files
from backend.core.web import random_id
from backend.doctor import examine
from backend.packs import catalogues
from backend.packs.export_starter import export_starter
from backend.packs.import_starter import import_starter
from backend.packs.report import report_translations
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter
from backend.places.places import PlaceEntry, add_place, list_places
from backend.publishing.publish import create_keys, list_keys, publish, roll_back
from backend.questions.answer import answer
from backend.questions.list_questions import list_questions
from backend.serve import serve
from backend.usage.figures import read_figures
from backend.usage.web import SHOWN_DAYS
from sync.errors import SyncError

Options = argparse.Namespace
T = TypeVar("T")


class Command(NamedTuple):
    """What is typed, what it does, the arguments it takes, and the function that does it; it returns the exit code."""

    words: str
    help: str
    arguments: dict[str, dict[str, object]]
    run: Callable[[Settings, Options], int]


def main() -> None:
    options = _parser().parse_args()
    try:
        code = options.run(read_settings(os.environ), options)
    except (BackendError, SyncError, OSError, sqlite3.Error) as error:
        code = 1
        sys.stderr.write(f"wegwijs: {error}\n")
    sys.exit(code)


def run_serve(settings: Settings, _options: Options) -> int:
    serve(settings)
    return 0


def run_user_add(settings: Settings, options: Options) -> int:
    password = sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass("Password: ")
    _with_data(settings, lambda: add_user(options.name, password, options.role))
    return _say(f"{options.name} can log in as {options.role}")


def run_usage(settings: Settings, options: Options) -> int:
    since = options.since or utc_now().date() - timedelta(days=SHOWN_DAYS)
    return _show(_with_data(settings, lambda: read_figures(since)))


def run_questions_list(settings: Settings, options: Options) -> int:
    return _show(_with_data(settings, lambda: list_questions(options.state, options.page)))


def run_questions_answer(settings: Settings, options: Options) -> int:
    today = utc_now().date()
    _with_data(settings, lambda: answer(options.thread, random_id(), options.text, today))
    return _say("answered")


def run_place_add(settings: Settings, options: Options) -> int:
    place = PlaceEntry(
        id=options.id,
        name=options.name,
        kind=options.kind,
        languages=tuple(options.language),
        situations=tuple(options.situation),
    )
    _with_data(settings, lambda: add_place(place))
    return _say(f"{place.id} is on the list; `wegwijs publish` tells the phones")


def run_place_list(settings: Settings, _options: Options) -> int:
    return _show(_with_data(settings, list_places))


def run_packs_update_po(settings: Settings, _options: Options) -> int:
    changed = catalogues.update_files(read_starter(settings.starter), settings.locale)
    return _say(*(str(path.relative_to(settings.locale)) for path in changed))


def run_packs_import(settings: Settings, options: Options) -> int:
    folder, kit = options.folder, read_kit(settings.kit)
    starter, locale = (
        (folder / "starter", folder / "locale") if folder else (settings.starter, settings.locale)
    )
    return _show(_with_data(settings, lambda: import_starter(starter, locale, kit)))


def run_packs_export(settings: Settings, options: Options) -> int:
    starter, locale = options.folder / "starter", options.folder / "locale"
    written = _with_data(settings, lambda: export_starter(starter, locale))
    return _say(*(str(path) for path in written))


def run_packs_report(settings: Settings, _options: Options) -> int:
    return _show(_with_data(settings, report_translations))


def run_publish(settings: Settings, options: Options) -> int:
    return _show(_with_data(settings, lambda: publish(settings, utc_now(), options.pack)))


def run_rollback(settings: Settings, options: Options) -> int:
    return _show(roll_back(settings, options.pack, options.edition, utc_now()))


def run_keys_create(settings: Settings, _options: Options) -> int:
    made = create_keys(settings, utc_now())
    return _say(f"{'made' if made else 'there already'}: {settings.data / 'keys'}")


def run_keys_show(settings: Settings, _options: Options) -> int:
    return _show(list_keys(settings))


def run_backup(settings: Settings, _options: Options) -> int:
    return _say(str(back_up(settings.database, settings.backups, utc_now())))


def run_locale_update(_settings: Settings, options: Options) -> int:
    return _say(*(str(path.relative_to(HOUSE)) for path in update_files(HOUSE, options.add)))


def run_locale_compile(_settings: Settings, _options: Options) -> int:
    return _say(*(str(path.relative_to(HOUSE)) for path in compile_files(HOUSE)))


def run_doctor(settings: Settings, _options: Options) -> int:
    findings = examine(settings, utc_now())
    _say(*(f"{'ok  ' if finding.is_well else 'BAD '} {finding.what}" for finding in findings))
    return 0 if all(finding.is_well for finding in findings) else 1


COMMANDS = [
    Command("serve", "serve phones and administrators", {}, run_serve),
    Command(
        "user add",
        "make an account",
        {
            "name": {},
            "--role": {"choices": ROLES, "default": ROLES[0]},
            "--password-stdin": {"action": "store_true", "help": "read the password from standard input"},
        },
        run_user_add,
    ),
    Command(
        "usage",
        "figures, as JSON; cells under 10 are not told",
        {"--since": {"type": date.fromisoformat, "metavar": "2026-11-25"}},
        run_usage,
    ),
    Command(
        "questions list",
        "questions, as JSON",
        {"--state": {"choices": ("open", "answered", "closed")}, "--page": {"type": int, "default": 0}},
        run_questions_list,
    ),
    Command("questions answer", "answer a question", {"thread": {}, "text": {}}, run_questions_answer),
    Command(
        "place add",
        "put a shelter or library on the list",
        {
            "id": {"help": "lower-case word for /p/<id>"},
            "name": {},
            "--kind": {"choices": ("shelter", "library"), "default": "shelter"},
            "--language": {"action": "append", "default": [], "metavar": "ar"},
            "--situation": {"action": "append", "default": [], "metavar": "arrived"},
        },
        run_place_add,
    ),
    Command("place list", "places, as JSON", {}, run_place_list),
    Command(
        "packs update-po", "bring translators' catalogues to the Dutch of the files", {}, run_packs_update_po
    ),
    Command(
        "packs import",
        "files to tables; rows that somebody edited stay as they are",
        {"folder": {"type": Path, "nargs": "?", "help": "as export writes it; none: the starter packs"}},
        run_packs_import,
    ),
    Command(
        "packs export",
        "tables to files",
        {"folder": {"type": Path, "help": "gets starter/ and locale/"}},
        run_packs_export,
    ),
    Command("packs report", "how far the translations are, as JSON", {}, run_packs_report),
    Command("publish", "publish what is new", {"pack": {"nargs": "*", "help": "none: all"}}, run_publish),
    Command(
        "rollback",
        "publish an older edition's content as a new edition",
        {"pack": {}, "edition": {"type": int}},
        run_rollback,
    ),
    Command("keys create", "make the signing keys and the anchor", {}, run_keys_create),
    Command("keys show", "who signs what, as JSON", {}, run_keys_show),
    Command("backup", "back the database up now", {}, run_backup),
    Command(
        "locale update",
        "extract the interface's words and bring every catalogue to them",
        {"--add": {"metavar": "fa-AF", "help": "also begin this language"}},
        run_locale_update,
    ),
    Command("locale compile", "catalogues to JSON for the phone", {}, run_locale_compile),
    Command("doctor", "is everything in order here?", {}, run_doctor),
]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wegwijs", description=__doc__.partition(":")[0].strip("`"))
    firsts = parser.add_subparsers(required=True, metavar="command")
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for command in COMMANDS:
        first, _, second = command.words.partition(" ")
        if second and first not in groups:
            group = firsts.add_parser(first, help=f"{first} …")
            groups[first] = group.add_subparsers(required=True, metavar="command")
        within = groups[first] if second else firsts
        child = within.add_parser(second or first, help=command.help)
        for name, about in command.arguments.items():
            child.add_argument(name, **about)  # type: ignore[arg-type]  # argparse's own mixed keywords
        child.set_defaults(run=command.run)
    return parser


def _with_data(settings: Settings, deed: Callable[[], Awaitable[T]]) -> T:
    async def done() -> T:
        async with open_data(settings):
            return await deed()

    return asyncio.run(done())


def _show(value: object) -> int:
    return _say(msgspec.json.format(msgspec.json.encode(value)).decode())


def _say(*lines: str) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0
