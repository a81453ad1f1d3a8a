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
from schemathesis.specs.openapi.checks import positive_data_acceptance
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
# What is in these no schema says, so nearly all that is made up is refused; tests of these routes make good ones.
FILES = {"application/zip", "application/octet-stream"}
schemathesis.serializer.alias("application/zip", "application/octet-stream")


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
    assert len(found) > 100
    operations = sorted(found, key=when_asked)

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
            excluded = [positive_data_acceptance] if case.media_type in FILES else []
            case.call_and_validate(base_url=HOST, session=session, excluded_checks=excluded)

        answers_as_documented()


@pytest.mark.parametrize("number", ["1.0", "1e0", '"1"', "true"])
def test_what_is_no_whole_number_is_refused(session: requests.Session, number: str) -> None:
    body = f'{{"number": {number}}}'
    reply = session.post(f"{HOST}/api/resources/B1-01/discard", data=body)
    assert (reply.status_code, reply.json()["code"]) == (400, "bad-request")


def when_asked(operation: Any) -> int:
    """Logging out comes last; before that a pack is made, so that what is asked of packs by chance meets none."""
    asked = (operation.method, operation.path)
    return 2 if operation.method == "delete" else int(asked == ("post", "/api/packs"))


def whole(value: Any) -> Any:
    """The same with 5 for each 5.0: to a schema they are one number, to a strict reader they are not (see below)."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: whole(kept) for name, kept in value.items()}
    return [whole(kept) for kept in value] if isinstance(value, list) else value
