"""Under which terms a picture or sound may be used: what must be named with it, and what its terms ask of others."""

from typing import Literal

import msgspec

from backend.packs.errors import UnusableFileError

Licence = Literal["own", "permission", "cc0", "cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nc-sa"]
Flag = Literal["nc", "sa"]  # not for money; what is made with it goes on under the same terms
FLAGS: tuple[Flag, ...] = ("nc", "sa")
NAMES = {
    "cc-by": "CC BY 4.0",
    "cc-by-sa": "CC BY-SA 4.0",
    "cc-by-nc": "CC BY-NC 4.0",
    "cc-by-nc-sa": "CC BY-NC-SA 4.0",
}


class Terms(msgspec.Struct, frozen=True):
    """Whose it is, where it is from, and under which licence."""

    licence: str
    credit: str
    source: str


def flags_of(licence: str) -> tuple[Flag, ...]:
    """What whoever takes the pack elsewhere has to mind."""
    return tuple(flag for flag in FLAGS if flag in licence.split("-"))


def credit_line(terms: Terms) -> str:
    """The words that have to stand with it; empty where nothing has to."""
    parts = [terms.credit, NAMES.get(terms.licence, ""), terms.source]
    return " · ".join(part for part in parts if part) if terms.licence in NAMES else ""


def require_credit(terms: Terms) -> None:
    """Refuse a licence that asks for its maker's name without one.

    Raises: UnusableFileError.
    """
    if terms.licence in NAMES and not terms.credit.strip():
        raise UnusableFileError("this licence asks for the maker's name", "no-credit")
