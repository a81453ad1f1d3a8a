"""Update bundles: what one language of an edition has that an edition before it had not (clause 2.8).

A browser that keeps dictionaries has the parts of the bundle that it installed from, each as one of its own. So an
update is cut where the texts that it replaces went from one part to the next, and says which part each piece is like.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backend.core.blobs import gzipped
from sync.bundle import write_bundle
from sync.canonical import name_blob
from sync.fields import BLOB_MAX, BlobReference
from sync.manifest import Bundle, FileEntry, Update

WHOLE = 2**62  # bytes: more than any bundle has


class Former(msgspec.Struct, frozen=True):
    """An edition before, and the files that each of its languages had."""

    edition: int
    had: Mapping[str, Sequence[FileEntry]]


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
        new = [(paths[sha256], data) for sha256, data in texts.items() if sha256 not in names]
        pieces = list(_cut(new, _parts_of(before)))
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
    return min(len(data), len(gzipped(data)))


def refer(data: bytes) -> BlobReference:
    return BlobReference(name_blob(data), len(data))


def _parts_of(files: Iterable[FileEntry]) -> dict[str, int]:
    """In which part of their bundle the most of these files' texts lies, by path."""
    texts = {file.sha256: file for file in files if file.need == "core"}
    # Names and lengths stand in the head of a bundle, whose own length they alone decide.
    head = [f'["{file.sha256}",{file.bytes}]' for file in texts.values()]
    start = len(f"[{','.join(head)}]\n")
    found = {}
    for file in texts.values():
        found[file.path] = (start + file.bytes // 2) // BLOB_MAX
        start += file.bytes
    return found


def _cut(new: Iterable[tuple[str, bytes]], former: Mapping[str, int]) -> Iterator[tuple[int, bytes]]:
    """The update in pieces, each with the former part that it is like; what had no place there is like the first."""
    texts = sorted(((former.get(path, 0), data) for path, data in new), key=lambda text: text[0])
    if not texts:
        return
    whole = b"".join(write_bundle((data for _, data in texts), WHOLE))
    start, end = 0, len(whole) - sum(len(data) for _, data in texts)
    for at, (part, data) in enumerate(texts):
        end += len(data)
        if at + 1 == len(texts) or texts[at + 1][0] != part:
            yield from (
                (part, whole[here : min(here + BLOB_MAX, end)]) for here in range(start, end, BLOB_MAX)
            )
            start = end
