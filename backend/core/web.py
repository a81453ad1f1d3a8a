"""What every HTTP handler shares: strict bodies in, problem details out, caching and security headers."""

import hashlib
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import HttpMethod, Response
from litestar.types import Message, Scope

from backend.core.errors import BadRequestError

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
NO_STORE = "no-store"

READING = [HttpMethod.GET, HttpMethod.HEAD]

PROBLEM_JSON = "application/problem+json"

SECURITY_HEADERS = {
    # Nothing third-party and nothing inline; `blob:` and `data:` are pictures that the phone makes itself.
    b"content-security-policy": (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
        b"media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        b"form-action 'self'; frame-ancestors 'none'; "
        # Nothing becomes code by being written somewhere; the one policy makes the address of our own worker, and no other.
        b"require-trusted-types-for 'script'; trusted-types wegwijs"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
}
# A team scans with its camera, and what decodes there is WebAssembly of our own; nobody else's page may do either.
TEAM_PAGE = "/staff"
TEAM_HEADERS = SECURITY_HEADERS | {
    b"content-security-policy": SECURITY_HEADERS[b"content-security-policy"].replace(
        b"script-src 'self'", b"script-src 'self' 'wasm-unsafe-eval'"
    ),
    b"permissions-policy": SECURITY_HEADERS[b"permissions-policy"].replace(b"camera=()", b"camera=(self)"),
}
# The studio frames the page that draws a card as a phone does; nobody else may, and it frames nothing itself.
STUDIO_PAGE, PREVIEW_PAGE = "/admin", "/preview.html"
STUDIO_HEADERS = SECURITY_HEADERS | {
    b"content-security-policy": SECURITY_HEADERS[b"content-security-policy"] + b"; frame-src 'self'"
}
PREVIEW_HEADERS = SECURITY_HEADERS | {
    b"content-security-policy": SECURITY_HEADERS[b"content-security-policy"].replace(
        b"frame-ancestors 'none'", b"frame-ancestors 'self'"
    )
}
HEADERS_OF_PAGES = {TEAM_PAGE: TEAM_HEADERS, STUDIO_PAGE: STUDIO_HEADERS, PREVIEW_PAGE: PREVIEW_HEADERS}
# What a browser never shows as a page needs no more; every request of a phone pays for what stands here.
FILE_HEADERS = {
    name: SECURITY_HEADERS[name] for name in (b"x-content-type-options", b"cross-origin-resource-policy")
}
PUBLISHED = ("/b/", "/metadata/", "/targets/")
STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")

# A name that somebody types; PostgreSQL cannot even be asked for a NUL.
Line = Annotated[
    str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$(?!\n)")
]

T = TypeVar("T")


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457 problem details with a stable `code`; `now` where the caller's clock was what is wrong."""

    title: str
    status: int
    detail: str
    code: str
    type: str = "about:blank"
    now: str | msgspec.UnsetType = msgspec.UNSET


def problem_response(
    problem: Problem, headers: dict[str, str] | None = None, more: Mapping[str, Any] = MappingProxyType({})
) -> Response[bytes]:
    """The one shape in which every refusal leaves; `more` are extension members (RFC 9457, 3.2)."""
    return Response(
        msgspec.json.encode({**msgspec.to_builtins(problem), **more}),
        status_code=problem.status,
        media_type=PROBLEM_JSON,
        headers={"cache-control": NO_STORE, **(headers or {})},
    )


def read_body(body: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """The body as its struct. Litestar's own `data` is lax ("5" passes for a number), so handlers take bytes.

    Raises: BadRequestError with code not-json or bad-request.
    """
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        raise BadRequestError(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequestError("the body is not JSON", "not-json") from error


def read_upload(body: bytes, decoder: msgspec.json.Decoder[T]) -> tuple[T, bytes]:
    """An upload: one line of JSON, and behind its line feed the file as it is.

    Raises: BadRequestError with code not-json or bad-request.
    """
    head, line_end, data = body.partition(b"\n")
    if not line_end:
        raise BadRequestError("a line of JSON, and then the file", "not-json")
    return read_body(head, decoder), data


def secure_headers(*, is_https: bool, path: str = "/") -> dict[bytes, bytes]:
    """Headers that go out with every response to this path."""
    pages = HEADERS_OF_PAGES.get(path, SECURITY_HEADERS)
    own = FILE_HEADERS if path.startswith(PUBLISHED) else pages
    return own | (dict([STRICT_TRANSPORT]) if is_https else {})


def add_headers(message: Message, headers: dict[bytes, bytes]) -> None:
    """Add what the response does not say itself."""
    if message["type"] != "http.response.start":
        return
    present = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [*message["headers"], *((n, v) for n, v in headers.items() if n not in present)]


def random_id() -> str:
    """clause 1.2: 16 bytes from the platform's generator, base64url."""
    # A command would take a name that begins with a hyphen for an option.
    while (made := secrets.token_urlsafe(16)).startswith("-"):
        pass
    return made


_ADDRESS_SALT = secrets.token_bytes(16)


def caller_key(scope: Scope) -> bytes:
    """Tells callers apart while the process lives, without keeping an address."""
    client = scope.get("client")
    return hashlib.blake2b((client[0] if client else "").encode(), key=_ADDRESS_SALT, digest_size=8).digest()
