"""A pack of fifty articles in Dutch and Arabic, made of the starter packs' own sentences, and what an editor changes in it."""

import io
import random
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from backend.packs.catalogues import Entry, catalogue_path, read_catalogue, write_catalogue
from backend.packs.content import PackContent
from backend.packs.segments import segments_of
from backend.packs.starter import read_starter
from tests.browser.server import HOUSE

PACK = "vijftig"
TITLE = "Vijftig artikelen"
ARTICLES = 50
WITH_THE_FACT = range(0, ARTICLES, 8)
WIDTH, HEIGHT = 480, 320
SHORTEST = 24  # characters of a sentence
SEED = 20261125
CHECKED = date(2026, 11, 25)
THEMES = (("wonen", "home", "leaf"), ("zorg", "care", "brick"), ("taal", "talk", "canal"))
FACT_SENTENCE = ("Bel de balie: {fact:balie}.", "اتصل بمكتب الاستقبال: {fact:balie}.")
SOURCE = {"source": "https://www.coa.nl/nl", "source_name": "COA", "last_checked": CHECKED}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")

Sentences = dict[str, str]


class Fifty:
    """The files of the pack, as `packs export` would write them; each change is a next edition's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._chance = random.Random(SEED)
        self._arabic = _sentences()
        self._articles = [self._article(at) for at in range(ARTICLES)]
        self._telephone = "010 123 45 67"
        self.add_picture(0)
        self._translate()

    def change_articles(self, which: range) -> None:
        """One sentence of each of these reads otherwise; its translation waits for a translator."""
        for at in which:
            texts = [block for block in self._articles[at]["blocks"] if block["type"] == "paragraph"]
            day, hour = self._chance.choice(DAYS), self._chance.randint(8, 18)
            texts[self._chance.randrange(4, 12)]["text"]["nl"] = (
                f"Let op: vanaf {day} {self._chance.randint(1, 28)} januari kunt u hier pas om {hour} uur terecht."
            )
        self._write()

    def change_fact(self) -> None:
        self._telephone = "010 765 43 21"
        self._write()

    def add_picture(self, at: int) -> None:
        """A photograph, as far as its bytes go, beside this article."""
        coarse = Image.frombytes("RGB", (48, 32), self._chance.randbytes(48 * 32 * 3))
        target = io.BytesIO()
        coarse.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).save(target, "WEBP", quality=60)
        article = self._articles[at]
        name = f"{article['id']}.webp"
        words = {"id": "alt", "nl": "Een foto van deze plek."}
        article["picture"] = {"image": name, "width": WIDTH, "height": HEIGHT, "alt": words}
        folder = self.folder / "starter" / PACK / "media"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(target.getvalue())
        self._write()

    def _article(self, at: int) -> dict[str, Any]:
        texts = self._chance.sample(sorted(self._arabic), 32 + at % 12)
        title, summary, *rest = sorted(texts[:4], key=len) + texts[4:]
        kinds = ("heading", "paragraph", "paragraph", "paragraph", "paragraph")
        blocks: list[dict[str, Any]] = [
            {"type": kinds[n % 5], "text": {"id": f"p{n}", "nl": text}} for n, text in enumerate(rest)
        ]
        if at in WITH_THE_FACT:
            blocks.append({"type": "paragraph", "text": {"id": "bel", "nl": FACT_SENTENCE[0]}})
        return {
            "id": f"V1-{at + 1:02}",
            "type": "article",
            "theme": THEMES[at % len(THEMES)][0],
            "domains": [1 + at % 5],
            "phases": [1],
            "track": "all",
            "audience": "newcomer",
            "level": "A2",
            "sensitivity": "green",
            "law": "stable",
            **SOURCE,
            "title": {"id": "title", "nl": title},
            "summary": {"id": "summary", "nl": summary},
            "blocks": blocks,
        }

    def _pack(self) -> dict[str, Any]:
        fact = {
            "id": "balie",
            "kind": "phone",
            "value": self._telephone,
            "law": "yearly",
            "owner": "redactie",
        }
        return {
            "id": PACK,
            "title": {"id": "title", "nl": TITLE},
            "summary": {"id": "summary", "nl": "Wonen, zorg en taal."},
            "phases": [1],
            "track": "all",
            "audience": "newcomer",
            "tone": "canal",
            "languages": ["nl", "ar"],
            "resources": [article["id"] for article in self._articles],
            "themes": [
                {"id": name, "title": {"id": f"theme-{name}", "nl": name}, "icon": icon, "tone": tone}
                for name, icon, tone in THEMES
            ],
            "facts": [{**fact, **SOURCE, "valid_until": date(2027, 11, 25), "expiry": "warn"}],
        }

    def _write(self) -> None:
        folder = self.folder / "starter" / PACK
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in [("pack", self._pack()), *((one["id"], one) for one in self._articles)]:
            said = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (folder / f"{name}.yaml").write_text(said, "utf-8")

    def _translate(self) -> None:
        """The catalogue as it was when the pack was new."""
        arabic = self._arabic | dict([FACT_SENTENCE])
        entries = [
            Entry(segment.id, segment.nl, arabic[segment.nl])
            for segment in segments_of(_read(self.folder / "starter"))
            if segment.nl in arabic
        ]
        path = catalogue_path(self.folder / "locale", PACK, "ar")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_catalogue(entries, PACK, "ar"))


def _sentences() -> Sentences:
    """What the first starter pack says in Dutch, with its Arabic; not single words, nor what names a fact."""
    said = catalogue_path(HOUSE / "locale", "aankomst", "ar").read_bytes()
    entries = read_catalogue(said, "aankomst").values()
    return {
        entry.nl: entry.text
        for entry in entries
        if entry.text and len(entry.nl) >= SHORTEST and "{" not in entry.nl
    }


def _read(starter: Path) -> PackContent:
    return next(content for content in read_starter(starter) if content.pack.id == PACK)
