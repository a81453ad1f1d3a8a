"""Couriers: packs out, words in, receipts back, where no network goes."""

from pathlib import Path

from backend.commands.command import Command, Options, now, say, with_data
from backend.core.config import Settings
from backend.courier.files import kind_of
from backend.courier.operations import take_operations
from backend.courier.packs import export_packs
from backend.courier.words import take_words


def run_export(settings: Settings, options: Options) -> int:
    count = export_packs(settings, options.file, options.pack, options.language)
    return say(f"{options.file}: {count} documents, {options.file.stat().st_size} bytes")


def run_import(settings: Settings, options: Options) -> int:
    if kind_of(options.file) == "operations":
        taken, left = with_data(settings, lambda: take_operations(settings, options.file, now()))
        say(f"{taken} pushes of a device taken; it hears of that when it has a network itself")
        what = "could not be taken; the device keeps what is in them"
    else:
        receipts = options.receipts or options.file.with_name(f"{options.file.stem}-receipts.wegwijs")
        taken, left = with_data(settings, lambda: take_words(settings, options.file, receipts, now()))
        say(f"{taken} requests taken; {receipts} goes back to the phone")
        what = "could not be opened; the phone keeps their words, so ask it for a new file"
    if not left:
        return 0
    say(f"incomplete: {left} {what}")
    return 1


COMMANDS = [
    Command(
        "courier export",
        "write packs into a file that a phone can open",
        {
            "file": {"type": Path, "metavar": "FILE.wegwijs"},
            "--pack": {"action": "append", "default": [], "help": "none: all"},
            "--language": {"action": "append", "default": [], "help": "beside Dutch; none: all"},
        },
        run_export,
    ),
    Command(
        "courier import",
        "take the words of phones, with receipts that go back, or the operations of a device",
        {"file": {"type": Path, "metavar": "FILE.wegwijs"}, "--receipts": {"type": Path}},
        run_import,
    ),
]
