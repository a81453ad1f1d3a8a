"""The same cast as the browser tests have."""

from tests.browser.conftest import playwright, server

__all__ = ["playwright", "server"]
