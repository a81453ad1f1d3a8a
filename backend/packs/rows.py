"""A pack's content as rows and back: pure, so that import and export mirror each other by construction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from piccolo.table import Table

from backend.packs.content import Fact, Keywords, Pack, PackContent, Resource, Theme
from backend.packs.media import Media
from backend.packs.segments import Row, map_texts, segments_of
from backend.packs.tables import Fact as FactRow
from backend.packs.tables import Keywords as KeywordsRow
from backend.packs.tables import Media as MediaRow
from backend.packs.tables import Pack as PackRow
from backend.packs.tables import Resource as ResourceRow
from backend.packs.tables import Theme as ThemeRow
from backend.packs.translation_state import Translation

T = TypeVar("T", bound=msgspec.Struct)
Translations = Mapping[str, Mapping[str, Translation]]  # language → segment id → translation


class PackRows(msgspec.Struct, frozen=True):
    """The rows of one pack, without their `imported`, each list in its order."""

    packs: Sequence[Row]
    themes: Sequence[Row]
    resources: Sequence[Row]
    segments: Sequence[Row]
    translations: Sequence[Row]
    facts: Sequence[Row]
    media: Sequence[Row]
    keywords: Sequence[Row]


def to_rows(content: PackContent, translations: Translations, media: Iterable[Media] = ()) -> PackRows:
    """Rows of all that a pack's files say."""
    pack = content.pack.id
    return PackRows(
        packs=[_row(PackRow, _referring(pack, content.pack))],
        themes=[_named_row(ThemeRow, pack, place, theme) for place, theme in enumerate(content.pack.themes)],
        resources=[
            _row(ResourceRow, {**_referring(resource.id, resource), "pack": pack, "position": place})
            for place, resource in enumerate(content.resources)
        ],
        segments=_segment_rows(content),
        translations=_translation_rows(pack, translations),
        facts=[_named_row(FactRow, pack, place, fact) for place, fact in enumerate(content.pack.facts)],
        media=[
            _row(MediaRow, {**msgspec.to_builtins(file), "id": f"{pack}.{file.name}", "pack": pack})
            for file in media
        ],
        keywords=[_keywords_row(pack, *one) for one in _keywords_in(content)],
    )


def from_rows(rows: PackRows) -> PackContent:
    """The content that these rows hold."""
    dutch = {row["id"]: row["nl"] for row in rows.segments}
    keywords = _by_resource(rows.keywords)
    resources = [
        _converted({**_speaking(row, dutch), "keywords": keywords.get(row["id"])}, Resource)
        for row in rows.resources
    ]
    whole = {
        **_speaking(rows.packs[0], dutch),
        "resources": [resource.id for resource in resources],
        "themes": [_converted(_speaking({**row, "id": row["name"]}, dutch), Theme) for row in rows.themes],
        "facts": [
            _converted({**row, "id": row["name"], "successor": _successor(row)}, Fact) for row in rows.facts
        ],
    }
    return PackContent(_converted(whole, Pack), resources)


def translations_of(rows: Sequence[Row]) -> dict[str, dict[str, Translation]]:
    """Translations by language and segment."""
    found: dict[str, dict[str, Translation]] = {}
    for row in rows:
        found.setdefault(row["language"], {})[row["segment"]] = msgspec.convert(row, Translation)
    return found


def media_of(rows: Sequence[Row]) -> dict[str, Media]:
    """Pictures and sound by name."""
    return {row["name"]: msgspec.convert(row, Media) for row in rows}


def segments_named(rows: Sequence[Row]) -> set[str]:
    """The segments to which packs, themes or resources refer."""
    found = {row[column] for row in rows for column in ("title", "summary") if column in row}

    def keep(reference: Row) -> Row:
        found.add(reference["id"])
        return reference

    for row in rows:
        map_texts([row.get("picture"), row.get("blocks")], {"id"}, keep)
    return found


def _named_row(table: type[Table], pack: str, place: int, content: Theme | Fact) -> Row:
    values = _referring(pack, content)
    successor = values.get("successor") or {"value": None, "valid_from": None}
    more = {f"successor_{name}": value for name, value in successor.items()}
    own = {"id": f"{pack}.{content.id}", "name": content.id, "pack": pack, "position": place}
    return _row(table, {**values, **more, **own})


def _keywords_in(content: PackContent) -> Iterator[tuple[str, int, Keywords]]:
    for resource in content.resources:
        for place, keywords in enumerate(resource.keywords):
            yield resource.id, place, keywords


def _keywords_row(pack: str, resource: str, place: int, keywords: Keywords) -> Row:
    own = {"id": f"{resource}.{keywords.language}", "pack": pack, "resource": resource, "position": place}
    return _row(KeywordsRow, {**msgspec.to_builtins(keywords), **own})


def _by_resource(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["resource"], []).append({name: row[name] for name in ("language", "words")})
    return found


def _segment_rows(content: PackContent) -> list[Row]:
    ours = {resource.id for resource in content.resources}
    rows = []
    for segment in segments_of(content):
        owner = segment.id.partition(".")[0]
        resource = owner if owner in ours else ""
        rows.append(
            {
                "id": segment.id,
                "pack": content.pack.id,
                "resource": resource,
                "nl": segment.nl,
                "hash": segment.hash,
            }
        )
    return rows


def _translation_rows(pack: str, translations: Translations) -> list[Row]:
    return [
        {
            "id": f"{segment}.{language}",
            "pack": pack,
            "segment": segment,
            "language": language,
            **msgspec.to_builtins(translation),
        }
        for language, texts in translations.items()
        for segment, translation in texts.items()
    ]


def _row(table: type[Table], values: Row) -> Row:
    columns = (column._meta.name for column in table._meta.columns)
    return {name: values.get(name) for name in columns if name != "imported"}


def _referring(owner: str, content: msgspec.Struct) -> Row:
    """The content with a reference where each text was."""
    values = map_texts(
        msgspec.to_builtins(content, builtin_types=(date,)),
        {"id", "nl"},
        lambda text: {"id": f"{owner}.{text['id']}"},
    )
    heads = {name: values[name]["id"] for name in ("title", "summary") if name in values}
    return {**values, **heads}


def _speaking(row: Row, dutch: Mapping[str, str]) -> Row:
    """The row with its Dutch where each reference was."""
    heads = {name: {"id": row[name]} for name in ("title", "summary") if name in row}
    spoken: Row = map_texts(
        {**row, **heads},
        {"id"},
        lambda text: {"id": text["id"].partition(".")[2], "nl": dutch[text["id"]]},
    )
    return spoken


def _successor(row: Row) -> Row | None:
    if row["successor_value"] is None:
        return None
    return {"value": row["successor_value"], "valid_from": row["successor_valid_from"]}


def _converted(values: Row, kind: type[T]) -> T:
    fields = kind.__struct_encode_fields__
    known = {name: value for name, value in values.items() if name in fields and value is not None}
    return msgspec.convert(known, kind)  # a day is a date in a column, and a text in the JSON of blocks
