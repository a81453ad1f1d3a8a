"""The guard of every sync endpoint: a server that forgot what it promised says nothing (clause 1.6)."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler


async def require_ready(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Raises: UnavailableError while the database is behind what it promised (clause 1.6)."""
    await connection.app.state.readiness.require()
