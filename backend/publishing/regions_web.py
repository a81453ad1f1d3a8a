"""HTTP of regions in the studio: whose key signs for each, and laying before it what its places say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.begun import Deed
from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.errors import BadRequestError
from backend.core.web import read_body
from backend.publishing.asking import refusals
from backend.publishing.examples import KEYID, PUBLICATION, REGIONS
from backend.publishing.noted import noted
from backend.publishing.publisher_keys import holders
from backend.publishing.regions import Region, list_regions, name_signer, propose_overlays
from backend.publishing.signing import Publication
from backend.publishing.studio_web import MAY
from sync.fields import Sha256

# As it stands in the name of its metadata.
RegionId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$(?!\n)")]


class Regions(msgspec.Struct, frozen=True):
    """By id."""

    regions: Sequence[Region]


class NewSigner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The key of whoever signs for the region from now on."""

    keyid: Sha256


SIGNER = msgspec.json.Decoder(NewSigner)


@get("/publishing/regions", opt={**MAY, "example": REGIONS})
async def read_regions(settings: NamedDependency[Settings]) -> Regions:
    with refusals():
        return Regions(await list_regions(settings, await holders()))


@put(
    "/publishing/regions/{region:str}/signer",
    status_code=200,
    opt={**MAY, "body": NewSigner, "body_example": {"keyid": KEYID}, "example": PUBLICATION},
)
async def change_signer(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    region: FromPath[str],
    body: RawBody,
) -> Publication:
    given = read_body(body, SIGNER)
    try:
        name = msgspec.convert(region, RegionId)
    except msgspec.ValidationError as error:
        raise BadRequestError("this is no name of a region") from error
    told = f"tekent voortaan met {given.keyid[:16]}"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "key", f"regio {name}", told), now) as deed:
            done = await name_signer(settings, name, given.keyid, now)
            deed.say(told)
    return done


@post("/publishing/overlays", status_code=200, opt={**MAY, "example": PUBLICATION})
async def lay_before(
    signed_in: NamedDependency[SignedIn], settings: NamedDependency[Settings], now: NamedDependency[datetime]
) -> Publication:
    told = "wat zij zeggen, voorgelegd aan hun regio"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "publish", "locaties", told), now) as deed:
            done = await propose_overlays(settings, now)
            deed.say(told)
    return done


handlers = [read_regions, change_signer, lay_before]
