"""Both implementations of the protocol answer the same vectors the same way, and none is skipped."""

import collections
import re
from pathlib import Path
from typing import Any

import pytest

from sync.errors import SyncError
from tests.conformance.twin import passed_in_twin
from tests.conformance.vectors import CENTRE_ONLY, answer, read_vectors, subjects, without_nulls

ROOT = Path(__file__).parents[2]
SYNC, TWIN = ROOT / "sync", ROOT / "pwa" / "src" / "sync"

FILES = {subject: read_vectors(subject) for subject in subjects()}
CASES = [(subject, case) for subject, file in FILES.items() for case in file["cases"]]

# What only the centre does has no twin; what only TypeScript needs has no original.
PYTHON_FILES = {"__init__", "quarantine", "admission", "patches"}
TWIN_FILES = {
    "platform",
    "briefing",
}  # the second is read by tablets alone; the centre makes it in `backend/intake`
PYTHON_FUNCTIONS = {
    "book_period",
    "span_of",
    "parse_request",
    "parse_answers_request",
    "write_bundle",
    "keep_known",  # the readers of `fields.ts` leave out what they do not name
    "judge_batch",
    "mask_key",
    "read_params",
    "read_carried_push",
}


@pytest.mark.parametrize(("subject", "case"), CASES, ids=[f"{s}: {c['name']}" for s, c in CASES])
def test_python_answers_the_vector(subject: str, case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(SyncError) as raised:
            answer(FILES[subject], case)
        assert raised.value.code == case["error"]
    else:
        assert answer(FILES[subject], case) == without_nulls(case["expect"])


@pytest.mark.parametrize("subject", FILES)
def test_a_subject_has_cases_of_its_own_names(subject: str) -> None:
    names = [case["name"] for case in FILES[subject]["cases"]]
    assert names
    assert len(names) == len(set(names))


def test_the_twin_passes_every_vector_that_python_counts() -> None:
    counted = {s: len(file["cases"]) for s, file in FILES.items() if s not in CENTRE_ONLY}
    assert len(counted) > 10
    passed = passed_in_twin("src/sync/vectors.test.ts")
    assert dict(collections.Counter(group for group, _ in passed)) == counted


def test_the_twin_has_the_same_files() -> None:
    twin = {path.stem for path in _twin_files()}
    assert {path.stem for path in SYNC.glob("*.py")} - PYTHON_FILES == twin - TWIN_FILES


@pytest.mark.parametrize("path", [p for p in sorted(SYNC.glob("*.py")) if p.stem not in PYTHON_FILES])
def test_the_twin_has_the_same_functions(path: Path) -> None:
    ours = set(re.findall(r"^def ([a-z]\w*)\(", path.read_text("utf-8"), re.MULTILINE)) - PYTHON_FUNCTIONS
    exported = re.findall(
        r"^export (?:async )?function (\w+)[<(]", (TWIN / f"{path.stem}.ts").read_text("utf-8"), re.MULTILINE
    )
    theirs = {re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name) for name in exported}
    # The readers of `fields.ts` do by hand what msgspec does in Python.
    assert ours == (theirs & ours if path.stem == "fields" else theirs)


def _twin_files() -> list[Path]:
    paths = [path for path in TWIN.glob("*.ts") if ".test." not in path.name]
    return [path for path in paths if not path.stem.startswith("trust")]
