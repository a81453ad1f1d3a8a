"""What has been published is known as long as it is: every edition, resource and place."""

from backend.core.config import Settings
from backend.publishing.known import NOTHING, read_known
from tests.backend.packs.sample import SECOND
from tests.backend.publishing.conftest import Studio


async def test_before_the_first_publication_nothing_is_known(settings: Settings) -> None:
    assert await read_known(settings) == NOTHING


async def test_packs_resources_and_places_are_known_once_published(studio: Studio) -> None:
    await studio.publish()
    known = await read_known(studio.settings)
    assert known.editions == {"buurt": {1}}
    assert known.resources == {"B1-01": "green", "B1-02": "yellow"}
    assert known.places == {"voorbeeld-opvang", "voorbeeld-bibliotheek"}
    assert known.sensitive_topics == {"hulp"}


async def test_an_older_edition_stays_known_beside_the_new_one(studio: Studio) -> None:
    await studio.publish()
    await read_known(studio.settings)
    await studio.write({}, second=SECOND.replace("sensitivity: yellow", "sensitivity: green"))
    await studio.publish()
    known = await read_known(studio.settings)
    assert known.editions == {"buurt": {1, 2}}
    assert known.resources["B1-02"] == "green"
