"""HTTP of packs as folders: out for a library that keeps them in git, and in again."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.packs import editing_examples as examples
from backend.packs.folders import export_zip
from backend.packs.import_starter import Imported
from backend.packs.scenes import read_kit
from backend.packs.versions import Hand
from backend.packs.zip_folder import ZIP_MAX
from backend.translations.brought import import_folder

ZIP = "application/zip"


class FolderReport(msgspec.Struct, frozen=True):
    """What became of each pack; `kept` are rows that were edited here, which stayed as they are."""

    packs: Sequence[Imported]


@get("/packs/{pack:str}/export", media_type=ZIP, opt={"may": "read"})
async def write_folder(pack: FromPath[str], settings: NamedDependency[Settings]) -> Response[bytes]:
    data = await export_zip(pack, BlobStore(settings.blobs), settings.takes)
    headers = {"content-disposition": f'attachment; filename="{pack}.zip"'}
    return Response(data, media_type=ZIP, headers=headers)


@post(
    "/packs/import",
    status_code=200,
    opt={"may": "edit", "body_type": ZIP, "example": examples.REPORT},
    request_max_body_size=ZIP_MAX,
)
async def take_folder(
    signed_in: NamedDependency[SignedIn],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> FolderReport:
    hand = Hand(signed_in.name, now)
    kit, blobs = read_kit(settings.kit), BlobStore(settings.blobs)
    return FolderReport(await import_folder(body, kit, blobs, hand, settings.takes))


handlers = [write_folder, take_folder]
