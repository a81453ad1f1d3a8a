"""HTTP of packs for who edits them: which there are, and what is in one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.web import read_body
from backend.packs import editing_examples as examples
from backend.packs.add_pack import NewPack, add_pack
from backend.packs.cards import add_card, set_order
from backend.packs.change_pack import change_pack
from backend.packs.changed_texts import Changes
from backend.packs.content import Fact, PackFields, ResourceType, Words
from backend.packs.facts import UsedFact, list_facts, remove_fact, set_fact
from backend.packs.pack_list import PackLine, PackView, SaidText, list_pack_lines, list_texts, view_pack
from backend.packs.scenes import read_kit
from backend.packs.versions import Hand
from sync.fields import Id

OfResource = Annotated[str | None, QueryParameter(name="resource")]


class PackLines(msgspec.Struct, frozen=True):
    """All packs, by id."""

    packs: Sequence[PackLine]


class SaidTexts(msgspec.Struct, frozen=True):
    """Translations into one language by segment; what is not there is missing."""

    texts: Mapping[str, SaidText]


class ChangedPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself from now on; `was` is the hash of what the caller saw, `changes` as for cards."""

    was: str
    pack: PackFields
    changes: Changes = {}


class NewCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A card to begin."""

    type: ResourceType
    title: Words
    theme: Id


class PackName(msgspec.Struct, frozen=True):
    """The id that a new pack has got."""

    id: str


class CardName(msgspec.Struct, frozen=True):
    """The id that a new card has got."""

    id: str


class NewOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All cards of a pack in another order; `was` is the hash of the order that the caller saw."""

    was: str
    resources: Sequence[Id]


class Hash(msgspec.Struct, frozen=True):
    """What is there now, to say the next time that one saw it."""

    hash: str


class OrderHash(msgspec.Struct, frozen=True):
    """The order that is there now, to say the next time that one saw it."""

    order: str


class FactList(msgspec.Struct, frozen=True):
    """The facts of a pack, in order."""

    facts: Sequence[UsedFact]


class ChangedFact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fact as it is from now on; `was` is the hash of what the caller saw, "" for a new one."""

    was: str
    fact: Fact


class GivenPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `ChangedPack` that is looked at field by field later, so that the refusal names the one that is wrong."""

    was: str
    pack: dict[str, Any]
    changes: Changes = {}


class GivenFact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `ChangedFact`, as `GivenPack` is."""

    was: str
    fact: dict[str, Any]


CHANGED_PACK = msgspec.json.Decoder(GivenPack)
NEW_PACK = msgspec.json.Decoder(NewPack)
NEW_CARD = msgspec.json.Decoder(NewCard)
NEW_ORDER = msgspec.json.Decoder(NewOrder)
CHANGED_FACT = msgspec.json.Decoder(GivenFact)


@get("/packs", opt={"may": "read", "example": examples.PACKS})
async def list_all() -> PackLines:
    return PackLines(await list_pack_lines())


@post(
    "/packs",
    opt={"may": "edit", "body": NewPack, "body_example": examples.NEW_PACK, "example": examples.PACK_NAME},
)
async def begin_pack(
    signed_in: NamedDependency[SignedIn],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> PackName:
    given = read_body(body, NEW_PACK)
    return PackName(await add_pack(given, read_kit(settings.kit), Hand(signed_in.name, now)))


@get("/packs/{pack:str}", opt={"may": "read", "example": examples.PACK})
async def read_one(pack: FromPath[str]) -> PackView:
    return await view_pack(pack)


@get("/packs/{pack:str}/translations/{language:str}", opt={"may": "read", "example": examples.TEXTS})
async def read_texts(pack: FromPath[str], language: FromPath[str], resource: OfResource = None) -> SaidTexts:
    return SaidTexts(await list_texts(pack, language, resource))


@put(
    "/packs/{pack:str}",
    status_code=200,
    opt={"may": "edit", "body": ChangedPack, "body_example": examples.CHANGED_PACK, "example": examples.HASH},
)
async def change(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> Hash:
    given, hand = read_body(body, CHANGED_PACK), Hand(signed_in.name, now)
    return Hash(await change_pack(pack, given.was, given.pack, given.changes, read_kit(settings.kit), hand))


@post(
    "/packs/{pack:str}/resources",
    opt={"may": "edit", "body": NewCard, "body_example": examples.NEW_CARD, "example": examples.NAME},
)
async def begin_card(
    signed_in: NamedDependency[SignedIn], pack: FromPath[str], body: RawBody, now: NamedDependency[datetime]
) -> CardName:
    given = read_body(body, NEW_CARD)
    return CardName(await add_card(pack, given.type, given.title, given.theme, Hand(signed_in.name, now)))


@put(
    "/packs/{pack:str}/order",
    status_code=200,
    opt={"may": "edit", "body": NewOrder, "body_example": examples.NEW_ORDER, "example": examples.ORDER},
)
async def change_order(
    signed_in: NamedDependency[SignedIn], pack: FromPath[str], body: RawBody, now: NamedDependency[datetime]
) -> OrderHash:
    given = read_body(body, NEW_ORDER)
    return OrderHash(await set_order(pack, given.was, given.resources, Hand(signed_in.name, now)))


@get("/packs/{pack:str}/facts", opt={"may": "read", "example": examples.FACTS})
async def read_all_facts(pack: FromPath[str]) -> FactList:
    return FactList(await list_facts(pack))


@put(
    "/packs/{pack:str}/facts/{fact:str}",
    status_code=200,
    opt={"may": "edit", "body": ChangedFact, "body_example": examples.CHANGED_FACT, "example": examples.HASH},
)
async def change_fact(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    fact: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
) -> Hash:
    given = read_body(body, CHANGED_FACT)
    return Hash(await set_fact(pack, fact, given.was, given.fact, Hand(signed_in.name, now)))


@delete("/packs/{pack:str}/facts/{fact:str}", status_code=204, opt={"may": "edit"})
async def delete_fact(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    fact: FromPath[str],
    now: NamedDependency[datetime],
) -> None:
    await remove_fact(pack, fact, Hand(signed_in.name, now))


handlers = [
    list_all,
    begin_pack,
    read_one,
    read_texts,
    change,
    begin_card,
    change_order,
    read_all_facts,
    change_fact,
    delete_fact,
]
