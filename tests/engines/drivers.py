"""Four browser engines behind one small door: open an address, run a piece of the page's own language, start again.

Everything that a person does is done in the page's language, because that is what all of them can be asked to run.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Playwright
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from websockets.sync.client import connect

from tests.browser.phone import FLAGS, SMALL, find_chromium

PATIENCE = 30  # seconds
LIBRARIES = Path("/usr/lib")
SIZE = {"MOZ_HEADLESS_WIDTH": "360", "MOZ_HEADLESS_HEIGHT": "640"}
UNSHUT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # as root there is none
HINT = "install firefox-esr webkit2gtk-driver xvfb wpewebkit-driver cog, as `make .make/browser` does"


class Engine(Protocol):
    """One engine with a profile; `restarts` says what "start again" can mean for it."""

    name: str
    restarts: bool

    def open(self, url: str) -> None: ...

    def run(self, expression: str) -> Any:
        """The value of an expression of the page's language, a promise awaited."""
        ...

    def restart(self) -> None:
        """The browser closed and opened on the same profile, where the engine's driver keeps profiles."""
        ...

    def close(self) -> None: ...


class Chromium:
    """By Playwright, with a profile in a folder."""

    name, restarts = "Chromium", True

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

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self._context.close()


class Firefox:
    """Firefox ESR by WebDriver BiDi straight over its socket, with a profile in a folder."""

    name, restarts = "Firefox ESR", True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._start()

    def _start(self) -> None:
        command = [_found("firefox-esr"), "--headless", "--no-remote", "--profile", str(self._folder)]
        log = self._folder / "browser.log"
        with log.open("w") as said:
            self._process = subprocess.Popen(
                [*command, "--remote-debugging-port", "0"],
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=os.environ | SIZE | {"HOME": str(self._folder)},
                start_new_session=True,
            )
        self._open = ExitStack()
        address = _said(log, r"BiDi listening on (ws://\S+)")
        self._socket = self._open.enter_context(connect(f"{address}/session", max_size=None))
        self._last = 0
        self._send("session.new", {"capabilities": {}})
        self._tab = self._send("browsingContext.getTree", {})["contexts"][0]["context"]

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", {"context": self._tab, "url": url, "wait": "complete"})

    def run(self, expression: str) -> Any:
        text = f"(async () => JSON.stringify(await ({expression})) ?? 'null')()"
        asked = {"expression": text, "target": {"context": self._tab}, "awaitPromise": True}
        found = self._send("script.evaluate", asked)
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

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


class WebKit:
    """By its own driver, which keeps nothing from one session to the next: "again" is the page loaded anew."""

    restarts = False

    def __init__(
        self, name: str, start: Callable[[], WebDriver], screen: subprocess.Popen[bytes] | None = None
    ) -> None:
        self.name = name
        self._screen = screen
        self._driver = start()
        self._driver.set_script_timeout(PATIENCE)
        self._address = ""

    def open(self, url: str) -> None:
        self._address = url
        self._driver.get(url)

    def run(self, expression: str) -> Any:
        text = (
            "const done = arguments[arguments.length - 1];"
            f"(async () => JSON.stringify(await ({expression})) ?? 'null')().then(done, (e) => done('!' + e));"
        )
        found = self._driver.execute_async_script(text)  # type: ignore[no-untyped-call]
        assert not found.startswith("!"), found
        return json.loads(found)

    def restart(self) -> None:
        self._driver.get("about:blank")
        self._driver.get(self._address)

    def close(self) -> None:
        self._driver.quit()
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait(10)


def start_webkit_gtk(folder: Path) -> WebKit:
    """WebKitGTK's own small browser, on a screen that nobody sees."""
    folder.mkdir(parents=True, exist_ok=True)
    screen, number = _start_screen()

    def start() -> WebDriver:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = _browser("webkit2gtk")
        options.add_argument("--automation")
        environment = os.environ | UNSHUT | {"DISPLAY": f":{number}", "HOME": str(folder)}
        service = webdriver.WebKitGTKService(_found("WebKitWebDriver"), env=environment)
        return webdriver.WebKitGTK(options=options, service=service)

    return WebKit("WebKitGTK", start, screen)


def start_wpe(folder: Path) -> WebKit:
    """WPE, with what a Safari of some years ago had."""

    def start() -> WebDriver:
        options = webdriver.WPEWebKitOptions()
        options.binary_location = _browser("wpe-webkit")
        for argument in ("--headless", "--automation"):
            options.add_argument(argument)
        environment = os.environ | UNSHUT | {"HOME": str(folder)}
        service = webdriver.WPEWebKitService(_found("WPEWebDriver"), env=environment)
        return webdriver.WPEWebKit(options=options, service=service)

    folder.mkdir(parents=True, exist_ok=True)
    return WebKit("WPE WebKit (an old Safari)", start)


def _start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """A screen of its own, and its number."""
    read, write = os.pipe()
    command = [_found("Xvfb"), "-displayfd", str(write), "-screen", "0", "800x800x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    assert number, "no screen"
    return screen, number


def _said(log: Path, pattern: str) -> str:
    """What a program writes into its log, as soon as it does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = re.search(pattern, log.read_text("utf-8", errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"it did not say {pattern}: {log.read_text('utf-8', errors='replace')[-500:]}")


def _browser(kind: str) -> str:
    found = sorted(LIBRARIES.glob(f"*/{kind}*/MiniBrowser"))
    assert found, f"{kind} is not here: {HINT}"
    return str(found[-1])


def _found(program: str) -> str:
    found = shutil.which(program)
    assert found, f"{program} is not here: {HINT}"
    return found
