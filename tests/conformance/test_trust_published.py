"""What our own publisher signs, recalls and overlays included, is what the phone's verifier takes from it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from backend.core.config import Settings
from backend.core.database import DB
from backend.places.overlays import keep_overlay
from backend.places.places import PlaceEntry, add_place
from backend.publishing.keys import make_person_key
from backend.publishing.publish import publish, recall
from sync.overlay import parse_overlay
from sync.recalls import Recall, parse_recalls
from tests.conformance.test_trust_client import Client, Repository
from tests.server import make_published, settings_in

TODAY = datetime.now(UTC).replace(microsecond=0)
HOURS = {"type": "paragraph", "text": {"id": "terapel.h1", "text": "Open van 10 tot 16 uur."}}


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[Settings]:
    """A published pack, and a place with a region that said something of itself."""
    await make_published(tmp_path)
    found = settings_in(tmp_path)
    public = make_person_key(found.data / "keys" / "noord.pem", None)
    (found.data / "regions").mkdir()
    (found.data / "regions" / "noord.pub").write_bytes(public.read_bytes())
    await DB.open(found.database)
    await add_place(PlaceEntry(id="terapel", name="Ter Apel", kind="shelter", region="noord"))
    await keep_overlay(
        "terapel", msgspec.json.encode({"languages": {"nl": {"hours": [HOURS]}}}), TODAY.date()
    )
    await publish(found, TODAY)
    yield found
    await DB.close()


async def test_the_client_follows_it(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "client").mkdir()
    with Repository.serving() as repository:
        repository.files = _files(settings)
        client = Client(tmp_path / "client", repository)
        assert client.init(repository.files["metadata/1.root.json"]) == 0
        assert client.download("buurt.json", "overlay.noord.terapel.json") == 0
        assert client.download("overlay.noord.ergens.json") == 1
        overlay = client.found("overlay.noord.terapel.json") or b""
        assert "hours" in parse_overlay(overlay, "noord", "terapel").languages["nl"]
        resource = msgspec.json.decode(client.found("buurt.json") or b"")["resources"][0]["id"]
        taken_back = Recall(pack="buurt", resource=resource, up_to_edition=1, reason={"nl": "Klopt niet"})
        recall(settings, taken_back, TODAY)
        repository.files = _files(settings)
        assert client.download("recalls.json") == 0
        assert parse_recalls(client.found("recalls.json") or b"").recalls == (taken_back,)


def _files(settings: Settings) -> dict[str, bytes]:
    return {
        f"{folder}/{path.name}": path.read_bytes()
        for folder in ("metadata", "targets")
        for path in (settings.data / folder).glob("*.json")
    }
