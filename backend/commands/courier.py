"""Couriers: packs out, words in, receipts back, where no network goes."""

from pathlib import Path

from backend.commands.command import Command, Options, now, say, with_data
from backend.core.config import Settings
from backend.courier.packs import export_packs
from backend.courier.words import take_words


def run_export(settings: Settings, options: Options) -> int:
    count = export_packs(settings, options.file, options.pack, options.language)
    return say(f"{options.file}: {count} documents, {options.file.stat().st_size} bytes")


def run_import(settings: Settings, options: Options) -> int:
    receipts = options.receipts or options.file.with_name(f"{options.file.stem}-receipts.wegwijs")
    taken, left = with_data(settings, lambda: take_words(settings, options.file, receipts, now()))
    say(f"{taken} requests taken; {receipts} goes back to the phone")
    if not left:
        return 0
    say(f"incomplete: {left} could not be opened; the phone keeps their words, so ask it for a new file")
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
        "take the words that a courier brought, and write signed receipts",
        {"file": {"type": Path, "metavar": "FILE.wegwijs"}, "--receipts": {"type": Path}},
        run_import,
    ),
]
