"""What the document of the API shows of translations."""

from typing import Any

HASH, WAS = "5f1c" * 16, "a1b2" * 16
NL, AR = "Ga naar de balie.", "اذهب إلى الاستقبال."
WRITTEN = {"deed": "written", "text": AR, "source_nl": NL, "by": "Nadia", "at": "2026-11-30T09:15:00Z"}
PROBLEM = {"rule": "digits", "problem": "has the numbers ['5'], the Dutch []"}
CELL = {
    "done": 15,
    "unreviewed": 2,
    "outdated": 1,
    "missing": 1,
    "words_left": 12,
    "minutes": 4,
}
MATRIX: dict[str, Any] = {
    "languages": ["ar"],
    "packs": [
        {
            "id": "aankomst",
            "title": "Net aangekomen",
            "audience": "newcomer",
            "tone": "canal",
            "segments": 19,
            "words": 180,
            "cells": {"ar": CELL},
        }
    ],
    "places": [{"id": "azc-ergens", "name": "AZC Ergens", "languages": ["ar"]}],
}
SHEET = {
    "title": "Net aangekomen",
    "resources": [{"id": "F1-01", "title": "De eerste dagen"}],
    "segments": [{"id": "F1-01.p1", "resource": "F1-01", "nl": NL, "text": AR, "state": "unreviewed"}],
}
SEGMENT: dict[str, Any] = {
    "id": "F1-01.p1",
    "resource": "F1-01",
    "nl": NL,
    "source_hash": HASH,
    "previous_nl": "",
    "text": AR,
    "text_hash": WAS,
    "state": "unreviewed",
    "reviewed_by": "",
    "written": WRITTEN,
    "notes": [],
    "others": {"en": "Go to the desk."},
    "terms": [{"id": "balie", "means": "waar u zich meldt", "words": ["الاستقبال"], "is_missed": False}],
    "problems": [],
    "history": [WRITTEN],
    "comments": [{"text": "Is dit de balie van de opvang?", "by": "Nadia", "at": "2026-11-30T09:15:00Z"}],
}
GIVEN = {"text": AR, "source_hash": HASH, "was": ""}
SAVED = {"state": "unreviewed", "text_hash": WAS, "problems": [PROBLEM]}
TYPED = {"text": AR}
PROBLEMS = {"problems": [PROBLEM]}
SEEN = {"text_hash": WAS}
HISTORY = {"history": [WRITTEN]}
REMARK = {"text": "Is dit de balie van de opvang?"}
ROW = {"segment": "F1-01.p1", "theirs": AR, "source_nl": NL, "was": ""}
DIFF = {"same": 18, "rows": [{**ROW, "kind": "new", "nl": NL, "ours": ""}]}
CHOSEN = {"rows": [ROW]}
TAKEN: dict[str, Any] = {"taken": 1, "left": []}
