"""HTTP of taking a pack away, which needs to know that no phone can have it."""

from datetime import datetime

from litestar import delete
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.errors import ConflictError
from backend.packs.remove_pack import remove_pack
from backend.packs.versions import Hand
from backend.publishing.folders import folders_of
from backend.publishing.ledger import published_packs


@delete("/packs/{pack:str}", status_code=204, opt={"may": "edit"})
async def remove_unpublished(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> None:
    if pack in published_packs(folders_of(settings)):
        raise ConflictError(f"there are editions of {pack}", "published")
    await remove_pack(pack, Hand(signed_in.name, now), settings.takes)


handlers = [remove_unpublished]
