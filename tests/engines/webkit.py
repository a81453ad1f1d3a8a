"""The two WebKits, by their own inspector straight over its socket: unlike under their WebDrivers, a profile stays."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from base64 import b64decode
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.browser.server import free_port
from tests.engines.finding import PATIENCE, SIZE, find_library, find_program

PAGE = re.compile(r"/socket/\d+/\d+/WebPage")
GTK = ("--enable-developer-extras=true", "--javascript-can-open-windows-automatically=true")
# Of a phone's size: the browser's own window is wider, for its buttons.
SMALL = f"String(open('about:blank', '', 'width={SIZE[0]},height={SIZE[1]}'))"
NARROW = f"width: {SIZE[0]}px; height: {SIZE[1]}px; position: absolute; left: 0; transform: translateZ(0)"
SOON = 3  # seconds
AS_ROOT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}


class WebKit:
    """One of WebKit's small browsers, with its profile under a home folder of its own."""

    def __init__(self, name: str, command: list[str], folder: Path, screen: "Screen | None" = None) -> None:
        self.name = name
        self._command, self._folder, self._screen = command, folder, screen
        folder.mkdir(parents=True, exist_ok=True)
        self._start()

    def open(self, url: str) -> None:
        self._send("Page.navigate", {"url": url})
        self._wait_for(f"location.href === {json.dumps(url)} && document.readyState === 'complete'")

    def run(self, expression: str) -> Any:
        """Asked of the page that stays, where one is just leaving."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._run(expression)
            except InspectorError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def picture(self) -> bytes:
        """What is seen, as a PNG; where the window cannot be of a phone's size, the page is."""
        if self._screen is None:
            self.run(f"(document.documentElement.style.cssText = {json.dumps(NARROW)})")
        area = {"x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1], "coordinateSystem": "Viewport"}
        return b64decode(self._send("Page.snapshotRect", area)["dataURL"].partition(",")[2])

    def restart(self) -> None:
        self._stop()
        self._start()

    def close(self) -> None:
        self._stop()
        if self._screen is not None:
            self._screen.close()

    def _start(self) -> None:
        port = free_port()
        display = {} if self._screen is None else {"DISPLAY": self._screen.name}
        own = {"HOME": str(self._folder), "WEBKIT_INSPECTOR_HTTP_SERVER": f"127.0.0.1:{port}"}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self._process = subprocess.Popen(
            [*self._command, "about:blank"],
            env=inherited | AS_ROOT | own | display,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        first = self._inspect(port, set())
        if self._screen is not None:
            self._send("Runtime.evaluate", {"expression": SMALL})
            self._open.close()
            self._inspect(port, {first})

    def _inspect(self, port: int, known: set[str]) -> str:
        """Speak with the page that is not known yet."""
        path = _find_page(port, known)
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(f"ws://127.0.0.1:{port}{path}", max_size=None))
        self._last, self._page = 0, ""
        while not self._page:
            self._hear()
        return path

    def _stop(self) -> None:
        self._open.close()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE)

    def _wait_for(self, condition: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                found = self._send("Runtime.evaluate", {"expression": condition}, patience=SOON)
                if found["result"].get("value"):
                    return
            except (InspectorError, TimeoutError):
                pass  # a page that just left may take the question along
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: it did not happen: {condition}")

    def _run(self, expression: str) -> Any:
        text = f"(async () => JSON.stringify(await ({expression})) ?? 'null')()"
        promise = self._send("Runtime.evaluate", {"expression": text})["result"]
        asked = {"promiseObjectId": promise["objectId"], "returnByValue": True}
        found = self._send("Runtime.awaitPromise", asked)
        assert not found.get("wasThrown"), found
        return json.loads(found["result"]["value"])

    def _send(self, method: str, parameters: dict[str, Any], patience: float = PATIENCE) -> Any:
        """What the page answers; it lives behind a target, which is another one after some navigations."""
        self._last += 1
        asked = self._last
        inner = json.dumps({"id": asked, "method": method, "params": parameters})
        outer = {"targetId": self._page, "message": inner}
        said = {"id": asked, "method": "Target.sendMessageToTarget", "params": outer}
        self._socket.send(json.dumps(said))
        while True:
            answer = self._hear(patience)
            if answer.get("id") == asked:
                if "error" in answer:
                    raise InspectorError(answer["error"]["message"])
                return answer["result"]

    def _hear(self, patience: float = PATIENCE) -> dict[str, Any]:
        """The next word of the page itself, or of the inspector where that is a refusal."""
        said: dict[str, Any] = json.loads(self._socket.recv(timeout=patience))
        told = said.get("params", {})
        match said.get("method"):
            case "Target.targetCreated" if not told["targetInfo"].get("isProvisional"):
                self._page = told["targetInfo"]["targetId"]
            case "Target.didCommitProvisionalTarget":
                self._page = told["newTargetId"]
            case "Target.targetDestroyed" if told["targetId"] == self._page:
                raise InspectorError("the page left")
            case "Target.dispatchMessageFromTarget":
                heard: dict[str, Any] = json.loads(told["message"])
                return heard
            case None if "error" in said:
                return said
        return {}


class InspectorError(Exception):
    """The page could not answer."""


class Screen:
    """A screen that nobody sees."""

    def __init__(self) -> None:
        read, write = os.pipe()
        size = ["-screen", "0", "1024x768x24"]
        command = [find_program("Xvfb"), "-displayfd", str(write), *size, "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "no screen"
        self.name = f":{number}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


def start_webkit_gtk(folder: Path) -> WebKit:
    """WebKitGTK, of about the age of today's Safari."""
    return WebKit("WebKitGTK", [find_library("webkit2gtk"), *GTK], folder, Screen())


def start_wpe(folder: Path) -> WebKit:
    """WPE of Debian 12, with what a Safari of some years ago had."""
    return WebKit("WPE WebKit (an old Safari)", [find_library("wpe-webkit"), "--headless"], folder)


def _find_page(port: int, known: set[str]) -> str:
    """Where the inspector listens for the page that is not known yet."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
                if found := set(PAGE.findall(reply.read().decode())) - known:
                    return found.pop()
        except OSError:
            pass  # it is still starting
        time.sleep(0.1)
    raise AssertionError("it did not happen: the browser lets itself be inspected")
