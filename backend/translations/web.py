"""HTTP of translations: the matrix, the editor, review, and files for translators' own tools."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter, RawBody
from msgspec import Meta

from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.web import read_body
from backend.publishing.rules.glossary import glossary_of
from backend.translations import examples
from backend.translations.checks import Problem
from backend.translations.compare import Chosen, Diff, Taken, compare_file, take_rows
from backend.translations.counts import Counts
from backend.translations.files import FILE_MAX, Form, export_file, read_file
from backend.translations.history import Version, read_history, remark
from backend.translations.matrix import Matrix, read_matrix
from backend.translations.review import review_text
from backend.translations.rows import Hash, Place, Text
from backend.translations.save import Author, GivenText, SavedText, save_text
from backend.translations.sheet import SegmentSheet, Sheet, check_text, read_line, read_sheet
from backend.translations.take_back import take_back

READ, TRANSLATE, REVIEW = {"may": "read"}, {"may": "translate"}, {"may": "review"}
SEGMENT = "/translations/{pack:str}/{language:str}/{segment:str}"
FILES = "/translations/{pack:str}/{language:str}"
FormOfFile = Annotated[Form, QueryParameter(name="form")]


class TypedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text as it is being typed."""

    text: Annotated[str, Meta(max_length=6000)]


class NewRemark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody says about a translation."""

    text: Text


class SeenText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The text that somebody read, by its hash."""

    text_hash: Hash


class ChosenRows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rows of a comparison that are to be written."""

    rows: Sequence[Chosen]


class Problems(msgspec.Struct, frozen=True):
    """What a machine sees of a text."""

    problems: Sequence[Problem]


class History(msgspec.Struct, frozen=True):
    """What was done to a translation, the newest first."""

    history: Sequence[Version]


GIVEN, TYPED = msgspec.json.Decoder(GivenText), msgspec.json.Decoder(TypedText)
REMARK = msgspec.json.Decoder(NewRemark)
SEEN, CHOSEN = msgspec.json.Decoder(SeenText), msgspec.json.Decoder(ChosenRows)


def place_of(pack: FromPath[str], language: FromPath[str], segment: FromPath[str]) -> Place:
    return Place(pack, language, segment)


PLACE = {"place": Provide(place_of, sync_to_thread=False)}


@get("/translations", opt=READ | {"example": examples.MATRIX})
async def list_all(translation_counts: NamedDependency[Counts]) -> Matrix:
    return await read_matrix(translation_counts)


@get(FILES, opt=READ | {"example": examples.SHEET})
async def read_pack(pack: FromPath[str], language: FromPath[str]) -> Sheet:
    return await read_sheet(pack, language)


@get(SEGMENT, dependencies=PLACE, opt=READ | {"example": examples.SEGMENT})
async def read_one(place: NamedDependency[Place], settings: NamedDependency[Settings]) -> SegmentSheet:
    return await read_line(place, glossary_of(settings.locale))


@put(
    SEGMENT,
    dependencies=PLACE,
    status_code=200,
    opt=TRANSLATE | {"body": GivenText, "body_example": examples.GIVEN, "example": examples.SAVED},
)
async def save_one(
    signed_in: NamedDependency[SignedIn],
    place: NamedDependency[Place],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> SavedText:
    signed_in.require_language(place.language)
    given, author = read_body(body, GIVEN), Author(signed_in.name, "written", now)
    return await save_text(place, given, author, glossary_of(settings.locale))


@post(
    f"{SEGMENT}/check",
    dependencies=PLACE,
    status_code=200,
    opt=READ | {"body": TypedText, "body_example": examples.TYPED, "example": examples.PROBLEMS},
)
async def check_one(
    place: NamedDependency[Place],
    body: RawBody,
    settings: NamedDependency[Settings],
) -> Problems:
    text, glossary = read_body(body, TYPED).text, glossary_of(settings.locale)
    return Problems(await check_text(place, text, glossary))


@post(
    f"{SEGMENT}/review",
    dependencies=PLACE,
    status_code=204,
    opt=REVIEW | {"body": SeenText, "body_example": examples.SEEN},
)
async def review_one(
    signed_in: NamedDependency[SignedIn],
    place: NamedDependency[Place],
    body: RawBody,
    now: NamedDependency[datetime],
) -> None:
    seen = read_body(body, SEEN).text_hash
    await review_text(place, seen, signed_in.name, now)


@post(
    f"{SEGMENT}/take-back",
    dependencies=PLACE,
    status_code=204,
    opt=TRANSLATE | {"body": SeenText, "body_example": examples.SEEN},
)
async def take_back_one(
    signed_in: NamedDependency[SignedIn],
    place: NamedDependency[Place],
    body: RawBody,
    now: NamedDependency[datetime],
) -> None:
    signed_in.require_language(place.language)
    await take_back(place, read_body(body, SEEN).text_hash, Author(signed_in.name, "emptied", now))


@get(f"{SEGMENT}/history", dependencies=PLACE, opt=READ | {"example": examples.HISTORY})
async def list_history(place: NamedDependency[Place]) -> History:
    return History(await read_history(place))


@post(
    f"{SEGMENT}/comment",
    dependencies=PLACE,
    status_code=204,
    opt=READ | {"body": NewRemark, "body_example": examples.REMARK},
)
async def add_remark(
    signed_in: NamedDependency[SignedIn],
    place: NamedDependency[Place],
    body: RawBody,
    now: NamedDependency[datetime],
) -> None:
    text = read_body(body, REMARK).text
    await remark(place, text, signed_in.name, now)


@get(f"{FILES}/export", opt=READ)
async def write_one(pack: FromPath[str], language: FromPath[str], form: FormOfFile) -> Response[bytes]:
    file = await export_file(pack, language, form)
    named = {"content-disposition": f'attachment; filename="{file.name}"'}
    return Response(file.data, media_type=file.media_type, headers=named)


@post(
    f"{FILES}/import",
    status_code=200,
    opt=TRANSLATE | {"body_type": "application/octet-stream", "example": examples.DIFF},
    request_max_body_size=FILE_MAX,
)
async def compare(
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    language: FromPath[str],
    form: FormOfFile,
    body: RawBody,
) -> Diff:
    signed_in.require_language(language)
    entries = await read_file(pack, language, form, body)
    return await compare_file(pack, language, entries, glossary_of(settings.locale))


@post(
    f"{FILES}/import/apply",
    status_code=200,
    opt=TRANSLATE | {"body": ChosenRows, "body_example": examples.CHOSEN, "example": examples.TAKEN},
    request_max_body_size=FILE_MAX,
)
async def take(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    language: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
) -> Taken:
    signed_in.require_language(language)
    author = Author(signed_in.name, "imported", now)
    return await take_rows(pack, language, read_body(body, CHOSEN).rows, author)


handlers = [
    list_all,
    read_pack,
    read_one,
    save_one,
    check_one,
    review_one,
    take_back_one,
    list_history,
    add_remark,
    write_one,
    compare,
    take,
]
