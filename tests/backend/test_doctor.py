"""What `wegwijs doctor` says of a PostgreSQL that a power cut would show to be careless."""

from pathlib import Path

import pytest

from backend.core.backup import source_of
from backend.core.database import DB
from backend.doctor import examine
from backend.questions.tables import Thread
from tests.conftest import TEMPLATE
from tests.postgres import FAST, Postgres
from tests.server import PUBLISHED_AT, settings_in


@pytest.mark.usefixtures("published_on_postgres")
async def test_it_tells_settings_that_can_take_what_phones_were_told_is_kept(
    tmp_path: Path, postgres: Postgres
) -> None:
    careless = settings_in(tmp_path, postgres.create("careless", TEMPLATE))
    postgres.say("ALTER DATABASE careless SET synchronous_commit = off")
    bad = "\n".join(finding.what for finding in examine(careless, PUBLISHED_AT) if not finding.is_well)
    for name in (*FAST, "synchronous_commit"):
        assert f"PostgreSQL's {name} is off" in bad
    # That one our own connections ask for all the same.
    await DB.open(careless.database)
    assert await Thread.raw("SELECT current_setting('synchronous_commit') AS kept") == [{"kept": "on"}]
    await DB.close()


def test_it_is_content_with_a_server_as_it_comes() -> None:
    with Postgres.started(is_safe=True) as server:
        assert source_of(server.create()).doubts() == []
