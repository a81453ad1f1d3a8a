"""The server does what its own document says, whatever is sent to it."""

import asyncio
import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from backend.accounts.factors import CODE
from backend.accounts.sessions import csrf_token, log_in, renew_session
from backend.app import create_app, utc_now
from backend.core.config import Settings
from backend.core.database import DB
from backend.intake.sequence import begin_epoch
from tests.conftest import HOST
from tests.server import PASSWORD

EXAMPLES = 10
NOT_MADE_UP = {
    "application/zip",
    "application/octet-stream",
}  # by chance; tests of these routes make their own
# The names of a place's slots are keys of its body, which a schema of msgspec does not list.
UNLISTED_KEYS = {"put /api/overlays/{place}"}


class InProcess(HTTPAdapter):
    """Carries schemathesis's requests to the application without a socket."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self.app = app

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # type: ignore[override]
        told = asyncio.run(self._send(request))
        raw = HTTPResponse(
            io.BytesIO(told.content),
            told.headers,
            told.status_code,
            preload_content=False,
            request_method=request.method,
        )
        return self.build_response(request, raw)

    async def _send(self, request: requests.PreparedRequest) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app)) as client:
            return await client.request(
                request.method or "GET",
                request.url or "",
                headers=dict(request.headers),
                content=request.body,
            )


@pytest.fixture
def session(settings: Settings) -> Iterator[requests.Session]:
    """An administrator's browser, a second factor shown."""

    async def begin() -> str:
        await DB.open(settings.database)
        await begin_epoch()
        token = await log_in("Ahmed", PASSWORD, utc_now())
        return await renew_session(token, CODE, utc_now())

    token = asyncio.run(begin())
    with requests.Session() as session:
        session.mount(HOST, InProcess(create_app(settings)))
        session.headers.update({"origin": HOST, "x-csrf-token": csrf_token(token)})
        session.cookies.set("wegwijs", token)
        yield session
    asyncio.run(DB.close())


@pytest.fixture
def document(session: requests.Session) -> Any:
    return schemathesis.openapi.from_dict(session.get(f"{HOST}/schema/openapi.json").json())


def test_the_document_is_the_same_however_often_it_is_read(session: requests.Session) -> None:
    first, again = (session.get(f"{HOST}/schema/openapi.json") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()


def test_every_operation_answers_as_documented(document: Any, session: requests.Session) -> None:
    found = [found.ok() for found in document.get_all_operations()]
    operations = [
        one
        for one in found
        if not NOT_MADE_UP.intersection(one.get_request_payload_content_types())
        and f"{one.method} {one.path}" not in UNLISTED_KEYS
    ]
    assert len(operations) > 12
    operations.sort(key=lambda operation: operation.method == "delete")  # logging out comes last

    for operation in operations:

        @hypothesis_settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answers_as_documented(case: Any) -> None:
            case.body = whole(case.body)
            case.call_and_validate(base_url=HOST, session=session)

        answers_as_documented()


def whole(value: Any) -> Any:
    """The same with 5 for each 5.0, which to a schema are one number and to a strict reader are not."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: whole(kept) for name, kept in value.items()}
    return [whole(kept) for kept in value] if isinstance(value, list) else value
