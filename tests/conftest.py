"""The cast, and the server they meet: the real application over a temporary data folder, spoken to over HTTP."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from pyotp import TOTP

from backend.app import create_app
from backend.core.address import Address
from backend.core.config import Settings
from tests.browser.phone import Phone
from tests.browser.server import Server, made_once
from tests.forks import Forks
from tests.postgres import Postgres
from tests.server import PASSWORD, living, make_published, settings_in

HOST = "http://wegwijs.test"
TEMPLATE = "published"
TESTS = Path(__file__).parent
ON_BOTH = pytest.mark.databases("sqlite", "postgres")
# Where one file takes minutes; all others take seconds, and come last, so that the workers end together.
LONG = ("faults", "browser", "engines", "conformance", "sync")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked with `databases` runs on each of them, if it has to do with one."""
    marker = metafunc.definition.get_closest_marker("databases")
    if marker is not None and "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", marker.args)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Folders with long files first."""
    items.sort(key=lambda item: _rank(item.path.relative_to(TESTS).parts[0]))


def _rank(folder: str) -> int:
    return LONG.index(folder) if folder in LONG else len(LONG)


class Clock:
    """The time that the server reads, which a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Caller:
    """One browser: its cookies, and what a page of ours sends along with every change."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.headers = {"origin": HOST, "sec-fetch-site": "same-origin"}

    async def get(self, path: str, **more: Any) -> httpx.Response:
        return await self.client.get(path, **more)

    async def post(self, path: str, json: object = None, **more: Any) -> httpx.Response:
        return await self.client.post(path, json=json, headers=self.headers, **more)

    async def put(self, path: str, json: object = None) -> httpx.Response:
        return await self.client.put(path, json=json, headers=self.headers)

    async def delete(self, path: str) -> httpx.Response:
        return await self.client.delete(path, headers=self.headers)

    async def log_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        reply = await self.post("/api/accounts/session", {"name": name, "password": password})
        if reply.status_code == 200:
            self.headers["x-csrf-token"] = reply.json()["csrf"]
        return reply

    async def prove(self, clock: Clock) -> str:
        """Make an app show codes for who is logged in, with a first one; the app's secret."""
        secret = str((await self.post("/api/accounts/self/app")).json()["secret"])
        reply = await self.put("/api/accounts/self/app", {"code": code_of(secret, clock)})
        assert reply.status_code == 200, reply.text
        self.headers["x-csrf-token"] = reply.json()["csrf"]
        return secret


def code_of(secret: str, clock: Clock) -> str:
    """What an app with this secret shows now."""
    return TOTP(secret).at(clock())


@pytest.fixture(scope="session", autouse=True)
def light() -> Iterator[None]:
    """Servers of tests start without their imports, and browsers without their windows; figures are taken with both."""
    Server.forks = Forks()
    Phone.is_whole = False
    yield
    Phone.is_whole = True
    Server.forks.close()
    Server.forks = None


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent / "together" if "PYTEST_XDIST_WORKER" in os.environ else own / "together"


@pytest.fixture(scope="session")
def template(together: Path) -> Server:
    """What a first start publishes, made once."""
    return made_once(together / "template", _started_once)


def _started_once(folder: Path) -> None:
    server = Server(folder)
    server.start()
    server.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two accounts, one place and one small pack, published; made once."""
    root = tmp_path_factory.mktemp("published")
    asyncio.run(make_published(root))
    return root / "data"


@pytest.fixture
def kind() -> str:
    """Which database; what both of them promise is shown on both, by `pytestmark = ON_BOTH`."""
    return "sqlite"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of our own, begun where the first test asks for it."""
    with Postgres.started(is_safe=False) as server:
        yield server


@pytest.fixture(scope="session")
def published_on_postgres(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> Path:
    """The same as `published`, its tables in the database that new ones are copied from; made once."""
    root = tmp_path_factory.mktemp("published")
    asyncio.run(make_published(root, postgres.create(TEMPLATE)))
    return root / "data"


@pytest.fixture
def settings(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> Settings:
    (tmp_path / "dist").mkdir()
    on_postgres = kind == "postgres"
    shutil.copytree(
        request.getfixturevalue("published_on_postgres" if on_postgres else "published"), tmp_path / "data"
    )
    if not on_postgres:
        return settings_in(tmp_path)
    return settings_in(tmp_path, request.getfixturevalue("postgres").create(template=TEMPLATE))


@pytest.fixture
def database(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> Address:
    """A database with nothing in it."""
    if kind == "postgres":
        return request.getfixturevalue("postgres").create()
    return tmp_path / "wegwijs.sqlite"


@pytest.fixture
async def app(settings: Settings, clock: Clock) -> AsyncIterator[Litestar]:
    async with living(create_app(settings, clock)) as app:
        yield app


def caller(app: Litestar) -> Caller:
    return Caller(httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST))


@pytest.fixture
async def newcomer(app: Litestar) -> AsyncIterator[Caller]:
    """A phone: no account, no cookie, no page token."""
    phone = caller(app)
    phone.headers = {}
    async with phone.client:
        yield phone


@pytest.fixture
async def stranger(app: Litestar) -> AsyncIterator[Caller]:
    """A browser on our page that nobody has logged in on."""
    browser = caller(app)
    async with browser.client:
        yield browser


@pytest.fixture
async def staff(app: Litestar) -> AsyncIterator[Caller]:
    """Somebody of the team in a shelter: an account, but not an administrator's."""
    browser = caller(app)
    async with browser.client:
        await browser.log_in("Sanne")
        yield browser


@pytest.fixture
async def admin(app: Litestar) -> AsyncIterator[Caller]:
    """An administrator of the library, logged in."""
    browser = caller(app)
    async with browser.client:
        await browser.log_in("Ahmed")
        yield browser


@pytest.fixture
async def proven(admin: Caller, clock: Clock) -> Caller:
    """The same, who showed a second factor."""
    await admin.prove(clock)
    return admin
