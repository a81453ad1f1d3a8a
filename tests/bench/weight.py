"""What a newcomer's phone downloads, as the build's own check weighs it, and on the line for a whole first visit."""

import re
import subprocess
import tempfile
from pathlib import Path

import msgspec

from tests.bench.line import phone_on, serving
from tests.bench.report import Row, row
from tests.browser.server import HOUSE

WEIGHED = re.compile(r"^(?P<what>.+?)\s+(?P<bytes>\d+) of (?P<most>\d+) bytes", re.MULTILINE)
# The anchor is a file of the shell, and counted with it (clause 2.6).
FIRST_LANGUAGE = r"^/(metadata|targets|b)/"


TEAM = "team: "  # how the build's check begins the budgets of a team's tablet


def measure_build() -> list[Row]:
    """Brotli bytes of the finished build, one row for each budget of a newcomer's phone."""
    return [
        found
        for name, found in _weighed()
        if not name.startswith(TEAM) and "verifier" not in name  # the verifier has a row of its own
    ]


def measure_team_build() -> list[Row]:
    """The same of a team's tablet: `staff.js-first` is all JavaScript before it can be used."""
    names = {"JavaScript at first": "js-first", "words of a language": "words", "offline shell": "shell"}
    return [
        msgspec.structs.replace(found, name=f"staff.{names.get(part, part)}")
        for name, found in _weighed()
        if (part := name.removeprefix(TEAM)) != name
    ]


def _weighed() -> list[tuple[str, Row]]:
    """What the build's own check names, and its row."""
    said = subprocess.run(
        ["node", "bin/check-budget.mjs"], cwd=HOUSE / "pwa", capture_output=True, text=True, check=False
    ).stdout
    return [
        (
            found["what"],
            row(
                f"main.bytes-{found['what'].lower().replace(',', '').replace(' ', '-')}",
                [int(found["bytes"])],
                "bytes",
                at_most=int(found["most"]),
                against=f"the build, {next((how for how in ('gzip', 'plain') if how in found['what']), 'brotli')}",
            ),
        )
        for found in WEIGHED.finditer(said)
    ]


def measure_first_language() -> list[Row]:
    """Requests and bytes on the line until the first language of a pack is whole on a new phone."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "server") as (_, wire),
        phone_on(wire, Path(folder) / "phone") as phone,
    ):
        phone.begin("ar")
        visit = wire.received()
        phone.save_pack()
        asked = wire.asked(FIRST_LANGUAGE)
    return [
        row(
            "main.first-visit-on-the-line",
            [visit],
            "bytes",
            against="page, code, words, service worker's shell",
        ),
        row(
            "main.first-language-requests", [len(asked)], "requests", at_most=12, against="metadata included"
        ),
        row(
            "main.first-language-bytes",
            [sum(exchange.received for exchange in asked)],
            "bytes",
            at_most=600_000,
            against="metadata and heads included",
        ),
    ]
