"""/schema/openapi.json: Litestar's document plus the bodies that handlers read as bytes and the refusals we send."""

from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute

from backend.core.web import PROBLEM_JSON, Problem

REF = "#/components/schemas/{name}"


class OpenApiDocument(JsonRenderPlugin):
    """JSON only: the usual pages that show it load scripts from other people's servers."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return msgspec.json.encode(complete(request.app, openapi_schema))


def complete(app: Litestar, document: dict[str, Any]) -> dict[str, Any]:
    """The document with request bodies (a handler's `opt["body"]`) and problem details for every other status."""
    bodies = _bodies(app)
    _, components = msgspec.json.schema_components([*bodies.values(), Problem], ref_template=REF)
    document = {**document, "components": _merged(document.get("components", {}), components)}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation["responses"] = _responses(operation["responses"])
            if body := bodies.get((path, method.upper())):
                (schema,), _ = msgspec.json.schema_components([body], ref_template=REF)
                operation["requestBody"] = {
                    "required": True,
                    "content": {"application/json": {"schema": schema}},
                }
    return document


def _bodies(app: Litestar) -> dict[tuple[str, str], type]:
    return {
        (route.path_format, method): handler.opt["body"]
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in _methods(handler)
        if "body" in handler.opt
    }


def _methods(handler: HTTPRouteHandler) -> set[str]:
    return {str(method) for method in handler.http_methods}


def _merged(mine: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return {**mine, "schemas": {**mine.get("schemas", {}), **more}}


def _responses(responses: dict[str, Any]) -> dict[str, Any]:
    problem = {"schema": {"$ref": REF.format(name="Problem")}}
    said = {status: response for status, response in responses.items() if status[0] in "23"}
    return {**said, "default": {"description": "Refused", "content": {PROBLEM_JSON: problem}}}
