"""What the bytes of a picture or sound are, by the formats' own headers: WebP (RFC 9649), MP3, and Opus in Ogg (RFC 7845)."""

from typing import Literal, NamedTuple

Ending = Literal["webp", "mp3", "opus"]

# A still picture. EXIF and XMP say where and when a photo was taken and by whom; ANIM and ANMF move.
STILL = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})
ID3_HEADER = 10  # bytes
KBITS = {  # by version, MPEG 1 and the later ones for low rates
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
LAYER_3 = 1


class Image(NamedTuple):
    """A picture's size in pixels, and the chunks that it should not have."""

    width: int
    height: int
    surplus: frozenset[bytes]


def ending_of(data: bytes) -> Ending | None:
    """What the file should be called; None for anything that phones do not get."""
    if read_image(data) is not None:
        return "webp"
    if _is_opus(data):
        return "opus"
    return "mp3" if _is_mp3(data) else None


def read_image(data: bytes) -> Image | None:
    """What a WebP file says of itself; None when it is none, or is cut off."""
    chunks = _chunks(data)
    size = _size(chunks[0]) if chunks else None
    return None if size is None else Image(*size, frozenset(name for name, _ in chunks) - STILL)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a RIFF file of kind WEBP; none unless they end where the file does."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or _number(data[4:8]) + 8 != len(data):
        return []
    found, at = [], 12
    while at + 8 <= len(data):
        length = _number(data[at + 4 : at + 8])
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found if at == len(data) else []


def _size(chunk: tuple[bytes, bytes]) -> tuple[int, int] | None:
    name, body = chunk
    if name == b"VP8X" and len(body) == 10:
        return _number(body[4:7]) + 1, _number(body[7:10]) + 1
    if name == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = _number(body[1:5])
        return bits % 2**14 + 1, bits // 2**14 % 2**14 + 1
    if name == b"VP8 " and len(body) >= 10 and body[3:6] == b"\x9d\x01\x2a":
        return _number(body[6:8]) % 2**14, _number(body[8:10]) % 2**14
    return None


def _is_opus(data: bytes) -> bool:
    is_first_page = data[:5] == b"OggS\x00" and len(data) > 27 and data[5] & 2 == 2
    return is_first_page and data[27 + data[26] :].startswith(b"OpusHead")


def _is_mp3(data: bytes) -> bool:
    """Two frames in a row: two bytes of sync alone are in many files."""
    start = 0
    if data[:3] == b"ID3" and len(data) > ID3_HEADER:
        high, *low = data[6:10]
        start = ID3_HEADER + sum(part << (7 * place) for place, part in enumerate(reversed([high, *low])))
    first = _frame(data[start : start + 4])
    return first is not None and _frame(data[start + first : start + first + 4]) is not None


def _frame(head: bytes) -> int | None:
    """The length of an MP3 frame in bytes, by its four bytes of header."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer, rate, hertz = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in HERTZ or layer != LAYER_3 or not 0 < rate < 15 or hertz == 3:
        return None
    kbits = KBITS[3 if version == 3 else 2][rate - 1]
    samples = 1152 if version == 3 else 576
    return samples // 8 * kbits * 1000 // HERTZ[version][hertz] + (head[2] >> 1 & 1)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
