"""The whole way of a pack without a network, in every engine that people's browsers are made of."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.forensics import readable, sees_what_is_open
from tests.browser.server import HOUSE, Server
from tests.engines.drivers import Engine, Firefox
from tests.engines.journey import CARD, DUTCH_TEXT, OUTPUT, OWN_TEXT, WORDS, Traveller, choose, short, travel
from tests.engines.starting import start_engine
from tests.engines.table import BEGIN, END, ENGINES, FEATURES, read_found, tables


@pytest.fixture
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    def playwright() -> Playwright:
        asked: Playwright = request.getfixturevalue("playwright")
        return asked

    started = start_engine(request.param, tmp_path / "profile", playwright)
    yield started
    started.close()


@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_a_pack_is_saved_read_and_answered_for_without_a_server(
    engine: Engine, server: Server, tmp_path: Path
) -> None:
    path = OUTPUT / f"{short(engine)}.json"
    path.unlink(missing_ok=True)
    outcome = travel(engine, server)
    features = {name: engine.run(test) for name, test in FEATURES.items()}
    found = {"engine": engine.name, "worked": outcome._asdict(), "features": features}
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    assert all(outcome), outcome
    engine.restart()  # so that all of it is in the files
    assert sees_what_is_open(tmp_path / "profile")
    assert readable(tmp_path / "profile", {"asked": WORDS}) == []


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        ("dom.serviceWorkers.enabled", "Hier kunt u alleen lezen met internet."),
        ("network.cookie.cookieBehavior", "Hier kunt u alleen lezen."),
    ],
)
def test_a_browser_that_is_told_to_keep_less_reads_a_pack_and_says_what_it_cannot(
    preference: str, said: str, server: Server, tmp_path: Path
) -> None:
    forbid = {"dom.serviceWorkers.enabled": "false", "network.cookie.cookieBehavior": "2"}[preference]
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(f'user_pref("{preference}", {forbid});\n', "utf-8")
    engine = Firefox(profile)
    try:
        who = Traveller(engine, f"http://127.0.0.1:{server.port}")
        choose(who)
        assert who.reads(who.say(said))
        who.until(
            "(document.querySelector('.save button')?.click(), document.querySelector('a.topic') !== null)"
        )
        who.open(f"#/r/aankomst/{CARD}")
        assert who.reads(DUTCH_TEXT)
        assert who.reads(OWN_TEXT)
        assert not who.shows(who.say("Werkt nu ook zonder internet"))
    finally:
        engine.close()


def test_the_tables_in_the_readme_are_what_was_found() -> None:
    """After the engines, as each has written what worked: `make test` gives one file's tests to one worker."""
    readme = (HOUSE / "pwa" / "README.md").read_text("utf-8")
    assert readme.partition(BEGIN)[2].partition(END)[0].strip() == tables(read_found())
