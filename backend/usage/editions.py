"""Which editions phones read from, by the counters that no phone can be known by (clause 3.1)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from backend.core.few import PartCount, told_parts
from backend.usage.tables import UsageDay

ARRIVING: Mapping[str, int] = {"saved": 1, "renewed": 1, "left": -1}


class EditionUse(msgspec.Struct, frozen=True):
    """How often phones saved a pack in this edition, and read a card of it; small cells are not told.

    `phones` is about how many have it now: who took it off, or was never on the internet again, is still among them.
    """

    pack: str
    edition: int
    phones: PartCount
    saved: PartCount
    opened: PartCount


class EditionUses(msgspec.Struct, frozen=True):
    """By pack, the newest edition first; what was saved and read is since that day, phones are since the first."""

    since: date
    editions: Sequence[EditionUse]


async def read_edition_uses(since: date) -> EditionUses:
    """From this day on. Editions are parts of a pack, whose whole may be known, so more than the small ones is hidden."""
    counts: dict[str, dict[int, Counter[str]]] = {}
    for row in await _counted([*ARRIVING], since=""):
        of_edition = counts.setdefault(row["pack"], {}).setdefault(row["edition"], Counter())
        of_edition["phones"] += ARRIVING[row["metric"]] * row["n"]
    for row in await _counted(["saved", "opened"], since=since.isoformat()):
        of_edition = counts.setdefault(row["pack"], {}).setdefault(row["edition"], Counter())
        of_edition[row["metric"]] += row["n"]
    return EditionUses(since, [use for pack in sorted(counts) for use in _uses(pack, counts[pack])])


async def _counted(metrics: list[str], since: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await UsageDay.select(
        UsageDay.pack, UsageDay.edition, UsageDay.metric, UsageDay.n
    ).where(UsageDay.key >= since, UsageDay.metric.is_in(metrics))
    return found


def _uses(pack: str, editions: Mapping[int, Mapping[str, int]]) -> list[EditionUse]:
    # Counters come late and by themselves, so that for a while more may have left than came.
    told = {
        metric: told_parts({str(edition): max(0, of[metric]) for edition, of in editions.items()})
        for metric in ("phones", "saved", "opened")
    }
    return [
        EditionUse(pack, one, *(told[metric][str(one)] for metric in ("phones", "saved", "opened")))
        for one in sorted(editions, reverse=True)
    ]
