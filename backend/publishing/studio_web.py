"""HTTP of publishing in the studio: what has changed, the gates, waivers, and the deeds with editions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.begun import Deed
from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.web import read_body
from backend.packs.read_pack import list_cards, read_pack
from backend.publishing.asking import in_thread, refusals
from backend.publishing.changes import (
    CardTitle,
    PackChanges,
    TextChange,
    card_titles,
    compare,
    current_side,
    draft_side,
    text_changes,
)
from backend.publishing.examples import (
    CHANGES,
    GATES,
    GOING_BACK,
    NEW_PUBLICATION,
    NEW_WAIVER,
    OVERVIEW,
    PUBLICATION,
    TEXTS,
    WAIVER,
)
from backend.publishing.folders import folders_of
from backend.publishing.gated import publish_through_gates
from backend.publishing.gates import Gate, judge, read_ground
from backend.publishing.metadata import read_current
from backend.publishing.noted import noted
from backend.publishing.overview import (
    PackState,
    PastEdition,
    Recalled,
    list_pack_states,
    list_past,
    list_recalls,
)
from backend.publishing.publish import Asked, draft_packs, roll_back
from backend.publishing.publisher_keys import PublisherKeyState, holders, list_publisher_keys
from backend.publishing.signing import Publication
from backend.publishing.stages import carry_on, pause, release
from backend.publishing.waiting import Proposal, list_waiting
from backend.publishing.waivers import GateWaiver, NewWaiver, add_waiver, end_waiver, running_waivers
from sync.fields import Edition, Id

MAY = {"may": "publish"}
Notes = Annotated[str, msgspec.Meta(max_length=2000, pattern=r"^[^\x00]*$(?!\n)")]


class Overview(msgspec.Struct, frozen=True):
    """Everything about publishing at a glance."""

    is_production: bool
    packs: Sequence[PackState]
    waiting: Sequence[Proposal]
    keys: Sequence[PublisherKeyState]
    recalls: Sequence[Recalled]


class PackReview(msgspec.Struct, frozen=True):
    """What would go out now against what everybody has, the editions before, and the cards that everybody may fetch."""

    changes: PackChanges
    past: Sequence[PastEdition]
    cards: Sequence[CardTitle]


class Judged(msgspec.Struct, frozen=True):
    """The gates of a pack, and the waivers that count for it."""

    gates: Sequence[Gate]
    waivers: Sequence[GateWaiver]


class Texts(msgspec.Struct, frozen=True):
    """Every text and value of one card in one language that changes."""

    texts: Sequence[TextChange]


class NewPublication(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`places` stage it; none is everybody. `notes` say in Dutch what is new."""

    notes: Notes
    places: Annotated[Sequence[Id], msgspec.Meta(max_length=5000)] = ()


class GoingBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The edition whose content comes out again, as a new one."""

    edition: Edition
    notes: Notes


PUBLISH = msgspec.json.Decoder(NewPublication)
GO_BACK = msgspec.json.Decoder(GoingBack)
WAIVE = msgspec.json.Decoder(NewWaiver)
STAGES = {"release": release, "pause": pause, "resume": carry_on}


@get("/publishing", opt={**MAY, "example": OVERVIEW})
async def overview(settings: NamedDependency[Settings]) -> Overview:
    with refusals():
        return Overview(
            is_production=settings.is_production,
            packs=await list_pack_states(settings),
            waiting=list_waiting(settings, await holders()),
            keys=await list_publisher_keys(settings),
            recalls=list_recalls(settings),
        )


@get("/publishing/packs/{pack:str}", opt={**MAY, "example": CHANGES})
async def review(
    settings: NamedDependency[Settings], now: NamedDependency[datetime], pack: FromPath[str]
) -> PackReview:
    with refusals():
        (draft,) = await draft_packs(settings, now.date(), [pack])
        folders = folders_of(settings)
        current = read_current(folders, is_production=settings.is_production)
        old = current_side(folders, current, pack)
        changes = await in_thread(lambda: compare(old, draft_side(draft, folders.blobs.read, old)))
        return PackReview(changes, list_past(settings, pack), card_titles(old))


@get("/publishing/packs/{pack:str}/cards/{card:str}/{language:str}", opt={**MAY, "example": TEXTS})
async def read_texts(
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    pack: FromPath[str],
    card: FromPath[str],
    language: FromPath[str],
) -> Texts:
    with refusals():
        (draft,) = await draft_packs(settings, now.date(), [pack])
        folders = folders_of(settings)
        current = read_current(folders, is_production=settings.is_production)
        old = current_side(folders, current, pack)
        new = await in_thread(lambda: draft_side(draft, folders.blobs.read, old))
        return Texts(text_changes(old, new, card, language))


@get("/publishing/packs/{pack:str}/gates", opt={**MAY, "example": GATES})
async def read_gates(
    settings: NamedDependency[Settings], now: NamedDependency[datetime], pack: FromPath[str]
) -> Judged:
    with refusals():
        return await _judge(settings, pack, now.date())


@post(
    "/publishing/packs/{pack:str}/editions",
    status_code=200,
    opt={**MAY, "body": NewPublication, "body_example": NEW_PUBLICATION, "example": PUBLICATION},
)
async def publish_pack(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    pack: FromPath[str],
    body: RawBody,
) -> Publication:
    given = read_body(body, PUBLISH)
    with refusals():
        asked = Asked(tuple(sorted(given.places)), given.notes)
        return await publish_through_gates(settings, now, signed_in.name, asked, [pack])


@post("/publishing/packs/{pack:str}/stage/{deed:str}", status_code=200, opt={**MAY, "example": PUBLICATION})
async def change_stage(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    pack: FromPath[str],
    deed: FromPath[Literal["release", "pause", "resume"]],
) -> Publication:
    with refusals():
        async with noted(settings, Deed(signed_in.name, deed, pack), now) as told:
            done = await in_thread(lambda: STAGES[deed](settings, pack, now))
            told.say(f"uitgave {_number(done)}")
    return done


@post(
    "/publishing/packs/{pack:str}/rollback",
    status_code=200,
    opt={**MAY, "body": GoingBack, "body_example": GOING_BACK, "example": PUBLICATION},
)
async def go_back(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    pack: FromPath[str],
    body: RawBody,
) -> Publication:
    given = read_body(body, GO_BACK)
    back = f"terug naar {given.edition}"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "rollback", pack, back), now) as deed:
            done = await in_thread(lambda: roll_back(settings, pack, given.edition, now, given.notes))
            deed.say(f"uitgave {_number(done)}, {back}")
    return done


@post(
    "/publishing/waivers",
    status_code=200,
    opt={**MAY, "body": NewWaiver, "body_example": NEW_WAIVER, "example": WAIVER},
)
async def waive(
    signed_in: NamedDependency[SignedIn], now: NamedDependency[datetime], body: RawBody
) -> GateWaiver:
    given = read_body(body, WAIVE)
    return await add_waiver(given, signed_in.name, now)


@delete("/publishing/waivers/{waiver:str}", status_code=204, opt=MAY)
async def stop_waiving(
    signed_in: NamedDependency[SignedIn], now: NamedDependency[datetime], waiver: FromPath[str]
) -> None:
    await end_waiver(waiver, signed_in.name, now)


async def _judge(settings: Settings, pack: str, today: date) -> Judged:
    ground = read_ground(settings, await read_pack(pack), today, await list_cards())
    waivers = [one for one in await running_waivers(today) if one.pack == pack]
    return Judged(await in_thread(lambda: judge(ground, waivers)), waivers)


def _number(done: Publication) -> str:
    return ", ".join(str(one.edition) for one in done.editions) or "zonder verschil"


handlers = [
    overview,
    review,
    read_texts,
    read_gates,
    publish_pack,
    change_stage,
    go_back,
    waive,
    stop_waiving,
]
