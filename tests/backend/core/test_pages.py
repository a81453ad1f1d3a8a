"""The phone's shell: what is hashed is kept for a year, the rest is asked for again; and every reply is guarded."""

import brotli
import pytest

from backend.core.config import Settings
from backend.places.places import PlaceEntry, add_place
from tests.conftest import Caller


@pytest.fixture(autouse=True)
def built(settings: Settings) -> None:
    (settings.dist / "assets").mkdir()
    (settings.dist / "index.html").write_text("<p>newcomer")
    (settings.dist / "admin.html").write_text("<p>admin")
    (settings.dist / "staff.html").write_text("<p>team")
    (settings.dist / "preview.html").write_text("<p>preview")
    (settings.dist / "assets" / "reader-1a2b.wasm").write_bytes(b"\0asm")
    (settings.dist / "sw.js").write_text("worker()")
    (settings.dist / "assets" / "app-1a2b.js").write_text("app()")
    (settings.dist / "assets" / "app-1a2b.js.br").write_bytes(brotli.compress(b"app()"))


@pytest.mark.parametrize("path", ["/", "/p/voorbeeld-opvang"])
async def test_the_newcomers_page_opens_at_the_root_and_at_a_places_address(
    newcomer: Caller, path: str
) -> None:
    reply = await newcomer.get(path)
    assert (reply.text, reply.headers["cache-control"]) == ("<p>newcomer", "no-cache")
    assert reply.headers["content-type"].startswith("text/html")


async def test_a_places_address_puts_first_what_its_place_speaks_and_offers(
    newcomer: Caller, settings: Settings
) -> None:
    links = [
        f'<a class="language" href="#/language/{tag}" lang="{tag}"><span>{tag}</span></a>'
        for tag in ("nl", "ar", "fa-AF", "ti")
    ]
    page = '<meta name="situations" content="{}" /><nav>{}</nav>'
    (settings.dist / "index.html").write_text(page.format("", "\n".join(links)))
    spoken, offered = ("ti", "so", "ar", "ti"), ("living", "arrived")
    place = PlaceEntry(id="haven", name="Haven", kind="shelter", languages=spoken, situations=offered)
    await add_place(place)
    reply = await newcomer.get("/p/haven")
    assert reply.text == page.format("living arrived", "\n".join([links[3], links[1], links[0], links[2]]))
    assert reply.headers["cache-control"] == "no-cache"
    again = await newcomer.get("/p/haven", headers={"if-none-match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    elsewhere = await newcomer.get("/p/nergens")
    assert elsewhere.text == page.format("", "\n".join(links))


async def test_the_administrators_page_opens_at_admin(newcomer: Caller) -> None:
    assert (await newcomer.get("/admin")).text == "<p>admin"


async def test_a_hashed_asset_is_kept_for_a_year_and_the_worker_is_not(newcomer: Caller) -> None:
    asset, worker = await newcomer.get("/assets/app-1a2b.js"), await newcomer.get("/sw.js")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert worker.headers["cache-control"] == "no-cache"
    assert worker.headers["content-type"].startswith("text/javascript")


async def test_what_was_compressed_beforehand_goes_out_compressed_to_whom_takes_it(newcomer: Caller) -> None:
    packed = await newcomer.get("/assets/app-1a2b.js", headers={"accept-encoding": "gzip, br"})
    plain = await newcomer.get("/assets/app-1a2b.js", headers={"accept-encoding": "br;q=0"})
    assert (packed.headers.get("content-encoding"), packed.text) == ("br", "app()")
    assert ("content-encoding" in plain.headers, plain.text) == (False, "app()")
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding, available-dictionary"
    assert "etag" not in packed.headers, "what never changes is never asked for again"


async def test_an_unchanged_page_is_not_sent_twice(newcomer: Caller, settings: Settings) -> None:
    tag = (await newcomer.get("/")).headers["etag"]
    again = await newcomer.get("/", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    (settings.dist / "index.html").write_text("<p>a newer one")
    assert (await newcomer.get("/", headers={"if-none-match": tag})).text == "<p>a newer one"


@pytest.mark.parametrize(
    "path",
    [
        "/none.js",
        "/..%2fdata%2fwegwijs.sqlite",
        "/%2e%2e/data/wegwijs.sqlite",
        "/assets",
        "/index.html%00.js",
        f"/{'a' * 300}",
        "/index.html/deeper",
    ],
)
async def test_nothing_outside_the_build_is_served(newcomer: Caller, path: str) -> None:
    reply = await newcomer.get(path, headers={"accept-encoding": "br"})
    assert (reply.status_code, reply.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("path", ["/", "/health", "/sync/status", "/none", "/api/usage"])
async def test_every_reply_forbids_what_is_not_ours(newcomer: Caller, path: str) -> None:
    headers = (await newcomer.get(path)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]


async def test_only_a_teams_page_may_scan_with_a_camera(newcomer: Caller) -> None:
    page = await newcomer.get("/staff")
    again = await newcomer.get("/staff", headers={"if-none-match": page.headers["etag"]})
    assert again.status_code == 304
    # A browser takes over the headers of "nothing has changed".
    for headers in (page.headers, again.headers):
        assert "camera=(self)" in headers["permissions-policy"]
    for path in ("/", "/p/haven", "/admin", "/staff.html", "/assets/app-1a2b.js", "/staff/none"):
        assert "camera=()" in (await newcomer.get(path)).headers["permissions-policy"], path


STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types wegwijs",
}
# What a page has instead: a team's decodes bars; the studio frames the page that draws a card, which nobody else may.
OTHERWISE = {
    "/staff": {"script-src 'self' 'wasm-unsafe-eval'"},
    "/admin": {"frame-src 'self'"},
    "/preview.html": {"frame-ancestors 'self'"},
}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/p/haven",
        "/admin",
        "/preview.html",
        "/staff",
        "/staff.html",
        "/staff/none",
        "/none",
        "/api/usage",
    ],
)
async def test_each_page_has_the_strict_policy_and_no_more_than_it_needs(newcomer: Caller, path: str) -> None:
    sent = {rule.strip() for rule in (await newcomer.get(path)).headers["content-security-policy"].split(";")}
    other = OTHERWISE.get(path, set())
    named = {rule.split()[0] for rule in other}
    assert sent == {rule for rule in STRICT if rule.split()[0] not in named} | other


async def test_what_decodes_a_barcode_is_told_to_be_webassembly(newcomer: Caller) -> None:
    reply = await newcomer.get("/assets/reader-1a2b.wasm")
    assert reply.headers["content-type"] == "application/wasm"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/none", 404, "not-found"),
        ("POST", "/health", 405, "method-not-allowed"),
        ("POST", "/sync/batches", 413, "body-too-large"),
    ],
)
async def test_every_refusal_is_a_problem_with_a_stable_code(
    newcomer: Caller, method: str, path: str, status: int, code: str
) -> None:
    reply = await newcomer.client.request(method, path, content=b"x" * 70_000 if status == 413 else b"")
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert (reply.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert set(problem) == {"type", "title", "status", "detail", "code"}
