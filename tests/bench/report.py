"""A benchmark's row, how it is judged, and the file that keeps the rows."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

import msgspec

RESULTS = Path(__file__).with_name("results.json")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: `holds` says whether it keeps its bar, null where there is none."""

    name: str
    value: float
    unit: str
    bar: float | None
    holds: bool | None
    against: str
    runs: int


def row(
    name: str,
    values: Sequence[float],
    unit: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
    against: str = "",
) -> Row:
    """The median of the runs, judged against its bar."""
    value = round(statistics.median(values), 3)
    bar = at_most if at_most is not None else at_least
    holds = None if bar is None else (value <= bar if at_most is not None else value >= bar)
    return Row(name=name, value=value, unit=unit, bar=bar, holds=holds, against=against, runs=len(values))


def show(found: Row) -> str:
    """One printed line."""
    verdict = {True: "holds", False: "DOES NOT HOLD", None: "no bar"}[found.holds]
    limit = "" if found.bar is None else f" (bar {found.bar:g})"
    against = f"; against {found.against}" if found.against else ""
    return f"{found.name}: {found.value:g} {found.unit}{limit} {verdict}, {found.runs} runs{against}"


def keep(rows: Sequence[Row], path: Path = RESULTS) -> None:
    """Replace the rows of the same names in the file, and keep the rest."""
    kept = {r["name"]: r for r in json.loads(path.read_text("utf-8"))} if path.exists() else {}
    kept |= {r.name: msgspec.to_builtins(r) for r in rows}
    path.write_text(json.dumps([kept[name] for name in sorted(kept)], indent=1) + "\n", "utf-8")
