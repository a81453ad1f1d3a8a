"""The whole way of a pack without a network, in every engine that people's browsers are made of."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.server import HOUSE, Server
from tests.engines.drivers import Chromium, Engine, Firefox, start_webkit_gtk, start_wpe
from tests.engines.journey import travel

OUTPUT = Path(__file__).with_name("output")
ENGINES = ["chromium", "firefox", "webkitgtk", "wpe"]


@pytest.fixture
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "profile"
    if request.param == "chromium":
        playwright: Playwright = request.getfixturevalue("playwright")
        started: Engine = Chromium(folder, playwright)
    else:
        started = {"firefox": Firefox, "webkitgtk": start_webkit_gtk, "wpe": start_wpe}[request.param](folder)
    yield started
    started.close()


@pytest.mark.filterwarnings(
    "ignore:setting remote_server_addr:DeprecationWarning"
)  # selenium's own drivers do
@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_a_pack_is_saved_read_and_answered_for_without_a_server(engine: Engine, server: Server) -> None:
    outcome = travel(engine, server)
    OUTPUT.mkdir(exist_ok=True)
    path = OUTPUT / f"{engine.name.split()[0].lower()}.json"
    path.write_text(json.dumps(outcome._asdict(), indent=1) + "\n", "utf-8")
    assert all(outcome), outcome


def test_the_table_in_the_readme_is_what_was_found() -> None:
    """After the engines, on the same worker: each has written what worked."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(OUTPUT.glob("*.json"))]
    assert len(found) == len(ENGINES)
    readme = (HOUSE / "pwa" / "README.md").read_text("utf-8")
    assert [row for one in found if (row := table_row(one)) not in readme] == []


def table_row(found: dict[str, object]) -> str:
    """One engine's line of the table."""
    worked = ["yes" if found[name] else "no" for name in ("app", "saved", "read", "asked", "once")]
    return f"| {found['engine']} | {' | '.join([worked[0], worked[1], str(found['again']), *worked[2:]])} |"
