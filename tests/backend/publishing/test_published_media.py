"""Pictures and sound of an edition: listed by need beside the texts, in no bundle, and weighed before the tap."""

from functools import partial

import msgspec
import pytest
from tuf.api.metadata import Metadata, TargetFile, Targets

from backend.core.blobs import BlobStore, DamagedBlobError
from backend.packs.catalogues import update_files
from backend.packs.errors import ContentError
from backend.packs.make_picture import MadePicture
from backend.packs.starter import read_starter
from backend.packs.tables import Media
from backend.places.overlays import keep_overlay, list_overlays
from backend.places.photos import put_photo
from backend.places.places import PlaceEntry, add_place
from backend.publishing.check import find_faults
from backend.publishing.differences import target_differences
from backend.publishing.publish import roll_back
from sync.bundle import BundleReader
from sync.canonical import name_blob
from sync.fields import BLOB_MAX
from sync.manifest import FileEntry, PackCustom, parse_custom
from tests.backend.packs.media_files import mp3, noise, opus, webp, write_media
from tests.backend.publishing.conftest import NOW, Studio

LONG = noise(BLOB_MAX + 5)


async def bring(studio: Studio, **changed: bytes | None) -> None:
    write_media(studio.settings.starter, **changed)
    update_files(read_starter(studio.settings.starter), studio.settings.locale)
    await studio.load()


def media(studio: Studio, edition: int, language: str = "ar") -> dict[str, FileEntry]:
    return {file.path: file for file in studio.list(edition, language).files if file.kind != "document"}


def targets(studio: Studio) -> dict[str, TargetFile]:
    """What the newest metadata name."""
    files = (studio.settings.data / "metadata").glob("*.targets.json")
    newest = max(files, key=lambda path: int(path.name.partition(".")[0]))
    return Metadata[Targets].from_bytes(newest.read_bytes()).signed.targets


def custom(studio: Studio) -> PackCustom:
    return parse_custom(targets(studio)["buurt.json"].custom)


async def test_every_list_has_the_pictures_and_sound_of_its_cards(studio: Studio) -> None:
    await bring(studio, hulp_mp3=LONG)
    await studio.publish()
    for language in ("nl", "ar", "fa-AF"):
        found = media(studio, 1, language)
        assert {path: (file.kind, file.need, file.resource) for path, file in found.items()} == {
            "straat.webp": ("image", "picture", "B1-01"),
            "hulp.mp3": ("sound", "sound", "B1-02"),
            "dank.opus": ("sound", "sound", "B1-02"),
        }
        pieces = found["hulp.mp3"].chunks
        assert b"".join(studio.blob(piece.sha256) for piece in pieces) == LONG
        assert studio.blob(found["hulp.mp3"].sha256) == LONG  # for who plays it from here
        assert studio.blob(found["straat.webp"].sha256) == webp()


async def test_texts_come_first_and_no_bundle_has_anything_else(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    kinds = [file.kind for file in studio.list(1, "ar").files]
    assert kinds == ["document", "document", "image", "sound", "sound"]
    reader = BundleReader(studio.blobs())
    bundle = studio.manifest(1).bundles["ar"]
    names = [found.sha256 for part in bundle.parts for found in reader.feed(studio.blob(part.sha256))]
    assert names == [file.sha256 for file in studio.list(1, "ar").files if file.need == "core"]


async def test_a_document_names_its_picture_and_sound(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    picture = studio.document(1, "B1-01", "ar").picture
    assert picture is not None
    assert (picture.image, picture.width, picture.height, picture.scene) == ("straat.webp", 64, 48, None)


async def test_a_file_that_no_card_names_is_not_published(studio: Studio) -> None:
    await bring(studio, tuin_webp=webp("blue"))
    await studio.publish()
    assert set(media(studio, 1)) == {"straat.webp", "hulp.mp3", "dank.opus"}


async def test_metadata_weigh_pictures_and_sound_apart(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    said = custom(studio).media
    assert said is not None
    assert set(said) == {"nl", "en", "ar", "fa-AF"}
    assert (said["ar"].picture, said["ar"].sound) == (len(webp()), len(mp3()) + len(opus()))


async def test_a_pack_without_any_weighs_none(studio: Studio) -> None:
    await studio.publish()
    assert custom(studio).media is None


async def test_another_picture_is_a_new_edition_with_the_same_texts(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    await bring(studio, straat_webp=webp("red"))
    assert [one.edition for one in (await studio.publish()).editions] == [2]
    assert media(studio, 2)["straat.webp"].sha256 == name_blob(webp("red"))
    assert studio.manifest(2).bundles == studio.manifest(1).bundles
    assert studio.manifest(2).updates == {}


async def test_going_back_brings_the_former_picture_back(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    await bring(studio, straat_webp=webp("red"))
    await studio.publish()
    roll_back(studio.settings, "buurt", 1, NOW)
    assert media(studio, 3) == media(studio, 1)


async def test_a_card_whose_file_left_the_tables_is_not_published(studio: Studio) -> None:
    await bring(studio)
    await Media.delete().where(Media.name == "straat.webp")
    with pytest.raises(ContentError, match=r"B1-01: there is no image straat\.webp in the pack"):
        await studio.publish()


@pytest.mark.parametrize("lost", [LONG, LONG[:BLOB_MAX], LONG[BLOB_MAX:], webp()])
async def test_nothing_is_published_whose_bytes_are_gone(studio: Studio, lost: bytes) -> None:
    await bring(studio, hulp_mp3=LONG)
    (studio.settings.blobs / name_blob(lost)[:2] / name_blob(lost)).unlink()
    with pytest.raises(DamagedBlobError, match=name_blob(lost)):
        await studio.publish()
    assert not (studio.settings.data / "editions").exists()


async def test_a_piece_that_was_lost_since_is_found(studio: Studio) -> None:
    await bring(studio, hulp_mp3=LONG)
    await studio.publish()
    assert find_faults(studio.settings, NOW) == []
    lost = name_blob(LONG[BLOB_MAX:])
    (studio.settings.blobs / lost[:2] / lost).unlink()
    assert find_faults(studio.settings, NOW) == [f"buurt: there is no blob {lost}"]


async def test_whoever_signs_hears_of_another_picture_once_and_where_it_is(studio: Studio) -> None:
    await bring(studio)
    await studio.publish()
    before = targets(studio)
    await bring(studio, straat_webp=webp("red"))
    await studio.publish()
    read = partial(read_published, studio)
    said = target_differences(before, targets(studio), read)
    picture = webp("red")
    assert said == [
        "~ buurt.json",
        "  edition 1 → 2",
        "  ~ straat.webp",
        f"    image of {len(picture)} bytes at /b/{name_blob(picture)}",
    ]


async def test_whoever_signs_for_a_region_hears_where_a_new_photo_is(studio: Studio) -> None:
    made = MadePicture(webp(), 64, 48, 80)
    await add_place(PlaceEntry(id="terapel", name="Ter Apel", kind="shelter", region="noord"))
    file = await put_photo("terapel", made, "Noor", NOW, BlobStore(studio.settings.blobs))
    said = {"languages": {}, "photos": [{**msgspec.structs.asdict(file), "alt": {"nl": "De voordeur."}}]}
    await keep_overlay("terapel", msgspec.json.encode(said), NOW.date())
    data = (await list_overlays())["noord"]["terapel"]
    target = TargetFile(len(data), {"sha256": name_blob(data)}, "overlay.noord.terapel.json", {})
    lines = target_differences({}, {target.path: target}, lambda _: data)
    assert lines[-1] == f"    photo of {file.bytes} bytes at /b/{file.sha256}"
    assert target_differences({target.path: target}, {target.path: target}, lambda _: data) == []


def read_published(studio: Studio, path: str) -> bytes:
    folder, _, name = path.partition("/")
    return studio.blob(name) if folder == "b" else (studio.settings.data / path).read_bytes()
