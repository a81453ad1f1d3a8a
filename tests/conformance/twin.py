"""Runs tests of the phone's code and tells which of them passed."""

import json
import subprocess
from pathlib import Path

PWA = Path(__file__).parents[2] / "pwa"


def passed_in_twin(file: str) -> list[tuple[str, str]]:
    """Group and name of every test in the file; none may have failed or been left out."""
    command = ["npx", "vitest", "run", file, "--reporter=json"]
    run = subprocess.run(command, cwd=PWA, capture_output=True, text=True, timeout=300, check=False)
    report = json.loads(run.stdout[run.stdout.index("{") :])
    results = [result for file in report["testResults"] for result in file["assertionResults"]]
    failed = [result["fullName"] for result in results if result["status"] != "passed"]
    assert not failed, failed
    return [(next(iter(result["ancestorTitles"]), ""), result["title"]) for result in results]
