"""Publishing as people do it, in the studio and at the server's keyboard: nothing new goes past a shut gate unseen."""

from asyncio import to_thread
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from backend.accounts.begun import Deed
from backend.core.config import Settings
from backend.packs.read_pack import StoredPack, list_cards
from backend.publishing.editions import Draft
from backend.publishing.errors import GatesError
from backend.publishing.folders import folders_of
from backend.publishing.gates import Gate, is_shut, judge, read_ground
from backend.publishing.ledger import read_records
from backend.publishing.noted import noted
from backend.publishing.publish import Asked, draft_for, publish_drafts, read_packs
from backend.publishing.signing import Publication
from backend.publishing.waivers import GateWaiver, running_waivers

NAMED = 5  # findings of a gate that the refusal names


async def publish_through_gates(
    settings: Settings, now: datetime, by: str, asked: Asked, packs: Collection[str] = ()
) -> Publication:
    """Publish these packs, or all, where every gate of what is new is open; what was judged is what is published.

    Raises: GatesError; ContentError, KeysError, NoEditionError for a pack or place that does not exist, DamagedBlobError.
    """
    stored, waivers = await read_packs(packs), await running_waivers(now.date())
    cards = await list_cards()
    drafts = await to_thread(_let_through, settings, stored, waivers, now.date(), cards)
    where = f"voor {', '.join(asked.places)}" if asked.places else "voor iedereen"
    named = packs or ("alle pakketten",)
    about = Deed(by, "publish", ", ".join(named), where)
    async with noted(settings, about, now) as deed:
        done = await publish_drafts(settings, now, drafts, asked)
        told = {one.pack: f"uitgave {one.edition} {where}" for one in done.editions}
        for pack, what in (told or dict.fromkeys(named, "zonder verschil")).items():
            deed.say(what, pack)
    return done


def _let_through(
    settings: Settings,
    stored: Iterable[StoredPack],
    waivers: Sequence[GateWaiver],
    today: date,
    cards: Mapping[str, Collection[str]],
) -> list[Draft]:
    drafts, shut = [], []
    for one in stored:
        draft = draft_for(settings, one, waivers)
        drafts.append(draft)
        if _is_new(settings, draft):
            of_pack = [waiver for waiver in waivers if waiver.pack == draft.pack]
            gates = judge(read_ground(settings, one, today, cards), of_pack)
            shut += [gate for gate in gates if is_shut([gate])]
    if shut:
        raise GatesError("\n".join(_in_words(shut)))
    return drafts


def _is_new(settings: Settings, draft: Draft) -> bool:
    """What everybody has already is not looked at again: a fact that has ended since must not keep back a place's hours."""
    records = read_records(folders_of(settings), draft.pack)
    return not records or records[-1].draft != draft.digest


def _in_words(shut: Iterable[Gate]) -> Iterable[str]:
    yield "a gate is shut: mend what it names, or waive what may be waived"
    for gate in shut:
        yield f"{gate.name}: {gate.total}, {'may' if gate.can_be_waived else 'may not'} be waived"
        yield from (f"  {finding}" for finding in gate.findings[:NAMED])
