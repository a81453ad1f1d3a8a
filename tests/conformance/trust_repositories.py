"""Writes every case of the phone's verifier to a folder: what the server has at each check, and what must come of it.

`python -m tests.conformance.trust_repositories FOLDER`; `cases.json` says what is where, and which version of each role
python-tuf trusts after each check.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.conformance.trust_cases import CASES
from tests.conformance.trust_oracle import Verdict, judge
from tests.conformance.trust_publisher import Publisher, Step


def play(name: str) -> list[Step]:
    """The checks of a case, one after another."""
    publisher = Publisher()
    CASES[name](publisher)
    return publisher.steps


def write_repositories(folder: Path) -> None:
    cases = [_write_case(folder, str(number), name) for number, name in enumerate(CASES)]
    (folder / "cases.json").write_text(json.dumps(cases), "utf-8")


def _write_case(folder: Path, number: str, name: str) -> dict[str, Any]:
    steps = play(name)
    with tempfile.TemporaryDirectory() as home:
        verdicts = judge(steps, Path(home))
    written = [
        _write_step(folder, f"{number}/{at}", step, verdict)
        for at, (step, verdict) in enumerate(zip(steps, verdicts, strict=True))
    ]
    return {"name": name, "steps": written}


def _write_step(folder: Path, place: str, step: Step, verdict: Verdict) -> dict[str, Any]:
    for name, data in step.files.items():
        path = folder / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {
        "folder": place,
        "now": step.now.isoformat(),
        "expected": step.expected,
        "differs": bool(step.differs),
        "versions": verdict.versions,
    }


if __name__ == "__main__":
    write_repositories(Path(sys.argv[1]))
