"""A list of items out of a spreadsheet: what can be read of it, and what is wrong with each row that cannot."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec
from babel import Locale

from backend.core.errors import TooLargeError
from backend.core.spreadsheets import unquoted
from backend.places.places import is_language
from sync.items import item_id

FILE_MAX = 2 * 1024 * 1024  # bytes
ROWS_MAX = 5_000
TITLE_MAX = 200  # characters

Fault = Literal[
    "no-title",
    "title-too-long",
    "no-language",
    "unknown-language",
    "no-barcode",
    "bad-barcode",
    "rounded-barcode",
    "twice",
]

FileFault = Literal["not-utf-8", "no-columns", "no-rows", "too-many-rows"]

COLUMNS: Mapping[str, Sequence[str]] = {
    "title": ("titel", "title"),
    "language": ("taal", "language"),
    "barcode": ("barcode", "streepjescode", "isbn"),
}
# A spreadsheet's way to write 9789025745042 once it took it for a number: the last digits are gone for good.
ROUNDED = re.compile(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
SEPARATOR_LINE = re.compile(r"sep=.\r?\n", re.IGNORECASE)  # a spreadsheet's note to itself


class ItemEntry(msgspec.Struct, frozen=True):
    """One item of a place; `id` as `sync.items` makes it of a barcode."""

    id: str
    title: str
    language: str


class BadRow(msgspec.Struct, frozen=True):
    """A row that was left out, by its number in the spreadsheet, why, and the cell that is wrong."""

    row: int
    fault: Fault
    value: str


class FileError(Exception):
    """Nothing can be read of this file."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault: FileFault = fault


class RowError(Exception):
    """This row is left out; `value` is what stands in the cell that is wrong."""

    def __init__(self, fault: Fault, value: str) -> None:
        super().__init__(fault)
        self.fault: Fault = fault
        self.value = value


def read_items(data: bytes) -> tuple[list[ItemEntry], list[BadRow]]:
    """The items of a CSV file in UTF-8 with the columns title, language and barcode, in Dutch or English, in any order.

    Raises: FileError; TooLargeError.
    """
    rows = list(_rows(data))
    columns = _columns(rows[0] if rows else [])
    filled = [(number, row) for number, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    if not filled:
        raise FileError("no-rows")
    if len(filled) > ROWS_MAX:
        raise FileError("too-many-rows")
    items: dict[str, ItemEntry] = {}
    bad: list[BadRow] = []
    for number, row in filled:
        try:
            item = _read_row({name: _cell(row, place) for name, place in columns.items()})
            if item.id in items:
                raise RowError("twice", item.id)  # noqa: TRY301  # as every other fault of a row
            items[item.id] = item
        except RowError as error:
            bad.append(BadRow(number, error.fault, error.value[:80]))
    return list(items.values()), bad


def _rows(data: bytes) -> Iterator[list[str]]:
    if len(data) > FILE_MAX:
        raise TooLargeError(f"{len(data)} bytes, at most {FILE_MAX}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError("not-utf-8") from error
    if "\0" in text:  # UTF-16, or no text at all; a database would refuse it later
        raise FileError("not-utf-8")
    text = SEPARATOR_LINE.sub("", text, count=1) if SEPARATOR_LINE.match(text) else text
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise FileError("no-columns") from error


def _columns(header: Sequence[str]) -> dict[str, int]:
    names = [cell.strip().casefold() for cell in header]
    found = {
        column: next((names.index(word) for word in words if word in names), None)
        for column, words in COLUMNS.items()
    }
    if None in found.values():
        raise FileError("no-columns")
    return {column: place for column, place in found.items() if place is not None}


def _cell(row: Sequence[str], place: int) -> str:
    return unquoted(" ".join(row[place].split())) if place < len(row) else ""


def _read_row(row: Mapping[str, str]) -> ItemEntry:
    """Raises: RowError."""
    title = row["title"]
    if not title:
        raise RowError("no-title", "")
    if len(title) > TITLE_MAX:
        raise RowError("title-too-long", title)
    return ItemEntry(_barcode(row["barcode"]), title, _language(row["language"]))


def _barcode(text: str) -> str:
    if not text:
        raise RowError("no-barcode", "")
    if ROUNDED.fullmatch(text):
        raise RowError("rounded-barcode", text)
    id = item_id(text)
    if id is None:
        raise RowError("bad-barcode", text)
    return id


def _language(text: str) -> str:
    """A tag in whatever case, or the language's name in Dutch or English."""
    if not text:
        raise RowError("no-language", "")
    named = _names().get(text.casefold())
    tag = named or "-".join(
        part.lower() if place == 0 else part.title() if len(part) == 4 else part.upper()
        for place, part in enumerate(re.split("[-_]", text))
    )
    if not is_language(tag) or (named is None and tag.partition("-")[0] not in _names().values()):
        raise RowError("unknown-language", text)
    return tag


@cache
def _names() -> dict[str, str]:
    """Names of languages in English and Dutch, and what people call some of those that Wegwijs speaks."""
    found = {"farsi": "fa", "perzisch": "fa", "dari": "fa-AF", "oekraïens": "uk", "oekraiens": "uk"}
    for locale in ("en", "nl"):
        for code, name in Locale(locale).languages.items():
            found.setdefault(name.casefold(), code.replace("_", "-"))
    return found
