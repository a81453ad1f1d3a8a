"""Where the engines are on this machine, and what to install where one is not."""

import shutil
from pathlib import Path

PATIENCE = 30  # seconds
SIZE = (360, 640)
LIBRARIES = Path("/usr/lib")
HINT = "install firefox-esr webkit2gtk-driver xvfb cog, as `make .make/browser` does"


def find_library(kind: str) -> str:
    """The small browser that a WebKit brings along."""
    found = sorted(LIBRARIES.glob(f"*/{kind}*/MiniBrowser"))
    assert found, f"{kind} is not here: {HINT}"
    return str(found[-1])


def find_program(program: str) -> str:
    found = shutil.which(program)
    assert found, f"{program} is not here: {HINT}"
    return found
