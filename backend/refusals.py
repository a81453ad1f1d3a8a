"""The one table error → HTTP status, and how each refusal is told: `application/problem+json` with a stable code."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from backend.core.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    ForgottenError,
    NotFoundError,
    NotSignedInError,
    RequestError,
    TooLargeError,
    TooManyRequestsError,
    UnavailableError,
    UnprocessableError,
    WrongTimeError,
)
from backend.core.web import Problem, problem_response
from sync.errors import PeerError

STATUS: dict[type[RequestError], HTTPStatus] = {
    BadRequestError: HTTPStatus.BAD_REQUEST,
    NotSignedInError: HTTPStatus.UNAUTHORIZED,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ForgottenError: HTTPStatus.GONE,
    ConflictError: HTTPStatus.CONFLICT,
    UnprocessableError: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyRequestsError: HTTPStatus.TOO_MANY_REQUESTS,
    UnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
}
FRAMEWORK_CODES = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "body-too-large"}

log = structlog.get_logger()


def refuse(_request: Request[Any, Any, Any], error: RequestError) -> Response[bytes]:
    """One of our own refusals."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    headers = None if error.retry_after is None else {"retry-after": str(error.retry_after)}
    now = error.now.isoformat(timespec="seconds") if isinstance(error, WrongTimeError) else msgspec.UNSET
    return problem_response(
        Problem(status.phrase, status, error.detail, error.code, now=now), headers, error.more
    )


def refuse_peer(_request: Request[Any, Any, Any], error: PeerError) -> Response[bytes]:
    """A body that is not one of the protocol; `sync` names what is wrong with it."""
    status = STATUS[TooLargeError] if error.code == TooLargeError.code else STATUS[BadRequestError]
    return problem_response(Problem(status.phrase, status, error.detail, error.code))


def refuse_by_framework(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What Litestar refuses before a handler is reached: no such route, body too large, a bad query."""
    status = HTTPStatus(error.status_code)
    code = FRAMEWORK_CODES.get(status, "bad-request")
    return problem_response(Problem(status.phrase, status, status.description or status.phrase, code))


def fail(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Our own fault: logged with its route's template, never with the body, the key or the address."""
    log.error("internal error", route=request.scope.get("path_template"), exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem_response(Problem(status.phrase, status, "something went wrong on our side", "internal"))


REFUSALS: dict[int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[Any]]] = {
    RequestError: refuse,
    PeerError: refuse_peer,
    HTTPException: refuse_by_framework,
    Exception: fail,
}
