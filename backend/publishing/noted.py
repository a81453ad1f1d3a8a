"""Deeds of publishing in the audit: none of them is done unless it was written down, nor undone by what was written.

Published files are no rows, so their change and its entry share no transaction. The deed is noted before it begins; when it
ends its outcome is an entry. What was cut off in between gets its entry at the server's next start: whether anything changed.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from backend.accounts.begun import Deed, at_work, begin, end, list_cut_off
from backend.core.config import Settings
from backend.publishing.folders import Folders, folders_of
from sync.canonical import name_blob

CHANGED = "er is daarna iets veranderd: kijk na wat er gepubliceerd is en wat wacht"
UNCHANGED = "er is niets veranderd"


class Told(msgspec.Struct):
    """What comes of a deed, in Dutch, for the audit: about what and in which words; nothing where nothing came of it."""

    subject: str
    lines: list[tuple[str, str]] = msgspec.field(default_factory=list)

    def say(self, detail: str, subject: str = "") -> None:
        self.lines.append((subject or self.subject, detail))


@asynccontextmanager
async def noted(settings: Settings, deed: Deed, now: datetime) -> AsyncIterator[Told]:
    """Around a deed that changes published files, proposals or keys; the block says what came of it.

    A refusal that changed nothing leaves nothing; one that changed something after all is an entry, too.
    """
    folders = folders_of(settings)
    with at_work(settings.data):
        before, told = _state(folders), Told(deed.subject)
        begun = await begin(deed, before, now)
        try:
            yield told
        except Exception as error:
            has_changed = _state(folders) != before
            failed = [(deed.subject, f"mislukt ({type(error).__name__}); {CHANGED}")] if has_changed else []
            await end(begun, deed, failed, now)
            raise
        await end(begun, deed, told.lines, now)


async def tell_cut_off(settings: Settings, now: datetime) -> None:
    """Give each deed that was cut off its entry."""
    folders = folders_of(settings)
    for deed in await list_cut_off(settings.data):
        came_of_it = UNCHANGED if _state(folders) == deed.before else CHANGED
        said = f"afgebroken: begon {deed.at:%Y-%m-%d %H:%M} UTC; {came_of_it}"
        await end(deed.id, deed, [(deed.subject, f"{said}. {deed.asked}".rstrip(". "))], now)


def _state(folders: Folders) -> str:
    """The files that publishing writes, by their names, sizes and moments."""
    places = (
        *(folders.metadata, folders.targets, folders.editions, folders.proposals),
        *(folders.regions, folders.keys, folders.anchor),
    )
    files = (path for place in places for path in (place, *place.rglob("*")) if path.is_file())
    return name_blob(msgspec.json.encode(sorted(map(_seen, files))))


def _seen(path: Path) -> tuple[str, int, int]:
    seen = path.stat()
    return str(path), seen.st_size, seen.st_mtime_ns
