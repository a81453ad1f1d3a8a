"""HTTP of packs for who edits them: which there are, and what is in one."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import FromPath, QueryParameter

from backend.packs.pack_list import PackLine, PackView, SaidText, list_pack_lines, list_texts, view_pack

OfResource = Annotated[str | None, QueryParameter(name="resource")]


class PackLines(msgspec.Struct, frozen=True):
    """All packs, by id."""

    packs: Sequence[PackLine]


class SaidTexts(msgspec.Struct, frozen=True):
    """Translations into one language by segment; what is not there is missing."""

    texts: Mapping[str, SaidText]


@get("/packs", opt={"may": "read"})
async def list_all() -> PackLines:
    return PackLines(await list_pack_lines())


@get("/packs/{pack:str}", opt={"may": "read"})
async def read_one(pack: FromPath[str]) -> PackView:
    return await view_pack(pack)


@get("/packs/{pack:str}/translations/{language:str}", opt={"may": "read"})
async def read_texts(pack: FromPath[str], language: FromPath[str], resource: OfResource = None) -> SaidTexts:
    return SaidTexts(await list_texts(pack, language, resource))


handlers = [list_all, read_one, read_texts]
