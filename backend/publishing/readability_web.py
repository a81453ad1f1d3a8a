"""HTTP of the help for who writes Dutch."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import RawBody

from backend.core.config import Settings
from backend.core.web import read_body
from backend.publishing.asking import in_thread
from backend.publishing.readability import HardWords, WrittenText, find_hard
from backend.publishing.rules.glossary import glossary_of
from sync.fields import Audience

BODY_MAX = 1024 * 1024  # bytes: all texts of a long card
TEXTS_MAX = 2000


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts that somebody is writing, and for whom."""

    texts: Annotated[Sequence[WrittenText], msgspec.Meta(max_length=TEXTS_MAX)]
    audience: Audience


class Hardness(msgspec.Struct, frozen=True):
    """What is hard in them."""

    findings: Sequence[HardWords]


WRITTEN_EXAMPLE = {"texts": [WrittenText("k2f8qz", "De bieb is open.")], "audience": "newcomer"}
HARD_EXAMPLE = {"findings": [HardWords("k2f8qz", "glossary", "bieb", instead="bibliotheek")]}
WRITTEN = msgspec.json.Decoder(Written)


@post(
    "/readability",
    status_code=200,
    opt={"may": "read", "body": Written, "body_example": WRITTEN_EXAMPLE, "example": HARD_EXAMPLE},
    request_max_body_size=BODY_MAX,
)
async def look(body: RawBody, settings: NamedDependency[Settings]) -> Hardness:
    given = read_body(body, WRITTEN)
    glossary = glossary_of(settings.locale)
    return Hardness(await in_thread(lambda: list(find_hard(glossary, given.audience, given.texts))))


handlers = [look]
