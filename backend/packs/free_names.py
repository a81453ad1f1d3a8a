"""Names for what is new, made of its title: no card or pack ever had it, and no file beside the cards has."""

import re
import unicodedata

from backend.packs import tables
from backend.packs.version_tables import Newest, PackVersion

NAME_MAX = 40  # letters
# Files of a pack's folder, and what is signed beside packs.
RESERVED = frozenset(
    {"pack", "media", "takes", "import", "places", "recalls", "root", "snapshot", "targets", "timestamp"}
)


async def free_name(title: str, plain: str) -> str:
    """A name of the title's letters; `plain` where it has none that an address can have."""
    taken = await _taken()
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", letters)[:NAME_MAX].strip("-") or plain
    tries = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


async def _taken() -> set[str]:
    """Packs' texts stand under the pack's name, cards' under the card's; so do those of what is gone."""
    cards = await Newest.select(Newest.resource)
    packs = await tables.Pack.select(tables.Pack.id)
    gone = await PackVersion.select(PackVersion.pack).distinct()
    named = {row["resource"] for row in cards} | {row["id"] for row in packs} | {row["pack"] for row in gone}
    return named | RESERVED
