"""What a command consists of, and what every command does with the data folder and the screen."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

import msgspec

from backend.accounts.audit import AT_THE_SERVER, note
from backend.app import open_data, utc_now
from backend.core.config import Settings

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


def write_down(settings: Settings, deed: str, subject: str, detail: str) -> None:
    """In the audit, of a deed with files that was done just now."""
    with_data(settings, lambda: note(AT_THE_SERVER, deed, subject, detail, now()))


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
