"""Makes of somebody's photo what phones get: a still WebP of at most 25 kB that says nothing of its camera or place.

Only the picture itself is painted anew, so whatever else a file carries stays behind. What is a page, an archive or a
script as well is refused all the same: nobody uploads such a thing by chance.
"""

import io
import warnings
import zlib
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from backend.packs.errors import UnusableFileError
from backend.packs.hidden import hides_another_file

BYTES_MAX = 25_000
PIXELS_MAX = 50_000_000  # a phone's best camera
SIDES = (1024, 800, 640, 480, 360, 240)  # pixels of the longer side, the first that fits
BEST, WORST = 90, 55  # WebP's quality; below, a smaller picture is the better one
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
PHOTOS = ("JPEG", "MPO")  # a phone puts more pictures behind the first; only that one is taken
PNG_END = b"IEND\xae\x42\x60\x82"
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, zlib.error)


class MadePicture(NamedTuple):
    data: bytes
    width: int  # pixels
    height: int
    quality: int  # of 100


def make_picture(data: bytes) -> MadePicture:
    """The largest picture that fits, and the best quality at that size.

    Raises: UnusableFileError.
    """
    _refuse_disguises(data)
    try:
        painted = _paint(data)
    except Image.DecompressionBombError as error:
        raise UnusableFileError("the picture has too many pixels", "too-many-pixels") from error
    except UnidentifiedImageError as error:
        raise UnusableFileError("this is no picture that can be read", "unknown-picture") from error
    except BROKEN as error:
        raise UnusableFileError("the picture is damaged", "damaged") from error
    for side in SIDES:
        sized = painted.copy()
        sized.thumbnail((side, side), Image.Resampling.LANCZOS)
        if found := _best_of(sized):
            return found
    raise UnusableFileError("the picture does not fit", "too-busy")


def _refuse_disguises(data: bytes) -> None:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<") or b"<svg" in head:
        raise UnusableFileError("a drawing in code is not taken", "drawing")
    if _ends_early(data) or hides_another_file(data):
        raise UnusableFileError("there is another file in this one", "hidden-file")


def _ends_early(data: bytes) -> bool:
    """Whether something follows the picture, in a format that has an end."""
    if data.startswith(b"\x89PNG"):
        end = data.rfind(PNG_END)
        return end >= 0 and end + len(PNG_END) != len(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return int.from_bytes(data[4:8], "little") + 8 < len(data)
    return False


def _paint(data: bytes) -> Image.Image:
    """The picture upright, in the colours of every screen, and nothing else."""
    with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
        opened = Image.open(io.BytesIO(data), formats=FORMATS)
    if opened.width * opened.height > PIXELS_MAX:
        raise Image.DecompressionBombError
    if opened.format not in PHOTOS and getattr(opened, "n_frames", 1) > 1:
        raise UnusableFileError("the picture moves", "moves")
    opened.draft("RGB", (2 * SIDES[0], 2 * SIDES[0]))  # a large JPEG is not even decoded whole
    opened.load()
    return _in_srgb(ImageOps.exif_transpose(opened), opened.info.get("icc_profile"))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            plain = image.convert(mode) if image.mode not in {"RGB", "RGBA", "CMYK", "L"} else image
            made = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            made = None  # a profile that is not this picture's: its numbers are taken as they are
        image = made or image
    return image.convert(mode)


def _best_of(image: Image.Image) -> MadePicture | None:
    found, low, high = None, WORST, BEST
    while low <= high:
        quality = (low + high) // 2
        data = _encoded(image, quality)
        if len(data) <= BYTES_MAX:
            found, low = MadePicture(data, image.width, image.height, quality), quality + 1
        else:
            high = quality - 1
    return found


def _encoded(image: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, "WEBP", quality=quality, method=4, icc_profile=b"", exif=b"", xmp=b"")
    return target.getvalue()
