"""What a team lends: the id of an item by its barcode, labels of our own, and links between item and tile (clause 4.9)."""

import re

from sync.canonical import name_blob
from sync.merging import LoansRecord

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: without I, L, O and U
CHECKED_BY = 37
LABEL_BITS = 30
ITEM_MAX = 40  # characters; with its place a loan's name is no longer than a record's may be
PLACE_MAX = 23  # characters of a place that stands in a loan's name as it is
_LABEL = re.compile(f"W[{LETTERS}]{{7}}")
_MISREAD = str.maketrans("ILO", "110")


def item_id(text: str) -> str | None:
    """The id of the item whose barcode was scanned or typed; None where there is none in it.

    An ISBN of ten characters is the item with the ISBN of thirteen; a label of ours may be typed with I, L and O.
    """
    kept = re.sub("[^A-Za-z0-9]", "", text).upper()
    if not 0 < len(kept) <= ITEM_MAX:
        return None
    meant = kept.translate(_MISREAD)
    return meant if is_own_label(meant) and check_label(meant) else _isbn_13(kept)


def loan_id(item: str, place: str) -> str:
    """The name of the record that says where an item of this place is: two places may lend the same book."""
    # No item has a stroke of either kind in it, so no two pairs share a name.
    is_short = len(place) <= PLACE_MAX
    return f"{item}-{place}" if is_short else f"{item}_{name_blob(place.encode())[:PLACE_MAX]}"


def lent_item(loan: str) -> str:
    """The item of which a record with this name says where it is."""
    return re.split("[-_]", loan, maxsplit=1)[0]


def make_label(random: bytes) -> str:
    """A label of our own: `W`, six characters of 30 random bits (4 bytes are given), and one that checks them."""
    number = int.from_bytes(random[:4], "big") >> 2
    # A check character that is no letter or digit would be lost between scanner and id.
    while number % CHECKED_BY >= len(LETTERS):
        number = (number + 1) % 2**LABEL_BITS
    digits = "".join(LETTERS[number >> shift & 31] for shift in range(LABEL_BITS - 5, -1, -5))
    return f"W{digits}{LETTERS[number % CHECKED_BY]}"


def is_own_label(item: str) -> bool:
    """Whether an id has the form of a label of ours."""
    return _LABEL.fullmatch(item) is not None


def check_label(label: str) -> bool:
    """Whether the last character of something of that form says that the others were read right."""
    number = 0
    for letter in label[1:7]:
        number = number * 32 + LETTERS.index(letter)
    return number % CHECKED_BY == LETTERS.index(label[7])


def ended_tiles(record: LoansRecord) -> tuple[str, ...]:
    """The texts that say which tile had an item before it was returned for the last time: they are erased."""
    returned = [place for place, event in enumerate(record.events) if event.event == "returned"]
    before = record.events[: returned[-1]] if returned else ()
    return tuple(event.tile for event in before if event.tile is not None)


def _isbn_13(kept: str) -> str:
    if not re.fullmatch("[0-9]{9}[0-9X]", kept):
        return kept
    digits = [10 if digit == "X" else int(digit) for digit in kept]
    # Ten digits that do not check are another library's barcode.
    if sum(digit * (10 - place) for place, digit in enumerate(digits)) % 11:
        return kept
    body = f"978{kept[:9]}"
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-weighed % 10}"
