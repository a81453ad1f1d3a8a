"""Every field that takes free text, by the document of the API, and what somebody hostile said there.

A field is free where its type, length and pattern let one of the payloads through; which they do let through, the schema says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from backend.packs.content import Resource
from tests.browser.hostile import as_address, payloads, payloads_in

JSON = "application/json"
FILE = "(file)"  # the name of what is no JSON
ANYTHING = "**"  # the end of a name: whatever JSON
LIMITS = ("pattern", "format", "minLength", "maxLength")
Schema = Mapping[str, Any]


SECRET = "compared with what is kept, or kept as a hash"
SEEN = "the hash of what was seen, which is compared"
NAME = "a name, which is looked up"
# What takes any text and shows it to nobody.
SHOWN_TO_NOBODY = {
    ("POST /api/accounts/people", "password"): SECRET,
    ("POST /api/accounts/session", "name"): SECRET,
    ("POST /api/accounts/session", "password"): SECRET,
    ("POST /api/accounts/session/code", "code"): SECRET,
    ("PUT /api/accounts/self/app", "code"): SECRET,
    ("PUT /api/accounts/self/password", "password"): SECRET,
    ("PUT /api/accounts/self/password", "was"): SECRET,
    ("POST /sync/devices", "code"): SECRET,
    ("POST /sync/people/{account}/start", "code"): SECRET,
    ("PUT /api/overlays/{place}", "was"): SEEN,
    ("PUT /api/packs/{pack}", "was"): SEEN,
    ("PUT /api/packs/{pack}/facts/{fact}", "was"): SEEN,
    ("PUT /api/packs/{pack}/order", "was"): SEEN,
    ("GET /api/packs/{pack}/translations/{language}", "?resource"): NAME,
    ("GET /sync/feed", "?scope"): NAME,
    ("POST /api/translations/{pack}/{language}/import/apply", "rows.[].segment"): NAME,
    ("POST /api/translations/{pack}/{language}/import/apply", "rows.[].source_nl"): SEEN,
    ("POST /api/overlays/{place}/photos", FILE): "a picture, which is made anew from its pixels",
    (
        "POST /api/publishing/proposals/{file}/copies",
        FILE,
    ): "the bytes that the server proposed, or it is refused",
    (
        "POST /sync/replicas/{replica}/operations",
        "operations.[].**",
    ): "of closed formats; their words are the bodies",
}


class Field(NamedTuple):
    route: str  # as "PUT /api/packs/{pack}"
    name: str  # as "themes.[].title.nl": [] is each of a list, * is any name

    def covers(self, route: str, name: str) -> bool:
        return bool(_route(self.route).fullmatch(route) and _name(self.name).fullmatch(name))


class Told:
    """What was said, by the route that it was said to and its place in what was sent."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], list[str]] = {}

    def note(self, route: str, given: object, name: str = "") -> None:
        for place, text in _strings(given, name):
            self._said.setdefault((route, place), []).append(text)

    def count(self, field: Field) -> int:
        """How many payloads this field said."""
        return payloads_in(text for at, said in self._said.items() if field.covers(*at) for text in said)


def fields_of_cards() -> set[Field]:
    """Those of the files that a pack is brought in with."""
    schema = msgspec.json.schema(Resource)
    return {Field("POST /api/packs/import", f"card.[].{name}") for name in free_texts(schema, schema)}


def free_fields(document: Schema) -> set[Field]:
    """All of them, of bodies and of what stands behind an address."""
    return {
        Field(f"{method.upper()} {path}", name)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        for name in _of(operation, document)
    }


def free_texts(
    schema: Schema, document: Schema, name: str = "", within: tuple[str, ...] = ()
) -> Iterator[str]:
    """The names of the free fields in what a schema describes; of those that hold themselves, one round."""
    ref = schema.get("$ref")
    if ref in within:
        return
    if ref:
        yield from free_texts(_named(ref, document), document, name, (*within, ref))
    if "string" in _types(schema) and _is_free(schema):
        yield name
    if "object" in _types(schema) and not {"properties", "additionalProperties", "anyOf"} & set(schema):
        yield _joined(name, ANYTHING)
    for part, inner in _parts(schema):
        yield from free_texts(inner, document, _joined(name, part), within)


def _parts(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """What a schema is made of, by its name in it: one of several that it may be has none."""
    around = {limit: schema[limit] for limit in LIMITS if limit in schema}
    for choice in (one for kind in ("anyOf", "oneOf", "allOf") for one in schema.get(kind, ())):
        yield "", {**around, **choice}
    yield from schema.get("properties", {}).items()
    for part, inner in (("[]", schema.get("items")), ("*", schema.get("additionalProperties"))):
        if isinstance(inner, Mapping):
            yield part, inner


def _of(operation: Schema, document: Schema) -> Iterator[str]:
    for parameter in operation.get("parameters", ()):
        if parameter["in"] != "path":
            yield from free_texts(parameter["schema"], document, f"?{parameter['name']}")
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield from free_texts(content["schema"], document) if kind == JSON else [FILE]


def _types(schema: Schema) -> Iterable[str]:
    kind = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else kind


def _is_free(schema: Schema) -> bool:
    if {"enum", "const", "format"} & set(schema):
        return False
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
    pattern = re.compile(schema.get("pattern", ""))
    return any(least <= len(text) <= most and pattern.search(text) for text in _probes())


@cache
def _probes() -> tuple[str, ...]:
    return tuple(text for payload in payloads() for text in (payload, as_address(payload)))


def _named(ref: str, document: Schema) -> Schema:
    found = document
    for part in ref.removeprefix("#/").split("/"):
        found = found[part]
    return found


def _joined(name: str, part: str) -> str:
    return ".".join(filter(None, (name, part)))


def _strings(given: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(given, str):
        yield name, given
    for part, inner in given.items() if isinstance(given, Mapping) else ():
        yield from _strings(inner, _joined(name, str(part)))
    for inner in given if isinstance(given, list | tuple) else ():
        yield from _strings(inner, _joined(name, "[]"))


@cache
def _route(route: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route)))


@cache
def _name(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name).replace(r"\*\*", ".+").replace(r"\*", r"[^.]+"))
