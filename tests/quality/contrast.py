"""How well the tokens of the style sheet can be told apart, as WCAG 2.2 counts it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(r"--([\w-]+):\s*(?:light-dark\(\s*(#\w{6}),\s*(#\w{6})\s*\)|(#\w{6}));")


class Colours(NamedTuple):
    light: str
    dark: str


class Pair(NamedTuple):
    """A colour on a ground, and the ratio that it needs: 4.5 for text, 3 for borders and signs."""

    front: str
    ground: str
    ratio: float


TEXT, SHAPE = 4.5, 3.0
TONES = ("canal", "saffron", "brick", "indigo", "leaf", "plum")
PAIRS = [
    *(Pair(ink, ground, TEXT) for ink in ("ink", "ink-2") for ground in ("paper", "surface", "sunk")),
    *(Pair("ink", f"{tone}-tint", TEXT) for tone in TONES),
    *(Pair(tone, ground, TEXT) for tone in TONES for ground in ("surface", "paper", f"{tone}-tint")),
    Pair("on-canal", "canal", TEXT),
    Pair("edge", "surface", SHAPE),
    Pair("edge", "paper", SHAPE),
    Pair("ink", "saffron-fill", SHAPE),
]


def read_tokens(style: str) -> dict[str, Colours]:
    return {name: Colours(light or both, dark or both) for name, light, dark, both in TOKEN.findall(style)}


def too_faint(tokens: dict[str, Colours]) -> Iterator[str]:
    for front, ground, wanted in PAIRS:
        for theme in Colours._fields:
            found = ratio(getattr(tokens[front], theme), getattr(tokens[ground], theme))
            # Ink on the saffron fill is a pair of the light theme; in the dark one it is paper.
            if found < wanted and not (theme == "dark" and ground == "saffron-fill"):
                yield f"{front} on {ground}, {theme}: {found:.2f} < {wanted}"


def ratio(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
