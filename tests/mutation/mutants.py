"""Changes the protocol's code one spot at a time and lets its tests look: mutmut does it in Python, Stryker in TypeScript.

Both work on a copy of the house, so that nobody's file is ever half changed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[2]
PYTHON_FILES = ("sync/manifest.py", "sync/download.py", "sync/pack.py")
TWIN_FILES = (
    "src/sync/manifest.ts",
    "src/sync/download.ts",
    "src/sync/pack.ts",
    "src/sync/trust*.ts",
    "!src/**/*.test.ts",
)
PYTHON_TESTS = ("tests/conformance/test_vectors.py", "tests/sync/test_documents_grow.py")
MUTMUT = f"""
[tool.mutmut]
source_paths = {json.dumps(PYTHON_FILES)}
also_copy = ["tests", "sync", "backend", "pyproject.toml", "pwa/src/sync"]
pytest_add_cli_args_test_selection = {json.dumps([*PYTHON_TESTS, "-k", "not twin"])}
"""
STRYKER = {
    "testRunner": "vitest",
    "plugins": ["@stryker-mutator/vitest-runner"],
    "mutate": TWIN_FILES,
    "reporters": ["json"],
    "jsonReporter": {"fileName": "mutants.json"},
    "inPlace": True,
    "concurrency": 2,
    "timeoutMS": 20_000,
    "vitest": {"configFile": "mutants.vitest.ts"},
}


class Survivor(NamedTuple):
    """A change that no test noticed."""

    file: str
    before: str
    after: str


class Run(NamedTuple):
    """How many changes were made, and which of them lived."""

    made: int
    survivors: list[Survivor]


def mutate_python(folder: Path) -> Run:
    """`manifest`, `download` and `pack` against the vectors."""
    house = _copy(folder, ["sync", "tests", "backend", "pwa/src/sync"])
    settings = (HOUSE / "pyproject.toml").read_text("utf-8")
    (house / "pyproject.toml").write_text(settings + MUTMUT, "utf-8")
    # The copy is what is imported, wherever the house itself is installed from.
    environment = os.environ | {"PYTHONPATH": str(house), "PYTHONWARNINGS": "ignore"}

    def mutmut(*words: str) -> str:
        command = [str(Path(sys.executable).with_name("mutmut")), *words]
        done = subprocess.run(
            command, cwd=house, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    mutmut("run")
    results = [line.split(": ") for line in mutmut("results", "--all", "true").splitlines() if ": " in line]
    survived = [name.strip() for name, state in results if state.strip() not in ("killed", "timeout")]
    return Run(len(results), [_changed(mutmut("show", name)) for name in survived])


def mutate_twin(folder: Path) -> Run:
    """`manifest`, `download`, `pack` and the verifier against the vectors and the repositories that python-tuf wrote."""
    house = _copy(folder, ["pwa/src", "tests/vectors"])
    pwa = house / "pwa"
    (pwa / "node_modules").symlink_to(HOUSE / "pwa" / "node_modules")
    for name in ("package.json", "mutants.vitest.ts"):
        shutil.copy(HOUSE / "pwa" / name, pwa)
    (pwa / "stryker.config.json").write_text(json.dumps(STRYKER), "utf-8")
    cases = folder / "cases"
    make = [sys.executable, "-m", "tests.conformance.trust_repositories", str(cases)]
    subprocess.run(make, cwd=HOUSE, check=True, capture_output=True)
    environment = os.environ | {"TRUST_CASES": str(cases)}
    command = ["npx", "stryker", "run"]
    done = subprocess.run(command, cwd=pwa, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    return _read_report(json.loads((pwa / "mutants.json").read_text("utf-8")))


def _copy(folder: Path, parts: Iterable[str]) -> Path:
    house = folder / "house"
    for part in parts:
        shutil.copytree(HOUSE / part, house / part, ignore=shutil.ignore_patterns("__pycache__", "output"))
    return house


def _changed(shown: str) -> Survivor:
    file = re.search(r"^--- (\S+)", shown, re.MULTILINE)
    assert file, shown
    before = re.findall(r"^-(?!--)(.*)$", shown, re.MULTILINE)
    after = re.findall(r"^\+(?!\+\+)(.*)$", shown, re.MULTILINE)
    return Survivor(file[1], " ".join(map(str.strip, before)), " ".join(map(str.strip, after)))


def _read_report(report: dict[str, dict[str, dict[str, object]]]) -> Run:
    made, survivors = 0, []
    for name, file in report["files"].items():
        lines = str(file["source"]).split("\n")
        for mutant in file["mutants"]:  # type: ignore[attr-defined]
            made += 1
            if mutant["status"] in ("Survived", "NoCoverage"):
                survivors.append(_in_line(f"pwa/{name}", lines, mutant))
    return Run(made, survivors)


def _in_line(file: str, lines: list[str], mutant: dict[str, object]) -> Survivor:
    start, end = mutant["location"]["start"], mutant["location"]["end"]  # type: ignore[index]
    first, last = lines[start["line"] - 1], lines[end["line"] - 1]
    after = first[: start["column"] - 1] + str(mutant["replacement"]) + last[end["column"] - 1 :]
    before = " ".join(line.strip() for line in lines[start["line"] - 1 : end["line"]])
    return Survivor(file, before, " ".join(after.split()))
