"""Which failures of a test may come of a machine that stood still, and which never do."""

import re
import subprocess

import pytest
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as BrowserTimeout

STOOD_STILL = [
    BrowserTimeout("Locator.click: Timeout 30000ms exceeded."),
    AssertionError("Locator expected to be visible\nActual value: None"),
    AssertionError("Page expected to have URL 'x'"),
    AssertionError("it did not happen"),
    AssertionError("the server did not start: "),
    Error("Page.evaluate: Target crashed"),
    Error("BrowserContext.close: Target page, context or browser has been closed"),
    subprocess.TimeoutExpired("wegwijs", 30),
]
WRONG = [
    AssertionError("assert 1 == 2"),
    AssertionError("assert 'Timeout: 3' == ''"),
    AssertionError("assert ['has expected to'] == []"),
    Error("Locator.click: Error: strict mode violation"),
    ValueError("Timeout: 3"),
]


def runs_again(error: BaseException, config: pytest.Config) -> bool:
    said = f"{type(error).__name__}: {error}"
    return any(re.search(pattern, said) for pattern in config.getini("only_rerun"))


@pytest.mark.parametrize("error", STOOD_STILL, ids=str)
def test_a_machine_that_stood_still_lets_a_test_run_again(
    error: BaseException, pytestconfig: pytest.Config
) -> None:
    assert runs_again(error, pytestconfig)


@pytest.mark.parametrize("error", WRONG, ids=str)
def test_a_wrong_value_fails_at_once(error: BaseException, pytestconfig: pytest.Config) -> None:
    assert not runs_again(error, pytestconfig)
