"""Somebody begins a pack: phones get it when a card of it is finished and published."""

from typing import Annotated

import msgspec

from backend.accounts.audit import note
from backend.core.database import DB
from backend.packs.change_pack import write_pack_fields
from backend.packs.content import SOURCE_LANGUAGE, DutchText, PackFields, Theme
from backend.packs.free_names import free_name
from backend.packs.pack_versions import keep_pack
from backend.packs.scenes import Kit
from backend.packs.versions import Hand
from sync.fields import Audience, Language, Tone

# What every reader of patterns takes for no space: Python and JavaScript differ about control characters.
SEEN = r"[^\s\x00-\x1f\x7f-\x9f\ufeff]"
Line = Annotated[
    str, msgspec.Meta(max_length=200, pattern=rf"^{SEEN}(?:[^\x00-\x1f\x7f-\x9f]*{SEEN})?$(?!\n)")
]


class NewPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack begins with; the rest is changed on its own page. `languages` are those besides Dutch."""

    title: Line
    summary: Line
    audience: Audience
    tone: Tone
    languages: list[Language]
    theme: Line


async def add_pack(new: NewPack, kit: Kit, hand: Hand) -> str:
    """Begin a pack with one theme and no card. Its id, which no pack or card had before.

    Raises: UnfitError naming the field.
    """
    async with DB.transaction():
        name = await free_name(new.title, "pakket")
        icon = sorted(kit.pictograms)[0]
        fields = PackFields(
            id=name,
            title=DutchText("title", new.title),
            summary=DutchText("summary", new.summary),
            phases=[1, 2, 3],
            track="all",
            audience=new.audience,
            tone=new.tone,
            languages=list(dict.fromkeys([SOURCE_LANGUAGE, *new.languages])),
            themes=[Theme("thema", DutchText("theme-thema", new.theme), icon, new.tone)],
        )
        await write_pack_fields(name, fields, {}, kit)
        await keep_pack(name, hand)
        if hand.now is not None:
            await note(hand.name, "pack-new", name, new.title, hand.now)
    return name
