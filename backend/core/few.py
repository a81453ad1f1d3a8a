"""The one threshold of figures: a cell under ten could tell who it was, and is never told (clause 3.1)."""

from collections.abc import Mapping
from typing import Literal

THRESHOLD = 10
FEW: Literal["<10"] = "<10"
HIDDEN: Literal["hidden"] = "hidden"  # ten or more, but telling it would tell one that is less

Count = int | Literal["<10"]
PartCount = int | Literal["<10", "hidden"]


def told(n: int) -> Count:
    """The number as it may leave the team."""
    return FEW if n < THRESHOLD else n


def told_parts(parts: Mapping[str, int]) -> dict[str, PartCount]:
    """The parts of a whole whose size may be known from elsewhere: what is hidden cannot be found by taking away the rest.

    The smallest are hidden until there are two of them, and ten together.
    """
    small = {name for name, n in parts.items() if n < THRESHOLD}
    if not small:
        return dict(parts)
    hidden = 0
    kept: dict[str, PartCount] = {}
    for place, (name, n) in enumerate(sorted(parts.items(), key=lambda part: (part[1], part[0]))):
        must_hide = name in small or place < 2 or hidden < THRESHOLD
        hidden += n if must_hide else 0
        kept[name] = FEW if name in small else HIDDEN if must_hide else n
    return {name: kept[name] for name in parts}
