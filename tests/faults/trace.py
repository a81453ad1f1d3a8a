"""What a server asks of the kernel, in the order in which it does: what is promised to be on the disk was really synced.

A write is on the disk when an fsync or fdatasync of its file ended well after it; a new name is when its folder was synced.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from pathlib import Path
from typing import NamedTuple

from tests.browser.server import Server
from tests.postgres import Postgres

SYNCS = ("fsync", "fdatasync")
WRITES = ("write", "writev", "pwrite64", "pwritev", "ftruncate", "sendfile")
SENDS = ("write", "writev", "send", "sendto", "sendmsg")
RECEIVES = ("recvfrom",)
RENAMES = ("rename", "renameat", "renameat2")
MAKES = ("mkdir", "mkdirat")
CALLS = sorted({*SYNCS, *WRITES, *SENDS, *RECEIVES, *RENAMES, *MAKES})
WHOLE = 9000  # bytes of each buffer: a page of the database, a reply, or what PostgreSQL reads at once
CALL = re.compile(r"(\d+) +[\d.]+ (\w+)\((.*)")
RESUMED = re.compile(r"(\d+) +[\d.]+ <\.\.\. (\w+) resumed>(.*)")
UNFINISHED = " <unfinished ...>"
OF_FILE = re.compile(r"\d+<(.*?)>")
NAMES = re.compile(r'"([^"]*)"')
# As PostgreSQL's protocol has them, and strace prints that.
ASKS_TO_COMMIT = r'"Q\0\0\0\vCOMMIT\0"'
HAS_COMMITTED = r'"C\0\0\0\vCOMMIT\0'


class Event(NamedTuple):
    """One call that succeeded: on which file, with which arguments, and the lines of the trace between which it ran."""

    thread: str
    call: str
    path: str  # of the open file; of a renaming its old name, of a folder its own
    said: str
    began: int
    ended: int


def trace(server: Server) -> Path:
    """From its next start on the server is traced; returns where to. So is a command, with `under` before its program."""
    log = server.folder / "trace"
    server.under = _tracing(log)
    return log


def trace_postgres(postgres: Postgres) -> Path:
    """The same of a PostgreSQL, into a folder that its account may write in."""
    log = postgres.folder / "trace"
    postgres.under = _tracing(log)
    return log


def _tracing(log: Path) -> list[str]:
    # As a grandchild, so that signals reach the server itself.
    command = ["strace", "-D", "-f", "-q", "-y", "-ttt", "-s", str(WHOLE), "-o", str(log)]
    return [*command, "-e", f"trace={','.join(CALLS)}", "--"]


def read_trace(*logs: Path, within: float = 60) -> list[Event]:
    """All of it, by the moments at which calls began or went on; a tracer ends a moment after what it traced."""
    until = time.monotonic() + within
    while not all("+++ exited" in (log.read_text("latin-1"))[-100:] for log in logs):
        assert time.monotonic() < until, "it did not happen: the trace ends"
        time.sleep(0.05)
    lines = [log.read_text("latin-1").splitlines() for log in logs]
    return list(_events(merge(*lines, key=lambda line: float(line.split(maxsplit=2)[1]))))


def _events(lines: Iterable[str]) -> Iterator[Event]:
    under_way: dict[str, tuple[int, str, str]] = {}
    for at, line in enumerate(lines):
        if found := CALL.match(line):
            thread, call, said = found.groups()
            began = at
            if said.endswith(UNFINISHED):
                under_way[thread] = at, call, said.removesuffix(UNFINISHED)
                continue
        elif found := RESUMED.match(line):
            thread = found[1]
            began, call, said = under_way.pop(thread)
            said += found[3]
        else:
            continue
        if not re.search(r"= -1 \w+ \([^()]*\)$|= \?", said):
            yield Event(thread, call, _path(call, said), said, began, at)


def _path(call: str, said: str) -> str:
    found = NAMES.search(said) if call in (*RENAMES, *MAKES) else OF_FILE.match(said)
    return found[1] if found else ""


def unsynced_receipts(events: list[Event], batches: Mapping[str, str]) -> list[str]:
    """Of batches by the request that brought them: which had their reply before the database's log was synced."""
    return [batch for batch, request in batches.items() if not _is_kept(events, batch, request)]


def _is_kept(events: list[Event], batch: str, request: str) -> bool:
    log = [event for event in events if event.path.endswith(".sqlite-wal")]
    written = next((event for event in log if event.call == "pwrite64" and batch in event.said), None)
    replied = next((event for event in events if event.call in SENDS and request in event.said), None)
    if written is None or replied is None:
        return False
    syncs = (event for event in log if event.call in SYNCS)
    return any(written.ended < sync.began and sync.ended < replied.began for sync in syncs)


def unsynced_commits(events: list[Event], batches: Mapping[str, str]) -> list[str]:
    """The same where PostgreSQL has the batches: which had their reply before its log was synced for their commit."""
    return [batch for batch, request in batches.items() if not _is_committed(events, batch, request)]


def _is_committed(events: list[Event], batch: str, request: str) -> bool:
    backends = {event.thread for event in events if event.call in RECEIVES and ASKS_TO_COMMIT in event.said}
    theirs = iter([event for event in events if event.thread in backends])
    # In this order: it is told of the batch, then to commit, and says that it did.
    told = next((event for event in theirs if event.call in RECEIVES and batch in event.said), None)
    own = [event for event in theirs if told is not None and event.thread == told.thread]
    asked = next((event for event in own if event.call in RECEIVES and ASKS_TO_COMMIT in event.said), None)
    done = next((event for event in own if event.call in SENDS and HAS_COMMITTED in event.said), None)
    replied = next((event for event in events if event.call in SENDS and request in event.said), None)
    if asked is None or done is None or replied is None:
        return False
    syncs = (event for event in events if event.call in SYNCS and "/pg_wal/" in event.path)
    is_synced = any(asked.ended < sync.began and sync.ended < done.began for sync in syncs)
    return is_synced and asked.ended < done.began < replied.began


def renamed(events: list[Event]) -> list[tuple[str, str]]:
    """Which files got which names, in order."""
    return [_names(event) for event in events if event.call in RENAMES]


def unsynced_names(events: list[Event]) -> list[str]:
    """Names given to a file whose bytes were not on the disk yet, or whose folder was not synced before the next one's."""
    return [new for at, event in enumerate(events) if event.call in RENAMES for new in _unsynced(events, at)]


def unsynced_folders(events: list[Event]) -> list[str]:
    """New folders whose name was not synced before anything else was named by the same thread."""
    made = ((at, event) for at, event in enumerate(events) if event.call in MAKES)
    return [event.path for at, event in made if not _is_name_kept(events, at, event.path)]


def _is_name_kept(events: list[Event], at: int, name: str) -> bool:
    own = (event for event in events[at + 1 :] if event.thread == events[at].thread)
    folder = str(Path(name).parent)
    after = (event for event in own if event.call in (*RENAMES, *MAKES) or event.path == folder)
    following = next(after, None)
    return following is not None and following.call in SYNCS


def _unsynced(events: list[Event], at: int) -> list[str]:
    old, new = _names(events[at])
    before = [event.call for event in events[:at] if event.path == old and event.call in (*WRITES, *SYNCS)]
    is_on_disk = bool(before) and before[-1] in SYNCS
    return [] if is_on_disk and _is_name_kept(events, at, new) else [new]


def _names(event: Event) -> tuple[str, str]:
    old, new = NAMES.findall(event.said)[:2]
    return old, new
