"""What comes out of an upload is small, even and says nothing of who made it; what is more than it seems is refused."""

import io
import itertools
import struct

import av
import pytest
from PIL import Image

from backend.packs.errors import UnusableFileError
from backend.packs.make_picture import BYTES_MAX, make_picture
from backend.packs.make_sound import make_sound
from backend.packs.sniffing import ending_of, read_image
from tests.backend.packs.uploads import (
    BAD_PICTURES,
    BAD_SOUNDS,
    CAMERA,
    flat,
    photo,
    photo_with_place,
    tone,
)


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_a_picture_that_is_none_or_is_more_is_refused(case: str) -> None:
    make, code = BAD_PICTURES[case]
    with pytest.raises(UnusableFileError) as refused:
        make_picture(make())
    assert refused.value.code == code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_of_any_kind_becomes_a_still_webp_of_at_most_25_kb(kind: str) -> None:
    made = make_picture(photo(kind=kind))
    image = read_image(made.data)
    assert image is not None
    assert (image.width, image.height, image.surplus) == (made.width, made.height, frozenset())
    assert made.width / made.height == pytest.approx(4 / 3, abs=0.01)
    assert 10_000 < len(made.data) <= BYTES_MAX
    assert 55 <= made.quality <= 90


def test_a_better_quality_would_not_have_fitted() -> None:
    made = make_picture(photo())
    better = io.BytesIO()
    photo_again = Image.open(io.BytesIO(photo())).convert("RGB")
    photo_again.thumbnail((made.width, made.width), Image.Resampling.LANCZOS)
    photo_again.save(better, "WEBP", quality=made.quality + 2, method=4)
    assert made.quality < 90
    assert len(better.getvalue()) > BYTES_MAX


def told_in_every_way() -> bytes:
    """A photo that says by what it was taken in EXIF, XMP, IPTC and a remark."""
    name = CAMERA.encode()
    title = b"\x1c\x02\x50" + struct.pack(">H", len(name)) + name
    more = {
        0xE1: b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + name,
        0xED: b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(title)) + title,
        0xFE: name,
    }
    parts = (b"\xff%c" % kind + struct.pack(">H", len(said) + 2) + said for kind, said in more.items())
    taken = photo_with_place()
    return taken[:2] + b"".join(parts) + taken[2:]


def test_nothing_tells_where_or_by_what_a_photo_was_taken() -> None:
    taken = told_in_every_way()
    assert taken.count(CAMERA.encode()) == 4
    made = make_picture(taken)
    kept = Image.open(io.BytesIO(made.data))
    assert not kept.getexif()
    assert set(kept.info) <= {"loop", "background", "timestamp", "duration"}
    assert CAMERA.encode() not in made.data


def test_a_photo_that_was_taken_upright_stands_upright() -> None:
    assert make_picture(photo_with_place(turned=1)).width > make_picture(photo_with_place(turned=1)).height
    assert make_picture(photo_with_place(turned=6)).width < make_picture(photo_with_place(turned=6)).height


def test_the_colours_of_a_wide_screen_become_those_of_every_screen() -> None:
    as_they_are = make_picture(photo((64, 48)))
    broken = make_picture(photo((64, 48), icc_profile=b"no profile at all"))
    assert broken.data == as_they_are.data


def test_what_shines_through_goes_on_doing_so() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 0)).save(target, "PNG")
    assert Image.open(io.BytesIO(make_picture(target.getvalue()).data)).mode == "RGBA"


def test_a_small_picture_is_not_blown_up() -> None:
    assert make_picture(flat((40, 30)))[1:] == (40, 30, 90)


@pytest.mark.parametrize("case", BAD_SOUNDS)
def test_a_sound_that_is_none_or_is_more_is_refused(case: str) -> None:
    make, code = BAD_SOUNDS[case]
    with pytest.raises(UnusableFileError) as refused:
        make_sound(make())
    assert refused.value.code == code


def recorded(container: str, codec: str) -> bytes:
    """Two seconds at 523 hertz, as a browser or a phone records them."""
    target = io.BytesIO()
    with av.open(io.BytesIO(tone())) as source, av.open(target, "w", format=container) as out:
        out.metadata["title"] = CAMERA
        stream = out.add_stream(codec, rate=48_000)
        for frame in source.decode(audio=0):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()


RECORDINGS = {
    "Chromium": ("webm", "libopus"),
    "Firefox": ("ogg", "libopus"),
    "Safari": ("mp4", "aac"),
    "a file": ("mp3", "libmp3lame"),
    "a studio": ("flac", "flac"),
}


@pytest.mark.parametrize("recorder", RECORDINGS)
def test_what_any_browser_records_becomes_both_forms_that_phones_play(recorder: str) -> None:
    made = make_sound(recorded(*RECORDINGS[recorder]))
    assert (ending_of(made.mp3), ending_of(made.opus)) == ("mp3", "opus")
    assert made.milliseconds == pytest.approx(2000, abs=100)
    assert CAMERA.encode() not in made.mp3 + made.opus
    assert pitch(made.mp3) == pytest.approx(523, abs=3)
    assert pitch(made.opus) == pytest.approx(523, abs=3)


def samples(data: bytes) -> list[float]:
    resampler = av.AudioResampler("flt", "mono", 48_000)
    heard = bytearray()
    with av.open(io.BytesIO(data)) as source:
        for frame in source.decode(audio=0):
            for same in resampler.resample(frame):
                heard += bytes(same.planes[0])[: same.samples * 4]
    return list(struct.unpack(f"<{len(heard) // 4}f", heard))


def pitch(data: bytes) -> int:
    """How often it goes up through nought in its second half second, twice that."""
    heard = samples(data)[24_000:48_000]
    return 2 * sum(one < 0 <= two for one, two in itertools.pairwise(heard))


def test_soft_and_loud_voices_become_equally_loud() -> None:
    soft, loud = (samples(make_sound(tone(loud=loud)).mp3) for loud in (0.02, 0.9))
    assert max(soft[24_000:48_000]) == pytest.approx(max(loud[24_000:48_000]), rel=0.1)
    assert max(loud) < 1


def test_two_channels_become_one() -> None:
    assert make_sound(tone(channels=2)).milliseconds == 2000


def test_what_was_trimmed_is_not_in_it() -> None:
    before, after = tone(440, 1), tone(880, 1)
    both = before[:4] + struct.pack("<I", len(before) + len(after) - 52) + before[8:40]
    both += struct.pack("<I", len(before) + len(after) - 88) + before[44:] + after[44:]
    made = make_sound(both, starts=1000, ends=2000)
    assert made.milliseconds == 1000
    assert pitch(made.mp3) == pytest.approx(880, abs=6)


def test_the_same_recording_gives_the_same_bytes() -> None:
    assert make_sound(tone()) == make_sound(tone())
