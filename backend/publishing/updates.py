"""Update bundles: what one language of an edition has that an edition before it had not (clause 2.8).

A browser that keeps dictionaries has the parts of the bundle that it installed from, each as one of its own. So bundles
are cut between texts, updates where the texts that they replace went from one part to the next, and each piece says which
part it is like.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backend.core.blobs import gzipped
from sync.bundle import write_bundle
from sync.canonical import name_blob
from sync.fields import BLOB_MAX, BlobReference
from sync.manifest import Bundle, FileEntry, Update

WHOLE = 2**62  # bytes: more than any bundle has
# Most of an edition is what the one before it had, and compressing it only to weigh it takes half of the time.
WEIGHED_MAX = 50_000
_WEIGHED: dict[str, int] = {}


class Former(msgspec.Struct, frozen=True):
    """An edition before, and the files that each of its languages had."""

    edition: int
    had: Mapping[str, Sequence[FileEntry]]


def press_bundle(texts: Sequence[bytes]) -> tuple[bytes, ...]:
    """The parts of a bundle, cut between its texts."""
    if not texts:
        return write_bundle(())
    whole = b"".join(write_bundle(texts, WHOLE))
    head = len(whole) - sum(map(len, texts))
    return tuple(part for _, part in _cut([*zip(_number(head, map(len, texts)), texts, strict=True)]))


def press_updates(
    files: Sequence[FileEntry],
    texts: Mapping[str, bytes],
    bundle: Bundle,
    had: Mapping[int, Sequence[FileEntry]],
) -> tuple[tuple[Update, ...], list[bytes]]:
    """An update from each edition of which `had` gives the files, where it is less than the whole, and their parts."""
    paths = {file.sha256: file.path for file in files if file.need == "core"}
    found: list[Update] = []
    blobs: list[bytes] = []
    for former, before in had.items():
        names = {file.sha256 for file in before}
        numbers = _parts_of(before)
        # What had no place in the bundle before is like the first part.
        new = [(numbers.get(paths[sha256], 0), data) for sha256, data in texts.items() if sha256 not in names]
        pieces = list(_cut(sorted(new, key=lambda text: text[0])) if new else ())
        parts = tuple(piece for _, piece in pieces)
        like = tuple(part for part, _ in pieces)
        download = sum(map(weigh, parts))
        if parts and download < bundle.download:
            references = tuple(map(refer, parts))
            found.append(
                Update(former=former, parts=references, download=download, like=like if any(like) else ())
            )
            blobs += parts
    return tuple(found), blobs


def weigh(data: bytes) -> int:
    """Bytes on the line: every browser takes gzip, so brotli's fewer bytes are not promised."""
    name = name_blob(data)
    if name not in _WEIGHED:
        if len(_WEIGHED) >= WEIGHED_MAX:
            _WEIGHED.clear()
        _WEIGHED[name] = min(len(data), len(gzipped(data)))
    return _WEIGHED[name]


def refer(data: bytes) -> BlobReference:
    return BlobReference(name_blob(data), len(data))


def _parts_of(files: Iterable[FileEntry]) -> dict[str, int]:
    """In which part of their bundle these files' texts lie, by path."""
    texts = {file.sha256: file for file in files if file.need == "core"}
    # Their lengths stand in the head of a bundle, and alone decide how long that is.
    head = ",".join(str(file.bytes) for file in texts.values())
    numbers = _number(len(f"[{head}]\n"), [file.bytes for file in texts.values()])
    return {file.path: number for file, number in zip(texts.values(), numbers, strict=True)}


def _number(head: int, sizes: Iterable[int]) -> Iterator[int]:
    """The part of each text of a bundle: one that does not fit whole begins the next."""
    part, used = 0, head
    for size in sizes:
        if used + size > BLOB_MAX:
            part, used = part + 1, 0
        used += size
        yield part


def _cut(texts: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """A bundle in pieces, each with the number of its texts; a piece is never longer than a blob."""
    whole = b"".join(write_bundle((data for _, data in texts), WHOLE))
    start, end = 0, len(whole) - sum(len(data) for _, data in texts)
    for at, (part, data) in enumerate(texts):
        end += len(data)
        if at + 1 == len(texts) or texts[at + 1][0] != part:
            yield from (
                (part, whole[here : min(here + BLOB_MAX, end)]) for here in range(start, end, BLOB_MAX)
            )
            start = end
