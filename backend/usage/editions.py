"""Which editions phones read from, by the counters that no phone can be known by (clause 3.1)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from backend.core.few import PartCount, told_parts
from backend.usage.tables import UsageDay


class EditionUse(msgspec.Struct, frozen=True):
    """How often phones saved a pack in this edition, and read a card of it; small cells are not told."""

    pack: str
    edition: int
    saved: PartCount
    opened: PartCount


class EditionUses(msgspec.Struct, frozen=True):
    """By pack, the newest edition first."""

    since: date
    editions: Sequence[EditionUse]


async def read_edition_uses(since: date) -> EditionUses:
    """From this day on. Editions are parts of a pack, whose whole may be known, so more than the small ones is hidden."""
    counts: dict[str, dict[int, dict[str, int]]] = {}
    rows = await UsageDay.select(UsageDay.pack, UsageDay.edition, UsageDay.metric, UsageDay.n).where(
        UsageDay.key >= since.isoformat(), UsageDay.metric.is_in(["saved", "opened"])
    )
    for row in rows:
        of_edition = counts.setdefault(row["pack"], {}).setdefault(row["edition"], {"saved": 0, "opened": 0})
        of_edition[row["metric"]] += row["n"]
    return EditionUses(since, [use for pack in sorted(counts) for use in _uses(pack, counts[pack])])


def _uses(pack: str, editions: dict[int, dict[str, int]]) -> list[EditionUse]:
    told = {
        metric: told_parts({str(edition): of[metric] for edition, of in editions.items()})
        for metric in ("saved", "opened")
    }
    newest_first = sorted(editions, reverse=True)
    return [EditionUse(pack, one, told["saved"][str(one)], told["opened"][str(one)]) for one in newest_first]
