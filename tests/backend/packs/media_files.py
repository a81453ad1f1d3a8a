"""Small pictures and sounds, made on the spot, and a pack that names them."""

import io
import random
from pathlib import Path

from PIL import Image

from tests.backend.packs.sample import FIRST, SECOND, write_pack

WIDTH, HEIGHT = 64, 48

WITH_IMAGE = FIRST.replace(
    FIRST[FIRST.index("picture: ") : FIRST.index("blocks:")],
    f"picture: {{image: straat.webp, width: {WIDTH}, height: {HEIGHT},"
    ' alt: {id: alt, nl: "Een straat met een boom"}}\n',
)
WITH_SOUND = (
    SECOND
    + """\
  - type: phrases
    title: {id: g1, nl: "Aan de balie"}
    icon: phone
    phrases:
      - {text: {id: g1-1, nl: "Ik zoek hulp."}, sound: hulp.mp3}
      - {text: {id: g1-2, nl: "Dank u wel."}, sound: dank.opus}
  - type: panel
    picture: {scene: [{part: plant, x: 1, y: 1}], alt: {id: v1-alt, nl: "Een boom"}}
    text: {id: v1, nl: "Kijk."}
    sound: hulp.mp3
"""
)


def webp(colour: str = "green", **how: object) -> bytes:
    """A still picture of 64 by 48."""
    target = io.BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), colour).save(target, "WEBP", **how)
    return target.getvalue()


def padded(size: int) -> bytes:
    """A picture with a colour profile that makes it exactly so long."""
    without = len(webp(icc_profile=b"1234"))
    return webp(icc_profile=bytes(size - without + 4))


def mp3(frames: int = 3) -> bytes:
    """Frames of silence: MPEG 1 layer III, 128 kbit/s at 44.1 kHz, 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def tone(line: int, frames: int = 400) -> bytes:
    """A sound at about (line + 1/2) * 38 hertz, so that one recording can be told from another by ear.

    One channel as in `mp3`; of the 576 lines of each half frame all are 0 but one, in the table whose words have four bits.
    """
    words = "1111" * (line // 4) + format(15 ^ (8 >> line % 4), "04b")
    halves = [words + sign for sign in "01"]
    gain = 202  # 210 is as loud as can be
    told = "".join(f"{len(half):012b}{0:09b}{gain:08b}{0:029b}1" for half in halves)
    bits = f"{0:018b}{told}{''.join(halves)}"
    body = int(bits.ljust(413 * 8, "0"), 2).to_bytes(413, "big")
    return (b"\xff\xfb\x90\xc0" + body) * frames


def opus() -> bytes:
    """The first page of an Ogg stream with Opus in it."""
    head = b"OpusHead\x01\x01" + bytes(9)
    return b"OggS\x00\x02" + bytes(20) + bytes([1, len(head)]) + head


def noise(size: int) -> bytes:
    """An MP3 of exactly so many bytes that nothing can compress, nor any two pieces of it be the same."""
    rest = random.Random(size).randbytes(size)
    return (mp3(2) + rest)[:size]


def write_media(starter: Path, **changed: bytes | None) -> Path:
    """The sample with one picture and two sounds; `name_ending=bytes` changes or, without bytes, leaves out a file."""
    folder = write_pack(starter, first=WITH_IMAGE, second=WITH_SOUND) / "media"
    folder.mkdir(exist_ok=True)
    files = {"straat.webp": webp(), "hulp.mp3": mp3(), "dank.opus": opus()}
    files |= {name.replace("_", "."): data for name, data in changed.items()}
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)
        if data is not None:
            (folder / name).write_bytes(data)
    return folder
