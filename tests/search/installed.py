"""Writes what a phone in each language of the query sets has of pack `aankomst`, with those queries, as JSON.

A language that the pack does not have yet has its own keywords on the Dutch cards, so that its words are tried from the day
they are written.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import yaml

from backend.core.config import HOUSE
from backend.packs.content import SOURCE_LANGUAGE, Resource
from backend.packs.import_starter import read_translations
from backend.packs.read_pack import StoredPack
from backend.packs.starter import read_pack
from backend.publishing.documents import resolve_document, say

QUERIES = Path(__file__).parent


def installed() -> dict[str, Any]:
    """Language → its queries, the topics, and the cards in it and in Dutch."""
    content = read_pack(HOUSE / "backend" / "starter" / "aankomst")
    stored = StoredPack(content, read_translations(content, HOUSE / "locale"))
    return {path.stem: _in_language(stored, path) for path in sorted(QUERIES.glob("*.yaml"))}


def _in_language(stored: StoredPack, path: Path) -> dict[str, Any]:
    pack, resources = stored.content.pack, stored.content.resources
    languages = [path.stem, SOURCE_LANGUAGE] if path.stem != SOURCE_LANGUAGE else [SOURCE_LANGUAGE]
    said = {
        theme.id: {tag: found.text for tag in languages if (found := say(stored, pack.id, theme.title, tag))}
        for theme in pack.themes
    }
    themes = [
        {"id": one.id, "icon": one.icon, "tone": one.tone, "title": said[one.id]} for one in pack.themes
    ]
    return {
        "queries": yaml.safe_load(path.read_text("utf-8")),
        "themes": themes,
        "documents": [_document(stored, resource, tag) for tag in languages for resource in resources],
    }


def _document(stored: StoredPack, resource: Resource, language: str) -> dict[str, Any]:
    found = resolve_document(stored, resource, language)
    if found:
        return msgspec.json.decode(found, type=dict[str, Any])
    dutch = _document(stored, resource, SOURCE_LANGUAGE)
    words = [list(one.words) for one in resource.keywords if one.language == language]
    return {**dutch, "language": language, "keywords": words[0] if words else dutch["keywords"]}


if __name__ == "__main__":
    json.dump(installed(), sys.stdout, ensure_ascii=False)
