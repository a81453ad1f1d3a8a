"""The same cast as the browser tests have."""

from pathlib import Path

import pytest

from tests.browser.conftest import playwright, server, template

__all__ = ["playwright", "server", "template"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker drives all engines, one after another."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("engines"))
