"""What tests of editing do over and over: read a card, save a draft, finish it."""

import io
import zipfile
from typing import Any

from tests.conftest import Caller

CARD = "/api/resources/B1-01"


async def read(admin: Caller, path: str = CARD) -> Any:
    reply = await admin.get(path)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def save(admin: Caller, based_on: int, content: Any, **more: Any) -> Any:
    path = f"/api/resources/{content['id']}/draft"
    return await admin.put(path, {"based_on": based_on, "content": content, **more})


async def finish(admin: Caller, content: Any, **changes: str) -> Any:
    """Save this over what is there, and finish it; the reply."""
    path = f"/api/resources/{content['id']}"
    saved = await save(admin, (await read(admin, path))["number"], content)
    assert saved.status_code == 200, saved.text
    return await admin.post(f"{path}/finish", {"number": saved.json()["number"], "changes": changes})


def with_text(content: Any, place: int, nl: str) -> Any:
    """The card with another text in one of its blocks."""
    blocks = [
        {**block, "text": {**block["text"], "nl": nl}} if at == place else block
        for at, block in enumerate(content["blocks"])
    ]
    return {**content, "blocks": blocks}


async def exported(admin: Caller, pack: str = "buurt") -> dict[str, bytes]:
    """The files of a pack's zip, by path."""
    reply = await admin.get(f"/api/packs/{pack}/export")
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


async def bring(admin: Caller, data: bytes) -> Any:
    return await admin.client.post("/api/packs/import", content=data, headers=admin.headers)
