"""The tools that `make check` runs, each over any copy of the house."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.quality.sources import HOUSE

BIN = HOUSE / ".venv" / "bin"
NODE_BIN = HOUSE / "pwa" / "node_modules" / ".bin"


class Tool(NamedTuple):
    """A command, and the folder of the house that it runs in."""

    command: tuple[str, ...]
    folder: str = "."

    def run(self, house: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command, cwd=house / self.folder, capture_output=True, text=True, check=False, timeout=120
        )


RUFF = Tool((str(BIN / "ruff"), "check", "--no-cache", "."))
RUFF_FORMAT = Tool((str(BIN / "ruff"), "format", "--no-cache", "--check", "."))
MYPY = Tool((str(BIN / "mypy"), "backend/core/errors.py", "backend/planted.py"))
LINT_IMPORTS = Tool((str(BIN / "lint-imports"), "--no-cache"))
VULTURE = Tool((str(BIN / "vulture"),))
TSC = Tool((str(NODE_BIN / "tsc"), "-b", "tsconfig.sync.json"), "pwa")
BIOME = Tool((str(NODE_BIN / "biome"), "check", "src"), "pwa")
KNIP = Tool((str(NODE_BIN / "knip"),), "pwa")
CRUISE = Tool((str(NODE_BIN / "depcruise"), "--config", ".dependency-cruiser.cjs", "src"), "pwa")
BUDGET = Tool(("node", "bin/check-budget.mjs"), "pwa")


def cruised_modules(house: Path) -> int:
    """How many modules dependency-cruiser really looked at: with a compiler it does not know it looks at none, and is content."""
    said = Tool((*CRUISE.command, "--output-type", "json"), CRUISE.folder).run(house).stdout
    return int(json.loads(said)["summary"]["totalCruised"])
