"""Words for what people name: an address or a tablet knows it by them, whatever its name becomes."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count


def new_id(name: str, taken: Collection[str], otherwise: str) -> str:
    """A lower-case word out of the name, or `otherwise` where none of its letters is Latin; with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", plain)[:48].strip("-") or otherwise
    return next(id for id in chain([word], (f"{word}-{n}" for n in count(2))) if id not in taken)
