"""Builds the Litestar application: the one module that knows every slice."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from litestar import Litestar, Router, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.types import LifeSpanScope, Message, Scope

import backend.accounts.own_web
import backend.accounts.people_web
import backend.accounts.web
import backend.board.web
import backend.intake.devices_web
import backend.intake.team_web
import backend.intake.texts_web
import backend.intake.web
import backend.items.web
import backend.packs.editing_web
import backend.packs.media_web
import backend.packs.pack_versions_web
import backend.packs.packs_web
import backend.pages
import backend.places.overlay_web
import backend.places.web
import backend.publishing.packs_web
import backend.publishing.readability_web
import backend.publishing.regions_web
import backend.publishing.signing_web
import backend.publishing.studio_web
import backend.publishing.web
import backend.questions.web
import backend.translations.folders_web
import backend.translations.web
import backend.usage.web
import backend.visits.web
from backend.accounts.code_secrets import seal_plain_secrets
from backend.accounts.guard import provide_signed_in, require_permission
from backend.accounts.login_limits import LoginLimits
from backend.accounts.passkeys import Challenges
from backend.accounts.signatures import Nonces
from backend.board.looks import Looks
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.documents import OpenApiDocument
from backend.core.high_water import HighWater
from backend.core.lane import BlobLane
from backend.core.migrations import migrate
from backend.core.throttle import Throttle
from backend.core.web import (
    HEADERS_OF_PAGES,
    NO_STORE,
    PUBLISHED,
    add_headers,
    secure_headers,
)
from backend.intake.boxes import opener
from backend.intake.held_operations import replay_unknown
from backend.intake.lane import BatchLane, Desk
from backend.intake.receive import new_intake
from backend.intake.recovery import Readiness, is_behind
from backend.intake.sequence import begin_epoch
from backend.packs.pack_versions import keep_missing_packs
from backend.packs.rework import Workshop
from backend.packs.versions import keep_missing
from backend.publishing.noted import tell_cut_off
from backend.refusals import REFUSALS
from backend.translations.counts import Counts
from backend.upkeep import keep_up

API = [
    *backend.accounts.web.handlers,
    *backend.board.web.handlers,
    *backend.accounts.own_web.handlers,
    *backend.accounts.people_web.handlers,
    *backend.intake.devices_web.desk_handlers,
    *backend.intake.team_web.desk_handlers,
    *backend.intake.texts_web.desk_handlers,
    *backend.intake.web.desk_handlers,
    *backend.items.web.handlers,
    *backend.packs.editing_web.handlers,
    *backend.packs.media_web.handlers,
    *backend.packs.packs_web.handlers,
    *backend.packs.pack_versions_web.handlers,
    *backend.publishing.packs_web.handlers,
    *backend.places.overlay_web.handlers,
    *backend.places.web.handlers,
    *backend.publishing.readability_web.handlers,
    *backend.publishing.regions_web.handlers,
    *backend.publishing.signing_web.handlers,
    *backend.publishing.studio_web.handlers,
    *backend.questions.web.handlers,
    *backend.translations.folders_web.handlers,
    *backend.translations.web.handlers,
    *backend.usage.web.handlers,
    *backend.visits.web.handlers,
]
OPEN = [
    *backend.intake.web.handlers,
    *backend.intake.devices_web.handlers,
    *backend.intake.team_web.handlers,
    *backend.publishing.web.handlers,
    *backend.pages.handlers,
]

MAX_BODY = 64 * 1024  # bytes; clause 3.3, and nothing else sends more
# 300 phones behind one shelter's address may all come at once, and again when the network returns.
SYNC_BURST, SYNC_PER_SECOND = 6000, 100.0
# A code has 47 bits and ten minutes: nobody guesses one at this pace.
ENROLMENT_BURST, ENROLMENT_PER_SECOND = 20, 0.1
# A team of ten begins at once; five wrong tries end a start code anyway.
START_BURST, START_PER_SECOND = 20, 1 / 30


def utc_now() -> datetime:
    return datetime.now(UTC)


class App(Litestar):
    """The application, with short ways for blobs and for counters in front of its routing."""

    async def __call__(self, scope: Scope | LifeSpanScope, receive: Any, send: Any) -> None:
        lane = self.state["lanes"].get(scope.get("method")) if scope["type"] == ScopeType.HTTP else None
        if lane is None:
            await super().__call__(scope, receive, send)
        else:
            await lane(scope, receive, send, super().__call__)


@get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


def create_app(
    settings: Settings,
    clock: Callable[[], datetime] = utc_now,
    *,
    with_upkeep: bool = False,
) -> Litestar:
    """The whole server over one data folder; `with_upkeep` makes it back itself up and forget what is old."""
    of_pages = secure_headers(is_https=settings.is_https)
    of_files = secure_headers(is_https=settings.is_https, path=PUBLISHED[0])
    of_some = {path: secure_headers(is_https=settings.is_https, path=path) for path in HEADERS_OF_PAGES}
    high_water = HighWater(settings.high_water)
    limit, readiness = Throttle(SYNC_BURST, SYNC_PER_SECOND), Readiness(high_water)
    looks = Looks()
    desk = Desk(settings, clock, new_intake(high_water), limit, readiness)

    async def add_secure_headers(message: Message, scope: Scope) -> None:
        pages = of_some.get(scope["path"], of_pages)
        add_headers(message, of_files if scope["path"].startswith(PUBLISHED) else pages)

    return App(
        [health, *OPEN, _closed("/api", API)],
        lifespan=[_opened(desk, high_water), looks.until_closed, *([keep_up] if with_upkeep else [])],
        state=State(
            {
                "settings": settings,
                "clock": clock,
                "high_water": high_water,
                "nonces": Nonces(),
                "readiness": desk.readiness,
                "lanes": {"GET": BlobLane(settings.blobs, of_files), "POST": BatchLane(desk, of_pages)},
            }
        ),
        dependencies=_dependencies(desk, looks),
        exception_handlers=REFUSALS,
        before_send=[add_secure_headers],
        request_max_body_size=MAX_BODY,
        openapi_config=_openapi(),
        logging_config=None,
    )


def _openapi() -> OpenAPIConfig:
    document = OpenApiDocument(path="/openapi.json")
    return OpenAPIConfig("Wegwijs", "1", path="/schema", render_plugins=[document])


def _dependencies(desk: Desk, looks: Looks) -> dict[str, Provide]:
    """What handlers may ask for by name."""
    return {
        "now": Provide(desk.clock, sync_to_thread=False),
        "settings": _always(desk.settings),
        "intake": _always(desk.intake),
        "enrolment_limit": _always(Throttle(ENROLMENT_BURST, ENROLMENT_PER_SECOND)),
        "start_limit": _always(Throttle(START_BURST, START_PER_SECOND)),
        "login_limits": _always(LoginLimits()),
        "looks": _always(looks),
        "challenges": _always(Challenges()),
        "signed_in": Provide(provide_signed_in, sync_to_thread=False),
        "sync_limit": _always(desk.limit),
        "translation_counts": _always(Counts()),
        "workshop": _always(Workshop()),
    }


def _closed(path: str, handlers: list[HTTPRouteHandler]) -> Router:
    """Routes for who is logged in; what they tell stays in no cache."""
    return Router(
        path,
        route_handlers=handlers,
        guards=[require_permission],
        response_headers={"cache-control": NO_STORE},
    )


def _always(value: object) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)


def _opened(desk: Desk, high_water: HighWater) -> Callable[[Litestar], Any]:
    @asynccontextmanager
    async def opened(_app: Litestar) -> AsyncIterator[None]:
        async with open_data(desk.settings):
            await tell_cut_off(desk.settings, desk.clock())
            if not await is_behind(high_water):
                await replay_unknown(opener(desk.settings), high_water)
            yield
        high_water.close()

    return opened


@asynccontextmanager
async def open_data(settings: Settings) -> AsyncIterator[None]:
    """The database, open, up to date and with an epoch, for as long as the block runs."""
    await DB.open(settings.database)
    try:
        await migrate()
        await begin_epoch()
        await seal_plain_secrets(settings)
        await keep_missing()
        await keep_missing_packs()
        yield
    finally:
        await DB.close()
