"""What the document of the API shows of editing."""

from datetime import UTC, date, datetime
from typing import Any

from backend.packs.content import DutchText, Fact, Pack, PackFields, Theme
from backend.packs.drafts import Chosen, SavedDraft
from backend.packs.facts import UsedFact
from backend.packs.import_starter import Imported
from backend.packs.pack_list import CardLine, PackLine, PackView, SaidText
from backend.packs.pack_versions import PackVersionLine, PackVersionView
from backend.packs.versions import Card, CardVersion, VersionLine
from sync.pack import Successor

AT = datetime(2026, 11, 30, 9, 15, tzinfo=UTC)
SHA256 = "5f1c1ba9e0ae7e8fb5b4ec0a6f3c8b7d2e9a4c6d8f0b1a3c5e7f9d2b4a6c8e0f"

CONTENT: dict[str, Any] = {
    "id": "fietsen",
    "type": "article",
    "theme": "onderweg",
    "domains": [3],
    "phases": [1],
    "track": "all",
    "audience": "newcomer",
    "level": "A2",
    "sensitivity": "green",
    "law": "stable",
    "source": "https://example.org/fietsen",
    "source_name": "Gemeente",
    "last_checked": "2026-11-28",
    "title": {"id": "title", "nl": "Fietsen"},
    "summary": {"id": "summary", "nl": "Zo fietst u veilig."},
    "blocks": [
        {"type": "heading", "text": {"id": "k2f8qz", "nl": "Uw fiets"}},
        {"type": "paragraph", "text": {"id": "p7d3xa", "nl": "Een licht kost {fact:licht}."}},
    ],
}
CARD = Card(
    pack="wonen", number=4, finished=3, kind="draft", at=AT, by="Anna", content=CONTENT
)  # as somebody left it
DISCARDED = Card(pack="wonen", number=5, finished=5, kind="finished", at=AT, by="Anna", content=CONTENT)
DRAFT = {"based_on": 3, "content": CONTENT, "chosen": Chosen(4, {"title.nl": "yours"})}
SAVED = SavedDraft(5, CONTENT, ["blocks.p7d3xa"])
SEEN = {"number": 5}
FINISHING = {"number": 5, "changes": {"k2f8qz": "small"}}
FINISHED = {"number": 6}
VERSIONS = {
    "versions": [
        VersionLine(number=2, kind="draft", at=AT, by="Anna"),
        VersionLine(number=1, kind="finished", at=None, by=""),
    ]
}
VERSION = CardVersion(number=1, kind="finished", at=None, by="", content=CONTENT)

FIELDS = PackFields(
    id="wonen",
    title=DutchText("title", "Wonen"),
    summary=DutchText("summary", "Uw huis en uw buurt."),
    phases=[1],
    track="all",
    audience="newcomer",
    tone="leaf",
    languages=["nl", "ar", "uk"],
    themes=[Theme("onderweg", DutchText("theme-onderweg", "Onderweg"), "bus", "canal")],
)
PACKS = {"packs": [PackLine("wonen", "Wonen", "newcomer", ["nl", "ar", "uk"], "leaf", 12, 1)]}
LINE = CardLine(
    id="fietsen",
    type="article",
    theme="onderweg",
    title="Fietsen",
    sensitivity="green",
    law="stable",
    level="A2",
    last_checked="2026-11-28",
    has_draft=True,
    is_new=False,
    at=AT,
    by="Anna",
)
PACK = PackView(FIELDS, SHA256, SHA256, [LINE])
NEW_PACK = {
    "title": "Wonen",
    "summary": "Uw huis en uw buurt.",
    "audience": "newcomer",
    "tone": "leaf",
    "languages": ["ar", "uk"],
    "theme": "Onderweg",
}
PACK_NAME = {"id": "wonen"}
CHANGED_PACK = {"was": SHA256, "pack": FIELDS, "changes": {"summary": "small"}}
HASH = {"hash": SHA256}
TEXTS = {"texts": {"fietsen.title": SaidText("ركوب الدراجة", "done")}}
NEW_CARD = {"type": "article", "title": "Fietsen", "theme": "onderweg"}
NAME = {"id": "fietsen"}
NEW_ORDER = {"was": SHA256, "resources": ["fietsen", "lopen"]}
ORDER = {"order": SHA256}
FACT = Fact(
    id="licht",
    kind="money",
    value="€ 8",
    source="https://example.org/licht",
    source_name="Fietserswinkel",
    last_checked=date(2026, 11, 28),
    valid_until=date(2027, 5, 1),
    expiry="warn",
    law="yearly",
    owner="redactie",
    successor=Successor("€ 9", date(2027, 1, 1)),
)
FACTS = {"facts": [UsedFact(SHA256, FACT, ["fietsen"])]}
CHANGED_FACT = {"was": SHA256, "fact": FACT}
REPORT = {"packs": [Imported("wonen", 3, 1, 0, ["segment/fietsen.title"])]}
PACK_VERSIONS = {
    "versions": [
        PackVersionLine(number=2, parts=["facts"], at=AT, by="Anna"),
        PackVersionLine(number=1, parts=[], at=None, by=""),
    ]
}
PACK_VERSION = PackVersionView(
    number=2,
    parts=["facts"],
    at=AT,
    by="Anna",
    content=Pack(
        id=FIELDS.id,
        title=FIELDS.title,
        summary=FIELDS.summary,
        phases=FIELDS.phases,
        track=FIELDS.track,
        audience=FIELDS.audience,
        tone=FIELDS.tone,
        languages=FIELDS.languages,
        resources=["fietsen"],
        themes=FIELDS.themes,
        facts=[FACT],
    ),
)
