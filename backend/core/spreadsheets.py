"""CSV as spreadsheets in the Netherlands open it: UTF-8 with a mark, semicolons, and no cell that is run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

CSV = "text/csv"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE = "'"  # a spreadsheet shows what follows it as it is


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows under their header. Text that begins as a formula does gets a quote before it."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(header)
    lines.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def unquoted(cell: str) -> str:
    """What a cell said before `write_csv` made it harmless."""
    return cell[1:] if cell.startswith(QUOTE) and cell[1:].startswith(FORMULA) else cell


def _harmless(cell: str | int) -> str | int:
    return QUOTE + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell
