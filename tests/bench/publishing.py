"""What it takes to publish a large pack: the first time, after one changed card, and back; the same content is the same bytes."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from backend.app import open_data
from backend.core.config import HOUSE, Settings
from backend.packs import tables
from backend.packs.content import PackContent, Resource
from backend.packs.read_pack import StoredPack
from backend.packs.rows import PackRows, to_rows
from backend.packs.segments import hash_text
from backend.packs.translation_state import Translation
from backend.publishing.editions import draft_pack
from backend.publishing.gated import publish_through_gates
from backend.publishing.gates import GATES, read_ground
from backend.publishing.publish import Asked, read_packs, roll_back
from backend.publishing.rules.check import read_files
from backend.publishing.trust import create_keys
from backend.publishing.waivers import WAIVABLE, NewWaiver, add_waiver
from tests.bench.report import Row, row
from tests.server import settings_in

CARDS, LANGUAGES = 200, 10
FIRST, AGAIN, BACK = 60, 5, 60  # seconds
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
TOGETHER = 200  # rows to a statement
AGAINST = f"{CARDS} cards in {LANGUAGES} languages"


def measure_publishing() -> list[Row]:
    """The cards of our own pack, over and over, no two of them alike, in ten languages."""
    with tempfile.TemporaryDirectory() as folder:
        first, again, back, is_same = asyncio.run(_measure(settings_in(Path(folder))))
    return [
        row("studio.publish.first", [first], "s", at_most=FIRST, against=AGAINST),
        row("studio.publish.again", again, "s", at_most=AGAIN, against=f"one card of {AGAINST}"),
        row("studio.publish.back", [back], "s", at_most=BACK, against=f"an edition before of {AGAINST}"),
        row("studio.publish.identical", [float(is_same)], "", at_least=1, against="the same content twice"),
    ]


async def _measure(settings: Settings) -> tuple[float, list[float], float, bool]:
    stored = large_pack()
    async with open_data(settings):
        create_keys(settings, NOW)
        await _insert(to_rows(stored.content, stored.translations))
        await _let_stand(settings)
        first = await _publish(settings)
        again = []
        for number in range(3):
            await _change(stored.content.resources[number])
            again.append(await _publish(settings))
        back = _go_back(settings, stored.content.pack.id)
    once, twice = draft_pack(stored), draft_pack(large_pack())
    return first, again, back, (once.digest, once.documents) == (twice.digest, twice.documents)


def large_pack() -> StoredPack:
    """Two hundred cards made of our own, each text with the number of its card in it."""
    packs = read_files(HOUSE / "backend" / "starter", HOUSE / "locale")
    (own,) = [one for one in packs if one.content.pack.id == "aankomst"]
    cards, said = [], {language: dict(texts) for language, texts in own.translations.items()}
    for number in range(CARDS):
        card = own.content.resources[number % len(own.content.resources)]
        name = f"{card.id}-{number}"
        cards.append(_numbered(card, name, number))
        for language, texts in own.translations.items():
            for segment, one in texts.items():
                owner, _, local = segment.rpartition(".")
                if owner == card.id:
                    said[language][f"{name}.{local}"] = _translated(one, number)
    pack = msgspec.structs.replace(own.content.pack, resources=[card.id for card in cards])
    return StoredPack(PackContent(pack, cards), said, own.media)


def _numbered(card: Resource, name: str, number: int) -> Resource:
    values = msgspec.to_builtins(card)
    return msgspec.convert({**_with_number(values, number), "id": name}, Resource)


def _with_number(value: object, number: int) -> object:
    if isinstance(value, dict):
        if set(value) == {"id", "nl"}:
            return {**value, "nl": f"{value['nl']} {number}"}
        return {name: _with_number(kept, number) for name, kept in value.items()}
    return [_with_number(item, number) for item in value] if isinstance(value, list | tuple) else value


def _translated(one: Translation, number: int) -> Translation:
    dutch = f"{one.source_nl} {number}"
    return msgspec.structs.replace(
        one, text=f"{one.text} {number}", source_nl=dutch, source_hash=hash_text(dutch)
    )


async def _insert(rows: PackRows) -> None:
    kinds = (
        (tables.Pack, rows.packs),
        (tables.Theme, rows.themes),
        (tables.Resource, rows.resources),
        (tables.Segment, rows.segments),
        (tables.Translation, rows.translations),
        (tables.Fact, rows.facts),
        (tables.Media, rows.media),
        (tables.Keywords, rows.keywords),
    )
    for table, found in kinds:
        for first in range(0, len(found), TOGETHER):
            await table.insert(*(table(**one, imported="") for one in found[first : first + TOGETHER]))


async def _let_stand(settings: Settings) -> None:
    """So many cards are heavier than a pack may be, and what is let stand of ours has other names here."""
    (stored,) = await read_packs()
    ground = read_ground(settings, stored, NOW.date(), {})
    shut = {(name, one.card, one.language) for name in WAIVABLE for one in GATES[name](ground)}
    for gate, card, language in sorted(shut):
        made = {"pack": stored.content.pack.id, "gate": gate, "resource": card, "language": language}
        waiver = {**made, "reason": "Zo groot als de meting.", "ends_on": NOW.date()}
        await add_waiver(msgspec.convert(waiver, NewWaiver), "Ahmed", NOW)


async def _change(card: Resource) -> None:
    text = f"{card.summary.nl} Anders."
    name = f"{card.id}.{card.summary.id}"
    changed = {tables.Segment.nl: text, tables.Segment.hash: hash_text(text)}
    await tables.Segment.update(changed).where(tables.Segment.id == name)


async def _publish(settings: Settings) -> float:
    """Seconds."""
    began = time.perf_counter()
    done = await publish_through_gates(settings, NOW, "Ahmed", Asked())
    assert done.editions
    return time.perf_counter() - began


def _go_back(settings: Settings, pack: str) -> float:
    """Seconds until phones are offered the first edition's content again, every signature included."""
    began = time.perf_counter()
    done = roll_back(settings, pack, 1, NOW)
    assert done.editions
    assert "timestamp" in done.signed
    return time.perf_counter() - began
