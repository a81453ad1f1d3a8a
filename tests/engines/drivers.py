"""Four browser engines behind one small door: open an address, run a piece of the page's own language, start again.

Everything that a person does is done in the page's language, because that is what all of them can be asked to run.
"""

import json
import os
import re
import signal
import subprocess
import time
from base64 import b64decode
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Playwright
from websockets.sync.client import connect

from tests.browser.phone import FLAGS, SMALL, find_chromium
from tests.engines.finding import PATIENCE, SIZE, find_program


class Engine(Protocol):
    """One engine with a profile of its own."""

    name: str

    def open(self, url: str) -> None: ...

    def run(self, expression: str) -> Any:
        """The value of an expression of the page's language, a promise awaited."""
        ...

    def picture(self) -> bytes:
        """What is seen, as a PNG."""
        ...

    def restart(self) -> None:
        """The browser closed and opened on the same profile."""
        ...

    def close(self) -> None: ...


class Chromium:
    """By Playwright, with a profile in a folder."""

    name = "Chromium"

    def __init__(self, folder: Path, playwright: Playwright) -> None:
        self._folder, self._playwright = folder, playwright
        self._start()

    def _start(self) -> None:
        self._context = self._playwright.chromium.launch_persistent_context(
            str(self._folder), executable_path=find_chromium(), args=FLAGS, headless=True, viewport=SMALL
        )
        self._page = self._context.pages[0]

    def open(self, url: str) -> None:
        self._page.goto(url)

    def run(self, expression: str) -> Any:
        return self._page.evaluate(f"async () => ({expression})")

    def picture(self) -> bytes:
        return self._page.screenshot()

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self._context.close()


class Firefox:
    """Firefox ESR by WebDriver BiDi straight over its socket, with a profile in a folder."""

    name = "Firefox ESR"

    def __init__(self, folder: Path, *more: str) -> None:
        self._folder, self._more = folder, more
        folder.mkdir(parents=True, exist_ok=True)
        self._start()

    def _start(self) -> None:
        command = [find_program("firefox-esr"), "--headless", "--no-remote", "--profile", str(self._folder)]
        log = self._folder / "browser.log"
        with log.open("w") as said:
            self._process = subprocess.Popen(
                [*command, "--remote-debugging-port", "0", *self._more],
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=os.environ | {"HOME": str(self._folder)},
                start_new_session=True,
            )
        self._open = ExitStack()
        address = _said(log, r"BiDi listening on (ws://\S+)")
        self._socket = self._open.enter_context(connect(f"{address}/session", max_size=None))
        self._last = 0
        self._send("session.new", {"capabilities": {}})
        self._tab = self._send("browsingContext.getTree", {})["contexts"][0]["context"]
        viewport = {"width": SIZE[0], "height": SIZE[1]}
        self._send("browsingContext.setViewport", {"context": self._tab, "viewport": viewport})

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", {"context": self._tab, "url": url, "wait": "complete"})

    def run(self, expression: str) -> Any:
        text = f"(async () => JSON.stringify(await ({expression})) ?? 'null')()"
        asked = {"expression": text, "target": {"context": self._tab}, "awaitPromise": True}
        found = self._send("script.evaluate", asked)
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def picture(self) -> bytes:
        return b64decode(self._send("browsingContext.captureScreenshot", {"context": self._tab})["data"])

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        try:
            self._send("browser.close", {})
        except Exception:  # noqa: BLE001  # it closes the socket, too
            os.killpg(self._process.pid, signal.SIGKILL)
        self._open.close()
        self._process.wait(20)

    def _send(self, method: str, parameters: dict[str, Any]) -> Any:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE))
            if answer.get("id") == self._last:
                assert answer["type"] == "success", answer
                return answer["result"]


def _said(log: Path, pattern: str) -> str:
    """What a program writes into its log, as soon as it does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = re.search(pattern, log.read_text("utf-8", errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"it did not happen: {pattern} in {log.read_text('utf-8', errors='replace')[-500:]}")
