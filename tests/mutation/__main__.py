"""`make mutants [ONLY=python|twin]`: every survivor must be explained in survivors.json.

An explanation is a file, a pattern over "before → after", and why such a change does no harm.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.mutation.mutants import Run, Survivor, mutate_python, mutate_twin

EXPLAINED = Path(__file__).with_name("survivors.json")
RUNS: dict[str, Callable[[Path], Run]] = {"python": mutate_python, "twin": mutate_twin}


def main(only: str) -> int:
    """Print the count and every survivor; the exit code says whether each has its reason."""
    explanations = json.loads(EXPLAINED.read_text("utf-8"))
    unexplained = 0
    for name, mutate in RUNS.items():
        if not name.startswith(only):
            continue
        with tempfile.TemporaryDirectory() as folder:
            run = mutate(Path(folder))
        print(f"{name}: {run.made} mutants, {len(run.survivors)} survived")
        for survivor in run.survivors:
            why = explain(survivor, explanations)
            unexplained += not why
            print(
                f"  {survivor.file}: {survivor.before}\n    → {survivor.after}\n    {why or 'NOT EXPLAINED'}"
            )
    return 1 if unexplained else 0


def explain(survivor: Survivor, explanations: list[dict[str, str]]) -> str:
    """Why this change does no harm; empty where nobody has said so."""
    change = f"{survivor.before} → {survivor.after}"
    for one in explanations:
        if one["file"] == survivor.file and re.search(one["pattern"], change):
            return one["why"]
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
