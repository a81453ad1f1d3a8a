"""The highest commit_seq that this server ever gave out, in a small file outside the database and its backups (clause 1.6).

Written after each commit and never before, so that it is at most as high as a database that was never restored. Two
records take turns, each with its checksum: a write that a crash tears leaves the other. The disk is asked to keep it
every few seconds, not at each commit; what a power cut takes of it makes it lower, which asks for no recovery.
"""

import os
import re
import zlib
from pathlib import Path

import msgspec

from backend.core.connection import OWNER_ONLY

RECORD = re.compile(rb"([A-Za-z0-9_-]{22}) (\d{16}) ([0-9a-f]{8})\n")
APART = 512  # bytes: a disk writes whole sectors


class Position(msgspec.Struct, frozen=True):
    """A server's epoch and the last commit_seq in it (clause 1.5)."""

    epoch: str
    commit_seq: int


class HighWater:
    """The file; `note` costs a write into the page cache and no more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._turn = 0
        self._highest = 0

    def read(self) -> Position | None:
        """The highest position that was noted; None where there is no file, or nothing of it can be read."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        found = (_parsed(data[start : start + APART]) for start in (0, APART))
        noted = [position for position in found if position is not None]
        return max(noted, key=lambda position: position.commit_seq, default=None)

    def note(self, position: Position) -> None:
        """Remember what was committed; to be called when it is. What is lower than what stands there changes nothing."""
        if self._file is None:
            noted = self.read()
            self._highest = noted.commit_seq if noted is not None else 0
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT, OWNER_ONLY)
        if position.commit_seq < self._highest:
            # A database that was put back writes, too, and must not make it forgotten that it is behind.
            return
        self._highest = position.commit_seq
        self._turn = 1 - self._turn
        os.pwrite(self._file, _written(position), self._turn * APART)

    def keep(self) -> None:
        """Ask the disk to keep it. Blocks: run it in a thread."""
        if self._file is not None:
            os.fsync(self._file)

    def close(self) -> None:
        if self._file is not None:
            self.keep()
            os.close(self._file)
            self._file = None


def _written(position: Position) -> bytes:
    said = f"{position.epoch} {position.commit_seq:016d}".encode()
    return said + f" {zlib.crc32(said):08x}\n".encode()


def _parsed(data: bytes) -> Position | None:
    found = RECORD.match(data)
    if found is None or zlib.crc32(data[: found.end(2)]) != int(found[3], 16):
        return None
    return Position(found[1].decode(), int(found[2]))
