"""Blobs: bytes under the name of their SHA-256 in a folder, written so that a power cut leaves all or nothing.

A file appears by rename only, after its bytes and its compressed twins are on the disk, and is never changed.
What a crash leaves behind has a name that nothing reads.
"""

import gzip
import hashlib
import os
import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it ships no types
import zstandard

from backend.core.disk import make_folder, sync_path
from backend.core.errors import BackendError

BROTLI_QUALITY = 11
# Of a long file the last two steps cost three times as long for a fiftieth of its bytes; a bundle's parts are long.
LONG = 64 * 1024  # bytes
BROTLI_LONG = 10
GZIP_LEVEL = 9
ZSTD_LEVEL = 19
# Reading a long dictionary takes this level forty times as long, for some fifteen bytes of a short file.
SHORT = 1 / 8  # of the dictionary
ZSTD_SHORT = 9
DCZ_MAGIC = bytes.fromhex("5e2a4d1820000000")  # a skippable frame that holds the dictionary's hash
UNFINISHED = ".unfinished-"


class DamagedBlobError(BackendError):
    """A stored blob does not have the bytes that its name promises."""


class BlobStore:
    """A folder of blobs: `ab/abcd…`, beside it `.br` and `.gz` where they are smaller."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes; their name."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.path(sha256).exists():
            write_compressed(self.path(sha256), data)
        return sha256

    def put_all(self, blobs: Iterable[bytes]) -> None:
        """Keep them all; compressing and waiting for the disk leave the processors free for each other."""
        with ThreadPoolExecutor() as side_by_side:
            list(side_by_side.map(self.put, dict.fromkeys(blobs)))

    def read(self, sha256: str) -> bytes:
        """The bytes of this name.

        Raises: DamagedBlobError, also when there is none.
        """
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise DamagedBlobError(f"there is no blob {sha256}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedBlobError(f"the blob {sha256} is damaged")
        return data


def write_compressed(path: Path, data: bytes) -> None:
    """Write an immutable file, its compressed twins first: where the file is, they are."""
    brotlied = brotli.compress(data, quality=BROTLI_LONG if len(data) > LONG else BROTLI_QUALITY)
    for suffix, smaller in ((".br", brotlied), (".gz", gzipped(data))):
        twin = path.with_name(path.name + suffix)
        if len(smaller) < len(data):
            write_durably(twin, smaller)
        else:
            twin.unlink(missing_ok=True)  # of other bytes, from a write that was cut off
    write_durably(path, data)


def write_difference(path: Path, data: bytes, dictionary: bytes, twin: Path) -> None:
    """Write what a browser that has `dictionary` needs for `data` (RFC 9842, `dcz`), where that is less than without."""
    if twin.exists():
        return
    packed = zstandard.ZstdCompressor(
        level=ZSTD_SHORT if len(data) < len(dictionary) * SHORT else ZSTD_LEVEL,
        dict_data=zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT),
        write_content_size=True,
    ).compress(data)
    whole = DCZ_MAGIC + hashlib.sha256(dictionary).digest() + packed
    brotlied = path.with_name(f"{path.name}.br")
    if len(whole) < (brotlied.stat().st_size if brotlied.exists() else len(data)):
        write_durably(twin, whole)


def gzipped(data: bytes) -> bytes:
    """The same bytes give the same gzip, for it carries no time."""
    return gzip.compress(data, GZIP_LEVEL, mtime=0)


def write_durably(path: Path, data: bytes, mode: int = 0o444) -> None:
    """Put the file there whole, in place of any former one, and on the disk before this returns."""
    make_folder(path.parent)
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_path(path.parent)
