"""A pack of every kind of card whose every text is hostile."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from backend.packs.content import ResourceType
from sync.blocks import SlotName
from tests.browser.editing import PACKS
from tests.browser.hostile import TEXT_MAX, as_address, enough, texts
from tests.browser.server import HOUSE

PACK = "vijandig"
NAME_MAX = 400  # characters of a name or a title, of the 500 that a list allows
KEYWORD_MAX, REASON = 80, 480
LINES = ("source_name", "owner", "author", "book.title")  # texts without an id
ADDRESSES = ("source", "url")
OF_NO_ID = (*LINES, *ADDRESSES)
# Fields that the smallest card has too.
OF_EVERY = {"title", "summary", "source", "source_name", "keywords", "url"}
OF_A_LINE = (*OF_EVERY - {"keywords"}, *LINES, "themes.title")
SLOTS = get_args(SlotName)
OF_THE_PLACE = "P-001"
STARTER = HOUSE / "backend" / "starter"
# Where each kind of card is taken from: the pack of a library's tests first, then ours.
SOURCES = [
    PACKS / "oefenen",
    *(STARTER / name for name in ("aankomst", "asiel", "meedoen", "team", "team-taal")),
]
Value = Any


def _text(name: str) -> dict[str, str]:
    return {"id": f"more-{name}", "nl": "x"}


# With the fields that our cards leave out.
MORE_BLOCKS: Sequence[Value] = (
    {
        "type": "event",
        "icon": "talk",
        **{part: _text(f"event-{part}") for part in ("title", "where", "text")},
        "day": "2099-01-01",
        "starts": "14:00",
        "ends": "15:30",
    },
    {"type": "book", "title": "x", "author": "x", "language": "nl", "text": _text("book")},
    {
        "type": "entry",
        "icon": "help",
        **{part: _text(f"entry-{part}") for part in ("name", "text", "hours")},
        "phone": "huisarts",
        "url": "https://x.example",
        "checked": "2026-11-01",
    },
    {
        "type": "node",
        "icon": "help",
        "tone": "canal",
        **{part: _text(f"node-{part}") for part in ("label", "text", "not")},
    },
)


class Cards(NamedTuple):
    """What the cards of the pack are called."""

    shown: Sequence[str]
    taken_back: Sequence[str]
    of_the_place: str  # which is made of what a place says


def write_pack(folder: Path, *, is_whole: bool) -> Cards:
    """A pack whose every text is hostile. In a whole one each field of its cards says `LEAST` payloads, in as few cards."""
    folder.mkdir(parents=True)
    said, shown = Said(), list[str]()
    kinds = [(card, said_by(card)) for card in one_of_each()]
    left = [card for card, _ in kinds]
    while left:
        for card in left:
            shown.append(f"V-{len(shown) + 1:03}")
            _write_card(folder, shown[-1], said.spoil(card))
        short = said.short() if is_whole else set()
        own = short - OF_EVERY
        left = [card for card, fields in kinds if fields & own] or [smallest(kinds)][: len(short)]
    place_card = {**said.spoil(smallest(kinds)), "blocks": [{"type": "slot", "name": name} for name in SLOTS]}
    _write_card(folder, OF_THE_PLACE, place_card)
    taken_back = [f"T-{number:03}" for number in range(enough(REASON) if is_whole else 1)]
    for name in taken_back:
        _write_card(folder, name, said.spoil(smallest(kinds)))
    pack = yaml.safe_load((PACKS / "oefenen" / "pack.yaml").read_text("utf-8"))
    names = [*shown, OF_THE_PLACE, *taken_back]
    _write(
        folder / "pack.yaml", {**said.spoil(pack), "id": PACK, "languages": ["nl", "ar"], "resources": names}
    )
    return Cards(shown, taken_back, OF_THE_PLACE)


def _write_card(folder: Path, name: str, card: Value) -> None:
    home = {"id": name, "theme": "taal", "audience": "newcomer", "phases": [1]}
    _write(folder / f"{name}.yaml", {**card, **home})


class Said:
    """How often each field said something: it is named after its block, and says another text each time."""

    def __init__(self, longest: int = TEXT_MAX) -> None:
        self.times = Counter[str]()
        self._longest = longest

    def spoil(self, value: Value, name: str = "") -> Value:
        """The same with the next hostile text wherever there is one."""
        if isinstance(value, list):
            return [self.spoil(kept, name) for kept in value]
        if not isinstance(value, dict):
            return self._line(name) if name.endswith(OF_NO_ID) else value
        if set(value) in ({"id", "nl"}, {"id", "text"}):
            return {part: kept if part == "id" else self._next(name) for part, kept in value.items()}
        block = value.get("type") if name == "blocks" else None
        changed = {
            part: self.spoil(kept, f"{block or name}.{part}".strip(".")) for part, kept in value.items()
        }
        if "keywords" in changed:
            changed["keywords"] = [{"language": "nl", "words": [self._next("keywords") for _ in range(60)]}]
        return changed

    def short(self) -> set[str]:
        """Which fields did not say enough of them yet."""
        return {name for name, times in self.times.items() if times < enough(self._room(name))}

    def _line(self, name: str) -> str:
        """Of a field without an id: it is the same one in every block."""
        last = next(last for last in OF_NO_ID if name.endswith(last))
        return as_address(self._next(last)) if last in ADDRESSES else self._next(last)

    def _next(self, name: str) -> str:
        self.times[name] += 1
        every = texts(self._room(name))
        return every[(self.times[name] - 1) % len(every)]

    def _room(self, name: str) -> int:
        """How many characters a field has."""
        shorter = KEYWORD_MAX if name == "keywords" else NAME_MAX if name in OF_A_LINE else TEXT_MAX
        return min(shorter, self._longest)


def said_by(card: Value) -> set[str]:
    said = Said()
    said.spoil(card)
    return set(said.times)


def smallest(kinds: Sequence[tuple[Value, set[str]]]) -> Value:
    return min((card for card, _ in kinds), key=lambda card: len(str(card)))


@cache
def one_of_each() -> Sequence[dict[str, Value]]:
    return list(_one_of_each())


def _one_of_each() -> Iterator[dict[str, Value]]:
    """The first card of each kind, the sounds and facts of which are those that the pack has."""
    seen = set()
    for folder in SOURCES:
        for path in sorted(folder.glob("[A-Z]*-*.yaml")):
            card = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
            if card["type"] not in seen:
                seen.add(card["type"])
                blocks = [*card["blocks"], *MORE_BLOCKS] if card["type"] == "article" else card["blocks"]
                yield _at_home({**card, "blocks": blocks})
            if len(seen) == len(get_args(ResourceType)):
                return


def _at_home(value: Value) -> Value:
    if isinstance(value, dict):
        homes = {"sound": "dokter.mp3", "phone": "huisarts"}
        return {name: homes.get(name) or _at_home(kept) for name, kept in value.items()}
    return [_at_home(kept) for kept in value] if isinstance(value, list) else value


def _write(path: Path, value: Value) -> None:
    """As JSON, which is YAML as well and takes none of its time, but for days, which have no quotes there."""
    said = json.dumps(value, default=str, ensure_ascii=False)
    path.write_text(re.sub(r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"', r"\1", said), "utf-8")
