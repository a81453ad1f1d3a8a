"""What the server says and does by itself."""

import asyncio
import json
from collections.abc import Iterator

import msgspec
import pytest
import structlog
from litestar import Litestar

from backend import upkeep
from backend.app import create_app
from backend.core.backup import backups
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.logs import start_logs
from backend.intake.tables import Taken
from backend.serve import greeting
from backend.upkeep import daily
from backend.usage.tables import UsageDay
from tests.backend.intake.words import day_batch, id_of, key_of, message, send
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import living


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    yield
    structlog.reset_defaults()  # what was started here writes to a stream that ends with its test


def test_a_start_says_where_to_go_and_draws_a_qr_code_for_https_alone(settings: Settings) -> None:
    plain = greeting(settings)
    assert "http://localhost:8000/admin" in plain
    assert str(settings.data) in plain
    elsewhere = greeting(msgspec.structs.replace(settings, host="192.0.2.7"))
    assert "http://192.0.2.7:8000/admin" in elsewhere
    assert "█" not in plain
    assert "WEGWIJS_PUBLIC_URL" in plain
    public = greeting(msgspec.structs.replace(settings, public_url="https://wegwijs.example"))
    assert "https://wegwijs.example" in public
    assert "█" in public


@ON_BOTH
async def test_each_day_a_backup_is_made_and_old_ids_are_forgotten(
    app: Litestar, newcomer: Caller, settings: Settings, clock: Clock
) -> None:
    await send(newcomer, day_batch("a"))
    clock.move(days=450)
    for made in (1, 2):
        await daily(settings, clock.now, app.state.high_water)
        assert len(backups(settings.backups)) == made
        clock.move(days=1)
    assert await Taken.count() == 0
    assert await UsageDay.count() == 1


@ON_BOTH
@pytest.mark.parametrize("year", [1970, 2038, 9998])
async def test_a_clock_that_jumps_for_a_day_erases_nothing_that_keeps_words_from_counting_twice(
    app: Litestar, newcomer: Caller, settings: Settings, clock: Clock, year: int
) -> None:
    await send(newcomer, day_batch("a"))
    await daily(settings, clock.now, app.state.high_water)
    await daily(settings, clock.now.replace(year=year), app.state.high_water)
    await send(newcomer, day_batch("a"))
    assert [row["n"] for row in await UsageDay.select(UsageDay.n)] == [3]


async def test_a_failure_is_logged_without_address_key_or_words(
    newcomer: Caller, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logs()
    await DB.close()
    body = {"schema": 1, "request_id": id_of("r"), "batches": [message("m")]}
    asked = {"request_id": id_of("r"), "key": key_of("a thread")}
    for path, words in (("/sync/batches", body), ("/sync/answers", asked)):
        assert (await newcomer.post(path, words)).status_code == 500
    lines = capsys.readouterr().err.splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["internal error"] * 2
    for secret in (key_of("a thread"), "Waar is de bibliotheek", "127.0.0.1"):
        assert secret not in "".join(lines)


async def test_health_needs_no_database(app: Litestar, newcomer: Caller) -> None:
    await DB.close()
    assert (await newcomer.get("/health")).json() == {"status": "ok"}


async def test_metadata_that_cannot_be_read_today_do_not_end_tomorrows_backup(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logs()
    monkeypatch.setattr(upkeep, "LOOKED_AT", 0.01)
    (settings.data / "metadata" / "timestamp.json").unlink()
    (settings.data / "metadata" / "timestamp.json").write_text("half a fi")
    async with living(create_app(settings, clock, with_upkeep=True)):
        for made in (1, 2):
            await _backed_up(settings, made)
            clock.move(days=1)
    assert "daily upkeep failed" in capsys.readouterr().err


async def _backed_up(settings: Settings, times: int) -> None:
    for _ in range(1000):
        if len(backups(settings.backups)) == times:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"backup {times} was not made")
