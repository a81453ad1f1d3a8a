"""What a command consists of, and what every command does with the data folder and the screen."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

import msgspec

from backend.accounts.audit import AT_THE_SERVER, note
from backend.accounts.begun import Deed
from backend.app import open_data, utc_now
from backend.core.config import Settings
from backend.core.database import DB
from backend.publishing.noted import noted

Options = argparse.Namespace
T = TypeVar("T")


class Command(NamedTuple):
    """What is typed, what it does, the arguments it takes, and the function that does it; it returns the exit code."""

    words: str
    help: str
    arguments: dict[str, dict[str, object]]
    run: Callable[[Settings, Options], int]


def with_data(settings: Settings, deed: Callable[[], Awaitable[T]]) -> T:
    """What the deed returns, done while the database is open."""

    async def done() -> T:
        async with open_data(settings):
            return await deed()

    return asyncio.run(done())


def with_files(settings: Settings, deed: Deed, work: Callable[[], T], in_words: Callable[[T], str]) -> T:
    """What the work returns, which changes published files, proposals or keys; in the audit as `noted` does it.

    `in_words` says in Dutch what came of it, or nothing.
    """

    async def done() -> T:
        async with noted(settings, deed, now()) as told:
            made = await asyncio.to_thread(work)
            if words := in_words(made):
                told.say(words)
        return made

    return with_data(settings, done)


def with_rows(settings: Settings, deed: Deed, work: Callable[[], Awaitable[T]]) -> T:
    """What the work returns, which changes rows; it and its entry in the audit are kept both or neither."""

    async def done() -> T:
        async with DB.transaction():
            made = await work()
            await note(deed.actor, deed.deed, deed.subject, deed.asked, now())
        return made

    return with_data(settings, done)


def by_hand(deed: str, subject: str, detail: str = "") -> Deed:
    """A deed of whoever types at the server's own keyboard."""
    return Deed(AT_THE_SERVER, deed, subject, detail)


def now() -> datetime:
    """The moment at which a command does what it does."""
    return utc_now()


def show(value: object) -> int:
    """Print a value as JSON."""
    return say(msgspec.json.format(msgspec.json.encode(value)).decode())


def say(*lines: str) -> int:
    """Print lines."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0
