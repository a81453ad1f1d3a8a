"""An administrator's browser at the studio, which may do everything there, and asks of the server what the pages ask."""

import json
from typing import Any

import pyotp
from playwright.sync_api import Cookie, Request, ViewportSize, expect

from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.test_admin import NAME, PASSWORD, log_in

LAPTOP = ViewportSize(width=1280, height=800)
CSRF = "async () => (await (await fetch('/api/accounts/session')).json()).csrf"


class Studio(Phone):
    """What was made for it is known by name."""

    ids: dict[str, str]
    csrf: str
    _put_away: list[Cookie]
    _asked: set[Request]  # without an answer yet

    def enter(self, server: Server) -> None:
        """An account that may do everything, logged in with a second factor."""
        self.sit_down()
        server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
        self.page.set_viewport_size(LAPTOP)
        log_in(self, PASSWORD)
        expect(self.page.get_by_role("button", name="Log uit")).to_be_visible()
        self.csrf = self.page.evaluate(CSRF)
        secret = self.call("POST", "accounts/self/app")["secret"]
        self.csrf = self.call("PUT", "accounts/self/app", {"code": pyotp.TOTP(secret).now()})["csrf"]
        self.come_back()

    def sit_down(self) -> None:
        """Nothing was made, and nothing is asked."""
        self.ids, self._put_away, self._asked = {}, [], set()
        self.context.on("requestfinished", self._note_end)
        self.context.on("requestfailed", self._note_end)

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What the server answers to one request of a page."""
        reply = self.context.request.fetch(
            f"{self.wire.url}/api/{path}",
            method=method,
            headers={"origin": self.wire.url, "x-csrf-token": self.csrf, "content-type": "application/json"},
            data=body if isinstance(body, bytes) else json.dumps(body) if body is not None else None,
        )
        assert reply.ok, (path, reply.status, reply.text())
        return reply.json() if reply.body() else None

    def change(self, card: str, before: str, after: str) -> int:
        """Save a card with other words, as somebody in another browser; the draft's number."""
        state = self.call("GET", f"resources/{card}")
        content = json.loads(json.dumps(state["content"], ensure_ascii=False).replace(before, after))
        assert content != state["content"]
        draft = {"based_on": state["number"], "content": content}
        return int(self.call("PUT", f"resources/{card}/draft", draft)["number"])

    def finish(self, card: str, number: int) -> None:
        """What changed means something else now."""
        self.call("POST", f"resources/{card}/finish", {"number": number, "changes": {}})

    def settle(self) -> None:
        """Let the page get every answer that it waits for."""
        self.page.wait_for_timeout(50)  # what comes on the page asks first
        self.wait_until(lambda: not self._asked)

    def put_cookies_away(self) -> None:
        self._put_away = self.context.cookies()
        self.context.clear_cookies()

    def come_back(self) -> None:
        """From whatever was done to a page on which nothing is left of it."""
        self.restore_network()
        if self._put_away:
            self.context.clear_cookies()
            self.context.add_cookies([{**one} for one in self._put_away])  # type: ignore[typeddict-item]
            self._put_away = []
        self.open("/admin#/feedback")
        self.reload()
        expect(self.page.get_by_role("heading", name="Feedback")).to_be_focused()

    def _note_request(self, request: Request) -> None:
        super()._note_request(request)
        self._asked.add(request)

    def _note_end(self, request: Request) -> None:
        self._asked.discard(request)
