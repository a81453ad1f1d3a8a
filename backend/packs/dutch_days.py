"""The day of the Dutch that an outdated translation was made of: looked up in what its card said before, never stored."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from piccolo.columns.combination import And

from backend.packs.segments import Row, hash_text, map_texts
from backend.packs.version_tables import Version

DutchDays = Mapping[
    tuple[str, str], date
]  # segment, hash of its Dutch → the day from which it said that last


async def days_of_dutch(segments: list[Row], translations: list[Row]) -> DutchDays:
    """The days of all that translations were made of and that their segments do not say any more, where it is known."""
    today = {row["id"]: (row["hash"], row["resource"]) for row in segments}
    wanted = {
        (row["segment"], row["source_hash"])
        for row in translations
        if row["text"] and row["segment"] in today and row["source_hash"] != today[row["segment"]][0]
    }
    cards = {today[segment][1] for segment, _ in wanted} - {""}
    found: dict[tuple[str, str], date] = {}
    for card in sorted(cards):
        said = await _said_by(card)
        found |= {key: said[key] for key in wanted & said.keys()}
    return found


async def _said_by(card: str) -> dict[tuple[str, str], date]:
    """Everything that the card ever said when it was finished; of what it said more than once the last time counts."""
    found: dict[tuple[str, str], date] = {}
    is_finished = And(Version.resource == card, Version.kind == "finished")
    for row in await Version.select().where(is_finished).order_by(Version.number):
        content: dict[str, Any] = msgspec.json.decode(row["content"])
        day = _day_of(row, content)

        def keep(text: Row, day: date = day) -> Row:
            found[f"{card}.{text['id']}", hash_text(text["nl"])] = day
            return text

        map_texts(content, {"id", "nl"}, keep)
    return found


def _day_of(row: Row, content: dict[str, Any]) -> date:
    """When somebody finished it here, or else when somebody last looked whether it was right."""
    if row["saved_at"]:
        return datetime.fromtimestamp(row["saved_at"], UTC).date()
    return date.fromisoformat(content["last_checked"])
