"""Pictures and sound go in and come out as they are; what is none of the kinds that phones get is refused by name."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from backend.core.blobs import DamagedBlobError
from backend.packs.catalogues import update_files
from backend.packs.errors import ContentError
from backend.packs.export_starter import export_starter
from backend.packs.import_starter import Imported
from backend.packs.media import IMAGE_MAX, SOUND_MAX
from backend.packs.read_pack import read_pack
from backend.packs.sniffing import ending_of, read_image
from backend.packs.starter import read_starter
from backend.packs.tables import Media, Resource
from sync.canonical import name_blob
from sync.fields import BLOB_MAX
from tests.backend.packs.conftest import Files
from tests.backend.packs.media_files import HEIGHT, WIDTH, mp3, noise, opus, padded, webp, write_media
from tests.backend.packs.sample import write_pack


def write(files: Files, **changed: bytes | None) -> Path:
    folder = write_media(files.starter, **changed)
    update_files(read_starter(files.starter), files.locale)
    return folder


async def test_what_is_imported_is_exported_again_the_same(files: Files, tmp_path: Path) -> None:
    folder = write(files, rest_mp3=noise(BLOB_MAX + 1))
    await files.load()
    await export_starter(tmp_path / "out", tmp_path / "out-locale", files.blobs)
    out = tmp_path / "out" / "buurt"
    assert read_starter(tmp_path / "out") == read_starter(files.starter)
    assert {path.name: path.read_bytes() for path in (out / "media").iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


async def test_importing_again_changes_nothing(files: Files) -> None:
    write(files)
    assert (await files.load()).added
    assert await files.load() == Imported("buurt", 0, 0, 0, [])


async def test_another_picture_under_the_same_name_is_one_changed_row(files: Files) -> None:
    write(files)
    await files.load()
    write(files, straat_webp=webp("red"))
    assert await files.load() == Imported("buurt", 0, 1, 0, [])
    media = (await read_pack("buurt")).media
    assert files.blobs.read(media["straat.webp"].sha256) == webp("red")


async def test_a_file_that_somebody_replaced_in_the_tables_stays(files: Files) -> None:
    write(files)
    await files.load()
    await Media.update({Media.sha256: "0" * 64}).where(Media.name == "straat.webp")
    write(files, straat_webp=webp("red"))
    assert (await files.load()).kept == ["media/buurt.straat.webp"]
    assert (await read_pack("buurt")).media["straat.webp"].sha256 == "0" * 64


async def test_a_file_that_nothing_names_leaves_with_its_file(files: Files) -> None:
    write(files, tuin_webp=webp("blue"))
    await files.load()
    write(files, tuin_webp=None)
    assert await files.load() == Imported("buurt", 0, 0, 1, [])


async def test_an_edited_card_keeps_the_files_that_it_names(files: Files) -> None:
    write(files)
    await files.load()
    await Resource.update({Resource.level: "B1"}).where(Resource.id == "B1-02")
    (files.starter / "buurt" / "media" / "dank.opus").unlink()
    (files.starter / "buurt" / "media" / "hulp.mp3").unlink()
    write_pack(files.starter)
    await files.load()
    assert set((await read_pack("buurt")).media) == {"dank.opus", "hulp.mp3", "straat.webp"}


async def test_a_long_file_is_kept_whole_and_in_pieces_of_256_kib(files: Files) -> None:
    data = noise(2 * BLOB_MAX + 10)
    write(files, hulp_mp3=data)
    await files.load()
    media = (await read_pack("buurt")).media["hulp.mp3"]
    assert [piece.bytes for piece in media.chunks] == [BLOB_MAX, BLOB_MAX, 10]
    assert b"".join(files.blobs.read(piece.sha256) for piece in media.chunks) == data
    assert (media.bytes, files.blobs.read(media.sha256)) == (len(data), data)


@pytest.mark.parametrize(("size", "pieces"), [(BLOB_MAX, 0), (BLOB_MAX + 1, 2)])
async def test_a_file_of_256_kib_needs_no_pieces(files: Files, size: int, pieces: int) -> None:
    write(files, hulp_mp3=noise(size))
    await files.load()
    assert len((await read_pack("buurt")).media["hulp.mp3"].chunks) == pieces


async def test_an_export_whose_bytes_are_gone_says_so(files: Files, tmp_path: Path) -> None:
    write(files)
    await files.load()
    files.blobs.path(name_blob(webp())).unlink()
    with pytest.raises(DamagedBlobError):
        await export_starter(tmp_path / "out", tmp_path / "out-locale", files.blobs)


@pytest.mark.parametrize(
    "largest", [{"straat_webp": padded(IMAGE_MAX)}, {"hulp_mp3": noise(SOUND_MAX)}], ids=["image", "sound"]
)
async def test_the_largest_files_are_taken(files: Files, largest: dict[str, bytes]) -> None:
    write(files, **largest)
    assert (await files.load()).added


def animated() -> bytes:
    target = io.BytesIO()
    frames = [Image.new("RGB", (WIDTH, HEIGHT), colour) for colour in ("green", "red")]
    frames[0].save(target, "WEBP", save_all=True, append_images=frames[1:])
    return target.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 0.0, 0.0)}
    return webp(exif=exif)


REFUSED: dict[str, tuple[dict[str, bytes | None], str]] = {
    "not there": ({"straat_webp": None}, r"B1-01: straat\.webp: there is no such file in the pack's media"),
    "a drawing": (
        {"kaart_svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"},
        r"buurt/media/kaart\.svg: only files",
    ),
    "a page called a picture": ({"straat_webp": b"<html></html>"}, r"straat\.webp: its bytes are no webp"),
    "a sound called a picture": ({"straat_webp": mp3()}, r"straat\.webp: its bytes are no webp"),
    "a picture called a sound": ({"hulp_mp3": webp()}, r"hulp\.mp3: its bytes are no mp3"),
    "one sound called the other": ({"hulp_mp3": opus()}, r"hulp\.mp3: its bytes are no mp3"),
    "an empty file": ({"hulp_mp3": b""}, r"hulp\.mp3: its bytes are no mp3"),
    "a picture cut off": ({"straat_webp": webp()[:-2]}, r"straat\.webp: its bytes are no webp"),
    "a large picture": (
        {"straat_webp": padded(IMAGE_MAX + 2)},
        r"straat\.webp: 100002 bytes, at most 100000",
    ),
    "a long sound": ({"hulp_mp3": noise(SOUND_MAX + 1)}, r"hulp\.mp3: 2000001 bytes, at most 2000000"),
    "a picture that moves": ({"straat_webp": animated()}, r"straat\.webp: take out ANIM, ANMF"),
    "a picture that knows where it was taken": (
        {"straat_webp": with_place()},
        r"straat\.webp: take out EXIF",
    ),
    "a picture of another size": (
        {"straat_webp": webp()[:26] + b"\x50" + webp()[27:]},
        r"B1-01: straat\.webp: its width is 80 and its height 48",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_what_phones_do_not_get_is_refused_by_name(files: Files, case: str) -> None:
    changed, problem = REFUSED[case]
    write_media(files.starter, **changed)
    with pytest.raises(ContentError, match=problem):
        await files.load()
    assert not await Resource.exists()


async def test_a_picture_is_no_sound(files: Files) -> None:
    write_media(files.starter)
    card = files.starter / "buurt" / "B1-02.yaml"
    card.write_text(card.read_text("utf-8").replace("sound: dank.opus", "sound: straat.webp"), "utf-8")
    with pytest.raises(ContentError, match=r"B1-02: straat\.webp: it is no sound"):
        await files.load()


async def test_a_sound_is_no_picture(files: Files) -> None:
    write_media(files.starter)
    card = files.starter / "buurt" / "B1-01.yaml"
    card.write_text(card.read_text("utf-8").replace("image: straat.webp", "image: hulp.mp3"), "utf-8")
    with pytest.raises(ContentError, match=r"B1-01: hulp\.mp3: it is no image"):
        await files.load()


async def test_a_folder_among_the_files_is_refused(files: Files) -> None:
    (write_media(files.starter) / "more").mkdir()
    with pytest.raises(ContentError, match="buurt/media/more: only files"):
        await files.load()


async def test_what_the_system_hides_is_no_business_of_the_pack(files: Files) -> None:
    (write(files) / ".DS_Store").write_bytes(b"x")
    assert (await files.load()).added


FORMS: dict[str, Callable[[], bytes]] = {
    "lossy": webp,
    "lossless": lambda: webp(lossless=True),
    "with a profile": lambda: webp(icc_profile=b"1234"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_webp_says_its_size(form: str) -> None:
    image = read_image(FORMS[form]())
    assert image is not None
    assert (image.width, image.height, image.surplus) == (WIDTH, HEIGHT, frozenset())


def test_a_tag_before_the_sound_is_passed_over() -> None:
    tag = b"ID3\x04\x00\x00\x00\x00\x01\x02" + bytes(130)
    assert ending_of(tag + mp3()) == "mp3"
    assert ending_of(tag[:-1] + mp3()) is None


@pytest.mark.parametrize(
    "head",
    [b"\xff\xfb\xf0\x00", b"\xff\xfb\x00\x00", b"\xff\xfb\x9c\x00", b"\xff\xfd\x90\x00", b"\xff\xeb\x90\x00"],
)
def test_a_header_that_no_sound_has_is_none(head: bytes) -> None:
    assert ending_of((head + bytes(413)) * 3) is None


@pytest.mark.parametrize(
    ("head", "length"),
    [
        (b"\xff\xfb\x92\x00", 418),
        (b"\xff\xf3\x80\x00", 208),
        (b"\xff\xe3\x80\x00", 417),
        (b"\xff\xfb\x94\x00", 384),
    ],
)
def test_frames_of_every_version_follow_each_other(head: bytes, length: int) -> None:
    assert ending_of((head + bytes(length - 4)) * 2) == "mp3"
    assert ending_of((head + bytes(length - 3)) * 2) is None


def test_one_frame_alone_is_no_sound() -> None:
    assert ending_of(mp3(1)) is None


def test_ogg_with_something_else_in_it_is_no_sound() -> None:
    assert ending_of(opus().replace(b"OpusHead", b"\x01vorbis0")) is None
