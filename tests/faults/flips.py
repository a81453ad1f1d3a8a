"""Wrong bits over metadata, manifest, lists, bundles and blobs: the phone's own code runs them, in Node."""

import os
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
    command = ["npx", "vitest", "run", "src/net/flips.test.ts"]
    environment = os.environ | {"FLIPS": str(BITS)}
    done = subprocess.run(
        command, cwd=HOUSE / "pwa", env=environment, capture_output=True, text=True, check=False
    )
    print(done.stdout[-2000:] if done.returncode else "", end="")
    return Outcome(runs=BITS, accepted=1 if done.returncode else 0)
