"""`wegwijs`: thin commands over the verbs; `backend.commands` has them, a module for each subject."""

import argparse
import os
import sqlite3
import sys

import asyncpg

from backend.commands import courier, house, keys, packs, people, publishing, teams
from backend.core.config import read_settings
from backend.core.errors import BackendError
from sync.errors import SyncError

COMMANDS = [
    *house.COMMANDS,
    *packs.COMMANDS,
    *publishing.COMMANDS,
    *keys.COMMANDS,
    *courier.COMMANDS,
    *people.COMMANDS,
    *teams.COMMANDS,
]


def main() -> None:
    options = _parser().parse_args()
    try:
        code = options.run(read_settings(os.environ), options)
    except (BackendError, SyncError, OSError, sqlite3.Error, asyncpg.PostgresError) as error:
        code = 1
        sys.stderr.write(f"wegwijs: {error}\n")
    sys.exit(code)


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
