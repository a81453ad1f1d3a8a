"""/schema/openapi.json: Litestar's document with what it lacks or gets wrong.

Handlers read their bodies as bytes, so their schema comes from `opt={"body": Struct}`, or `{"body_type": "text/csv"}`;
`{"example": …}` shows a reply that says more than its schema, `{"body_example": …}` a body. Litestar 2.25 describes
`tuple[T, ...]` as "T or anything, but not both", so replies are described by msgspec too. Every refusal is a problem.
"""

from typing import Any, get_args

import msgspec
from litestar import Litestar, Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute
from litestar.status_codes import HTTP_204_NO_CONTENT

from backend.core.web import PROBLEM_JSON, Problem

REF = "#/components/schemas/{name}"
JSON = "application/json"
TEXT = {"schema": {"type": "string"}}
BYTES = {"schema": {"type": "string", "format": "binary"}}


class OpenApiDocument(JsonRenderPlugin):
    """JSON only: the usual pages that show it load scripts from other people's servers."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return msgspec.json.encode(complete(request.app, openapi_schema))


def complete(app: Litestar, document: dict[str, Any]) -> dict[str, Any]:
    """The document with bodies, replies and refusals."""
    structs: set[type] = {Problem}
    for route in app.routes:
        for method, handler in _documented(route):
            operation = document["paths"][route.path_format][method]
            structs |= _complete_operation(operation, handler)
    _, components = msgspec.json.schema_components(structs, ref_template=REF)
    return {**document, "components": {**document["components"], "schemas": components}}


def _documented(route: object) -> list[tuple[str, HTTPRouteHandler]]:
    if not isinstance(route, HTTPRoute):
        return []
    return [
        (str(method).lower(), handler)
        for handler in route.route_handlers
        if handler.resolve_include_in_schema()
        for method in handler.http_methods
        if method != "OPTIONS"
    ]


def _complete_operation(operation: dict[str, Any], handler: HTTPRouteHandler) -> set[type]:
    body, reply = handler.opt.get("body"), _reply(handler)
    if body is not None:
        shown = {"example": handler.opt["body_example"]} if "body_example" in handler.opt else {}
        operation["requestBody"] = {"required": True, "content": {JSON: {**_schema(body), **shown}}}
    elif "body_type" in handler.opt:
        kind = handler.opt["body_type"]
        said = TEXT if kind.startswith("text/") else BYTES
        operation["requestBody"] = {"required": True, "content": {kind: said}}
    responses = {status: said for status, said in operation["responses"].items() if status[0] in "23"}
    answered = responses[str(handler.status_code)]
    if reply is not None:
        example = {"example": handler.opt["example"]} if "example" in handler.opt else {}
        answered["content"] = {JSON: {**_schema(reply), **example}}
    elif bytes in _returned(handler):
        answered["content"] = {"*/*": {}}
    elif handler.status_code == HTTP_204_NO_CONTENT:
        answered.pop("content", None)  # Litestar keeps its document, so the second reader finds it done
    operation["responses"] = {
        **responses,
        "default": {"description": "Refused", "content": {PROBLEM_JSON: _schema(Problem)}},
    }
    return {struct for struct in (body, reply) if struct is not None}


def _reply(handler: HTTPRouteHandler) -> type | None:
    structs = (
        kind for kind in _returned(handler) if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    )
    return next(structs, None)


def _returned(handler: HTTPRouteHandler) -> tuple[Any, ...]:
    """What a handler returns, and what is in its Response."""
    returned = handler.parsed_fn_signature.return_type.annotation
    return (returned, *get_args(returned))


def _schema(struct: type) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([struct], ref_template=REF)
    return {"schema": schema}
