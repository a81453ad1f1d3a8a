"""A pack's content as rows and back: pure, so that import and export mirror each other by construction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from piccolo.table import Table

from backend.packs.content import Fact, Keywords, Pack, PackContent, PackFields, Resource, Theme
from backend.packs.media import Media
from backend.packs.segments import Row, hash_text, map_texts, segment_id, texts_in
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
    facts: Sequence[Row]
    keywords: Sequence[Row]
    translations: Sequence[Row] = ()
    media: Sequence[Row] = ()


class CardRows(msgspec.Struct, frozen=True):
    """The rows of one card, without their `imported`."""

    resource: Row
    segments: Sequence[Row]
    keywords: Sequence[Row]


def to_rows(content: PackContent, translations: Translations, media: Iterable[Media] = ()) -> PackRows:
    """Rows of all that a pack's files say."""
    pack = content.pack.id
    cards = [card_rows(pack, place, resource) for place, resource in enumerate(content.resources)]
    return PackRows(
        packs=[pack_row(content.pack)],
        themes=[named_row(ThemeRow, pack, place, theme) for place, theme in enumerate(content.pack.themes)],
        resources=[card.resource for card in cards],
        segments=[*segment_rows(pack, content.pack), *(row for card in cards for row in card.segments)],
        translations=_translation_rows(pack, translations),
        facts=[named_row(FactRow, pack, place, fact) for place, fact in enumerate(content.pack.facts)],
        media=[
            _row(MediaRow, {**msgspec.to_builtins(file), "id": f"{pack}.{file.name}", "pack": pack})
            for file in media
        ],
        keywords=[row for card in cards for row in card.keywords],
    )


def card_rows(pack: str, place: int, resource: Resource) -> CardRows:
    """Rows of one card of a pack."""
    return CardRows(
        _row(ResourceRow, {**_referring(resource.id, resource), "pack": pack, "position": place}),
        segment_rows(pack, resource),
        [_keywords_row(pack, resource.id, *one) for one in enumerate(resource.keywords)],
    )


def from_rows(rows: PackRows) -> PackContent:
    """The content that these rows hold."""
    dutch = {row["id"]: row["nl"] for row in rows.segments}
    resources = cards_of(rows.resources, dutch, rows.keywords)
    whole = {
        **_pack_values(rows.packs[0], rows.themes, dutch),
        "resources": [resource.id for resource in resources],
        "facts": [fact_of(row) for row in rows.facts],
    }
    return PackContent(_converted(whole, Pack), resources)


def cards_of(resources: Sequence[Row], dutch: Mapping[str, str], keywords: Sequence[Row]) -> list[Resource]:
    """The cards that these rows hold, with the Dutch of their segments."""
    found = _by_resource(keywords)
    return [
        _converted({**_speaking(row, dutch), "keywords": found.get(row["id"])}, Resource) for row in resources
    ]


def pack_fields_of(pack: Row, themes: Sequence[Row], segments: Sequence[Row]) -> PackFields:
    """What a pack says of itself; `segments` are its own."""
    return _converted(_pack_values(pack, themes, {row["id"]: row["nl"] for row in segments}), PackFields)


def fact_of(row: Row) -> Fact:
    """The fact that this row holds."""
    return _converted({**row, "id": row["name"], "successor": _successor(row)}, Fact)


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


def named_row(table: type[Table], pack: str, place: int, content: Theme | Fact) -> Row:
    """The row of a theme or a fact."""
    values = _referring(pack, content)
    successor = values.get("successor") or {"value": None, "valid_from": None}
    more = {f"successor_{name}": value for name, value in successor.items()}
    own = {"id": f"{pack}.{content.id}", "name": content.id, "pack": pack, "position": place}
    return _row(table, {**values, **more, **own})


def pack_row(pack: Pack | PackFields) -> Row:
    """The row of a pack itself."""
    return _row(PackRow, _referring(pack.id, pack))


def _keywords_row(pack: str, resource: str, place: int, keywords: Keywords) -> Row:
    own = {"id": f"{resource}.{keywords.language}", "pack": pack, "resource": resource, "position": place}
    return _row(KeywordsRow, {**msgspec.to_builtins(keywords), **own})


def _by_resource(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["resource"], []).append({name: row[name] for name in ("language", "words")})
    return found


def segment_rows(pack: str, owner: Pack | PackFields | Resource) -> list[Row]:
    """The texts of a card, or of the pack itself."""
    resource = owner.id if isinstance(owner, Resource) else ""
    return [
        {
            "id": segment_id(owner.id, text),
            "pack": pack,
            "resource": resource,
            "nl": text.nl,
            "hash": hash_text(text.nl),
        }
        for text in texts_in(owner)
    ]


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


def _pack_values(pack: Row, themes: Sequence[Row], dutch: Mapping[str, str]) -> Row:
    named = [_converted(_speaking({**row, "id": row["name"]}, dutch), Theme) for row in themes]
    return {**_speaking(pack, dutch), "themes": named}


def _successor(row: Row) -> Row | None:
    if row["successor_value"] is None:
        return None
    return {"value": row["successor_value"], "valid_from": row["successor_valid_from"]}


def _converted(values: Row, kind: type[T]) -> T:
    fields = kind.__struct_encode_fields__
    known = {name: value for name, value in values.items() if name in fields and value is not None}
    return msgspec.convert(known, kind)  # a day is a date in a column, and a text in the JSON of blocks
