"""Writes every case of the phone's verifier to a folder: what the server has at each check, and what must come of it.

`python -m tests.conformance.trust_repositories FOLDER`; `phones.json` and `clients.json` say what is where, and which
version of each role python-tuf trusts after each check.
"""

import json
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.conformance.trust_cases import CASES, OF_CLIENTS, OF_PHONES, Case
from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_oracle import Verdict, judge
from tests.conformance.trust_publisher import NOW, Step


def play(name: str, now: datetime = NOW) -> list[Step]:
    """The checks of a case, one after another."""
    publisher = Delegating(now)
    CASES[name](publisher)
    return publisher.steps


def write_repositories(folder: Path) -> None:
    for door, cases in {"phones": OF_PHONES, "clients": OF_CLIENTS}.items():
        _write_door(folder, door, cases)


def _write_door(folder: Path, door: str, cases: dict[str, Case]) -> None:
    written = [_write_case(folder, f"{door}/{number}", name) for number, name in enumerate(cases)]
    (folder / f"{door}.json").write_text(json.dumps(written), "utf-8")


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
        "asked": step.asked,
        "expected": step.expected,
        "differs": bool(step.differs),
        "versions": verdict.versions,
    }


if __name__ == "__main__":
    write_repositories(Path(sys.argv[1]))
