"""What somebody hostile writes in packs: their cards, facts, media and translations, and what goes with an edition."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import yaml
from PIL import Image

from backend.publishing.rules.translations import PLACEHOLDER
from tests.backend.packs.editing import zipped
from tests.backend.packs.uploads import tone, upload
from tests.backend.translations.test_files import edited_po, edited_xliff
from tests.browser.editing import TONES
from tests.browser.hostile import TEXT_MAX, as_address, texts
from tests.browser.hostile_cards import NAME_MAX, PACK, REASON, Cards
from tests.browser.hostile_desk import ALT, TITLE, TODAY, Studio, said
from tests.browser.screens import IS_WHOLE

CREDIT = {"licence": "cc-by"}
AR = f"translations/{PACK}/ar"


def import_pack(studio: Studio, folder: Path) -> None:
    """As its editors take it from one library to another, with the sounds that it names."""
    files = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    cards = [yaml.load(data, yaml.CSafeLoader) for name, data in files.items() if name != "pack.yaml"]
    start = f"starter/{PACK}"
    media = {f"media/{name}": data for name, data in TONES.items()}
    archive = zipped({f"{start}/{name}": data for name, data in (files | media).items()})
    # At the server's own keyboard first: recordings that nobody here has heard come in by no other way.
    brought = folder.with_name("brought")
    zipfile.ZipFile(io.BytesIO(archive)).extractall(brought)
    studio.server.run("packs", "import", str(brought))
    studio.told.note("POST /api/packs/import", cards, "card")
    studio.give("packs/import", archive, *(card["title"]["nl"] for card in cards))


def begin_packs(studio: Studio) -> None:
    """More packs that say as much of themselves, with cards under way."""
    for title in said(TITLE):
        words = dict.fromkeys(("title", "summary", "theme"), title)
        about = {"audience": "newcomer", "tone": "plum", "languages": ["ar"]}
        new = studio.ask("POST", "packs", words | about)["id"]
    for text in said(NAME_MAX):
        studio.ask(
            "POST", f"packs/{new}/resources", {"type": "link", "title": text, "theme": _theme(studio, new)}
        )
        shown = studio.ask("GET", f"packs/{new}")
        pack = shown["pack"]
        for part in (pack["title"], pack["summary"], *(theme["title"] for theme in pack["themes"])):
            part["nl"] = text
        studio.ask("PUT", f"packs/{new}", {"was": shown["hash"], "pack": pack})
    for card, text in zip(studio.ask("GET", f"packs/{new}")["resources"], said(TEXT_MAX), strict=False):
        kept = studio.ask("GET", f"resources/{card['id']}")
        content = {**kept["content"], "source_name": text}
        studio.ask("PUT", f"resources/{card['id']}/draft", {"based_on": kept["number"], "content": content})


def _theme(studio: Studio, pack: str) -> str:
    return str(studio.ask("GET", f"packs/{pack}")["pack"]["themes"][0]["id"])


def facts_and_help(studio: Studio) -> None:
    (fact, *_) = studio.ask("GET", f"packs/{PACK}/facts")["facts"]
    for number, text in enumerate(said(NAME_MAX)):
        id = f"code-{number}"
        words = {**dict.fromkeys(("value", "owner", "source_name"), text), "source": as_address(text)}
        successor = {"value": text, "valid_from": "2099-01-01"}
        own = {**fact["fact"], **words, "id": id, "kind": "code", "successor": successor}
        studio.ask("PUT", f"packs/{PACK}/facts/{id}", {"was": "", "fact": own})
    written = [{"id": text, "nl": text} for text in said(TEXT_MAX)]
    studio.ask("POST", "readability", {"texts": written, "audience": "newcomer"})


def fill_media(studio: Studio) -> None:
    addresses = cycle(map(as_address, said(NAME_MAX)))
    for number, (alt, source) in enumerate(zip(said(ALT), addresses, strict=False)):
        target = io.BytesIO()
        Image.new("RGB", (64, 48), (number % 256, number // 256, 90)).save(target, "PNG")
        words = {"credit": alt, "source": source, "alt": alt}
        data = upload(target.getvalue(), **CREDIT | words)
        made = studio.give(f"media/{PACK}/pictures", data, *words.values())
        studio.ask("PUT", f"media/{PACK}/items/{made['name']}", CREDIT | words)
    for says in said(TEXT_MAX):
        data = upload(tone(rate=8_000, seconds=1), says=says, credit=said(ALT)[0], **CREDIT)
        studio.give(f"media/{PACK}/sounds", data, says)


def translate_all(studio: Studio) -> Mapping[str, bytes]:
    """All texts in Arabic, by a file of a translator's own tool; and two files that would change them again."""
    made = in_arabic(studio, 0)
    export = studio.ask("GET", f"{AR}/export?form=po").content
    rows = studio.give(f"{AR}/import?form=po", edited_po(export, made), *made.values())["rows"]
    kept = ("segment", "theirs", "source_nl", "was")
    chosen = [{name: row[name] for name in kept} for row in rows if row["kind"] in ("new", "changed")]
    taken = studio.ask("POST", f"{AR}/import/apply", {"rows": chosen})["taken"]
    assert taken == len(made), (taken, len(made))
    again = in_arabic(studio, 1)
    exports = {form: studio.ask("GET", f"{AR}/export?form={form}").content for form in ("po", "xliff")}
    return {"terug.po": edited_po(exports["po"], again), "terug.xlf": edited_xliff(exports["xliff"], again)}


def in_arabic(studio: Studio, start: int) -> dict[str, str]:
    """A text for each segment."""
    every, lines = texts(NAME_MAX), studio.ask("GET", AR)["segments"]
    return {
        line["id"]: fit(every[number % len(every)], line["nl"]) for number, line in enumerate(lines, start)
    }


def fit(text: str, dutch: str) -> str:
    """As a translation of this Dutch: with its facts, and no other braces."""
    return " ".join([re.sub(r"[{}]", "|", text), *PLACEHOLDER.findall(dutch)])


def translate_by_hand(studio: Studio) -> Sequence[str]:
    """Some of the texts once more, with a remark; all segments."""
    lines = studio.ask("GET", AR)["segments"]
    longer = [line for line in lines if not re.match(rf"{PACK}\.|.*\.(title|summary)$", line["id"])]
    for line, text in zip(longer, texts() if IS_WHOLE else said(TEXT_MAX), strict=False):
        segment = f"{AR}/{line['id']}"
        studio.ask("POST", f"{segment}/comment", {"text": text})
        studio.ask("POST", f"{segment}/check", {"text": text})
        now = studio.ask("GET", segment)
        told = {"text": fit(text, now["nl"]), "source_hash": now["source_hash"], "was": now["text_hash"]}
        studio.ask("PUT", segment, told)
    return [line["id"] for line in lines]


def before_publishing(studio: Studio, cards: Cards) -> None:
    """Release notes and waivers."""
    for notes in said(TEXT_MAX):
        studio.ask("POST", "publishing/packs/werk/editions", {"notes": notes})
        studio.ask("POST", "publishing/packs/werk/rollback", {"edition": 1, "notes": notes})
    waived = {"pack": PACK, "gate": "weight", "language": "nl", "ends_on": str(TODAY + timedelta(days=9))}
    for card, reason in zip(cycle(cards.shown), said(REASON), strict=False):
        studio.ask("POST", "publishing/waivers", {**waived, "resource": card, "reason": reason})


def take_back(studio: Studio, cards: Cards) -> None:
    for card, reason in zip(cards.taken_back, said(REASON), strict=False):
        studio.ask("POST", "publishing/recalls", {"pack": PACK, "resource": card, "reason": reason})
