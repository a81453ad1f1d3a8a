"""Regions: whose key signs what their places say of themselves, and what of it no phone has yet (clause 2.5)."""

from asyncio import to_thread
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from tuf.api.metadata import Delegations

from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.core.errors import NotFoundError
from backend.places.overlays import list_overlays
from backend.places.places import PlaceEntry, list_places
from backend.publishing.delegations import REGION
from backend.publishing.folders import folders_of, signing_alone
from backend.publishing.keys import read_public, write_public
from backend.publishing.metadata import Current, read_current
from backend.publishing.publisher_keys import key_path
from backend.publishing.signing import Publication, publication, sign_targets
from sync.canonical import name_blob


class Region(msgspec.Struct, frozen=True):
    """Who signs for it: nobody, a key that publishers must let sign first, or one that counts.

    `holder` is empty where no account here made the key. `unsigned` are its places whose words of now no phone has.
    """

    id: str
    keyid: str
    holder: str
    standing: Literal["none", "waiting", "current"]
    unsigned: Sequence[str]


async def list_regions(settings: Settings, holders: Mapping[str, str]) -> list[Region]:
    """Those that have a key or a place.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    keys = {path.stem: read_public(path).keyid for path in folders.regions.glob("*.pub")}
    places, said = await list_places(), await list_overlays()
    of_places = {place.region for place in places if isinstance(place.region, str)}
    return [
        Region(
            id=region,
            keyid=keys.get(region, ""),
            holder=holders.get(keys.get(region, ""), ""),
            standing=_standing(current.targets.signed.delegations, region, keys.get(region, "")),
            unsigned=_unsigned(current, region, said.get(region, {}), places),
        )
        for region in sorted({*keys, *of_places})
    ]


async def name_signer(settings: Settings, region: str, keyid: str, now: datetime) -> Publication:
    """Propose that a key which somebody made in a browser signs for the region; the publishers of editions sign that.

    Raises: NotFoundError for a key that nobody made here, KeysError.
    """
    folders = folders_of(settings)
    made = key_path(folders, keyid)
    if not made.exists():
        raise NotFoundError("there is no such key")

    def propose() -> Publication:
        with signing_alone(folders):
            write_durably(folders.regions / f"{region}.pub", write_public(read_public(made)))
            current = read_current(folders, is_production=settings.is_production)
            return publication(sign_targets(folders, current, None, now))

    return await to_thread(propose)


async def propose_overlays(settings: Settings, now: datetime) -> Publication:
    """Lay what places say now before the signers of their regions.

    Raises: KeysError.
    """
    folders, overlays = folders_of(settings), await list_overlays()

    def propose() -> Publication:
        with signing_alone(folders):
            current = read_current(folders, is_production=settings.is_production)
            return publication(sign_targets(folders, current, None, now, overlays=overlays))

    return await to_thread(propose)


def _standing(
    delegations: Delegations | None, region: str, keyid: str
) -> Literal["none", "waiting", "current"]:
    named = ((delegations.roles if delegations else None) or {}).get(f"{REGION}{region}")
    if named is not None and keyid in named.keyids:
        return "current"
    return "waiting" if keyid else "none"


def _unsigned(
    current: Current, region: str, said: Mapping[str, bytes], places: Sequence[PlaceEntry]
) -> list[str]:
    signed = current.delegated.get(f"{REGION}{region}")
    have = {name: target.hashes["sha256"] for name, target in signed.signed.targets.items()} if signed else {}
    say = {f"overlay.{region}.{place}.json": name_blob(data) for place, data in said.items()}
    names = {f"overlay.{region}.{place.id}.json": place.name for place in places}
    return [names.get(name, name) for name in sorted({*have, *say}) if have.get(name) != say.get(name)]
