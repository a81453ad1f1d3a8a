"""Published files over HTTP: cached for ever or asked again, compressed where it helps, and nothing else on the disk."""

import gzip
import hashlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import brotli  # type: ignore[import-untyped]  # it ships no types
import httpx
import pytest

from backend.app import create_app
from backend.core.config import Settings
from backend.publishing.publish import renew
from tests.backend.publishing.conftest import NOW, Studio

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
async def phone(studio: Studio) -> AsyncIterator[httpx.AsyncClient]:
    """A phone on the server's line; the studio has the database open already."""
    await studio.publish()
    app = create_app(studio.settings, lambda: NOW)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://wegwijs.test") as client:
        client.headers["accept-encoding"] = "identity"
        yield client


async def test_a_blob_is_what_its_name_says_and_is_kept_for_ever(
    phone: httpx.AsyncClient, studio: Studio
) -> None:
    name = studio.manifest(1).lists["ar"].sha256
    reply = await phone.get(f"/b/{name}")
    assert hashlib.sha256(reply.content).hexdigest() == name
    assert reply.headers["cache-control"] == FOR_EVER
    assert "etag" not in reply.headers, "it is never asked for again"
    assert reply.headers["content-type"] == "application/octet-stream"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("zstd", None, bytes),
    ],
)
async def test_each_browser_gets_the_best_encoding_that_it_takes(
    phone: httpx.AsyncClient,
    studio: Studio,
    accepted: str,
    encoding: str | None,
    decode: Callable[[bytes], bytes],
) -> None:
    name = studio.manifest(1).lists["ar"].sha256
    async with phone.stream("GET", f"/b/{name}", headers={"accept-encoding": accepted}) as reply:
        raw = b"".join([chunk async for chunk in reply.aiter_raw()])
    assert reply.headers.get("content-encoding") == encoding
    assert reply.headers["vary"] == "accept-encoding, available-dictionary"
    assert len(raw) == int(reply.headers["content-length"])
    assert hashlib.sha256(decode(raw)).hexdigest() == name


@pytest.mark.parametrize("path", ["/metadata/timestamp.json", "/anchor.json"])
async def test_what_changes_in_place_is_asked_again_and_costs_nothing_when_it_did_not(
    phone: httpx.AsyncClient, path: str
) -> None:
    first = await phone.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = await phone.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_new_timestamp_is_served_at_once(phone: httpx.AsyncClient, studio: Studio) -> None:
    first = await phone.get("/metadata/timestamp.json")
    renew(studio.settings, NOW + timedelta(days=30))
    second = await phone.get("/metadata/timestamp.json", headers={"if-none-match": first.headers["etag"]})
    assert second.json()["signed"]["version"] == first.json()["signed"]["version"] + 1


@pytest.mark.parametrize("name", ["1.root.json", "2.snapshot.json", "2.targets.json"])
async def test_numbered_metadata_are_kept_for_ever(phone: httpx.AsyncClient, name: str) -> None:
    reply = await phone.get(f"/metadata/{name}")
    assert (reply.status_code, reply.headers["cache-control"]) == (200, FOR_EVER)
    assert reply.headers["content-type"] == "application/json"


async def test_a_target_is_served_under_its_hash(phone: httpx.AsyncClient, studio: Studio) -> None:
    (path,) = (studio.settings.data / "targets").glob("*.buurt.json")
    reply = await phone.get(f"/targets/{path.name}")
    assert (reply.content, reply.headers["cache-control"]) == (path.read_bytes(), FOR_EVER)


@pytest.mark.parametrize("path", ["/metadata/timestamp.json", "/anchor.json", "/metadata/1.root.json"])
async def test_head_tells_the_same_without_the_bytes(phone: httpx.AsyncClient, path: str) -> None:
    head, whole = await phone.head(path), await phone.get(path)
    assert head.content == b""
    assert head.headers == whole.headers


@pytest.mark.parametrize(
    "path",
    [
        f"/b/{'0' * 64}",
        "/b/nonsense",
        "/b/..%2f..%2fkeys%2froot-1.pem",
        "/metadata/9.root.json",
        "/metadata/..%2fkeys%2froot-1.pem",
        "/metadata/1.root.json.br",
        "/targets/..%2fanchor.json",
        f"/targets/{'0' * 64}.buurt.json",
    ],
)
async def test_what_is_not_there_is_a_problem_with_a_code(phone: httpx.AsyncClient, path: str) -> None:
    reply = await phone.get(path)
    assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")
    assert reply.json()["code"] == "not-found"
    assert reply.headers["cache-control"] == "no-store"


async def test_a_compressed_twin_has_no_address_of_its_own(phone: httpx.AsyncClient, studio: Studio) -> None:
    name = studio.manifest(1).lists["ar"].sha256
    assert (studio.settings.blobs / name[:2] / f"{name}.br").exists()
    assert (await phone.get(f"/b/{name}.br")).status_code == 404


async def test_only_reading_is_allowed(phone: httpx.AsyncClient) -> None:
    assert (await phone.post("/anchor.json")).status_code == 405


async def test_before_the_first_start_there_is_no_anchor(settings: Settings) -> None:
    app = create_app(settings, lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://w.test") as client:
        assert (await client.get("/anchor.json")).status_code == 404


@pytest.mark.parametrize(
    ("kind", "followers"),
    [
        ("buurt.ar.list", "buurt.ar.list"),
        ("buurt.fa-AF.0", "buurt.fa-AF.0.update"),
        ("buurt.ar.0.update", None),
        ("buurt.ar", None),
        ('buurt.ar.0"', None),
    ],
)
async def test_what_a_blob_is_a_dictionary_for_hangs_on_its_kind(
    phone: httpx.AsyncClient, studio: Studio, kind: str, followers: str | None
) -> None:
    name = studio.manifest(1).lists["ar"].sha256
    reply = await phone.get(f"/b/{name}", params={"of": kind})
    wanted = f'match="/b/*\\\\?of={followers}"' if followers else None
    assert reply.headers.get("use-as-dictionary") == wanted
