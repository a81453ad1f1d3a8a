"""The same cast as the browser tests have."""

from tests.browser.conftest import playwright, server, template

__all__ = ["playwright", "server", "template"]
