"""An administrator's session without a browser, which notes what it says in which field, and says hostile texts alone."""

import json
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import httpx
import pyotp

from tests.browser.hostile import enough, texts
from tests.browser.hostile_fields import FILE, Told
from tests.browser.screens import IS_WHOLE
from tests.browser.server import Server

NAME = '"><img src=x onerror=hit()>'  # of whoever does it all
PASSWORD = "een heel lang wachtwoord"
PLACE = "vijand"
SEED = 8
FEW = 1  # texts of each field in a usual run
LINE, TITLE, ALT, ANSWER = 120, 190, 290, 3_900  # characters that fields allow
TODAY = date.today()  # noqa: DTZ011  # the server's own


def said(at_most: int) -> Sequence[str]:
    """What a field of so many characters is made to say, one after the other: in a whole run, at least `LEAST` payloads."""
    every = texts(at_most)
    return (
        every[: enough(at_most)] if IS_WHOLE else Random(SEED + at_most).sample(every, min(FEW, len(every)))
    )


class Studio:
    """The session, with a second factor, and all that was said in it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.told = Told()
        self.origin = f"http://127.0.0.1:{server.port}"
        headers = {"origin": self.origin, "sec-fetch-site": "same-origin"}
        self.client = httpx.Client(base_url=self.origin, headers=headers, timeout=120)

    def begin(self) -> str:
        """Log in and make an app for codes; its secret."""
        self.ask("POST", "accounts/session", {"name": NAME, "password": PASSWORD})
        secret = str(self.ask("POST", "accounts/self/app")["secret"])
        self.ask("PUT", "accounts/self/app", {"code": pyotp.TOTP(secret).now()})
        return secret

    def ask(self, method: str, path: str, given: object = None) -> Any:
        """What the server answers; it may not refuse."""
        self.told.note(f"{method} /api/{path}", given)
        return self._send(method, path, b"" if given is None else json.dumps(given).encode())

    def give(self, path: str, data: bytes, *said: str) -> Any:
        """The same of a file, which says this."""
        self.told.note(f"POST /api/{path.partition('?')[0]}", "\n".join(said), FILE)
        return self._send("POST", path, data)

    def _send(self, method: str, path: str, body: bytes) -> Any:
        reply = self.client.request(method, f"/api/{path}", content=body)
        assert reply.is_success, (method, path, reply.text[:500])
        if not reply.headers.get("content-type", "").startswith("application/json"):
            return reply
        told = reply.json()
        if "csrf" in told:  # logged in, or with one more factor
            self.client.headers["x-csrf-token"] = told["csrf"]
        return told
