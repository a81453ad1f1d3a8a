"""What scans in a test: a scanner that types faster than fingers, and a film for the camera to look at."""

import time
from collections.abc import Sequence
from pathlib import Path

import segno
from PIL import Image, ImageDraw
from playwright.sync_api import Page

WIDE, HIGH = 640, 360  # pixels of the film
SECONDS = 3  # for each code
MODULE = 7  # pixels of a square of the code
BAR = 3  # pixels of the thinnest bar
QUIET = 4  # modules
# How the left half of an EAN-13 is written says its first digit; these are for 9, as every ISBN begins.
LEFT = [
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
]
FIRST_IS_9 = "LGGLGL"


def scan(page: Page, code: str, *, apart: float = 0.008) -> None:
    """Type a code as a scanner does; `apart` are the seconds between two letters, whatever the machine is busy with."""
    keyboard = page.context.new_cdp_session(page)
    at = time.time()
    for letter in [*code, "Enter"]:
        is_enter = letter == "Enter"
        key = {"key": letter, "windowsVirtualKeyCode": 13 if is_enter else ord(letter.upper())}
        text = {"text": "\r" if is_enter else letter}
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "timestamp": at, **key, **text})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "timestamp": at + apart / 2, **key})
        at += apart
    keyboard.detach()


def film(path: Path, codes: Sequence[str]) -> list[str]:
    """A film of these codes, an ISBN as its bars, and the flags of a Chromium whose camera sees it."""
    frames = [_frame(_bars(code) if len(code) == 13 else _squares(code)) for code in codes]
    head = f"YUV4MPEG2 W{WIDE} H{HIGH} F1:1 Ip A1:1 C420jpeg\n".encode()
    grey = b"\x80" * (WIDE * HIGH // 2)
    shown = [b"FRAME\n" + frame.tobytes() + grey for frame in frames for _ in range(SECONDS)]
    path.write_bytes(head + b"".join(shown))
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={path}",
    ]


def _frame(code: Image.Image) -> Image.Image:
    frame = Image.new("L", (WIDE, HIGH), 200)
    frame.paste(code, ((WIDE - code.width) // 2, (HIGH - code.height) // 2))
    return frame


def _squares(text: str) -> Image.Image:
    code = segno.make_qr(text, error="q", boost_error=False)
    rows = [list(row) for row in code.matrix_iter(scale=MODULE, border=QUIET)]
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([0 if module else 255 for row in rows for module in row])
    return image


def _bars(isbn: str) -> Image.Image:
    left = "".join(
        LEFT[int(digit)] if kind == "L" else _mirrored(LEFT[int(digit)])
        for digit, kind in zip(isbn[1:7], FIRST_IS_9, strict=True)
    )
    right = "".join(_inverted(LEFT[int(digit)]) for digit in isbn[7:])
    modules = f"101{left}01010{right}101"
    image = Image.new("L", ((len(modules) + 20) * BAR, 140), 255)
    draw = ImageDraw.Draw(image)
    for at, module in enumerate(modules):
        if module == "1":
            start = (at + 10) * BAR
            draw.rectangle((start, 10, start + BAR - 1, 130), fill=0)
    return image


def _inverted(bits: str) -> str:
    return bits.translate(str.maketrans("01", "10"))


def _mirrored(bits: str) -> str:
    return _inverted(bits)[::-1]
