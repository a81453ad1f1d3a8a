"""What the server does by itself each day: a backup, and forgetting what has served its time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime, timedelta

import structlog
from litestar import Litestar

from backend.core.backup import is_due, last_made
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.high_water import HighWater
from backend.intake.forgetting import forget_old_operations
from backend.intake.recovery import back_up_if_ready
from backend.intake.sequence import forget_old_ids
from backend.intake.telling import tell_messages
from backend.packs.thin_versions import thin_versions
from backend.publishing.noted import tell_cut_off
from backend.publishing.publish import renew
from backend.questions.tables import Message, Thread
from backend.usage.tables import UsageDay, UsageMonth, UsageWeek

DAY = 24 * 3600  # seconds
HOUR = 3600  # seconds
TRUSTED = timedelta(days=2)  # how far from the former backup a clock is believed
KEPT_EVERY = 5  # seconds: of the high-water file
LOOKED_AT = 600  # seconds between looks, so that a laptop that slept catches up soon

log = structlog.get_logger()


@asynccontextmanager
async def keep_up(app: Litestar) -> AsyncIterator[None]:
    """Runs beside the server."""
    tasks = [asyncio.create_task(work(app)) for work in (_every_day, _every_hour, _every_few_seconds)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _every_day(app: Litestar) -> None:
    settings, clock = app.state.settings, app.state.clock
    while True:
        if is_due(settings.backups, clock(), DAY):
            try:
                await daily(settings, clock(), app.state.high_water)
            except Exception as error:  # whatever it was, tomorrow's backup is made
                # A full disk today: durable_seq simply stays where it is.
                log.error("daily upkeep failed", exc_info=error)
        await asyncio.sleep(LOOKED_AT)


async def _every_hour(app: Litestar) -> None:
    while True:
        await asyncio.sleep(HOUR)
        try:
            await tell_messages(app.state.high_water, at_least=1)
        except Exception as error:  # whatever it was, the next hour tells them
            log.error("messages cannot be told", exc_info=error)


async def _every_few_seconds(app: Litestar) -> None:
    high_water: HighWater = app.state.high_water
    while True:
        try:
            await asyncio.to_thread(high_water.keep)
        except OSError as error:
            # It is written all the same, and asked for again.
            log.error("the high-water file cannot be kept", exc_info=error)
        await asyncio.sleep(KEPT_EVERY)


async def daily(settings: Settings, now: datetime, high_water: HighWater) -> None:
    """One day's upkeep.

    Raises: OSError, sqlite3.Error, asyncpg.PostgresError, BackendError.
    """
    await tell_cut_off(settings, now)
    past = _surely_past(settings, now)
    # Before the backup, which has rows in the order in which they lie.
    await DB.forget_order(Message, Thread, UsageDay, UsageWeek, UsageMonth)
    kept = await back_up_if_ready(settings, now)
    log.info("backed up", file=kept.name)
    if past is not None:
        await forget_old_ids(past)
        await forget_old_operations(past, high_water)
        await thin_versions(past)
    signed = await asyncio.to_thread(renew, settings, now)
    log.info("renewed", roles=signed)


def _surely_past(settings: Settings, now: datetime) -> date | None:
    """The day from which ages are told: what a clock that jumped ahead makes old for a moment is not erased by it."""
    former = last_made(settings.backups)
    return None if former is None else min(now, former + TRUSTED).date()
