"""Makes pictures and sounds of uploads in a process of its own: whatever a file does there, the server goes on.

That process has no settings, no files and no database; it gets so much memory and so much time, and then it ends.
Between the two goes one line of JSON, and behind it the bytes.
"""

import asyncio
import resource
import subprocess
import sys
from typing import Literal, NoReturn

import msgspec
import structlog

from backend.core.errors import UnavailableError
from backend.packs.errors import UnusableFileError
from backend.packs.make_picture import MadePicture, make_picture
from backend.packs.make_sound import MadeSound, make_sound

MEMORY = 1024**3  # bytes
PROCESSOR = 30  # seconds
PATIENCE = 60  # seconds
WAITING_MAX = 8  # uploads

log = structlog.get_logger()


class Order(msgspec.Struct, frozen=True):
    """What to make; of a sound the moments between which it is heard, in milliseconds."""

    kind: Literal["picture", "sound"]
    starts: int = 0
    ends: int | None = None


class Made(msgspec.Struct, frozen=True):
    """What came of it: lengths in bytes of what follows, or why nothing does."""

    refused: str = ""
    why: str = ""
    lengths: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


class Workshop:
    """One upload at a time, so that the memory of one is what all of them take."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)
        self._waiting = 0

    async def picture(self, data: bytes) -> MadePicture:
        """Raises: UnusableFileError, UnavailableError."""
        (picture,), numbers = await self._have_made(Order("picture"), data)
        return MadePicture(picture, *numbers)

    async def sound(self, data: bytes, starts: int = 0, ends: int | None = None) -> MadeSound:
        """Raises: UnusableFileError, UnavailableError."""
        (mp3, opus), numbers = await self._have_made(Order("sound", starts, ends), data)
        return MadeSound(mp3, opus, *numbers)

    async def _have_made(self, order: Order, data: bytes) -> tuple[list[bytes], tuple[int, ...]]:
        if self._waiting >= WAITING_MAX:
            raise UnavailableError("too many uploads at once")
        self._waiting += 1
        try:
            async with self._turn:
                return await asyncio.to_thread(_have_made, order, data)
        finally:
            self._waiting -= 1


def _have_made(order: Order, data: bytes) -> tuple[list[bytes], tuple[int, ...]]:
    try:
        done = subprocess.run(  # noqa: S603  # this module, by this interpreter
            [sys.executable, "-m", __name__],
            input=msgspec.json.encode(order) + b"\n" + data,
            capture_output=True,
            timeout=PATIENCE,
            env={},  # with nothing in it that a file could ask for
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnusableFileError("the file takes too long to read", "too-heavy") from error
    if done.returncode != 0:
        log.warning("an upload ended the process that read it", code=done.returncode)
        raise UnusableFileError("the file cannot be read", "too-heavy")
    head, _, rest = done.stdout.partition(b"\n")
    made = msgspec.json.decode(head, type=Made)
    if made.refused:
        raise UnusableFileError(made.why, made.refused)
    return _parted(rest, made.lengths), made.numbers


def _parted(data: bytes, lengths: tuple[int, ...]) -> list[bytes]:
    starts = [sum(lengths[:place]) for place in range(len(lengths))]
    return [data[start : start + length] for start, length in zip(starts, lengths, strict=True)]


def main() -> NoReturn:
    """The other process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    made, files = _made(msgspec.json.decode(head, type=Order), data)
    sys.stdout.buffer.write(msgspec.json.encode(made) + b"\n" + b"".join(files))
    sys.stdout.buffer.flush()
    sys.exit(0)


def _made(order: Order, data: bytes) -> tuple[Made, tuple[bytes, ...]]:
    try:
        if order.kind == "picture":
            picture, *numbers = make_picture(data)
            return Made(lengths=(len(picture),), numbers=tuple(numbers)), (picture,)
        mp3, opus, milliseconds = make_sound(data, order.starts, order.ends)
    except UnusableFileError as error:
        return Made(refused=error.code, why=error.detail), ()
    except MemoryError:
        return Made(refused="too-heavy", why="the file takes too much memory"), ()
    return Made(lengths=(len(mp3), len(opus)), numbers=(milliseconds,)), (mp3, opus)


if __name__ == "__main__":
    main()
