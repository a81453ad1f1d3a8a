"""What publishers must not forget: signatures and facts that end, and waivers that do."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec
from tuf.api.metadata import Signed

from backend.core.config import Settings
from backend.packs.tables import Fact
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.publishing.waivers import GateWaiver, running_waivers

NOTICES = (7, 30, 60)  # days before a signature ends, each more urgent than the next
FACTS_AHEAD = timedelta(days=60)
WAIVERS_AHEAD = timedelta(days=7)


class EndingSignature(msgspec.Struct, frozen=True):
    """What people signed, and must sign anew; `notice` is the nearest of 60, 30 and 7 days, `days` may be below 0."""

    role: str
    ends_on: date
    days: int
    notice: int


class EndingFact(msgspec.Struct, frozen=True):
    """A fact that ends, or has ended, without one that takes over from that day."""

    pack: str
    fact: str
    value: str
    owner: str
    ends_on: date
    days: int


class Attention(msgspec.Struct, frozen=True):
    """Each list with the most urgent first."""

    signatures: Sequence[EndingSignature]
    facts: Sequence[EndingFact]
    waivers: Sequence[GateWaiver]


async def read_attention(settings: Settings, now: datetime) -> Attention:
    """Signatures of people that end within sixty days, facts that do without a successor, waivers that do within a week.

    Raises: KeysError.
    """
    today = now.date()
    return Attention(
        signatures=sorted(_signatures(settings, today), key=lambda one: (one.ends_on, one.role)),
        facts=await _facts(today),
        waivers=[one for one in await running_waivers(today) if one.ends_on <= today + WAIVERS_AHEAD],
    )


def _signatures(settings: Settings, today: date) -> Iterator[EndingSignature]:
    current = read_current(folders_of(settings), is_production=settings.is_production)
    signed: dict[str, Signed] = {"root": current.root.signed, "targets": current.targets.signed}
    signed |= {role: metadata.signed for role, metadata in current.delegated.items()}
    for role, one in signed.items():
        ends_on = one.expires.date()
        days = (ends_on - today).days
        notice = next((notice for notice in NOTICES if days <= notice), None)
        if notice is not None:
            yield EndingSignature(role, ends_on, days, notice)


async def _facts(today: date) -> list[EndingFact]:
    rows = (
        await Fact.select().where(Fact.valid_until <= today + FACTS_AHEAD).order_by(Fact.valid_until, Fact.id)
    )
    return [
        EndingFact(
            pack=row["pack"],
            fact=row["name"],
            value=row["value"],
            owner=row["owner"],
            ends_on=row["valid_until"],
            days=(row["valid_until"] - today).days,
        )
        for row in rows
        # On the day after its last the successor must hold (clause 2.11).
        if row["successor_value"] is None
        or row["successor_valid_from"] > row["valid_until"] + timedelta(days=1)
    ]
