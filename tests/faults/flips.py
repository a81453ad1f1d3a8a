"""Wrong bits over metadata, manifest, lists, bundles and blobs: the phone's own code runs them, in Node."""

import os
import re
import subprocess
from typing import NamedTuple

from tests.browser.server import HOUSE

BITS = 1000


class Outcome(NamedTuple):
    """How many bits were wrong, one at a time, and whether one was believed or cost what was there before."""

    runs: int
    accepted: int

    @property
    def holds(self) -> bool:
        return self.accepted == 0


def flip_bits() -> Outcome:
    """Half of them on the way of a first save, half on the way of an update."""
    done = _run("src/net/flips.test.ts", "FLIPS", str(BITS))
    return Outcome(runs=BITS, accepted=1 if done.returncode else 0)


def flip_metadata(bits: int | None = None) -> Outcome:
    """So many over what is signed and what that leads to, without packs; without a number one in every byte of it."""
    done = _run("src/net/metadata-flips.test.ts", "METADATA_FLIPS", str(bits or "all"))
    runs = sum(int(found) for found in re.findall(r"wrong bits: (\d+)", done.stdout))
    return Outcome(runs=runs, accepted=1 if done.returncode or not runs else 0)


def _run(file: str, name: str, bits: str) -> subprocess.CompletedProcess[str]:
    command = ["npx", "vitest", "run", file, "--testTimeout=0"]
    environment = os.environ | {name: bits}
    done = subprocess.run(
        command, cwd=HOUSE / "pwa", env=environment, capture_output=True, text=True, check=False
    )
    print(done.stdout[-2000:] if done.returncode else "", end="")
    return done
