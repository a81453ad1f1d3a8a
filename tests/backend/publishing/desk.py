"""Publishers at their desks, and the keys that their browsers keep."""

from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tuf.api.metadata import Metadata

from backend.core.config import Settings
from backend.publishing.keys import browser_key, write_public
from tests.backend.packs.sample import PACK
from tests.conftest import Caller, Clock, code_of

TWO_LANGUAGES = PACK.replace("languages: [nl, en, ar, fa-AF]", "languages: [nl, en]")


class BrowserKey:
    """What a browser keeps: it signs, and its private half never leaves."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        public = self._private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.spki = urlsafe_b64encode(public).rstrip(b"=").decode()
        self.key = browser_key(public)
        self.keyid = self.key.keyid

    def write(self, path: Path) -> Path:
        path.write_bytes(write_public(self.key))
        return path

    def sign(self, data: bytes) -> str:
        return self._private.sign(data, ec.ECDSA(hashes.SHA256())).hex()


class Desk:
    """A publisher's page."""

    def __init__(self, caller: Caller, settings: Settings, key: BrowserKey) -> None:
        self.caller = caller
        self.settings = settings
        self.key = key
        self._secret = ""

    async def log_in(self, name: str, clock: Clock) -> None:
        """With a second factor: the first time an app is made for it, later it shows a code."""
        await self.caller.log_in(name)
        if self._secret:
            given = {"code": code_of(self._secret, clock)}
            reply = await self.caller.post("/api/accounts/session/code", given)
            assert reply.status_code == 200, reply.text
            self.caller.headers["x-csrf-token"] = reply.json()["csrf"]
        else:
            self._secret = await self.caller.prove(clock)

    async def overview(self) -> Any:
        return (await self.caller.get("/api/publishing")).json()

    async def pack(self, pack: str = "buurt") -> Any:
        (found,) = [one for one in (await self.overview())["packs"] if one["id"] == pack]
        return found

    async def review(self, pack: str = "buurt") -> Any:
        return (await self.caller.get(f"/api/publishing/packs/{pack}")).json()

    async def shut(self, pack: str = "buurt") -> set[str]:
        """The gates that are not passed."""
        judged = (await self.caller.get(f"/api/publishing/packs/{pack}/gates")).json()
        return {gate["name"] for gate in judged["gates"] if not gate["is_passed"]}

    async def publish(self, *places: str, notes: str = "") -> httpx.Response:
        body = {"places": places, "notes": notes}
        return await self.caller.post("/api/publishing/packs/buurt/editions", body)

    async def deed(self, path: str, **body: Any) -> Any:
        reply = await self.caller.post(f"/api/publishing/{path}", body or None)
        assert reply.status_code == 200, reply.text
        return reply.json()

    async def register(self) -> str:
        return str((await self.deed("keys", spki=self.key.spki))["keyid"])

    async def sign(
        self, role: str = "targets", key: BrowserKey | None = None, **changed: str
    ) -> httpx.Response:
        """Sign what waits for this role, as the page does: over the bytes of the file itself."""
        (waiting,) = [one for one in (await self.overview())["waiting"] if one["role"] == role]
        file = await self.caller.get(f"/proposals/{waiting['file']}")
        signed = Metadata.from_bytes(file.content).signed_bytes
        signer = key or self.key
        body = {"keyid": signer.keyid, "signature": signer.sign(signed), "digest": waiting["digest"]}
        return await self.caller.post(
            f"/api/publishing/proposals/{waiting['file']}/signatures", body | changed
        )
