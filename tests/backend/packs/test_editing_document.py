"""The document of the API shows an example of all that the studio sends and gets, each of the shape that it says."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from tests.backend.packs.editing import read
from tests.conftest import Caller

JSON = "application/json"


def shown(document: Any) -> Iterator[tuple[str, Any]]:
    """Each route's bodies and replies of JSON."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items() if path.startswith("/api/") else ():
            for part in (operation.get("requestBody"), *operation["responses"].values()):
                if part and JSON in part.get("content", {}):
                    yield f"{method} {path}", part["content"][JSON]


async def test_every_body_and_reply_has_an_example_that_fits(admin: Caller) -> None:
    document = await read(admin, "/schema/openapi.json")
    found = list(shown(document))
    assert len(found) > 80
    for route, content in found:
        assert "example" in content, route
        schema = {**content["schema"], "components": document["components"]}
        jsonschema_rs.validate(schema, content["example"])
