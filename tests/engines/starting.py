"""Each engine by its short name."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Playwright

from tests.engines.drivers import Chromium, Engine, Firefox
from tests.engines.webkit import start_webkit_gtk, start_wpe

OTHERS: dict[str, Callable[[Path], Engine]] = {
    "firefox": Firefox,
    "webkitgtk": start_webkit_gtk,
    "wpe": start_wpe,
}


def start_engine(name: str, folder: Path, playwright: Callable[[], Playwright]) -> Engine:
    """With its profile in the folder; Playwright is asked for by Chromium alone."""
    return Chromium(folder, playwright()) if name == "chromium" else OTHERS[name](folder)
