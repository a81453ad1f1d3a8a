"""How long a search takes among a thousand cards in each script, on an old phone, and how long the index takes to grow."""

import json
import random
import re
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import expect

from backend.packs.catalogues import catalogue_path, read_catalogue
from tests.bench.line import phone_on, serving, throttle
from tests.bench.report import Row, row
from tests.browser.phone import Phone
from tests.browser.server import HOUSE

SCRIPTS = {"latin": "nl", "arabic": "ar", "ethiopic": "ti", "cyrillic": "uk"}
CARDS = 1000
WORDS = 20_000  # different ones in a language
SEARCHES = 40
SEED = 20261129
THROUGH = "1,000 cards, each in this script and in Dutch, 4x processor slow-down"
INDEXED = 300_000  # ms

Text = dict[str, str]

# A pack as the phone keeps it once it is installed: publishing a thousand cards would measure the publisher.
INSTALL = """([pack, edition, documents]) => new Promise((done, failed) => {
  const opening = indexedDB.open("wegwijs");
  opening.onsuccess = () => {
    const change = opening.result.transaction(["packs", "blobs"], "readwrite");
    for (const [name, text] of documents) change.objectStore("blobs").put(new TextEncoder().encode(text), name);
    if (edition) change.objectStore("packs").put({ active: edition }, pack);
    change.oncomplete = () => { opening.result.close(); done(); };
    change.onerror = () => failed(change.error);
  };
})"""
# From the letter that was typed last to the frame that shows what it finds.
SEARCH = """(typed) => new Promise((tell) => {
  const field = document.querySelector(".search input");
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const type = (text) => { put.call(field, text); field.dispatchEvent(new Event("input", { bubbles: true })); };
  const empty = () => {
    if (document.querySelector(".outcome")) return requestAnimationFrame(empty);
    const since = performance.now();
    type(typed);
    const look = () => {
      if (document.querySelector(".outcome")) tell(performance.now() - since);
      else requestAnimationFrame(look);
    };
    look();
  };
  type("");
  empty();
})"""


def measure_searching() -> list[Row]:
    """For each script the 95th percentile of searches, and the growing of the index."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "server") as (_, wire):
        rows = []
        for script, language in SCRIPTS.items():
            with phone_on(wire, Path(folder) / script) as phone:
                rows += _measure(phone, script, language)
        return rows


def _measure(phone: Phone, script: str, language: str) -> list[Row]:
    chance = random.Random(SEED)
    own, dutch = _vocabulary(language, chance), _vocabulary("nl", chance)
    phone.begin(language)
    phone.save_pack()
    _install(phone, language, own, dutch, chance)
    phone.restart()
    throttle(phone)
    phone.open("/#/search")
    since = time.monotonic()
    phone.page.get_by_role("textbox").fill(own[0])
    expect(phone.page.locator('.outcome[aria-busy="false"]')).to_be_visible(timeout=INDEXED)
    grown = time.monotonic() - since
    taken = sorted(phone.page.evaluate(SEARCH, typed) for typed in _typed(own, chance))
    slowest = taken[int(len(taken) * 0.95)]
    found = row(
        f"newcomer.search-{script}", [slowest], "ms", at_most=100, against=f"{THROUGH}, 95th percentile"
    )
    return [
        msgspec.structs.replace(found, runs=len(taken)),
        row(f"newcomer.search-{script}-index", [grown], "s", against=THROUGH),
    ]


def _install(phone: Phone, language: str, own: list[str], dutch: list[str], chance: random.Random) -> None:
    languages = list(dict.fromkeys([language, "nl"]))
    lists: dict[str, Any] = {}
    for tag, words in zip(languages, [own, dutch], strict=False):
        files = []
        for start in range(0, CARDS, 100):
            documents = [_document(at, tag, words, chance) for at in range(start, start + 100)]
            named = [(f"{tag}-{one['resource']}", json.dumps(one, ensure_ascii=False)) for one in documents]
            phone.page.evaluate(INSTALL, ["duizend", None, named])
            files += [
                _file(one["resource"], tag, name, text)
                for one, (name, text) in zip(documents, named, strict=True)
            ]
        lists[tag] = {"pack": "duizend", "edition": 1, "language": tag, "files": files}
    phone.page.evaluate(INSTALL, ["duizend", _edition(languages, lists), []])


def _edition(languages: list[str], lists: dict[str, Any]) -> dict[str, Any]:
    words = {"nl": "Duizend"}
    manifest = {
        "schema": 1,
        "pack": "duizend",
        "edition": 1,
        "published": "2026-11-29",
        "phases": [1],
        "track": "all",
        "audience": "newcomer",
        "tone": "canal",
        "languages": languages,
        "title": words,
        "summary": words,
        "themes": [{"id": "t", "icon": "home", "tone": "leaf", "title": words}],
        "resources": [
            {"id": f"D-{at}", "type": "article", "theme": "t", "sensitivity": "green"} for at in range(CARDS)
        ],
        "lists": {},
        "bundles": {},
        "media": {},
    }
    return {"edition": 1, "manifest": manifest, "languages": languages, "needs": ["core"], "lists": lists}


def _file(resource: str, language: str, name: str, text: str) -> dict[str, Any]:
    return {
        "path": f"{resource}.{language}.json",
        "resource": resource,
        "language": language,
        "kind": "document",
        "bytes": len(text.encode()),
        "sha256": name,
        "need": "core",
    }


def _document(at: int, language: str, words: list[str], chance: random.Random) -> dict[str, Any]:
    """About as long as the first starter pack's cards."""
    resource = f"D-{at}"

    def text(name: str, length: int) -> Text:
        # As in any language, few words are most of a text.
        ranks = (min(WORDS - 1, int(chance.paretovariate(0.6)) - 1) for _ in range(length))
        return {"id": f"{resource}.{name}", "text": " ".join(words[rank] for rank in ranks) + "."}

    return {
        "schema": 1,
        "pack": "duizend",
        "resource": resource,
        "language": language,
        "type": "article",
        "theme": "t",
        "level": "A2",
        "sensitivity": "green",
        "law": "stable",
        "source": "https://example.org",
        "source_name": "-",
        "last_checked": "2026-11-29",
        "review": "done",
        "title": text("title", 5),
        "summary": text("summary", 10),
        "picture": {"scene": [{"part": "person", "x": 4, "y": 14}], "alt": text("alt", 6)},
        "blocks": [{"type": "paragraph", "text": text(f"p{number}", 14)} for number in range(9)],
        "facts": {},
    }


def _vocabulary(language: str, chance: random.Random) -> list[str]:
    """The words of the first starter pack, and others made of their halves; the first are the most used."""
    entries = read_catalogue(
        catalogue_path(HOUSE / "locale", "aankomst", "en" if language == "nl" else language).read_bytes(),
        "aankomst",
    ).values()
    said = " ".join(entry.nl if language == "nl" else entry.text for entry in entries)
    known = list(dict.fromkeys(word for word in re.findall(r"[^\W\d_]+", said) if _is_own(word, language)))
    words = dict.fromkeys(known)
    while len(words) < WORDS:
        one, other = chance.choice(known), chance.choice(known)
        words[one[: (len(one) + 1) // 2] + other[len(other) // 2 :]] = None
    return list(words)


def _is_own(word: str, language: str) -> bool:
    return language == "nl" or not word.isascii()


def _typed(words: list[str], chance: random.Random) -> list[str]:
    """Words as they are, begun, with a slip, and two at once; frequent ones and rare ones."""
    found = []
    for at in range(SEARCHES):
        word = words[int(chance.random() ** 3 * WORDS)]
        cut = max(2, len(word) - 2)
        slip = chance.randrange(len(word))
        forms = (word, word[:cut], word[:slip] + word[slip + 1 :] or word, f"{word} {chance.choice(words)}")
        found.append(forms[at % len(forms)])
    return found
