"""What people put in, by accident and on purpose."""

import io
import math
import random
import struct
import wave
import zipfile
import zlib
from collections.abc import Callable

import av
import msgspec
from PIL import Image, PngImagePlugin

from tests.backend.packs.media_files import webp

PLACE = {1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)}
CAMERA = "Verklikker 3000"
SCRIPT = b"<script>alert(document.domain)</script>"


def photo(size: tuple[int, int] = (1600, 1200), kind: str = "JPEG", **how: object) -> bytes:
    """Clouds: more than 25 kB at a size that a screen needs, as photos are."""
    target = io.BytesIO()
    small = (max(size[0] // 16, 1), max(size[1] // 16, 1))
    clouds = Image.frombytes("L", small, random.Random(1).randbytes(small[0] * small[1]))
    clouds.resize(size, Image.Resampling.BICUBIC).convert("RGB").save(target, kind, **how)
    return target.getvalue()


def photo_with_place(turned: int = 6) -> bytes:
    """A photo held upright, that says so, and where and by what it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = turned, CAMERA, PLACE
    return photo((1600, 800), exif=exif)


def flat(size: tuple[int, int], kind: str = "PNG", **how: object) -> bytes:
    """So many pixels of one colour, in a few bytes."""
    target = io.BytesIO()
    Image.new("L", size).save(target, kind, **how)
    return target.getvalue()


def declared(width: int, height: int) -> bytes:
    """A PNG that says that it is so large, with nothing in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def moving(kind: str, many: int = 2) -> bytes:
    target = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), (number * 97 % 256, 90, 0)) for number in range(many)]
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    return target.getvalue()


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../etc/cron.d/x", "* * * * * root true")
    return target.getvalue()


def with_comment(words: bytes) -> bytes:
    """A JPEG with a remark in it."""
    whole = photo((64, 48))
    return whole[:2] + b"\xff\xfe" + struct.pack(">H", len(words) + 2) + words + whole[2:]


def with_text_bomb() -> bytes:
    """A PNG whose remark is 64 MB when it is unpacked."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "0" * (64 * 1024 * 1024), zip=True)
    return flat((8, 8), pnginfo=told)


# What it is, and the code that it is refused with.
BAD_PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "unknown-picture"),
    "words": (lambda: b"een foto", "unknown-picture"),
    "a path": (lambda: b"../../../etc/passwd\x00.png", "unknown-picture"),
    "a drawing": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>", "drawing"),
    "a drawing behind a declaration": (lambda: b"\xef\xbb\xbf<?xml version='1.0'?><!-- --><svg/>", "drawing"),
    "a drawing that loads": (
        lambda: b"  \n<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
        "drawing",
    ),
    "a page": (lambda: b"<!doctype html>" + SCRIPT, "drawing"),
    "a PDF": (lambda: b"%PDF-1.7\n1 0 obj", "hidden-file"),
    "a GIF": (lambda: flat((8, 8), "GIF"), "unknown-picture"),
    "a GIF that is a script": (lambda: b"GIF89a=1;alert(1)//" + bytes(99), "unknown-picture"),
    "a TIFF": (lambda: flat((8, 8), "TIFF"), "unknown-picture"),
    "a bitmap": (lambda: flat((8, 8), "BMP"), "unknown-picture"),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "unknown-picture"),
    "more pixels than a camera has": (lambda: flat((9000, 9000)), "too-many-pixels"),
    "a bomb of pixels": (lambda: declared(60_000, 60_000), "too-many-pixels"),
    "one long line": (lambda: declared(2**31 - 1, 1), "too-many-pixels"),
    "a bomb of words": (with_text_bomb, "damaged"),
    "a PNG with nothing in it": (lambda: declared(2000, 2000), "damaged"),
    "a bomb of frames": (lambda: moving("WEBP", 400), "moves"),
    "a photo cut off": (lambda: photo()[:20_000], "damaged"),
    "a PNG cut off": (lambda: photo(kind="PNG")[:-4000], "damaged"),
    "a WebP cut off": (lambda: photo(kind="WEBP")[:-400], "damaged"),
    "a header alone": (lambda: b"\xff\xd8\xff\xe0", "unknown-picture"),
    "a WebP that moves": (lambda: moving("WEBP"), "moves"),
    "a PNG that moves": (lambda: moving("PNG"), "moves"),
    "an archive behind a photo": (lambda: photo() + zipped(), "hidden-file"),
    "an archive behind a PNG": (lambda: flat((8, 8)) + zipped(), "hidden-file"),
    "other words behind a PNG": (lambda: flat((8, 8)) + b"en nog iets", "hidden-file"),
    "other words behind a WebP": (lambda: webp() + b"en nog iets", "hidden-file"),
    "a page in a remark": (lambda: with_comment(b"<html>" + SCRIPT), "hidden-file"),
    "PHP in a remark": (lambda: with_comment(b"<?php system($_GET['c']); ?>"), "hidden-file"),
    "a script that is a photo": (lambda: with_comment(b"*/=1;/*" + SCRIPT), "hidden-file"),
    "a PDF that is a photo": (lambda: with_comment(b"%PDF-1.4\n1 0 obj"), "hidden-file"),
    "a 7z behind a photo": (lambda: photo() + b"7z\xbc\xaf\x27\x1c" + bytes(60), "hidden-file"),
}


def tone(
    hertz: float = 523, seconds: float = 2, loud: float = 0.1, rate: int = 44_100, channels: int = 1
) -> bytes:
    """A WAV of one even tone."""
    target = io.BytesIO()
    with wave.open(target, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(
            b"".join(
                struct.pack("<h", round(32_767 * loud * math.sin(2 * math.pi * hertz * at / rate))) * channels
                for at in range(round(seconds * rate))
            )
        )
    return target.getvalue()


def squeezed(seconds: int) -> bytes:
    """A FLAC of nothing but silence: thousands of samples to a byte."""
    target = io.BytesIO()
    with av.open(target, "w", format="flac") as out:
        stream = out.add_stream("flac", rate=8_000, layout="mono")
        for _ in range(seconds):
            frame = av.AudioFrame("s16", "mono", 8_000)
            frame.rate = 8_000
            frame.planes[0].update(bytes(16_000))
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/secret.ts\n#EXT-X-ENDLIST\n"

BAD_SOUNDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "unknown-sound"),
    "words": (lambda: b"hallo", "unknown-sound"),
    "a list of addresses": (lambda: PLAYLIST, "unknown-sound"),
    "another list of addresses": (lambda: b"ffconcat version 1.0\nfile /etc/passwd\n", "unknown-sound"),
    "a picture": (lambda: photo((64, 48)), "unknown-sound"),
    "a recording cut off": (lambda: tone()[:30], "damaged"),
    "a header of a film": (lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(100), "damaged"),
    "a header of the web's own": (lambda: b"\x1aE\xdf\xa3" + bytes(100), "damaged"),
    "a header of Ogg": (lambda: b"OggS" + bytes(100), "damaged"),
    "silence": (lambda: tone(loud=0), "silent"),
    "next to nothing": (lambda: tone(loud=0.0005), "silent"),
    "a click": (lambda: tone(seconds=0.2), "too-short"),
    "an hour of it": (lambda: tone(seconds=121, rate=8000), "too-long"),
    "an hour of it in a few bytes": (lambda: squeezed(3600), "too-long"),
    "an archive behind it": (lambda: tone() + zipped(), "hidden-file"),
    "a page in it": (lambda: tone() + SCRIPT, "hidden-file"),
}


def upload(data: bytes, **head: object) -> bytes:
    """As a page sends it: a line of JSON, and the file behind it."""
    return msgspec.json.encode({"licence": "own", **head}) + b"\n" + data
