"""What a studio holds after years: 2,000 cards in ten packs, in sixteen languages; most is translated, some of it outdated."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from tests.browser.server import Server

PACKS, CARDS, TEXTS = 10, 200, 10  # packs, cards in each, texts on each card
LANGUAGES = (
    "ar",
    "bg",
    "ckb",
    "en",
    "fa",
    "fa-AF",
    "fr",
    "pl",
    "ps",
    "ro",
    "ru",
    "so",
    "ti",
    "tr",
    "uk",
    "vi",
)
SIZE = f"{PACKS * CARDS} cards, {PACKS * CARDS * TEXTS * len(LANGUAGES)} translations"
EVERY_OUTDATED, EVERY_UNREAD, EVERY_MISSING = 97, 5, 31  # how far apart they are

# One sentence in the letters of each, so that the rules find in a card what they find in a real one: little.
WORDS = {
    **dict.fromkeys(("en", "fr", "pl", "ro", "so", "tr", "vi"), "Ga nu naar de balie van de gemeente"),
    **dict.fromkeys(("bg", "ru", "uk"), "Зараз іди до стійки громади"),
    **dict.fromkeys(("ar", "ckb", "fa", "fa-AF", "ps"), "برو به میز پذیرش شهرداری"),
    "ti": "ናብ መቐበሊ ጣውላ ምምሕዳር ከይድ",
}

Values = tuple[object, ...]


def fill(server: Server) -> None:
    """Into the tables of a server that was started once; its own packs stay beside these."""
    with closing(sqlite3.connect(server.sqlite)) as database, database:
        for table, columns, rows in (
            ("pack", "id,title,summary,phases,track,audience,tone,languages,imported", _packs()),
            ("theme", "id,pack,name,position,title,icon,tone,imported", _themes()),
            ("resource", _RESOURCE, _cards()),
            ("segment", "id,pack,resource,nl,hash,imported", _segments()),
            ("translation", _TRANSLATION, _translations()),
        ):
            places = ",".join("?" * len(columns.split(",")))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


_RESOURCE = (
    "id,pack,position,type,theme,domains,phases,track,audience,level,sensitivity,law,source,source_name,"
    "last_checked,title,summary,picture,blocks,imported"
)
_TRANSLATION = "id,pack,segment,language,text,source_nl,source_hash,reviewed_by,notes,imported"


def _packs() -> Iterator[Values]:
    for pack in range(PACKS):
        name = f"groot-{pack}"
        tags = '["nl","' + '","'.join(LANGUAGES) + '"]'
        heads = (f"{name}.title", f"{name}.summary", "[1]", "all", "newcomer", "canal", tags)
        yield (name, *heads, "")


def _themes() -> Iterator[Values]:
    for pack in range(PACKS):
        name = f"groot-{pack}"
        yield f"{name}.huis", name, "huis", 0, f"{name}.theme-huis", "home", "leaf", ""


def _cards() -> Iterator[Values]:
    for pack, card in _numbers():
        name = f"G{pack}-{card}"
        blocks = ",".join(
            f'{{"type":"paragraph","text":{{"id":"{name}.{text}"}}}}' for text in range(2, TEXTS)
        )
        kind = (f"groot-{pack}", card, "article", "huis", "[5]", "[1]", "all", "newcomer", "A1", "green")
        source = ("stable", "https://example.org/huis", "Huis", "2026-11-20")
        yield (name, *kind, *source, f"{name}.0", f"{name}.1", None, f"[{blocks}]", "")


def _segments() -> Iterator[Values]:
    for pack in range(PACKS):
        for part in ("title", "summary", "theme-huis"):
            yield _segment(f"groot-{pack}.{part}", pack, "")
    for pack, card in _numbers():
        for text in range(TEXTS):
            yield _segment(f"G{pack}-{card}.{text}", pack, f"G{pack}-{card}")


def _segment(name: str, pack: int, card: str) -> Values:
    nl = _dutch(name)
    return name, f"groot-{pack}", card, nl, _hash(nl), ""


def _translations() -> Iterator[Values]:
    number = 0
    for pack, card in _numbers():
        for text in range(TEXTS):
            name = f"G{pack}-{card}.{text}"
            made_of = _hash(_dutch(name))
            for language in LANGUAGES:
                number += 1
                if number % EVERY_MISSING == 0:
                    continue
                source = _hash("") if number % EVERY_OUTDATED == 0 else made_of
                reader = "" if number % EVERY_UNREAD == 0 else "Rania"
                said = f"{WORDS[language]} ({name})."
                row = (f"{name}.{language}", f"groot-{pack}", name, language, said, "", source)
                yield (*row, reader, "[]", "")


def _numbers() -> Iterator[tuple[int, int]]:
    return ((pack, card) for pack in range(PACKS) for card in range(CARDS))


def _dutch(name: str) -> str:
    return f"Ga naar de balie van de gemeente ({name})."


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
