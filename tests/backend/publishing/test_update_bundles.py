"""Update bundles: from each of the last five editions what it lacked, where that is less than the whole (clause 2.8)."""

from backend.packs.read_pack import read_pack
from backend.publishing.editions import draft_pack, press
from backend.publishing.publish import publish, roll_back
from backend.publishing.updates import Former
from sync.bundle import BundleReader
from sync.canonical import canonical, name_blob
from sync.download import choose_download, missing_blobs
from sync.manifest import Bundle, Manifest
from tests.backend.packs.sample import FIRST, SECOND
from tests.backend.publishing.conftest import NOW, Studio


async def edition(studio: Studio, number: int, **changed: str) -> None:
    """One more edition; by itself only the Dutch of the first card is another."""
    first = FIRST.replace("Dit is je straat.", f"Dit is straat {number}.")
    await studio.write({}, **{"first": first, **changed})
    (made,) = (await studio.publish()).editions
    assert made.edition == number


def documents(studio: Studio, bundle: Bundle) -> set[str]:
    reader = BundleReader(studio.blobs())
    names = {found.sha256 for part in bundle.parts for found in reader.feed(studio.blob(part.sha256))}
    reader.finish()
    return names


def texts(studio: Studio, number: int, language: str) -> set[str]:
    return {file.sha256 for file in studio.list(number, language).files}


def formers(manifest: Manifest) -> dict[str, list[int]]:
    return {language: [update.former for update in found] for language, found in manifest.updates.items()}


async def test_a_first_edition_has_nothing_to_update_from(studio: Studio) -> None:
    await studio.publish()
    assert studio.manifest(1).updates == {}


async def test_an_update_holds_exactly_what_its_edition_lacked(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2)
    await edition(studio, 3, second=SECOND.replace("Bel de balie.", "Vraag het de balie."))
    for update in studio.manifest(3).updates["ar"]:
        new = texts(studio, 3, "ar") - texts(studio, update.former, "ar")
        assert new
        assert documents(studio, update) == new


async def test_a_phone_of_each_former_edition_has_all_with_its_update(studio: Studio) -> None:
    await studio.publish()
    for number in (2, 3, 4):
        await edition(studio, number)
    for update in studio.manifest(4).updates["nl"]:
        held = texts(studio, update.former, "nl") | documents(studio, update)
        assert missing_blobs(studio.list(4, "nl"), held) == ()


async def test_updates_lead_on_from_the_last_five_editions_only(studio: Studio) -> None:
    await studio.publish()
    for number in range(2, 8):
        await edition(studio, number)
    assert formers(studio.manifest(6))["nl"] == [1, 2, 3, 4, 5]
    assert formers(studio.manifest(7))["nl"] == [2, 3, 4, 5, 6]


async def test_a_language_in_which_nothing_changed_needs_no_update(studio: Studio) -> None:
    await studio.publish()
    await studio.write({"en": "Other"}, first=FIRST.replace("De straat", "Een straat"))
    await studio.publish()
    changed = {
        language
        for language in studio.manifest(2).languages
        if texts(studio, 2, language) != texts(studio, 1, language)
    }
    assert set(formers(studio.manifest(2))) <= changed


async def test_where_everything_is_new_there_is_only_the_whole(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2, second=SECOND.replace("Bel de balie.", "Vraag het de balie."))
    assert "nl" not in studio.manifest(2).updates


async def test_an_update_weighs_less_than_the_whole(studio: Studio) -> None:
    await studio.publish()
    for number in (2, 3, 4):
        await edition(studio, number)
    manifest = studio.manifest(4)
    assert manifest.updates
    for language, updates in manifest.updates.items():
        assert all(update.download < manifest.bundles[language].download for update in updates)


async def test_going_back_leads_on_from_the_editions_that_were_left(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2)
    roll_back(studio.settings, "buurt", 1, NOW)
    manifest = studio.manifest(3)
    # What the first edition had is what this one has: who still has it fetches nothing.
    assert formers(manifest)["nl"] == [2]
    assert documents(studio, manifest.updates["nl"][0]) == texts(studio, 1, "nl") - texts(studio, 2, "nl")


async def test_a_staged_edition_has_updates_too(studio: Studio) -> None:
    await studio.publish()
    await studio.write({}, first=FIRST.replace("Dit is je straat.", "Dit is straat 2."))
    await publish(studio.settings, NOW, places=["voorbeeld-opvang"])
    assert list((studio.settings.data / "targets").glob("*.buurt.next.json"))
    assert formers(studio.manifest(2))["nl"] == [1]


async def test_a_former_edition_whose_list_is_gone_is_passed_over(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2)
    lost = studio.manifest(1).lists["ar"].sha256
    (studio.settings.blobs / lost[:2] / lost).unlink()
    await edition(studio, 3)
    assert formers(studio.manifest(3))["nl"] == [2]


async def test_the_same_content_gives_the_same_bytes(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2)
    draft = draft_pack(await read_pack("buurt"))
    had = {language: studio.list(1, language).files for language in studio.manifest(1).languages}
    pressed = press(draft, 2, NOW.date(), [Former(1, had)])
    assert pressed.manifest == canonical(studio.manifest(2))
    assert {name_blob(blob) for blob in pressed.blobs} <= studio.blobs()


async def test_a_phone_far_behind_chooses_the_update_when_it_is_least(studio: Studio) -> None:
    await studio.publish()
    await edition(studio, 2)
    chosen = choose_download(studio.manifest(2), [studio.list(2, "nl")], texts(studio, 1, "nl"), 1)
    assert chosen.bundles == ()  # one changed card is never the whole again
